"""The records a matrix is made of, in the words of the field. Every record is immutable and has an id.

Sources of the vocabulary: ITIL, on-call systems, network operations centres and call centres' sheets.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

from designer.model.choices import (
    AcknowledgedBy,
    Audience,
    ChannelKind,
    ContactKind,
    EmptyLevel,
    LaneDirection,
    LevelKind,
    Mark,
    Outcome,
    Privacy,
    Share,
    Status,
    StepKind,
    TargetOrder,
    TeamMode,
    TimeBase,
    TransitionKind,
    Trigger,
)
from designer.model.ids import (
    AnyRef,
    CalendarRef,
    ChannelRef,
    ContactRef,
    Id,
    LevelRef,
    OwnerRef,
    SeverityRef,
    StepRef,
    TeamRef,
)
from designer.model.values import (
    Absence,
    ChannelUse,
    Chat,
    Condition,
    Count,
    Email,
    Holiday,
    Instant,
    LocalInstant,
    Minutes,
    Opening,
    Override,
    Percent,
    Phone,
    PinnedSegment,
    Position,
    Priorities,
    Repeats,
    SeveritySpan,
    Span,
    Target,
)


class _Record(
    Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="record",
    cache_hash=True,
    gc=False,
):
    """What all records share; each declares its `id` itself, so that a file shows it first."""


class Head(_Record, tag="matrix", frozen=True):
    """The document itself; there is exactly one."""

    id: Id
    title: str = ""
    organisation: str = ""
    scope: str = ""
    out_of_scope: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    calendar: CalendarRef | None = None
    time_base: TimeBase = TimeBase.ELAPSED
    empty_level: EmptyLevel = EmptyLevel.SKIP
    repeats: Repeats = Repeats()
    priorities: Priorities = Priorities()
    lanes: LaneDirection = LaneDirection.COLUMNS
    owner: str = ""
    approver: str = ""
    version: str = "1"
    status: Status = Status.DRAFT
    effective_from: dt.date | None = None
    review_every: Span | None = None
    last_review: dt.date | None = None
    next_review: dt.date | None = None
    distribution: tuple[str, ...] = ()


class Severity(_Record, tag="severity", frozen=True):
    """How bad an issue is. `rank` 1 is the worst; `colour` is #rrggbb, or "" for the one of its rank."""

    id: Id
    code: str
    name: str = ""
    rank: Count = 1
    colour: Annotated[str, Meta(pattern=r"^(#[0-9a-f]{6})?\Z")] = ""
    mark: Mark = Mark.CIRCLE
    criteria: str = ""
    examples: tuple[str, ...] = ()
    respond_within: Span | None = None
    resolve_within: Span | None = None
    update_every: Span | None = None
    entry_level: LevelRef | None = None
    deciding_level: LevelRef | None = None
    calendar: CalendarRef | None = None
    major: bool = False


class Category(_Record, tag="category", frozen=True):
    """What kind of issue. A `hard_stop` goes straight to a level: safety, legal, press."""

    id: Id
    name: str
    examples: tuple[str, ...] = ()
    owner: TeamRef | None = None
    severity: SeverityRef | None = None
    hard_stop: LevelRef | None = None
    entry_step: StepRef | None = None


class Level(_Record, tag="level", frozen=True):
    """A rung. `order` counts from 0 at the first contact; `label` is what is printed ("Tier 2", "1st line")."""

    id: Id
    order: Minutes = 0
    code: str = ""
    label: str = ""
    kind: LevelKind = LevelKind.FUNCTIONAL
    purpose: str = ""
    authority: str = ""
    entry_criteria: str = ""
    hand_over: tuple[str, ...] = ()
    exit_criteria: str = ""
    channels: tuple[ChannelUse, ...] = ()
    calendar: CalendarRef | None = None


class Channel(_Record, tag="channel", frozen=True):
    """A way to reach someone; one that `rouses` reaches a person at any hour."""

    id: Id
    kind: ChannelKind = ChannelKind.PHONE
    label: str = ""
    instructions: str = ""
    rouses: bool = False


class Step(_Record, tag="step", frozen=True):
    """A box of the chart, on a level.

    `pause` (between rounds) and `turn` (how long one attempt lasts; None: the longest delay among the channels)
    are minutes. `wait` counts for a wait, `outcome` for an end, `hand_over_to` for a hand over, `condition` for
    an entry. `pauses_targets`: the clocks of the severity's targets stop while the work is here.
    """

    id: Id
    level: LevelRef
    kind: StepKind = StepKind.ACTION
    title: str = ""
    instructions: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    order: TargetOrder = TargetOrder.ONE_AFTER_ANOTHER
    acknowledged_by: AcknowledgedBy = AcknowledgedBy.FIRST
    attempts: Count = 1
    pause: Minutes = 0
    turn: Minutes | None = None
    channels: tuple[ChannelUse, ...] = ()
    pauses_targets: bool = False
    wait: Span | None = None
    outcome: Outcome = Outcome.RESOLVED
    hand_over_to: str = ""
    condition: Condition = Condition()
    position: Position = Position()


