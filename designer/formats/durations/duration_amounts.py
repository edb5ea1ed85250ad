"""One time, or a range of two, that is the whole of a text: what "1h30", "2 - 24 working hours" or "T+15m" comes to.

What may as well be a time of day, opening hours, a date or a year comes to nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from designer.formats.durations.duration_words import DurationWords
from designer.model.choices import Clock, SpanUnit
from designer.model.span_grammar import MINUTES, Meaning, meaning, parts_of

_SINCE = re.compile(r"^([tт]|[cdj](?=.*[^\W\d]))\s?\+\s?(\d.*)$")
_DASH = re.compile(r"^([^-]*[^-\s])\s?-\s?(\d[^-]*)$")
_FRACTION = re.compile(r"^(?:(\d{1,3}) )?(\d)/(\d) ?([^\W\d_].*)$")
_CLOCK_TEXT = re.compile(r"^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$")
_AS_A_CLOCK = re.compile(r"^(?:0?[6-9]|1\d|2[0-3])(?::[0-5]\d ?[^\W\d_]+| ?h ?[0-5]\d)$")
_DECIMAL_OR_CLOCK = re.compile(r"\b\d{1,2}[.,](?!00)[0-5]\d(?!\d)")
_MILITARY = re.compile(r"^(?:0\d{2,3}|\d{4}) ?([^\W\d_]+)\.?$")
_SECONDS = re.compile(r"^(\d{1,6}) ?([^\W\d_]+)\.?$")
_DAYS = (SpanUnit.DAY, SpanUnit.WEEK)
_MORNING, _MIDNIGHT = 5 * 60, 24 * 60


class Amount(NamedTuple):
    """One time, or a range of two, with what its own form says."""

    low: Meaning
    high: Meaning | None = None
    is_day: bool = False
    since_opened: bool = False


def amount_of(core: str, words: DurationWords, bare: SpanUnit | None) -> Amount | None:
    """A time or a range that is the whole text."""
    for pattern, clock in ((words.counted_day, Clock.ELAPSED), (words.counted_business_day, Clock.BUSINESS)):
        if day := pattern.match(core):
            return Amount(Meaning(SpanUnit.DAY, int(day[1]), clock), is_day=True, since_opened=True)
    if since := _SINCE.match(core):
        unit = bare if since[1] in ("t", "т", "c") else None
        inner = Meaning(SpanUnit.MINUTE) if since[2] == "0" else _one(since[2], words, unit)
        return None if inner is None else Amount(inner, since_opened=True)
    if re.match(r"^c\s?\+\s?\d+$", core) and bare is not None:
        inner = _one(core.partition("+")[2].strip(), words, bare)
        return None if inner is None else Amount(inner, since_opened=True)
    one = _one(core, words, bare)
    return Amount(one) if one is not None else _range(core, words, bare)


def _one(core: str, words: DurationWords, bare: SpanUnit | None) -> Meaning | None:
    """A single time; what may as well be a time of day is none."""
    if at := words.until.match(core):
        hours, _, minutes = next(each for each in at.groups() if each).replace(".", ":").partition(":")
        return meaning(f"until {hours}:{minutes}", words.plain)
    if clock := _CLOCK_TEXT.match(core):
        return _of_clock(int(clock[1]), int(clock[2]), clock[3], bare)
    if bare is not None and not _bare_number(core, bare):
        bare = None
    parts = parts_of(core)
    if _AS_A_CLOCK.match(core) or _is_military(core, words) or _has_lone_letter(parts, words):
        return None
    hours_in_it = bare is SpanUnit.HOUR or any(words.plain.units.get(part) is SpanUnit.HOUR for part in parts)
    if hours_in_it and _DECIMAL_OR_CLOCK.search(core):
        return None  # "1.30 hrs" is an hour and a half to some and 78 minutes to others
    if re.search(r"\d[.,]\d", core) and any(words.plain.units.get(part) in _DAYS for part in parts):
        return None  # half a day is 12 hours to some and half a working day to others
    core = re.sub(r"(?<=\d)'(?!\w)", " min", core)
    if part := _FRACTION.match(core):
        return _of_fraction(int(part[1] or 0), int(part[2]), int(part[3]), part[4], words)
    if (seconds := _SECONDS.match(core)) and seconds[2] in words.seconds:
        amount = int(seconds[1])
        return Meaning(SpanUnit.MINUTE, amount // 60) if amount % 60 == 0 else None
    return meaning(words.alone.get(core, core), words.plain, bare)


def _bare_number(core: str, unit: SpanUnit) -> bool:
    """Whether a text without a unit is a number of them, and neither a date, a year, nor a word like "once"."""
    if core.isdecimal():
        return len(core) < (4 if unit is SpanUnit.HOUR else 5)
    return unit is SpanUnit.HOUR and re.fullmatch(r"\d{1,3}[.,](?:0|00|5|75)", core) is not None


def _is_military(core: str, words: DurationWords) -> bool:
    """Whether a text is a time of day in four digits, or a number no one writes so: "1800 hrs", "0900 hrs"."""
    found = _MILITARY.match(core)
    return found is not None and words.plain.units.get(found[1]) is SpanUnit.HOUR


def _has_lone_letter(parts: list[str], words: DurationWords) -> bool:
    """Whether a unit of one letter follows anything but digits: "a m", "two h"."""
    return any(
        len(part) == 1 and part in words.plain.units and not before[0].isdigit()
        for before, part in pairwise(["-", *parts])
    )


def _of_clock(hours: int, minutes: int, seconds: str | None, bare: SpanUnit | None) -> Meaning | None:
    """ "0:30" where hours are counted, and "0:30:00" where it can be no time of day."""
    counts_hours = bare in (SpanUnit.HOUR, SpanUnit.DAY)
    if seconds is None and not counts_hours:
        return None  # hours and minutes, or minutes and seconds
    if seconds not in (None, "00") or (not counts_hours and 6 <= hours <= 23):
        return None
    return Meaning(SpanUnit.MINUTE, hours * 60 + minutes)


def _of_fraction(whole: int, over: int, under: int, unit: str, words: DurationWords) -> Meaning | None:
    """ "1 1/2 hours"; only of hours, and only what comes to whole minutes."""
    found = meaning(f"1 {unit}", words.plain)
    if under == 0 or over >= under or found is None or found.unit is not SpanUnit.HOUR:
        return None
    if found.amount != 1:
        return None
    minutes, rest = divmod((whole * under + over) * MINUTES[found.unit], under)
    return None if rest else Meaning(SpanUnit.MINUTE, minutes, found.clock)


def _range(core: str, words: DurationWords, bare: SpanUnit | None) -> Amount | None:
    """ "2 - 24 working hours": the lower end takes the unit and the clock of the upper where it names none."""
    if bare is not None and re.search(r"\d{4}", core):
        return None  # years
    found = {ends for pattern in (*words.ranges, _DASH) if (at := pattern.match(core)) for ends in [at.groups()]}
    read = {each for ends in found if (each := _between(ends[0].strip(), ends[1].strip(), words, bare)) is not None}
    return read.pop() if len(read) == 1 else None


def _between(low: str, high: str, words: DurationWords, bare: SpanUnit | None) -> Amount | None:
    upper = _one(high, words, bare)
    parts = parts_of(low)
    has_no_unit = bool(parts) and all(part[0].isdigit() or part in words.plain.numbers for part in parts)
    if has_no_unit:
        unit_words = [part for part in parts_of(high) if not (part[0].isdigit() or part in words.plain.numbers)]
        if len(parts_of(high)) - len(unit_words) != 1 or len(parts) != 1:
            return None
        low = " ".join([low, *unit_words])
    lower = _one(low, words, bare)
    if lower is None or upper is None or {lower.unit, upper.unit} - set(MINUTES):
        return None
    if not lower.amount and has_no_unit is False and lower.clock is Clock.ELAPSED:
        lower = lower._replace(clock=upper.clock)
    if lower.clock is not upper.clock or not _is_less(lower, upper):
        return None
    if may_be_oclock(high, upper, words, bare) and (
        not lower.amount or may_be_oclock(f"{low} {high}", lower, words, bare)
    ):
        return None  # opening hours: "8 - 19 h", "0 - 24 h"
    if upper.clock is Clock.BUSINESS and upper.unit is SpanUnit.HOUR and _of_a_day(lower) and _of_a_day(upper):
        return None  # "8 - 17 business hours"
    return Amount(lower, upper)


def _is_less(lower: Meaning, upper: Meaning) -> bool:
    if lower.unit is upper.unit:
        return lower.amount < upper.amount
    in_days = SpanUnit.DAY in (lower.unit, upper.unit) or SpanUnit.WEEK in (lower.unit, upper.unit)
    if lower.clock is Clock.BUSINESS and in_days:
        return False
    return lower.amount * MINUTES[lower.unit] < upper.amount * MINUTES[upper.unit]


def may_be_oclock(core: str, found: Meaning, words: DurationWords, bare: SpanUnit | None = None) -> bool:
    """Whether hours may be those of a day: "bis 18 h", "8 - 19 h", "8 tot 17 uur", "8:00-17:00" in a column of days."""
    parts = parts_of(core)
    said_so = any(part in words.clock for part in parts) or (
        (bare is SpanUnit.HOUR or (bare is SpanUnit.DAY and ":" in core))
        and not any(part in words.plain.units for part in parts)
    )
    if not said_so or found.unit not in MINUTES or found.clock is Clock.BUSINESS:
        return False
    return _of_a_day(found)


def _of_a_day(found: Meaning) -> bool:
    return _MORNING <= found.amount * MINUTES[found.unit] <= _MIDNIGHT
