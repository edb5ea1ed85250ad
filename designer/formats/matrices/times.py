"""What the times beside levels mean: since the issue was opened or since the level before; when a level is told, or
how long it has. Guessed with a reason, for a person to decide where it is not certain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

import msgspec

from designer.formats.durations.durations import Qualifier, Understood
from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.model.choices import Clock, SpanUnit, TimeBase, Trigger
from designer.model.span_grammar import MINUTES
from designer.model.spans import describe
from designer.model.values import Span


class At(StrEnum):
    """What the time beside a level is the time of."""

    REACHED = "reached"
    """When this level is told."""
    LEFT = "left"
    """When the next level is told: how long this one has."""


class Times(NamedTuple):
    """How the times of a sheet are meant. `sure`: the sheet says so; else a person should be asked, once.

    `unit` is the unit of numbers that have none; None: such numbers are not taken. `reason` is a sentence's middle.
    """

    base: TimeBase = TimeBase.PER_LEVEL
    at: At = At.LEFT
    trigger: Trigger = Trigger.NOT_RESOLVED
    unit: SpanUnit | None = None
    sure: bool = False
    reason: str = "the sheet says no times"


PathTimes = Sequence[Understood | None]
"""The times of the levels of a path, in order; None where there is none, or none that was understood."""


def guess(paths: Iterable[PathTimes], headers: Iterable[str], by_heads: bool) -> Times:
    """How times are most likely meant. `by_heads`: they are the heads of columns (T+0, T+15 min)."""
    said = [path for path in paths if any(each is not None for each in path)]
    every = [each for path in said for each in path if each is not None]
    heads = list(headers)
    trigger = _trigger(every, heads)
    if not every:
        return Times(trigger=trigger, sure=True)
    if by_heads:
        return Times(
            TimeBase.ELAPSED, At.REACHED, trigger, None, True, "the heads of the columns count from the opening"
        )
    at, at_sure, why_at = _at(said, every, heads)
    base, base_sure, why_base = _base(said, every)
    if not base_sure and at is At.LEFT and at_sure and _how_long(heads):
        base, why_base = TimeBase.PER_LEVEL, "the header speaks of how long each level has"
    return Times(base, at, trigger, None, at_sure and base_sure, f"{why_base}, and {why_at}")


def _base(paths: Sequence[PathTimes], every: Sequence[Understood]) -> tuple[TimeBase, bool, str]:
    bases = {each.base for each in every if each.base is not None}
    if len(bases) == 1:
        base = bases.pop()
        return base, True, "the words say from when they count"
    if any(each.qualifier is Qualifier.RANGE for each in every) and _increasing(paths):
        return TimeBase.ELAPSED, True, "the ranges follow each other"
    if not _several(paths):
        return TimeBase.PER_LEVEL, True, "there is one time only"
    if _increasing(paths):
        return TimeBase.ELAPSED, False, "they increase from level to level"
    return TimeBase.PER_LEVEL, True, "they do not increase from level to level"


def _at(paths: Sequence[PathTimes], every: Sequence[Understood], headers: Sequence[str]) -> tuple[At, bool, str]:
    words = shipped_words()
    heads = [_plain(header) for header in headers]
    if all(path[0] is not None and not path[0].span.amount and path[0].span.unit in MINUTES for path in paths):
        return At.REACHED, True, "the first level is told at once"
    if any(each.base is TimeBase.ELAPSED for each in every):
        return At.REACHED, True, "a time since the opening is when a level is told"
    first_blank = all(path[0] is None for path in paths)
    last_blank = all(path[-1] is None for path in paths)
    if first_blank != last_blank:
        if first_blank:
            return At.REACHED, True, "the first level has none"
        return At.LEFT, True, "the last level has none"
    if _how_long(headers):
        return At.LEFT, True, "the header says how long a level has"
    if any(_holds(head, each) for head in heads for each in words.reached):
        return At.REACHED, True, "the header says when a level is told"
    if any(each.trigger is not None for each in every):
        return At.LEFT, False, "the words say what did not happen in time"
    if _increasing(paths) and _several(paths):
        return At.REACHED, False, "nothing says whether they are when a level is told"
    return At.LEFT, False, "nothing says whether they are how long a level has"


def _how_long(headers: Sequence[str]) -> bool:
    """Whether a header speaks of the time that a level has: "Escalate after", "Response time"."""
    return any(_holds(_plain(header), each) for header in headers for each in shipped_words().left)


def is_head_of_times(header: str) -> bool:
    """Whether a whole header is one for times: "When to escalate", "Time frame"."""
    plain = _plain(header)
    known = (*shipped_words().reached, *shipped_words().left)
    return any(plain == _plain(each) for each in known)


def _plain(header: str) -> str:
    return " ".join(words_of(header))


def _holds(head: str, phrase: str) -> bool:
    return f" {_plain(phrase)} " in f" {head} "


def _trigger(every: Sequence[Understood], headers: Sequence[str]) -> Trigger:
    triggers = {each.trigger for each in every if each.trigger is not None}
    if len(triggers) == 1:
        return triggers.pop()
    answered = any(set(words_of(header)) & shipped_words().answered for header in headers)
    return Trigger.NOT_ACKNOWLEDGED if answered and not triggers else Trigger.NOT_RESOLVED


def _several(paths: Sequence[PathTimes]) -> bool:
    return any(sum(1 for each in path if each is not None) > 1 for path in paths)


def _increasing(paths: Sequence[PathTimes]) -> bool:
    """Whether the times of every path grow from level to level."""
    for path in paths:
        lengths = [_rough(each.span) for each in path if each is not None]
        if any(a >= b for a, b in pairwise(lengths)):
            return False
    return True


def _rough(span: Span) -> int:
    """About how long a span is, to compare; a business day counts as a day."""
    return (
        span.amount * MINUTES.get(span.unit, MINUTES[SpanUnit.DAY]) if span.unit in MINUTES else MINUTES[SpanUnit.DAY]
    )


class Hops(NamedTuple):
    """The spans of a path's arrows: `into` each level from the one before (the first: from the entry).

    `beyond` is how long the last level has. `lost` are the levels whose time could not be used.
    """

    into: tuple[Span | None, ...]
    beyond: Span | None
    lost: tuple[int, ...]


def hops(path: PathTimes, times: Times, unread: Collection[int] = ()) -> Hops:
    """The spans between the levels of a path, out of the times beside them. No time is guessed.

    `unread` are the levels beside which stands a time that was not understood.
    """
    lost: list[int] = []
    spans: list[Span | None] = []
    for at, each in enumerate(path):
        span = None if each is None else _usable(each, times)
        if each is not None and span is None:
            lost.append(at)
        if each is not None and span is not None and (each.base or each.qualifier is not Qualifier.EXACT):
            span = _in_own_words(span)  # "T+15m" on an arrow would count from the level before
        spans.append(span)
    if times.base is not TimeBase.ELAPSED:
        if times.at is At.REACHED:
            return Hops(tuple(spans), None, tuple(lost))
        return Hops((None, *spans[:-1]), spans[-1], tuple(lost))
    between: list[Span | None] = []
    before: Span | None = _NOTHING
    for at, span in enumerate(spans):
        if at == 0 and path[0] is None and at not in unread and times.at is At.REACHED:
            between.append(None)
            continue  # issues come in at the first level
        hop = None if span is None or before is None else _less(span, before)
        if span is not None and hop is None and at not in lost:
            lost.append(at)
        between.append(hop)
        before = span
    if times.at is At.REACHED:
        return Hops(tuple(between), None, tuple(sorted(lost)))
    return Hops((None, *between[:-1]), between[-1], tuple(sorted(lost)))


_NOTHING = Span(text="at once", unit=SpanUnit.MINUTE)


def _usable(each: Understood, times: Times) -> Span | None:
    """The span of a cell under this meaning; None where the cell may mean another time."""
    if each.base is not None and each.base is not times.base:
        return None
    if each.qualifier is Qualifier.RANGE:
        if times.base is not TimeBase.ELAPSED:
            return None
        return each.span if times.at is At.REACHED else each.until
    if each.qualifier in (Qualifier.ABOUT, Qualifier.EVERY, Qualifier.DAY):
        return None
    return each.span


def _less(span: Span, before: Span) -> Span | None:
    """What is left of a span after an earlier one; None where that is no certain time."""
    if before.unit in MINUTES and not before.amount:
        return span
    if span.unit not in MINUTES or before.unit not in MINUTES or (span.amount and span.clock is not before.clock):
        return None
    days = {SpanUnit.DAY, SpanUnit.WEEK}
    if span.clock is Clock.BUSINESS and (span.unit in days) != (before.unit in days):
        return None
    rest = span.amount * MINUTES[span.unit] - before.amount * MINUTES[before.unit]
    if rest < 0:
        return None
    unit = next(each for each in (span.unit, before.unit, SpanUnit.MINUTE) if rest % MINUTES[each] == 0)
    if span.clock is Clock.BUSINESS and unit is SpanUnit.WEEK:
        unit = SpanUnit.DAY
    return _in_own_words(Span(text="", unit=unit, amount=rest // MINUTES[unit], clock=span.clock))


def _in_own_words(span: Span) -> Span:
    return msgspec.structs.replace(span, text=describe(span))