class Transition(_Record, tag="transition", frozen=True):
    """An arrow from step to step.

    `after` is the default span, `after_by_severity` the ones that differ. `moves` is None where the kind decides
    (functional and return move the work, hierarchical and inform go beside). `share` is the percentage of the
    target `share_of` that fires a share_of_target arrow. `at_most` bounds how often it is taken in a walk.
    """

    id: Id
    source: StepRef
    target: StepRef
    kind: TransitionKind = TransitionKind.FUNCTIONAL
    moves: bool | None = None
    trigger: Trigger = Trigger.NOT_ACKNOWLEDGED
    after: Span | None = None
    after_by_severity: tuple[SeveritySpan, ...] = ()
    condition: Condition = Condition()
    order: Minutes = 0
    default: bool = False
    share: Percent | None = None
    share_of: Share = Share.RESPONSE
    at_most: Count | None = None
    label: str = ""
    pinned: tuple[PinnedSegment, ...] = ()


class Contact(_Record, tag="contact", frozen=True):
    """Somebody to reach. `hours` keeps stated hours as typed where no calendar says the same.

    `references` is what to quote when calling (contract, circuit, PIN); `channels` the contact's own order.
    """

    id: Id
    name: str
    kind: ContactKind = ContactKind.PERSON
    role: str = ""
    department: str = ""
    organisation: str = ""
    service: str = ""
    location: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    chats: tuple[Chat, ...] = ()
    portal: str = ""
    channels: tuple[ChannelUse, ...] = ()
    time_zone: str = ""
    calendar: CalendarRef | None = None
    hours: str = ""
    absences: tuple[Absence, ...] = ()
    deputies: tuple[ContactRef, ...] = ()
    manager: ContactRef | None = None
    reference: str = ""
    languages: tuple[str, ...] = ()
    verified_on: dt.date | None = None
    verified_by: str = ""
    active: bool = True
    privacy: Privacy = Privacy.INTERNAL
    notes: str = ""


class Team(_Record, tag="team", frozen=True):
    """People who share a duty."""

    id: Id
    name: str
    members: tuple[ContactRef, ...] = ()
    lead: ContactRef | None = None
    mode: TeamMode = TeamMode.EVERYONE
    phone: Phone | None = None
    mailbox: Email | None = None


class Rota(_Record, tag="rota", frozen=True):
    """Whose turn it is: `members` in order, each for `turn_length` on the local wall clock from `first_hand_over`."""

    id: Id
    name: str
    time_zone: str = "UTC"
    members: tuple[ContactRef, ...] = ()
    turn_length: Span | None = None
    first_hand_over: LocalInstant | None = None
    restrictions: tuple[Opening, ...] = ()
    overrides: tuple[Override, ...] = ()
    team: TeamRef | None = None


class Calendar(_Record, tag="calendar", frozen=True):
    """Working time in a zone; `always` is 24 × 7 and ignores the hours."""

    id: Id
    name: str
    time_zone: str = "UTC"
    always: bool = False
    hours: tuple[Opening, ...] = ()
    holidays: tuple[Holiday, ...] = ()


class Announcement(_Record, tag="announcement", frozen=True):
    """A line of the communication plan."""

    id: Id
    severity: SeverityRef | None = None
    audience: Audience = Audience.CUSTOMERS
    channel: ChannelRef | None = None
    first_within: Span | None = None
    then_every: Span | None = None
    owner: OwnerRef | None = None
    text: str = ""
    needs_approval: bool = False
    stops_when: str = ""


class Comment(_Record, tag="comment", frozen=True):
    """Feedback on any record."""

    id: Id
    on: AnyRef
    author: str = ""
    at: Instant | None = None
    text: str = ""
    resolved: bool = False


class Revision(_Record, tag="revision", frozen=True):
    """A version that was released: what changed, by whom, approved by whom."""

    id: Id
    version: str
    date: dt.date | None = None
    author: str = ""
    approver: str = ""
    changes: str = ""
    content_hash: str = ""


class Briefing(_Record, tag="briefing", frozen=True):
    """Who was briefed on which version, when, how, and with what score (percent)."""

    id: Id
    contact: ContactRef
    version: str
    at: Instant | None = None
    how: str = ""
    score: Annotated[int, Meta(ge=0, le=100)] | None = None


class Suppression(_Record, tag="suppression", frozen=True):
    """A finding that somebody accepts, for a reason, until a date."""

    id: Id
    code: str
    on: tuple[AnyRef, ...] = ()
    by: str = ""
    why: str = ""
    until: dt.date | None = None


Record = (
    Head
    | Severity
    | Category
    | Level
    | Channel
    | Step
    | Transition
    | Contact
    | Team
    | Rota
    | Calendar
    | Announcement
    | Comment
    | Revision
    | Briefing
    | Suppression
)

KINDS: dict[str, type[Record]] = {
    kind.__struct_config__.tag: kind  # type: ignore[misc]
    for kind in (
        Head,
        Severity,
        Category,
        Level,
        Channel,
        Step,
        Transition,
        Contact,
        Team,
        Rota,
        Calendar,
        Announcement,
        Comment,
        Revision,
        Briefing,
        Suppression,
    )
}
"""Every kind of record by the name that ids and files use."""
