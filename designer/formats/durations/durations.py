"""Times as sheets write them, in ten languages: "0 to 1 Hr", "T+15m", "innerhalb von 3 Werktagen", "4+ hours".

A text is understood whole or not at all: each word must be known to mean something here, or to mean nothing
(`silent`). What may be read in two ways is not understood: a wrong time is worse than a question.

"ASAP" and "best effort" promise no time, and so are not understood; "immediate" is a promise, and at once.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from enum import StrEnum
from typing import NamedTuple

from designer.formats.durations.duration_amounts import Amount, amount_of, may_be_oclock
from designer.formats.durations.duration_values import in_minutes
from designer.formats.durations.duration_words import DurationWords, Kind, all_words, fold
from designer.formats.values.cells import clean
from designer.model.choices import Clock, SpanUnit, TimeBase, Trigger
from designer.model.span_grammar import MINUTES, Meaning, meaning, parts_of
from designer.model.spans import describe, has_raised, made
from designer.model.values import Span


class Qualifier(StrEnum):
    """How a time is meant. DAY is a day that is counted ("Day 7"), of which the column alone tells whether the day
    of opening is day 0 or day 1."""

    EXACT = "exact"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    FROM = "from"
    RANGE = "range"
    ABOUT = "about"
    EVERY = "every"
    DAY = "day"


class Understood(NamedTuple):
    """What a cell says of time.

    `span` keeps the words of the cell where it is all they say; of a range it is the lower end and `until` the upper.
    `base` is TimeBase.ELAPSED for a time since the issue was opened, PER_LEVEL for one since the level before, None
    where the words do not tell. `trigger` is set by words such as "no response after". `ignored` are words that were
    taken to mean nothing here; `text` is the cell.
    """

    text: str
    span: Span
    until: Span | None = None
    qualifier: Qualifier = Qualifier.EXACT
    base: TimeBase | None = None
    trigger: Trigger | None = None
    ignored: tuple[str, ...] = ()


_LONGEST = 120
_MOST_WORDS_AROUND = 8
_TIME_OF_DAY = re.compile(r"\d\s?[ap]\.?\s?m\b")
_CAPITAL_M = re.compile(r"\d\s?M\b")
_COLUMNS = re.compile(r"\S(?:\t|\s{3,})\S")
_INCHES = re.compile(r"^[^\"“”″]*\d\s?[\"”″]")
_BULLET = re.compile(r"^[•·▪►*]\s*")
_ROUND_THE_CLOCK = re.compile(r"\(?\b24\s?[x×*/]\s?7(?:\s?[x×*/]\s?365)?\b\)?")
_SAID_TWICE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?)\s*\((\d{1,3})\)")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_ADJECTIVE = re.compile(r"(?<=\d)-(?=[^\W\d_])")
_MORE = re.compile(r"^(\d+)\s?\+\s?([^\W\d].*)?$|^(\d.*\S)\s?\+$")
_SIGNS = (
    (re.compile(r"^(?:>\s?=|=\s?>|≥)"), Kind.FROM),
    (re.compile(r"^(?:<\s?=|=\s?<|≤)"), Kind.AT_MOST),
    (re.compile(r"^>(?![<>=])"), Kind.MORE_THAN),
    (re.compile(r"^<(?![<>=])"), Kind.AT_MOST),
    (re.compile(r"^[~≈]"), Kind.ABOUT),
    (re.compile(r"^\+(?=\s?\d)"), Kind.AFTER),
)

_QUALIFIER = {
    Kind.AT_MOST: Qualifier.AT_MOST,
    Kind.UNTIL: Qualifier.AT_MOST,
    Kind.MORE_THAN: Qualifier.MORE_THAN,
    Kind.FROM: Qualifier.FROM,
    Kind.ABOUT: Qualifier.ABOUT,
    Kind.EVERY: Qualifier.EVERY,
}
_BASE = {Kind.SINCE_OPENED: TimeBase.ELAPSED, Kind.PER_LEVEL: TimeBase.PER_LEVEL}
_TRIGGER = {Kind.NOT_ACKNOWLEDGED: Trigger.NOT_ACKNOWLEDGED, Kind.NOT_RESOLVED: Trigger.NOT_RESOLVED}
_MAY_TELL_THE_TIME = frozenset({Kind.UNTIL, Kind.FROM, Kind.AFTER, Kind.ABOUT})
"""Words behind which "8 h" may be eight o'clock."""


