"""How numbers, units and clocks make a span, in whatever language the words are. Nothing is guessed."""

from __future__ import annotations

import re
from typing import NamedTuple

from designer.model.choices import Clock, SpanUnit
from designer.model.span_words import SpanWords

DAY = 24 * 60
WEEK = 7 * DAY

MINUTES = {SpanUnit.MINUTE: 1, SpanUnit.HOUR: 60, SpanUnit.DAY: DAY, SpanUnit.WEEK: WEEK}
"""The minutes of a unit that has a fixed number of them."""

_LONGEST_NUMBER = 12
_PART = re.compile(r"((?>\d+(?:[.,]\d+)?)(?![.,])|[^\W\d_]+(?:['’-][^\W\d_]+)*)(?:(?<!\d)\.)?\s*")
_THOUSANDS = re.compile(r"^[1-9]\d*[.,]\d{3}$")
_TIME = re.compile(r"^(.+?) ([01]?\d|2[0-3])[:.]([0-5]\d)$")
_CLOCK = re.compile(r"^(\d{1,3}):([0-5]\d)\s*([^\W\d_]+)\.?$")


class Meaning(NamedTuple):
    """What a text means: an amount of a unit on a clock, or a time of day (HH:MM)."""

    unit: SpanUnit
    amount: int = 0
    clock: Clock = Clock.ELAPSED
    time: str | None = None


def meaning(text: str, words: SpanWords, bare: SpanUnit | None = None) -> Meaning | None:
    """What a text means, folded as the words are; None for what is no span or may be more than one.

    `bare` is the unit of a number without one (None: such a text means nothing).
    """
    if text in words.at_once:
        return Meaning(SpanUnit.MINUTE)
    if text in words.never:
        return Meaning(SpanUnit.NEVER)
    if text in words.next_day:
        return Meaning(SpanUnit.NEXT_DAY, clock=Clock.BUSINESS)
    if text in words.until_open:
        return Meaning(SpanUnit.UNTIL_OPEN, clock=Clock.BUSINESS)
    if text in words.until_close:
        return Meaning(SpanUnit.UNTIL_CLOSE, clock=Clock.BUSINESS)
    if (at := _TIME.match(text)) and at[1] in words.until:
        return Meaning(SpanUnit.UNTIL_TIME, time=f"{int(at[2]):02}:{at[3]}")
    if (clock := _CLOCK.match(text)) and words.units.get(clock[3]) is SpanUnit.HOUR:
        return Meaning(SpanUnit.MINUTE, int(clock[1]) * 60 + int(clock[2]))
    return _sum(words.plain(text), words, bare)


def _sum(text: str, words: SpanWords, bare: SpanUnit | None) -> Meaning | None:
    """What "1 h 15", "1h30", "2 business days" or "two hours" add up to; None for anything else."""
    parts = parts_of(text)
    if not parts:
        return None
    business = any(part in words.business for part in parts)
    silent = words.business | words.calendar | words.joining
    elapsed = any(part in words.calendar for part in parts)
    parts = _tens_joined([part for part in parts if part not in silent], words)
    terms: list[tuple[float, SpanUnit]] = []
    at = 0
    while at < len(parts):
        number = _number(parts[at], words)
        word = parts[at + 1] if at + 1 < len(parts) else ""
        if number is None:
            return None
        if word in words.business_units:
            business, unit = True, words.business_units[word]
        elif word in words.units:
            unit = words.units[word]
        elif not word and terms and terms[-1][1] is SpanUnit.HOUR and len(parts[at]) == 2:
            unit = SpanUnit.MINUTE  # "1 h 15"
        elif not word and not terms and bare is not None:
            unit = bare
        else:
            return None
        if terms and number * MINUTES[unit] >= MINUTES[terms[-1][1]]:
            return None
        terms.append((number, unit))
        at += 2
    return None if business and elapsed else _total(terms, business)


def _total(terms: list[tuple[float, SpanUnit]], business: bool) -> Meaning | None:
    clock = Clock.BUSINESS if business else Clock.ELAPSED
    if not terms:
        return None
    if len(terms) == 1 and terms[0][0] == int(terms[0][0]):
        amount, unit = terms[0]
        if business and unit is SpanUnit.WEEK:
            return None
        return Meaning(unit, int(amount), clock)
    if business and any(unit in (SpanUnit.DAY, SpanUnit.WEEK) for _, unit in terms):
        return None
    minutes = sum(amount * MINUTES[unit] for amount, unit in terms)
    return Meaning(SpanUnit.MINUTE, round(minutes), clock) if abs(minutes - round(minutes)) < 1e-9 else None


def parts_of(text: str) -> list[str]:
    """The numbers and words of a text; none where it holds anything else."""
    parts: list[str] = []
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            return []
        parts.append(part[1])
        at = part.end()
    return parts


def _tens_joined(parts: list[str], words: SpanWords) -> list[str]:
    """Number words of which the second counts on from the first: "thirty five" is one number."""
    out: list[str] = []
    for part in parts:
        before = words.numbers.get(out[-1], 0) if out else 0
        if before and before % 10 == 0 and 20 <= before <= 90 and 1 <= words.numbers.get(part, 0) <= 9:
            out[-1] = str(before + words.numbers[part])
        else:
            out.append(part)
    return out


def _number(part: str, words: SpanWords) -> float | None:
    if part in words.numbers:
        return words.numbers[part]
    if not part[0].isdigit() or len(part) > _LONGEST_NUMBER or _THOUSANDS.match(part):
        return None  # "1,000" is a thousand to one reader and one to another
    return float(part.replace(",", "."))
