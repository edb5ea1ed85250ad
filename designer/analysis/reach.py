"""Which steps an issue can come to, at any time: entries, arrows that can fire, and what they lead to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from designer.model.choices import StepKind, TransitionKind, Trigger
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Category, Severity, Step, Transition
from designer.model.values import Condition, Span

NEEDS_SPAN = frozenset({Trigger.NOT_ACKNOWLEDGED, Trigger.NOT_RESOLVED})
"""Triggers that never fire without a span."""


class Reach(NamedTuple):
    """The steps that the work can come to, and those that only a side branch can."""

    work: frozenset[Id]
    beside: frozenset[Id]

    @property
    def all(self) -> frozenset[Id]:
        return self.work | self.beside


def admits(condition: Condition, severity: Id | None, category: Id | None) -> bool:
    """Whether a condition can hold for a severity and a category, at some time and state of the issue.

    None stands for a matrix without severities or categories and is admitted everywhere.
    """
    if condition.severities and severity is not None and severity not in condition.severities:
        return False
    return not (condition.categories and category is not None and category not in condition.categories)


def moves(matrix: Matrix, arrow: Transition) -> bool:
    """Whether an arrow moves the work (else it goes beside)."""
    source = matrix.get(arrow.source)
    if isinstance(source, Step) and source.kind is StepKind.DECISION:
        return True
    if arrow.moves is not None:
        return arrow.moves
    return arrow.kind in (TransitionKind.FUNCTIONAL, TransitionKind.RETURN)


def span_at(arrow: Transition, severity: Id | None) -> Span | None:
    """The span of an arrow at a severity: its own, else the default, else None."""
    return next((each.span for each in arrow.after_by_severity if each.severity == severity), arrow.after)


def can_fire(matrix: Matrix, arrow: Transition, severity: Id | None) -> bool:
    """Whether an arrow can ever fire at a severity: one that waits for silence needs a span to wait."""
    source = matrix.get(arrow.source)
    if isinstance(source, Step) and source.kind is StepKind.DECISION:
        return True
    span = span_at(arrow, severity)
    if arrow.trigger in NEEDS_SPAN:
        return span is not None and span.unit != "never"
    return span is None or span.unit != "never"


def possible(matrix: Matrix, step: Step, severity: Id | None, category: Id | None) -> list[Transition]:
    """The arrows that an issue of this severity and category may leave a step by.

    Of a decision's, those after the first that certainly holds are never taken. Without a category (None), an arrow
    for some categories may hold and may not.
    """
    arrows = [arrow for arrow in matrix.leaving(step.id) if admits(arrow.condition, severity, category)]
    if step.kind is not StepKind.DECISION:
        return arrows
    arrows.sort(key=lambda arrow: (arrow.default, arrow.order, arrow.id))
    for number, arrow in enumerate(arrows):
        if _certain(arrow, category):
            return arrows[: number + 1]
    return arrows


def _certain(arrow: Transition, category: Id | None) -> bool:
    condition = arrow.condition
    depends = condition.calendar or condition.answer or (condition.categories and category is None)
    states = (condition.acknowledged, condition.resolved)
    return not depends and arrow.at_most is None and states == (None, None)


def entries(matrix: Matrix, severity: Severity | None, category: Category | None) -> tuple[Step, ...]:
    """The entry steps at which an issue may start, in the order in which they are asked.

    Which of them it is depends on the time only: those after the first whose condition names no calendar cannot
    be. Empty where no entry admits the issue.
    """
    order = {id: level.order for id, level in matrix.levels.items()}
    known = [
        step
        for step in matrix.steps.values()
        if step.kind is StepKind.ENTRY
        and admits(step.condition, severity.id if severity else None, category.id if category else None)
    ]
    known.sort(key=lambda step: (order.get(step.level, 0), step.id))
    for chosen in _preferred(known, severity, category):
        if chosen:
            known = chosen
            break
    possible: list[Step] = []
    for step in known:
        possible.append(step)
        if step.condition.calendar is None:
            break
    return tuple(possible)


def _preferred(known: list[Step], severity: Severity | None, category: Category | None) -> Iterator[list[Step]]:
    if category is not None and category.hard_stop:
        yield [step for step in known if step.level == category.hard_stop]
    if category is not None and category.entry_step:
        yield [step for step in known if step.id == category.entry_step]
    if severity is not None and severity.entry_level:
        yield [step for step in known if step.level == severity.entry_level]


def issues(matrix: Matrix) -> Iterator[tuple[Severity | None, Category | None]]:
    """Every severity with every category, with none where the matrix has none."""
    severities: list[Severity | None] = list(matrix.severities.values())
    categories: list[Category | None] = list(matrix.categories.values())
    yield from itertools.product(severities or [None], categories or [None])


def reached(matrix: Matrix, severity: Severity | None, category: Category | None = None) -> Reach:
    """The steps that an issue of this severity and category can come to, whatever happens."""
    at = severity.id if severity else None
    kind = category.id if category else None
    work: set[Id] = set()
    beside: set[Id] = set()
    pending = [(step.id, True) for step in entries(matrix, severity, category)]
    while pending:
        id, by_work = pending.pop()
        if id in work or (not by_work and id in beside):
            continue
        (work if by_work else beside).add(id)
        for arrow in possible(matrix, matrix.steps[id], at, kind):
            if can_fire(matrix, arrow, at):
                pending.append((arrow.target, by_work and moves(matrix, arrow)))
    return Reach(frozenset(work), frozenset(beside - work))


def reached_by_any(matrix: Matrix) -> dict[Id | None, Reach]:
    """Per severity (None where there are none), what issues of any category can come to."""
    found: dict[Id | None, Reach] = {}
    for severity, category in issues(matrix):
        key = severity.id if severity else None
        now = reached(matrix, severity, category)
        before = found.get(key, Reach(frozenset(), frozenset()))
        work = before.work | now.work
        found[key] = Reach(work, (before.beside | now.beside) - work)
    return found
