"""The grid: per severity and level who is reached, after how long, over what, and what happens next.

Where a matrix has no severities, everything is keyed by "" in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from designer.analysis.durations import Duration, duration, nominal, working_days
from designer.analysis.paths import ATTEMPTS, Arrival, State, reading
from designer.analysis.reach import Reach, admits, reached, span_at
from designer.model.choices import StepKind, TransitionKind, Trigger
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Level, Severity, Step, Transition
from designer.model.values import ChannelUse, Span, Target

Place = tuple[Id, Id]
"""A severity and a level."""

Way = Literal["work", "told", "asked", "never"]
"""How an issue comes to a level by the clock: by the work or by a side branch; only when somebody asks for it,
acknowledges or resolves; never."""

Note = Literal["decision", "several_entries", "loop", "answered_differs"]
"""What makes a cell less simple than its one time says."""


class Elapsed(NamedTuple):
    """The time from the opening of an issue until a level is reached.

    `minutes` are nominal, to compare (a business day is the calendar's working day); `told`: by a side branch only.
    """

    time: Duration
    minutes: int
    told: bool = False

    @property
    def text(self) -> str:
        """As printed: "30 min + 1 business day"."""
        return self.time.text


@dataclass(frozen=True, slots=True)
class Cell:
    """What happens on a level at a severity. `attempted` are called to take it, `told` only informed.

    `answers` is by when each step that calls somebody is answered, `answer_within` the soonest of them.
    `after` is the time since the level `since` was reached (None: since the opening), so that a column adds up;
    `by` is the last timed arrow of that path, which an edit of `after` would change.
    """

    severity: Id
    level: Id
    way: Way
    steps: tuple[Id, ...] = ()
    attempted: tuple[Target, ...] = ()
    told: tuple[Target, ...] = ()
    channels: tuple[ChannelUse, ...] = ()
    elapsed: Elapsed | None = None
    answer_within: Span | None = None
    answers: tuple[tuple[Id, Span | None], ...] = ()
    since: Id | None = None
    after: Duration | None = None
    by: Id | None = None
    trigger: Trigger | None = None
    notes: tuple[Note, ...] = ()

    @property
    def when(self) -> str:
        """The elapsed time as printed."""
        if self.elapsed is not None:
            return self.elapsed.text
        return "on request" if self.way == "asked" else ""


class Column:
    """One severity of a matrix, level by level."""

    def __init__(self, matrix: Matrix, severity: Severity | None) -> None:
        self.matrix = matrix
        self.severity = severity
        self.id: Id = severity.id if severity else ""
        self.reach: Reach = reached(matrix, severity)
        self.days = working_days(matrix)

    @cached_property
    def arrivals(self) -> Mapping[Id, Arrival]:
        """Per step, its quickest arrival when nobody answers: the work's where the work comes, else a branch's."""
        return _per_step(reading(self.matrix, self.severity).arrivals())

    @cached_property
    def answered(self) -> Mapping[Id, Arrival]:
        """Per step, its quickest arrival when everybody acknowledges at once and nothing is solved."""
        return _per_step(reading(self.matrix, self.severity, answered=True).arrivals())

    @cached_property
    def whatever(self) -> Mapping[Id, Arrival]:
        """Per step, its quickest arrival whatever people do: each may answer and solve the issue at once, or never."""
        return _per_step(reading(self.matrix, self.severity, answered=None).arrivals())

    def steps(self, level: Id) -> list[Step]:
        """The steps of a level that the severity can come to, in path order."""
        return self._on_levels.get(level, [])

    @cached_property
    def _on_levels(self) -> Mapping[Id, list[Step]]:
        found: dict[Id, list[Step]] = {}
        can = self.reach.all
        steps = [step for step in self.matrix.steps.values() if step.id in can and step.kind is not StepKind.NOTE]
        for step in sorted(steps, key=self._order):
            found.setdefault(step.level, []).append(step)
        return found

    def _order(self, step: Step) -> tuple[float, int, float, float, Id]:
        arrival = self.arrivals.get(step.id)
        minutes = arrival.nominal if arrival else float("inf")
        hops = arrival.hops if arrival else 0
        return minutes, hops, step.position.along, step.position.across, step.id

    def elapsed(self, level: Id) -> Elapsed | None:
        """When the level is reached; None where the clock alone never leads there."""
        first = self.first(level, self.arrivals)
        return Elapsed(first.time, first.nominal, not first.state.work) if first else None

    def first(self, level: Id, arrivals: Mapping[Id, Arrival]) -> Arrival | None:
        """The arrival that opens a level: at a step that names somebody if the severity can come to one there."""
        steps = self.steps(level)
        naming = [step for step in steps if step.targets and step.kind in ATTEMPTS | {StepKind.INFORM}]
        found = [arrivals[step.id] for step in naming or steps if step.id in arrivals]
        by_work = [arrival for arrival in found if arrival.state.work]
        return min(by_work or found, key=lambda arrival: arrival.nominal, default=None)

    def cell(self, level: Id) -> Cell:
        """All that the grid says of a level."""
        steps = self.steps(level)
        if not steps:
            return Cell(self.id, level, "never")
        first = self.first(level, self.arrivals)
        elapsed = self.elapsed(level)
        told, attempted = self._targets(steps)
        way: Way = "asked" if elapsed is None else "told" if elapsed.told else "work"
        since, after, by = self._since(level, first) if first else (None, None, None)
        return Cell(
            severity=self.id,
            level=level,
            way=way,
            steps=tuple(step.id for step in steps),
            attempted=attempted,
            told=told,
            channels=self._channels(steps),
            elapsed=elapsed,
            answer_within=self._answer_within(steps),
            answers=tuple((step.id, self._answer_within([step])) for step in steps if self._calls(step)),
            since=since,
            after=after,
            by=by.id if by else None,
            trigger=by.trigger if by else None,
            notes=tuple(self._notes(level, steps)),
        )

    def _targets(self, steps: list[Step]) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
        told: dict[Id, Target] = {}
        attempted: dict[Id, Target] = {}
        for step in steps:
            for target in step.targets:
                (attempted if self._calls(step) else told).setdefault(target.to, target)
        return tuple(told.values()), tuple(attempted.values())

    def _calls(self, step: Step) -> bool:
        """Whether a step asks somebody to take the issue, and does not only tell them of it."""
        return bool(step.targets) and step.id in self.reach.work and step.kind is not StepKind.INFORM

    def _channels(self, steps: list[Step]) -> tuple[ChannelUse, ...]:
        found: dict[Id, ChannelUse] = {}
        for step in steps:
            level = self.matrix.get(step.level)
            uses = step.channels or (level.channels if isinstance(level, Level) else ())
            for use in uses if step.targets else ():
                found.setdefault(use.channel, use)
        return tuple(found.values())

    def _answer_within(self, steps: list[Step]) -> Span | None:
        waits = [
            (nominal(wait, self.days), span)
            for arrow in self._leaving(steps)
            if arrow.trigger is Trigger.NOT_ACKNOWLEDGED
            and (span := span_at(arrow, self.id or None)) is not None
            and (wait := duration(span)) is not None
        ]
        return min(waits, key=lambda found: found[0])[1] if waits else None

    def _leaving(self, steps: Iterable[Step]) -> list[Transition]:
        return [
            arrow
            for step in steps
            if step.kind is not StepKind.DECISION
            for arrow in self.matrix.leaving(step.id)
            if admits(arrow.condition, self.id or None, None)
        ]

    def _since(self, level: Id, first: Arrival) -> tuple[Id | None, Duration, Transition | None]:
        """The level the path came from, the time since that was reached, and the last timed arrow on the way."""
        arrow = next((at.arrow for at in first.path if at.before and at.nominal > at.before.nominal), first.arrow)
        came_from = next(
            (other for at in first.path if (other := self.matrix.steps[at.state.step].level) != level), None
        )
        before = self.elapsed(came_from) if came_from else None
        if before is None:
            return None, first.time, arrow
        left = first.time.minus(before.time)
        return came_from, left if left is not None else Duration(max(0, first.nominal - before.minutes)), arrow

    def _notes(self, level: Id, steps: list[Step]) -> Iterable[Note]:
        if any(step.kind is StepKind.DECISION for step in steps):
            yield "decision"
        if sum(step.kind is StepKind.ENTRY for step in steps) > 1:
            yield "several_entries"
        if any(self._goes_back(step) for step in steps):
            yield "loop"
        alone, answered = self.first(level, self.arrivals), self.first(level, self.answered)
        if answered is not None and (alone is None or alone.nominal != answered.nominal):
            yield "answered_differs"

    def _goes_back(self, step: Step) -> bool:
        """Whether an arrow leads from a step to where the issue has been, or is a return."""
        here = self.arrivals.get(step.id)
        been = {at.state.step for at in here.path} if here else {step.id}
        return any(
            arrow.target in been or arrow.kind is TransitionKind.RETURN
            for arrow in self.matrix.leaving(step.id)
            if admits(arrow.condition, self.id or None, None)
        )


def _per_step(arrivals: Mapping[State, Arrival]) -> dict[Id, Arrival]:
    found: dict[Id, Arrival] = {}
    for arrival in sorted(arrivals.values(), key=lambda arrival: (not arrival.state.work, arrival.nominal)):
        found.setdefault(arrival.state.step, arrival)
    return found


def columns(matrix: Matrix) -> list[Column]:
    """A column a severity, the worst first; one without severity where the matrix has none."""
    severities: list[Severity | None] = [*matrix.severities.values()]
    return [Column(matrix, severity) for severity in severities or [None]]


def elapsed(matrix: Matrix) -> dict[Place, Elapsed | None]:
    """Per severity and level, the time from opening an issue until the level is reached when nobody answers.

    None where only a request, a decision by hand or an acknowledgement leads there, or nothing does; the cell's
    `way` tells these apart.
    """
    return {(column.id, level): column.elapsed(level) for column in columns(matrix) for level in matrix.levels}


def cells(matrix: Matrix) -> dict[Place, Cell]:
    """Per severity and level, the cell of the grid."""
    return {(column.id, level): column.cell(level) for column in columns(matrix) for level in matrix.levels}
