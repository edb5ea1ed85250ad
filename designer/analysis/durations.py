"""Sums of spans on several clocks: kept per clock, printed per clock, and as minutes only to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from designer.model import spans
from designer.model.choices import Clock, SpanUnit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Calendar
from designer.model.values import Span, minute_of_day

WORKING_DAY = 8 * 60
"""Minutes; what a business day counts for where no calendar says."""


class Business(NamedTuple):
    """What is counted on one calendar's clock ("" where none is named): minutes, days, and next business days."""

    calendar: Id
    minutes: int = 0
    days: int = 0
    next_days: int = 0


class Duration(NamedTuple):
    """A sum of spans: minutes that always run, and what is counted on business clocks, by calendar."""

    minutes: int = 0
    business: tuple[Business, ...] = ()

    def plus(self, other: Duration) -> Duration:
        """The sum, clock by clock."""
        if not other.business:
            return Duration(self.minutes + other.minutes, self.business)
        return Duration(self.minutes + other.minutes, _joined(self.business, other.business, 1))

    def minus(self, other: Duration) -> Duration | None:
        """What is left, clock by clock; None where some clock would go below zero."""
        left = Duration(self.minutes - other.minutes, _joined(self.business, other.business, -1))
        if left.minutes < 0 or any(min(part.minutes, part.days, part.next_days) < 0 for part in left.business):
            return None
        return left

    @property
    def text(self) -> str:
        """As printed: "30 min + 1 business day", "at once"."""
        parts = [spans.describe(spans.of_minutes(self.minutes))] if self.minutes else []
        minutes = sum(part.minutes for part in self.business)
        days = sum(part.days for part in self.business)
        next_days = sum(part.next_days for part in self.business)
        if minutes:
            hours = minutes % 60 == 0
            unit = SpanUnit.HOUR if hours else SpanUnit.MINUTE
            amount = minutes // 60 if hours else minutes
            parts.append(spans.describe(Span(text="", unit=unit, amount=amount, clock=Clock.BUSINESS)))
        if next_days == 1 and not days:
            parts.append("next business day")
        elif days + next_days:
            all_days = Span(text="", unit=SpanUnit.DAY, amount=days + next_days, clock=Clock.BUSINESS)
            parts.append(spans.describe(all_days))
        return " + ".join(parts) or "at once"


ZERO = Duration()


def _joined(a: tuple[Business, ...], b: tuple[Business, ...], sign: int) -> tuple[Business, ...]:
    sums = {part.calendar: [part.minutes, part.days, part.next_days] for part in a}
    for part in b:
        mine = sums.setdefault(part.calendar, [0, 0, 0])
        for i, amount in enumerate((part.minutes, part.days, part.next_days)):
            mine[i] += sign * amount
    return tuple(Business(calendar, *counts) for calendar, counts in sorted(sums.items()) if any(counts))


def duration(span: Span, implied: Id | None = None) -> Duration | None:
    """A span as a sum; None for `never`. `implied` is the calendar that its place implies.

    A wait until something opens, closes, or until a time of day counts 0: it may be so at once.
    """
    if span.unit is SpanUnit.NEVER:
        return None
    if span.unit in (SpanUnit.UNTIL_OPEN, SpanUnit.UNTIL_CLOSE, SpanUnit.UNTIL_TIME):
        return ZERO
    calendar = span.calendar or implied or ""
    if span.unit is SpanUnit.NEXT_DAY:
        return Duration(0, (Business(calendar, next_days=1),))
    if span.clock is Clock.ELAPSED:
        return Duration(spans.minutes(span) or 0)
    if not span.amount:
        return ZERO
    minutes = spans.minutes(span)
    if minutes is not None:
        return Duration(0, (Business(calendar, minutes=minutes),))
    days = span.amount * (5 if span.unit is SpanUnit.WEEK else 1)
    return Duration(0, (Business(calendar, days=days),))


def working_day(calendar: Calendar) -> int:
    """The minutes of a calendar's commonest working day, the longer on a tie; 24 h where it never closes."""
    if calendar.always:
        return spans.DAY
    opened: Counter[int] = Counter()
    for opening in calendar.hours:
        opened[opening.day] += minute_of_day(opening.end) - minute_of_day(opening.start)
    lengths = Counter(length for length in opened.values() if length > 0)
    if not lengths:
        return WORKING_DAY
    return max(lengths, key=lambda length: (lengths[length], length))


def working_days(matrix: Matrix) -> Mapping[Id, int]:
    """The minutes of a business day by calendar id."""
    return {calendar.id: working_day(calendar) for calendar in matrix.calendars.values()}


def nominal(amount: Duration, days: Mapping[Id, int]) -> int:
    """A sum as minutes, to compare: a business minute is a minute, a business day the calendar's working day."""
    return amount.minutes + sum(
        part.minutes + (part.days + part.next_days) * days.get(part.calendar, WORKING_DAY) for part in amount.business
    )


def share(span: Span, percent: int, implied: Id | None, days: Mapping[Id, int]) -> Duration | None:
    """So many per cent of a span, in minutes rounded up, on its own clock; None of a span that never ends."""
    whole = duration(span, implied)
    if whole is None:
        return None
    if not whole.business:
        return Duration(_up(whole.minutes * percent))
    part = whole.business[0]
    total = part.minutes + (part.days + part.next_days) * days.get(part.calendar, WORKING_DAY)
    return Duration(0, (Business(part.calendar, minutes=_up(total * percent)),))


def _up(hundredths: int) -> int:
    return -(-hundredths // 100)
