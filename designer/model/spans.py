"""Spans as people write them: "30 min", "4 business hours", "next business day", "until 08:00", "never".

What is not understood for certain is refused rather than guessed: a wrong time is worse than a question.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import msgspec

from designer.errors import UserError
from designer.model.choices import Clock, SpanUnit
from designer.model.ids import CalendarRef
from designer.model.span_grammar import DAY as DAY
from designer.model.span_grammar import MINUTES, Meaning, meaning
from designer.model.span_words import ENGLISH
from designer.model.values import Span

LONGEST = 400 * DAY
"""Minutes; what lies farther than this never comes (semantics of the walk)."""

_PREFIX = re.compile(r"^(within|after|in|max|max\.|at most|up to|every)\s+")
_RAISED = ("<super>", "<sub>", "<circle>")


class SpanNotUnderstood(UserError):
    """A text that is no span, or may be more than one."""


def parse(text: str, *, bare: SpanUnit | None = None, calendar: CalendarRef | None = None) -> Span:
    """The span that a text means; the text is kept as typed, save white space at its ends.

    `bare` is the unit of a number without one (None: such a text is refused). `calendar` is kept for business
    spans and openings. Raises SpanNotUnderstood.
    """
    typed = text.strip()
    words = " ".join(unicodedata.normalize("NFKC", typed).casefold().split()).rstrip(".")
    found = None if has_raised(typed) else meaning(_PREFIX.sub("", words), ENGLISH, bare)
    if found is None:
        raise SpanNotUnderstood(
            f"“{typed}” is not understood as a time." if typed else "A time is missing.",
            "Write it like “30 min”, “4 business hours”, “next business day”, “until 08:00” or “never”.",
        )
    span = made(found, typed, calendar)
    if span is None:
        raise SpanNotUnderstood(f"“{typed}” is longer than 400 days.", "Write “never” if that is what is meant.")
    if typed.isdigit() and span.unit in MINUTES:
        return msgspec.structs.replace(span, text=describe(span))
    return span


def made(found: Meaning, text: str, calendar: CalendarRef | None = None) -> Span | None:
    """The span of a meaning, with the words typed for it; None for one that is longer than 400 days.

    `calendar` is kept where the span counts in one.
    """
    if found.unit in MINUTES and found.amount * MINUTES[found.unit] > LONGEST:
        return None
    in_calendar = (SpanUnit.NEXT_DAY, SpanUnit.UNTIL_OPEN, SpanUnit.UNTIL_CLOSE)
    wants = found.clock is Clock.BUSINESS or found.unit in in_calendar
    return Span(
        text=text,
        unit=found.unit,
        amount=found.amount,
        clock=found.clock,
        time=found.time,
        calendar=calendar if wants else None,
    )


def has_raised(text: str) -> bool:
    """Whether a text holds digits that stand higher, lower or in a circle: the number of a footnote, none of a span."""
    return not text.isascii() and any(unicodedata.decomposition(each).startswith(_RAISED) for each in text)


@lru_cache(maxsize=4096)
def minutes(span: Span) -> int | None:
    """The minutes of a span on its own clock; None for one that no number of minutes says.

    A business day has no fixed minutes: it is None too.
    """
    if span.unit not in MINUTES or (span.clock is Clock.BUSINESS and span.unit in (SpanUnit.DAY, SpanUnit.WEEK)):
        return None
    return span.amount * MINUTES[span.unit]


def same(a: Span | None, b: Span | None) -> bool:
    """Whether two spans mean the same, whatever words were typed."""
    if a is None or b is None:
        return a is b
    if (a.clock, a.calendar) != (b.clock, b.calendar):
        return False
    if minutes(a) is not None:
        return minutes(a) == minutes(b)
    return (a.unit, a.amount, a.time) == (b.unit, b.amount, b.time)


def of_minutes(amount: int) -> Span:
    """The elapsed span of so many minutes."""
    span = Span(text="", unit=SpanUnit.MINUTE, amount=amount)
    return Span(text=describe(span), unit=SpanUnit.MINUTE, amount=amount)


_FIXED = {
    SpanUnit.NEXT_DAY: ("next business day", "NBD"),
    SpanUnit.UNTIL_OPEN: ("until it opens", "opening"),
    SpanUnit.UNTIL_CLOSE: ("until it closes", "closing"),
    SpanUnit.NEVER: ("never", "never"),
}


@lru_cache(maxsize=4096)
def describe(span: Span) -> str:
    """What a span was understood as, in full: "1 h 15 min", "4 business hours", "until 08:00"."""
    if span.unit in _FIXED:
        return _FIXED[span.unit][0]
    if span.unit is SpanUnit.UNTIL_TIME:
        return f"until {span.time}"
    business = span.clock is Clock.BUSINESS
    if business and span.unit is not SpanUnit.MINUTE:
        return f"{span.amount} business {span.unit.value}{'' if span.amount == 1 else 's'}"
    if span.unit in (SpanUnit.DAY, SpanUnit.WEEK) and span.amount:
        return f"{span.amount} {span.unit.value}{'' if span.amount == 1 else 's'}"
    total = span.amount * MINUTES[span.unit]
    if business:
        return f"{total} business min"
    if total == 0:
        return "at once"
    hours, rest = divmod(total, 60)
    if hours >= 48 and total % DAY == 0:
        return f"{total // DAY} days"
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)


@lru_cache(maxsize=4096)
def short(span: Span) -> str:
    """A span in the fewest letters, for a chip on a connector: "15 m", "1 h 15", "2 bd", "NBD"."""
    if span.unit in _FIXED:
        return _FIXED[span.unit][1]
    if span.unit is SpanUnit.UNTIL_TIME:
        return span.time or ""
    letter = {SpanUnit.MINUTE: "m", SpanUnit.HOUR: "h", SpanUnit.DAY: "d", SpanUnit.WEEK: "w"}[span.unit]
    if span.clock is Clock.BUSINESS:
        return f"{span.amount} b{letter}"
    if span.unit in (SpanUnit.DAY, SpanUnit.WEEK):
        return f"{span.amount} {letter}"
    hours, rest = divmod(span.amount * MINUTES[span.unit], 60)
    if hours and rest:
        return f"{hours} h {rest}"
    return f"{hours} h" if hours else f"{rest} m"
