"""Closed lists in the words of the screen: what a combo box says for each choice."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from designer.drawing.words import CHANNEL_WORDS, OUTCOME_WORDS, STEP_WORDS
from designer.model import choices as c

_WORDS: dict[type[StrEnum], Mapping[Any, str]] = {
    c.StepKind: STEP_WORDS,
    c.Outcome: OUTCOME_WORDS,
    c.ChannelKind: {kind: words[:1].upper() + words[1:] for kind, words in CHANNEL_WORDS.items()},
    c.Clock: {c.Clock.ELAPSED: "Elapsed time", c.Clock.BUSINESS: "Business time"},
    c.TeamMode: {
        c.TeamMode.EVERYONE: "Everyone at once",
        c.TeamMode.ONE_AFTER_ANOTHER: "One after another",
        c.TeamMode.LEAD: "Its lead",
        c.TeamMode.MAILBOX: "Its mailbox and phone",
    },
    c.Turn: {
        c.Turn.CURRENT: "Whoever is on duty",
        c.Turn.NEXT: "Whoever is on duty next",
        c.Turn.PREVIOUS: "Whoever was on duty before",
    },
    c.PhoneKind: {
        c.PhoneKind.MOBILE: "Mobile",
        c.PhoneKind.DESK: "Desk",
        c.PhoneKind.HOME: "Home",
        c.PhoneKind.DUTY: "Duty phone",
        c.PhoneKind.TOLL_FREE: "Toll-free",
        c.PhoneKind.PAGER: "Pager",
        c.PhoneKind.FAX: "Fax",
        c.PhoneKind.SATELLITE: "Satellite",
        c.PhoneKind.OTHER: "Other",
    },
    c.RepeatWhile: {
        c.RepeatWhile.NOT_ACKNOWLEDGED: "Nobody has answered",
        c.RepeatWhile.NOT_RESOLVED: "It is not resolved",
    },
    c.AfterRepeats: {
        c.AfterRepeats.NOTHING: "Nothing more",
        c.AfterRepeats.CLOSE: "Close the issue",
        c.AfterRepeats.HAND_OVER: "Hand over to another matrix",
    },
    c.TimeBase: {
        c.TimeBase.ELAPSED: "Since the issue opened",
        c.TimeBase.PER_LEVEL: "On each level",
        c.TimeBase.BOTH: "Both",
    },
    c.EmptyLevel: {
        c.EmptyLevel.SKIP: "Go on to the next at once",
        c.EmptyLevel.WAIT: "Wait as if somebody had been told",
        c.EmptyLevel.STOP: "Stop",
    },
    c.Status: {
        c.Status.DRAFT: "Draft",
        c.Status.IN_REVIEW: "In review",
        c.Status.APPROVED: "Approved",
        c.Status.RETIRED: "Retired",
    },
    c.LaneDirection: {c.LaneDirection.COLUMNS: "Left to right", c.LaneDirection.ROWS: "Top to bottom"},
    c.Mark: {
        c.Mark.TRIANGLE: "▲ Triangle",
        c.Mark.DIAMOND: "◆ Diamond",
        c.Mark.SQUARE: "■ Square",
        c.Mark.CIRCLE: "● Circle",
        c.Mark.TRIANGLE_DOWN: "▼ Triangle down",
    },
    c.LevelKind: {
        c.LevelKind.FRONTLINE: "Front line",
        c.LevelKind.FUNCTIONAL: "Functional (more skill)",
        c.LevelKind.MANAGEMENT: "Management (more authority)",
        c.LevelKind.EXTERNAL: "External",
        c.LevelKind.GOVERNANCE: "Governance",
    },
    c.TargetOrder: {
        c.TargetOrder.ALL_AT_ONCE: "All at once",
        c.TargetOrder.ONE_AFTER_ANOTHER: "One after another",
        c.TargetOrder.ROUND_ROBIN: "In turn (round robin)",
    },
    c.AcknowledgedBy: {
        c.AcknowledgedBy.FIRST: "The first who answers is enough",
        c.AcknowledgedBy.ALL: "Everybody must answer",
    },
    c.TransitionKind: {
        c.TransitionKind.FUNCTIONAL: "Functional: to more skill",
        c.TransitionKind.HIERARCHICAL: "Hierarchical: to more authority",
        c.TransitionKind.RETURN: "Return",
        c.TransitionKind.INFORM: "Inform",
    },
    c.Trigger: {
        c.Trigger.NOT_ACKNOWLEDGED: "Nobody has answered",
        c.Trigger.NOT_RESOLVED: "It is not resolved",
        c.Trigger.ACKNOWLEDGED: "Somebody has answered",
        c.Trigger.RESOLVED: "It is resolved",
        c.Trigger.SHARE_OF_TARGET: "A share of the target is used up",
        c.Trigger.CRITERIA_MET: "Its criteria are met",
        c.Trigger.CUSTOMER_ASKS: "The customer asks for it",
        c.Trigger.NOBODY_REACHED: "Nobody could be reached",
        c.Trigger.MANUAL: "Somebody decides so",
        c.Trigger.ALWAYS: "Always",
    },
    c.Share: {c.Share.RESPONSE: "Response target", c.Share.RESOLUTION: "Resolution target"},
    c.ContactKind: {
        c.ContactKind.PERSON: "Person",
        c.ContactKind.ROLE: "Role",
        c.ContactKind.DESK: "Desk",
        c.ContactKind.MAILBOX: "Mailbox",
        c.ContactKind.VENDOR: "Vendor",
        c.ContactKind.SYSTEM: "System",
    },
    c.Privacy: {
        c.Privacy.PUBLIC: "Public",
        c.Privacy.INTERNAL: "Internal",
        c.Privacy.PERSONAL: "Personal: not on sheets for others",
    },
    c.Audience: {
        c.Audience.CUSTOMERS: "Customers",
        c.Audience.STAFF: "Staff",
        c.Audience.EXECUTIVES: "Executives",
        c.Audience.REGULATOR: "Regulator",
        c.Audience.PRESS: "Press",
    },
}


def words(choice: StrEnum) -> str:
    """What the screen says for a choice."""
    return _WORDS[type(choice)][choice]
