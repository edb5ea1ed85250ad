"""How a flow leads where the clock alone does not: who must have answered, which way a decision went, and how long on.

Levels that only somebody's request opens have no lead; nor have those that nothing comes to in time.
"""

from __future__ import annotations

from typing import NamedTuple

from designer.analysis.durations import ZERO, Duration
from designer.analysis.grid import Column
from designer.analysis.paths import ATTEMPTS, Arrival
from designer.model.choices import StepKind, Trigger
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Step

_SILENT = frozenset({Trigger.NOT_ACKNOWLEDGED, Trigger.NOBODY_REACHED})


class Lead(NamedTuple):
    """The last stretch of the quickest way to a level or step: `time` after the people of the level `since` are called.

    `since` is None where it counts from the opening. `answered`, `resolved`: the time counts from their doing so.
    `silent`, `unsolved`: it goes on only while they have not. `choices` are the arrows by which it leaves decisions.
    """

    since: Id | None
    time: Duration
    answered: bool = False
    resolved: bool = False
    silent: bool = False
    unsolved: bool = False
    choices: tuple[Id, ...] = ()


def level_lead(column: Column, level: Id) -> Lead | None:
    """How a severity comes to a level, whatever people do; None where only a request leads there, or nothing."""
    first = column.first(level, column.whatever)
    return _lead(column.matrix, first) if first is not None else None


def step_lead(column: Column, step: Id) -> Lead | None:
    """How a severity comes to a step, whatever people do; None where only a request leads there, or nothing."""
    found = column.whatever.get(step)
    return _lead(column.matrix, found) if found is not None else None


def _lead(matrix: Matrix, found: Arrival) -> Lead:
    path = list(found.path)[::-1]
    base = _base(matrix, path)
    lead = Lead(matrix.steps[path[base].state.step].level if _calls(matrix, path[base]) else None, ZERO)
    start = path[base].time if lead.since else ZERO
    for at in path[base + 1 :]:
        if at.arrow is None or at.before is None:
            continue
        trigger, asked = at.arrow.trigger, at.arrow.condition
        decided = matrix.steps[at.before.state.step].kind is StepKind.DECISION
        if asked.acknowledged or (trigger is Trigger.ACKNOWLEDGED and not decided):
            lead, start = lead._replace(answered=True, silent=False), at.before.time
        if asked.resolved or (trigger is Trigger.RESOLVED and not decided):
            lead, start = lead._replace(resolved=True, unsolved=False), at.before.time
        if decided:
            lead = lead._replace(choices=(*lead.choices, at.arrow.id))
        elif trigger is Trigger.SHARE_OF_TARGET:
            lead, start = Lead(None, ZERO, choices=lead.choices), ZERO
        elif trigger in _SILENT:
            lead = lead._replace(silent=True)
        elif trigger is Trigger.NOT_RESOLVED:
            lead = lead._replace(unsolved=True)
    return lead._replace(time=found.time.minus(start) or ZERO)


def _base(matrix: Matrix, path: list[Arrival]) -> int:
    """Where the last stretch begins: with the first of the calls on the level that was called last."""
    calls = [place for place, at in enumerate(path[:-1]) if _calls(matrix, at)]
    if not calls:
        return 0
    base = calls[-1]
    for place in reversed(calls):
        if _step(matrix, path[place]).level != _step(matrix, path[base]).level:
            break
        base = place
    return base


def _calls(matrix: Matrix, at: Arrival) -> bool:
    step = _step(matrix, at)
    return bool(step.targets) and step.kind in ATTEMPTS


def _step(matrix: Matrix, at: Arrival) -> Step:
    return matrix.steps[at.state.step]
