"""What a time typed under *Then after* means: the arrow that leads on from the step takes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from designer.analysis.call_list import Call
from designer.analysis.durations import Duration, duration
from designer.analysis.paths import Arrival, reading
from designer.analysis.reach import admits, span_at
from designer.errors import UserError
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_words import MARKS, marked
from designer.formats.durations import durations
from designer.model import spans
from designer.model.choices import Clock, SpanUnit, StepKind
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Severity, Step, Transition
from designer.model.values import SeveritySpan, Span

_MARKS = re.compile(f"[{''.join(MARKS.values())}]")
_IN_FLOW = "Set it on the arrows of the flow."


class Way(NamedTuple):
    """How the clock leads on from a step at a severity: all of the time, and the arrow that a typed time is for."""

    severity: Severity | None
    time: Duration
    arrow: Transition


def ways_on(matrix: Matrix, step: Step, severities: Sequence[Severity]) -> list[Way]:
    """The ways on from a step, a severity each: of those named, else of all (None: a matrix without)."""
    grid: Iterable[Severity | None] = severities or [*matrix.severities.values()] or [None]
    found = []
    for severity in grid:
        if not admits(step.condition, severity.id if severity else None, None):
            continue
        onward = reading(matrix, severity).onward(step)
        if onward is not None:
            found.append(Way(severity, onward.time, _timed(matrix, onward)))
    return found


def typed(
    matrix: Matrix, call: Call, text: str, severities: Sequence[Severity], say: Words
) -> dict[Id, dict[str, Any]]:
    """The fields of arrows that a text in the cell of a call means; none where nothing changes.

    `severities` are those the sheet is for, where not for all. Raises UserError for what is not understood.
    """
    ways = {way.severity.id if way.severity else "": way for way in ways_on(matrix, call.steps[0], severities)}
    if not ways:
        raise UserError("No time leads on from here.", "Draw an arrow with a time to the next step in the flow.")
    wanted = _times(text, ways, say)
    changed: dict[Id, dict[Id, Span]] = {}
    for severity, (span, words) in wanted.items():
        way = ways[severity]
        if say.duration(way.time) == words or duration(span) == way.time:
            continue
        changed.setdefault(way.arrow.id, {})[severity] = _for_arrow(matrix, way, span)
    return {arrow: _fields(matrix, matrix.transitions[arrow], each) for arrow, each in changed.items()}


def _times(text: str, ways: dict[Id, Way], say: Words) -> dict[Id, tuple[Span, str]]:
    """Per severity the span that is typed for it, and its words."""
    found: dict[Id, tuple[Span, str]] = {}
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        raise UserError("A time is missing.", f"To have no time here, take the arrow away. {_IN_FLOW}")
    for line in lines:
        named, words = _named(line, [way.severity for way in ways.values() if way.severity])
        if not named and len(lines) > 1:
            raise UserError(f"“{line}” names no severity.", "Begin each line with the severities that it is for.")
        span = _span(words, say)
        for severity in named or list(ways):
            if severity in found:
                raise UserError("A severity is named twice.", "Give each one time.")
            found[severity] = (span, words)
    return found


def _named(line: str, known: Sequence[Severity]) -> tuple[list[Id], str]:
    """The severities that a line begins with, by mark and code, and what follows."""
    named: list[Id] = []
    rest = line
    while True:
        bare = _MARKS.sub("", rest, count=1).lstrip(" ,") if _MARKS.match(rest.lstrip(" ,")) else rest.lstrip(" ,")
        for severity in sorted(known, key=lambda each: -len(each.code or each.name)):
            word = severity.code or severity.name
            if (
                word
                and bare.casefold().startswith(word.casefold())
                and bare[len(word) : len(word) + 1] in ("", " ", ",", ":")
            ):
                named.append(severity.id)
                rest = bare[len(word) :]
                break
        else:
            return named, rest.strip(" ,:") if named else line
        if severity.id in named[:-1]:
            raise UserError(f"{marked(severity)} is named twice.", "Give each severity one time.")


def _span(words: str, say: Words) -> Span:
    if words.casefold() in (say("go on at once").casefold(), say.at_once.casefold()):
        return spans.of_minutes(0)
    found = durations.understand(words, bare_unit=SpanUnit.MINUTE)
    if found is not None and found.until is None:
        return found.span
    return spans.parse(words, bare=SpanUnit.MINUTE)


def _timed(matrix: Matrix, onward: Arrival) -> Transition:
    """The last arrow of a way on that takes time, else the last whose time counts at all."""
    hops = [(at.arrow, at.nominal - at.before.nominal) for at in onward.path if at.before and at.arrow]
    counted = [hop for hop in hops if matrix.steps[hop[0].source].kind is not StepKind.DECISION]
    return next((arrow for arrow, minutes in hops if minutes), (counted or hops)[0][0])


def _for_arrow(matrix: Matrix, way: Way, span: Span) -> Span:
    """What the arrow of a way must take so that the whole way takes the span."""
    if matrix.steps[way.arrow.source].kind in (StepKind.DECISION, StepKind.WAIT):
        raise UserError("This time is that of a wait or a decision on the way.", _IN_FLOW)
    own = span_at(way.arrow, way.severity.id if way.severity else None)
    alone = (duration(own) if own is not None else None) or Duration()
    if _alike(alone, way.time):
        business = own is not None and span.clock is Clock.BUSINESS and span.calendar is None
        return msgspec.structs.replace(span, calendar=own.calendar) if business and own is not None else span
    whole, rest = duration(span), way.time.minus(alone)
    left = whole.minus(rest) if whole is not None and rest is not None else None
    if left is None or left.business:
        raise UserError("This time is a sum, and its last arrow cannot make up the difference.", _IN_FLOW)
    return spans.of_minutes(left.minutes)


def _alike(one: Duration, other: Duration) -> bool:
    """Whether two times are the same, on whatever calendars."""
    return _counts(one) == _counts(other)


def _counts(time: Duration) -> tuple[int, int, int, int]:
    parts = time.business
    return (
        time.minutes,
        sum(part.minutes for part in parts),
        sum(part.days for part in parts),
        sum(part.next_days for part in parts),
    )


def _fields(matrix: Matrix, arrow: Transition, changed: dict[Id, Span]) -> dict[str, Any]:
    """The spans of an arrow with some of them changed: one for all severities where they agree."""
    if not matrix.severities:
        return {"after": changed[""]}
    now = {id: changed.get(id, span_at(arrow, id)) for id in matrix.severities}
    asked = {id for id in matrix.severities if admits(arrow.condition, id, None)}
    said = {now[id] for id in asked}
    if len(said) == 1:
        return {"after": said.pop(), "after_by_severity": ()}
    own = tuple(
        SeveritySpan(severity=id, span=span) for id, span in now.items() if span is not None and span != arrow.after
    )
    return {"after": arrow.after, "after_by_severity": own}
