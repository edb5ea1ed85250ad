"""Small values that records are made of: spans, conditions, addresses, opening hours."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

from designer.model.choices import AfterRepeats, Clock, PhoneKind, RepeatWhile, SpanUnit, TeamMode, Turn
from designer.model.ids import CalendarRef, CategoryRef, ChannelRef, ContactRef, SeverityRef, TargetRef

TimeOfDay = Annotated[str, Meta(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)\Z")]
"""HH:MM on a local clock; 24:00 only as the end of an interval."""


def minute_of_day(time: TimeOfDay) -> int:
    """The minutes since midnight; 24:00 is 1440."""
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def time_of_day(minute: int) -> TimeOfDay:
    """The time so many minutes after midnight, 0 to 1440."""
    return f"{minute // 60:02}:{minute % 60:02}"


Instant = Annotated[dt.datetime, Meta(tz=True)]
LocalInstant = Annotated[dt.datetime, Meta(tz=False)]
LARGEST = 1_000_000_000
"""No number of minutes or rounds is larger: some 1,900 years, which dates can still be reckoned with."""

Minutes = Annotated[int, Meta(ge=0, le=LARGEST)]
Count = Annotated[int, Meta(ge=1, le=LARGEST)]
Percent = Annotated[int, Meta(ge=1, le=100)]
Weekday = Annotated[int, Meta(ge=1, le=7)]
"""ISO: 1 is Monday."""


class Value(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A part of a record; equal when its fields are."""


class Span(Value, frozen=True):
    """How long: an amount of a unit on a clock, and the words somebody typed for it.

    `amount` counts for minute, hour, day and week; `time` for until_time; `next_day` is the next business day.
    `calendar` overrides the calendar that the place of the span implies. Made and printed by `spans.py`.
    """

    text: str
    unit: SpanUnit
    amount: Minutes = 0
    clock: Clock = Clock.ELAPSED
    time: TimeOfDay | None = None
    calendar: CalendarRef | None = None


class SeveritySpan(Value, frozen=True):
    """The span that holds at one severity."""

    severity: SeverityRef
    span: Span


class Position(Value, frozen=True):
    """Where a step stands: units from the near edge of its lane, and units along the lanes (absolute)."""

    across: float = 0.0
    along: float = 0.0


class ChannelUse(Value, frozen=True):
    """A channel and how many minutes after the start of an attempt it is used."""

    channel: ChannelRef
    delay: Minutes = 0


class Target(Value, frozen=True):
    """Whom a step attempts. `mode` (of a team) is the team's own unless set; `turn` counts for a rota."""

    to: TargetRef
    mode: TeamMode | None = None
    turn: Turn = Turn.CURRENT


class Condition(Value, frozen=True):
    """All that is set must hold. Empty tuples and None ask nothing.

    `inside` says whether `calendar` must be open or closed; `answer` is the answer of a decision.
    """

    severities: tuple[SeverityRef, ...] = ()
    categories: tuple[CategoryRef, ...] = ()
    calendar: CalendarRef | None = None
    inside: bool = True
    acknowledged: bool | None = None
    resolved: bool | None = None
    answer: str = ""


class PinnedSegment(Value, frozen=True):
    """A segment of a route that a person fixed.

    `index` counts the segments from the source; `at` is the coordinate that the segment keeps (x of an upright
    one, y of a level one).
    """

    index: Annotated[int, Meta(ge=0)]
    at: float


class Phone(Value, frozen=True):
    """A telephone number as typed, with its E.164 form where it has one ("" for short and internal numbers)."""

    number: str
    kind: PhoneKind = PhoneKind.OTHER
    e164: str = ""
    extension: str = ""
    sms: bool = False
    label: str = ""
    hours: CalendarRef | None = None


class Email(Value, frozen=True):
    """A mail address; `hours` when it is read."""

    address: str
    label: str = ""
    hours: CalendarRef | None = None


class Chat(Value, frozen=True):
    """A name or room on a chat service."""

    handle: str
    service: str = ""
    hours: CalendarRef | None = None


class Absence(Value, frozen=True):
    """A contact is away from `start` up to `end`."""

    start: Instant
    end: Instant
    note: str = ""


class Opening(Value, frozen=True):
    """Open on a weekday from `start` up to `end`; an interval over midnight is two of these."""

    day: Weekday
    start: TimeOfDay
    end: TimeOfDay


class Hours(Value, frozen=True):
    """Open from `start` up to `end` on one day."""

    start: TimeOfDay
    end: TimeOfDay


class Holiday(Value, frozen=True):
    """A date that is closed, or has its own hours."""

    date: dt.date
    name: str = ""
    hours: tuple[Hours, ...] = ()


class Override(Value, frozen=True):
    """Somebody stands in on a rota from `start` up to `end`."""

    contact: ContactRef
    start: Instant
    end: Instant


class Repeats(Value, frozen=True):
    """What happens at the end of the path: `count` more passes, each `pause` minutes after the last one ended."""

    count: Minutes = 0
    pause: Minutes = 0
    repeat_while: RepeatWhile = RepeatWhile.NOT_ACKNOWLEDGED
    keep_acknowledgements: bool = True
    then: AfterRepeats = AfterRepeats.NOTHING
    hand_over_to: str = ""


class Priorities(Value, frozen=True):
    """Impact × urgency → severity: one row an impact, one column an urgency; None where nothing is decided."""

    impacts: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    cells: tuple[tuple[SeverityRef | None, ...], ...] = ()
