"""The words and icons with which pictures name kinds of steps, triggers and channels."""

from __future__ import annotations

from designer.model.choices import ChannelKind, Outcome, Share, StepKind, Trigger

UNTITLED: dict[StepKind, str] = {
    StepKind.ENTRY: "First contact",
    StepKind.ACTION: "Untitled step",
    StepKind.DECISION: "Untitled decision",
    StepKind.WAIT: "Wait",
    StepKind.INFORM: "Untitled inform",
    StepKind.VENDOR: "Untitled vendor",
    StepKind.HAND_OVER: "Hand over",
    StepKind.END: "End",
    StepKind.NOTE: "Empty note",
}
"""What stands, faint, in the place of a title that nobody has written yet."""

STEP_WORDS: dict[StepKind, str] = {
    StepKind.ENTRY: "First contact",
    StepKind.ACTION: "Step",
    StepKind.DECISION: "Decision",
    StepKind.WAIT: "Wait",
    StepKind.INFORM: "Inform",
    StepKind.VENDOR: "Vendor",
    StepKind.HAND_OVER: "Hand over",
    StepKind.END: "End",
    StepKind.NOTE: "Note",
}

STEP_ICONS: dict[StepKind, str] = {
    StepKind.ENTRY: "log-in",
    StepKind.ACTION: "user",
    StepKind.DECISION: "git-branch",
    StepKind.WAIT: "timer",
    StepKind.INFORM: "bell",
    StepKind.VENDOR: "building-2",
    StepKind.HAND_OVER: "arrow-right-left",
    StepKind.END: "flag",
    StepKind.NOTE: "sticky-note",
}

OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.RESOLVED: "Resolved",
    Outcome.CLOSED: "Closed",
    Outcome.HANDED_OVER: "Handed over",
    Outcome.UNANSWERED: "Nobody answered",
}

OUTCOME_ICONS: dict[Outcome, str] = {
    Outcome.RESOLVED: "flag",
    Outcome.CLOSED: "circle-check",
    Outcome.HANDED_OVER: "corner-up-right",
    Outcome.UNANSWERED: "circle-x",
}

TRIGGER_WORDS: dict[Trigger, str] = {
    Trigger.NOT_ACKNOWLEDGED: "not answered",
    Trigger.NOT_RESOLVED: "not resolved",
    Trigger.ACKNOWLEDGED: "answered",
    Trigger.RESOLVED: "resolved",
    Trigger.SHARE_OF_TARGET: "at a share of the target",
    Trigger.CRITERIA_MET: "criteria met",
    Trigger.CUSTOMER_ASKS: "customer asks",
    Trigger.NOBODY_REACHED: "nobody reached",
    Trigger.MANUAL: "by hand",
    Trigger.ALWAYS: "then",
}

TRIGGER_ICONS: dict[Trigger, str] = {
    Trigger.NOT_ACKNOWLEDGED: "bell-off",
    Trigger.NOT_RESOLVED: "hourglass",
    Trigger.ACKNOWLEDGED: "check",
    Trigger.RESOLVED: "check-check",
    Trigger.SHARE_OF_TARGET: "gauge",
    Trigger.CRITERIA_MET: "list-checks",
    Trigger.CUSTOMER_ASKS: "message-square",
    Trigger.NOBODY_REACHED: "user-x",
    Trigger.MANUAL: "hand",
    Trigger.ALWAYS: "arrow-right",
}

SHARE_WORDS: dict[Share, str] = {Share.RESPONSE: "response target", Share.RESOLUTION: "resolution target"}

CHANNEL_WORDS: dict[ChannelKind, str] = {
    ChannelKind.PHONE: "phone",
    ChannelKind.SMS: "SMS",
    ChannelKind.EMAIL: "e-mail",
    ChannelKind.CHAT: "chat",
    ChannelKind.PAGER: "pager",
    ChannelKind.TICKET: "ticket",
    ChannelKind.PORTAL: "portal",
    ChannelKind.BRIDGE: "conference bridge",
    ChannelKind.IN_PERSON: "in person",
    ChannelKind.OTHER: "other",
}

CHANNEL_ICONS: dict[ChannelKind, str] = {
    ChannelKind.PHONE: "phone",
    ChannelKind.SMS: "message-square-text",
    ChannelKind.EMAIL: "mail",
    ChannelKind.CHAT: "message-circle",
    ChannelKind.PAGER: "bell-ring",
    ChannelKind.TICKET: "ticket",
    ChannelKind.PORTAL: "globe",
    ChannelKind.BRIDGE: "video",
    ChannelKind.IN_PERSON: "users",
    ChannelKind.OTHER: "radio",
}