class _Around(NamedTuple):
    """What the words around a time have said so far."""

    kinds: tuple[Kind, ...] = ()
    ignored: tuple[str, ...] = ()


def understand(value: object, *, bare_unit: SpanUnit | None = None) -> Understood | None:
    """What a cell says of time; None where that is not certain.

    `value` is a text, or what a reader makes of a cell that holds a time, a number or a span of time. `bare_unit` is
    the unit of a number without one: minute, hour, day or week; with hours or days, "0:30" is half an hour. A number
    that is a fraction of a day, as spreadsheets keep times, has the unit day. Raises ValueError for any other unit.
    """
    if bare_unit is not None and bare_unit not in MINUTES:
        raise ValueError(f"{bare_unit} is no unit of numbers")
    if isinstance(value, str):
        return _text(value, bare_unit)
    if isinstance(value, bool) or not isinstance(value, int | float | dt.time | dt.timedelta | dt.datetime):
        return None
    amount = in_minutes(value, bare_unit)
    if amount is None:
        return None
    found = Meaning(SpanUnit.MINUTE, amount)
    if isinstance(value, int | float) and bare_unit is not None and value == int(value):
        found = Meaning(bare_unit, int(value))
    span = made(found, "")
    return None if span is None else Understood(str(value), _named(span))


@functools.lru_cache(maxsize=4096)
def _text(text: str, bare: SpanUnit | None) -> Understood | None:
    if has_raised(text) or _COLUMNS.search(text.strip()) or _in_lines(text) or _INCHES.search(text):
        return None
    words = all_words()
    core = _BULLET.sub("", fold(text))
    if not core or len(core) > _LONGEST or _TIME_OF_DAY.search(core):
        return None
    if _CAPITAL_M.search(text) and "h" not in core:
        return None  # minutes to some, months to others
    around = _Around()
    if label := words.label.match(core):
        around = _Around(ignored=(label[1],))
        core = core[label.end() :]
    outside_hours = _ROUND_THE_CLOCK.search(core)
    if outside_hours:
        around = around._replace(ignored=(*around.ignored, outside_hours.group().strip("()")))
        core = core[: outside_hours.start()] + core[outside_hours.end() :]
    unbracketed = _without_brackets(core, words)
    if unbracketed is None:
        return None
    core = _ADJECTIVE.sub(" ", unbracketed.replace(": ", " ")).strip().rstrip(" .;!:")
    read = _read(core, around, words, bare)
    if read is None or (outside_hours and read[0].low.clock is Clock.BUSINESS):
        return None
    return _said(text, *read)


def _in_lines(text: str) -> bool:
    """Whether more than one line of a cell holds a number: two times, or one and something else."""
    return sum(1 for line in text.splitlines() if any(each.isdigit() for each in line)) > 1


def _without_brackets(core: str, words: DurationWords) -> str | None:
    """The text without brackets; None where a number inside them stands beside others: which one counts?"""
    if core.startswith("(") and core.endswith(")") and core.count("(") == 1:
        return core[1:-1].strip()
    said_twice = _SAID_TWICE.search(core)
    if said_twice and words.plain.numbers.get(said_twice[1]) == int(said_twice[2]):
        core = core[: said_twice.end(1)] + core[said_twice.end() :]
    if re.search(r"\([^()]*\d[^()]*\)", core):
        return None
    return " ".join(_IN_BRACKETS.sub(lambda found: f" {_clock_said(found[1], words)} ", core).split())


def _clock_said(remark: str, words: DurationWords) -> str:
    """A remark in brackets; of "(business hours)" only the clock, for the unit stands before the brackets."""
    parts = parts_of(remark)
    business = [part for part in parts if part in words.plain.business]
    clock_only = business and all(part in words.plain.business or part in words.plain.units for part in parts)
    return " ".join(business) if clock_only else remark


