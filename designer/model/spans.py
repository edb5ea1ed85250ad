"""Spans as people write them: "30 min", "4 business hours", "next business day", "until 08:00", "never".

What is not understood for certain is refused rather than guessed: a wrong time is worse than a question.
"""

from __future__ import annotations

import re
import unicodedata

from designer.errors import UserError
from designer.model.choices import Clock, SpanUnit
from designer.model.ids import CalendarRef
from designer.model.values import Span

DAY = 24 * 60
WEEK = 7 * DAY
LONGEST = 400 * DAY
"""Minutes; what lies farther than this never comes (semantics of the walk)."""

_MINUTES = {SpanUnit.MINUTE: 1, SpanUnit.HOUR: 60, SpanUnit.DAY: DAY, SpanUnit.WEEK: WEEK}
_UNITS = {
    SpanUnit.MINUTE: ("m", "min", "mins", "minute", "minutes"),
    SpanUnit.HOUR: ("h", "hr", "hrs", "hour", "hours"),
    SpanUnit.DAY: ("d", "day", "days"),
    SpanUnit.WEEK: ("w", "wk", "wks", "week", "weeks"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_BUSINESS = {"business", "working", "office", "work"}
_ABBREVIATED = {"bd": SpanUnit.DAY, "bds": SpanUnit.DAY, "wd": SpanUnit.DAY, "bh": SpanUnit.HOUR, "bhs": SpanUnit.HOUR}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        ["zero", "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
    for word in words.split()
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90}
_AT_ONCE = {"at once", "immediate", "immediately", "straight away", "right away", "now", "0"}
_NEXT_DAY = {"next business day", "next working day", "nbd"}
_OPENS = {"until it opens", "until opening", "until open", "until they open", "until the office opens"}
_CLOSES = {"until it closes", "until closing", "until close", "until they close", "until the office closes"}
_PREFIX = re.compile(r"^(within|after|in|max|max\.|at most|up to|every)\s+")
_PART = re.compile(r"(\d+(?:[.,]\d+)?|[a-z]+(?:-[a-z]+)?)\s*")
_TIME = re.compile(r"^until (?:the next )?([01]?\d|2[0-3])[:.]([0-5]\d)$")
_CLOCK = re.compile(r"^(\d{1,3}):([0-5]\d)\s*(?:h|hr|hrs|hours)$")
_HALVES = (
    ("half an hour", "30 min"),
    ("half hour", "30 min"),
    ("quarter of an hour", "15 min"),
    ("quarter hour", "15 min"),
    ("an hour and a half", "90 min"),
)


class SpanNotUnderstood(UserError):
    """A text that is no span, or may be more than one."""


def parse(text: str, *, bare: SpanUnit | None = None, calendar: CalendarRef | None = None) -> Span:
    """The span that a text means; the text is kept as typed, save white space at its ends.

    `bare` is the unit of a number without one (None: such a text is refused). `calendar` is kept for business
    spans and openings. Raises SpanNotUnderstood.
    """
    typed = text.strip()
    words = " ".join(unicodedata.normalize("NFKC", typed).casefold().replace("×", "x").split()).rstrip(".")
    found = _meaning(_PREFIX.sub("", words), bare)
    if found is None:
        raise SpanNotUnderstood(
            f"“{typed}” is not understood as a time." if typed else "A time is missing.",
            "Write it like “30 min”, “4 business hours”, “next business day”, “until 08:00” or “never”.",
        )
    unit, amount, clock, time = found
    if unit in _MINUTES and amount * _MINUTES[unit] > LONGEST:
        raise SpanNotUnderstood(f"“{typed}” is longer than 400 days.", "Write “never” if that is what is meant.")
    if typed.isdigit() and unit in _MINUTES:
        typed = describe(Span(text="", unit=unit, amount=amount, clock=clock))
    wants_calendar = clock is Clock.BUSINESS or unit in (SpanUnit.NEXT_DAY, SpanUnit.UNTIL_OPEN, SpanUnit.UNTIL_CLOSE)
    return Span(
        text=typed, unit=unit, amount=amount, clock=clock, time=time, calendar=calendar if wants_calendar else None
    )


_Meaning = tuple[SpanUnit, int, Clock, str | None]


def _meaning(words: str, bare: SpanUnit | None) -> _Meaning | None:
    if words in _AT_ONCE:
        return SpanUnit.MINUTE, 0, Clock.ELAPSED, None
    if words == "never":
        return SpanUnit.NEVER, 0, Clock.ELAPSED, None
    if words in _NEXT_DAY:
        return SpanUnit.NEXT_DAY, 0, Clock.BUSINESS, None
    if words in _OPENS:
        return SpanUnit.UNTIL_OPEN, 0, Clock.BUSINESS, None
    if words in _CLOSES:
        return SpanUnit.UNTIL_CLOSE, 0, Clock.BUSINESS, None
    if at := _TIME.match(words):
        return SpanUnit.UNTIL_TIME, 0, Clock.ELAPSED, f"{int(at[1]):02}:{at[2]}"
    if clock := _CLOCK.match(words):
        return SpanUnit.MINUTE, int(clock[1]) * 60 + int(clock[2]), Clock.ELAPSED, None
    for phrase, meaning in _HALVES:
        words = words.replace(phrase, meaning)
    return _sum(words, bare)


def _sum(words: str, bare: SpanUnit | None) -> _Meaning | None:
    """What "1 h 15", "1h30", "2 business days" or "two hours" add up to; None for anything else."""
    parts = _split(words)
    if not parts:
        return None
    business = any(part in _BUSINESS for part in parts)
    parts = [part for part in parts if part not in _BUSINESS and part != "and"]
    terms: list[tuple[float, SpanUnit]] = []
    at = 0
    while at < len(parts):
        number = _number(parts[at])
        word = parts[at + 1] if at + 1 < len(parts) else None
        if number is None:
            return None
        if word in _ABBREVIATED:
            business, unit = True, _ABBREVIATED[word]
        elif word in _UNIT_OF:
            unit = _UNIT_OF[word]
        elif word is None and terms and terms[-1][1] is SpanUnit.HOUR and number < 60:
            unit = SpanUnit.MINUTE  # "1 h 15"
        elif word is None and not terms and bare is not None:
            unit = bare
        else:
            return None
        if terms and _MINUTES[unit] >= _MINUTES[terms[-1][1]]:
            return None
        terms.append((number, unit))
        at += 2
    return _total(terms, business)


def _total(terms: list[tuple[float, SpanUnit]], business: bool) -> _Meaning | None:
    clock = Clock.BUSINESS if business else Clock.ELAPSED
    if len(terms) == 1 and terms[0][0] == int(terms[0][0]):
        amount, unit = terms[0]
        if business and unit is SpanUnit.WEEK:
            return None
        return unit, int(amount), clock, None
    if business and any(unit in (SpanUnit.DAY, SpanUnit.WEEK) for _, unit in terms):
        return None
    minutes = sum(amount * _MINUTES[unit] for amount, unit in terms)
    return (SpanUnit.MINUTE, round(minutes), clock, None) if abs(minutes - round(minutes)) < 1e-9 else None


def _split(words: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at < len(words):
        part = _PART.match(words, at)
        if part is None:
            return []
        parts.append(part[1])
        at = part.end()
    return parts


def _number(part: str) -> float | None:
    if part in _NUMBERS:
        return _NUMBERS[part]
    try:
        return float(part.replace(",", "."))
    except ValueError:
        return None


def minutes(span: Span) -> int | None:
    """The minutes of a span on its own clock; None for one that no number of minutes says.

    A business day has no fixed minutes: it is None too.
    """
    if span.unit not in _MINUTES or (span.clock is Clock.BUSINESS and span.unit in (SpanUnit.DAY, SpanUnit.WEEK)):
        return None
    return span.amount * _MINUTES[span.unit]


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
    total = span.amount * _MINUTES[span.unit]
    if business:
        return f"{total} business min"
    if total == 0:
        return "at once"
    hours, rest = divmod(total, 60)
    if hours >= 48 and total % DAY == 0:
        return f"{total // DAY} days"
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)


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
    hours, rest = divmod(span.amount * _MINUTES[span.unit], 60)
    if hours and rest:
        return f"{hours} h {rest}"
    return f"{hours} h" if hours else f"{rest} m"
