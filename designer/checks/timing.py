"""R05, R35, R37, R38: do the times make sense, against the targets, each other and the clock?"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from designer.analysis.durations import duration, nominal, working_days
from designer.analysis.grid import Column, columns
from designer.analysis.paths import reading
from designer.analysis.reach import NEEDS_SPAN, admits, moves, span_at
from designer.checks.finding import Finding, Grade, Thresholds, named
from designer.model import spans
from designer.model.choices import Outcome, StepKind
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Severity
from designer.model.values import Span


def long_runs(matrix: Matrix, limits: Thresholds) -> Iterator[Finding]:
    """R05: all passes together stay within what anybody would wait for."""
    repeats = matrix.head.repeats
    if repeats.count > limits.most_repeats:
        yield Finding(
            "R05",
            Grade.WARNING,
            (matrix.head.id,),
            f"The matrix repeats {repeats.count} times: more than {limits.most_repeats} only tires people. "
            "Repeat less, or hand over.",
        )
    if not repeats.count:
        return
    for severity in matrix.severities.values():
        once = _pass(matrix, severity)
        total = once * (repeats.count + 1) + repeats.pause * repeats.count
        if once and total > limits.longest_run:
            yield Finding(
                "R05",
                Grade.WARNING,
                (severity.id, matrix.head.id),
                f"At {severity.code} all {repeats.count + 1} passes take {spans.describe(spans.of_minutes(total))}: "
                "repeat less often, or shorten the times.",
            )


def _pass(matrix: Matrix, severity: Severity) -> int:
    """The minutes of a pass in which nobody answers; 0 where the clock leads the work to an end, and none follows."""
    longest = 0
    for arrival in reading(matrix, severity).arrivals().values():
        step = matrix.steps[arrival.state.step]
        if arrival.state.work and step.kind is StepKind.END and step.outcome is not Outcome.UNANSWERED:
            return 0
        longest = max(longest, arrival.nominal if arrival.state.work else 0)
    return longest


def late_for_the_target(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R35: who decides hears of an issue before its target is missed."""
    days = working_days(matrix)
    for column in columns(matrix):
        severity = column.severity
        if severity is None:
            continue
        target = severity.resolve_within or severity.respond_within
        if target is None:
            continue
        level = severity.deciding_level or _last_by_work(matrix, column)
        reached = column.elapsed(level) if level else None
        allowed = _minutes(target, matrix, severity, days)
        if level is None or reached is None or allowed is None or reached.minutes < allowed:
            continue
        word = "resolve" if severity.resolve_within else "respond"
        yield Finding(
            "R35",
            Grade.ERROR,
            (severity.id, level),
            f"{severity.code} comes to {named(matrix, level)} after {reached.text}, when the {spans.describe(target)} "
            f"to {word} are over: shorten the waits on the way, or decide on a lower level.",
        )


def _last_by_work(matrix: Matrix, column: Column) -> Id | None:
    found = [id for id in matrix.levels if (at := column.elapsed(id)) is not None and not at.told]
    return found[-1] if found else None


def _minutes(span: Span | None, matrix: Matrix, severity: Severity, days: Mapping[Id, int]) -> int | None:
    time = duration(span, severity.calendar or matrix.head.calendar) if span else None
    return nominal(time, days) if time is not None else None


def not_monotonic(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R37: a worse severity never waits longer than a milder one."""
    for worse, milder in itertools.pairwise(columns(matrix)):
        if worse.severity is None or milder.severity is None:
            continue
        for field, words in (("respond_within", "to respond"), ("resolve_within", "to resolve")):
            mine = _minutes(getattr(worse.severity, field), matrix, worse.severity, worse.days)
            theirs = _minutes(getattr(milder.severity, field), matrix, milder.severity, milder.days)
            if mine is not None and theirs is not None and mine > theirs:
                yield Finding(
                    "R37",
                    Grade.ERROR,
                    (worse.id, milder.id),
                    f"{worse.severity.code} is worse than {milder.severity.code} but has more time "
                    f"{words} ({getattr(worse.severity, field).text} against "
                    f"{getattr(milder.severity, field).text}): swap them.",
                )
        for level in matrix.levels:
            a, b = worse.elapsed(level), milder.elapsed(level)
            if a is None or b is None or a.told or b.told or a.minutes <= b.minutes:
                continue
            if _by_choice(worse, level) or _by_choice(milder, level):
                continue
            yield Finding(
                "R37",
                Grade.ERROR,
                (worse.id, milder.id, level),
                f"{worse.severity.code} comes to {named(matrix, level)} after {a.text}, later than the milder "
                f"{milder.severity.code} ({b.text}): shorten its waits.",
            )


def not_later(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R38: each level is reached later than the one below it, and an escalation gives the lower one time."""
    for column in columns(matrix):
        at = f" at {column.severity.code}" if column.severity else ""
        for arrow in matrix.transitions.values():
            source, target = matrix.steps[arrow.source], matrix.steps[arrow.target]
            span = span_at(arrow, column.id or None)
            climbs = matrix.levels[target.level].order > matrix.levels[source.level].order
            if (
                climbs
                and span is not None
                and arrow.trigger in NEEDS_SPAN
                and source.kind is not StepKind.DECISION
                and source.id in column.reach.all
                and moves(matrix, arrow)
                and admits(arrow.condition, column.id or None, None)
                and spans.minutes(span) == 0
            ):
                yield Finding(
                    "R38",
                    Grade.ERROR,
                    (arrow.id, source.id),
                    f"{named(matrix, source.id)} has no time to answer{at} before {named(matrix, target.id)} is asked "
                    "too: give the arrow a time.",
                )
        times = [
            (level, found)
            for level in matrix.levels
            if (found := column.elapsed(level)) is not None and not found.told and not _by_choice(column, level)
        ]
        for (lower, before), (upper, after) in itertools.pairwise(times):
            if after.minutes < before.minutes:
                yield Finding(
                    "R38",
                    Grade.ERROR,
                    (upper, lower, *([column.id] if column.id else [])),
                    f"{named(matrix, upper)} is reached{at} after {after.text}, before the lower "
                    f"{named(matrix, lower)} ({before.text}): put them in order.",
                )


def _by_choice(column: Column, level: Id) -> bool:
    """Whether the quickest way to a level hangs on an answer, a category or the hour, and so is no usual one."""
    first = column.first(level, column.arrivals)
    if first is None:
        return False
    matrix = column.matrix
    for arrow in (arrival.arrow for arrival in first.path if arrival.arrow is not None):
        decided = matrix.steps[arrow.source].kind is StepKind.DECISION
        for each in matrix.leaving(arrow.source) if decided else (arrow,):
            if each.condition.calendar or each.condition.categories or each.condition.answer:
                return True
    return False