def _read(core: str, around: _Around, words: DurationWords, bare: SpanUnit | None) -> tuple[Amount, _Around] | None:
    """The time in a text, and what the words around it say."""
    for _ in range(_MOST_WORDS_AROUND):
        core = core.strip().rstrip(" .;")
        amount = amount_of(core, words, bare)
        if amount is not None:
            if any(kind in _MAY_TELL_THE_TIME for kind in around.kinds) and may_be_oclock(core, amount.low, words):
                return None
            return amount, around
        if (every := words.every_whole.get(core)) and not around.kinds:
            found = meaning(every, words.plain)
            return None if found is None else (Amount(found), around._replace(kinds=(Kind.EVERY,)))
        taken = _outermost(core, words)
        if taken is None:
            return None
        kind, core, said = taken
        if kind is Kind.SILENT:
            around = around._replace(ignored=(*around.ignored, said))
        else:
            around = around._replace(kinds=(*around.kinds, kind))
        if any(each.isalpha() for each in said):
            bare = None  # "after 9" and "every 4" leave more open than the unit
    return None


def _outermost(core: str, words: DurationWords) -> tuple[Kind, str, str] | None:
    """The longest known words at either end of a text: their kind, the rest, and the words."""
    for sign, kind in _SIGNS:
        if at := sign.match(core):
            return kind, core[at.end() :].strip(), at.group()
    if more := _MORE.match(core):
        return Kind.FROM, more[3] or f"{more[1]} {more[2] or ''}".strip(), "+"
    best: tuple[Kind, str, str] | None = None
    for kind, pattern in words.before.items():
        found = pattern.match(core)
        if found and found.end() < len(core) and (best is None or found.end() > len(best[2])):
            best = kind, core[found.end() :].lstrip(" .:"), found.group()
    for kind, pattern in words.behind.items():
        found = pattern.search(core)
        if found and found.start() and (best is None or len(found.group()) > len(best[2])):
            best = kind, core[: found.start()].rstrip(), found.group()
    return best


def _said(text: str, amount: Amount, around: _Around) -> Understood | None:
    """All that was found, put together; None where words contradict each other."""
    bases = {_BASE[kind] for kind in around.kinds if kind in _BASE}
    if amount.since_opened:
        bases.add(TimeBase.ELAPSED)
    triggers = {_TRIGGER[kind] for kind in around.kinds if kind in _TRIGGER}
    said = {_QUALIFIER[kind] for kind in around.kinds if kind in _QUALIFIER}
    if triggers:
        said -= {Qualifier.AT_MOST}  # "not resolved within 4 h" is when the time is up, not a limit of it
    qualifier = Qualifier.DAY if amount.is_day else Qualifier.RANGE if amount.high else Qualifier.EXACT
    if qualifier is Qualifier.RANGE:
        said -= {Qualifier.AT_MOST, Qualifier.ABOUT}
    if len(bases) > 1 or len(triggers) > 1 or len(said) > 1 or (said and qualifier is not Qualifier.EXACT):
        return None
    qualifier = said.pop() if said else qualifier
    if qualifier is not Qualifier.EXACT and amount.low.unit not in MINUTES and amount.low.unit is not SpanUnit.NEXT_DAY:
        return None
    span, until = made(amount.low, " ".join(clean(text).split())), made(amount.high, "") if amount.high else None
    if span is None or (amount.high is not None and until is None):
        return None
    if amount.high is not None or not any(each.isalpha() for each in text):
        span = _named(span)
    return Understood(
        text,
        span,
        None if until is None else _named(until),
        qualifier,
        bases.pop() if bases else None,
        triggers.pop() if triggers else None,
        around.ignored,
    )


def _named(span: Span) -> Span:
    """The span with its own words, where the cell's say something else or nothing."""
    return Span(text=describe(span), unit=span.unit, amount=span.amount, clock=span.clock, time=span.time)
