"""The quickest ways through a flow, free of any instant: what `grid.py` reads its times from.

The reading is that of "Derived: elapsed": nobody answers (or everybody answers at once, and nothing is solved; or
each may answer and solve it, or not), everybody is available, decisions, calendars and categories are taken either way,
first pass.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from designer.analysis.durations import ZERO, Duration, duration, nominal, share, working_days
from designer.analysis.people import contacts_of, wanted_channels
from designer.analysis.reach import admits, entries, moves, possible, span_at
from designer.model.choices import Share, StepKind, TargetOrder, TeamMode, Trigger
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Level, Severity, Step, Team, Transition
from designer.model.values import Condition, Span

ATTEMPTS = frozenset({StepKind.ENTRY, StepKind.ACTION, StepKind.VENDOR})
"""Kinds of step that attempt the people they name, and wait for one to acknowledge."""

_FINAL = frozenset({StepKind.END, StepKind.HAND_OVER, StepKind.NOTE})


class State(NamedTuple):
    """Somewhere an issue may be: at a step, by the work or by a side branch, acknowledged or not, resolved or not."""

    step: Id
    work: bool
    acknowledged: bool
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an issue first comes to a state: the time since it was opened, and the arrow it came by (None: entry).

    `hops` are the arrows on the way.
    """

    state: State
    time: Duration
    nominal: int
    before: Arrival | None = None
    arrow: Transition | None = None
    hops: int = 0

    @property
    def path(self) -> Iterator[Arrival]:
        """This arrival and those before it, back to the entry."""
        at: Arrival | None = self
        while at is not None:
            yield at
            at = at.before


class _Way(NamedTuple):
    arrow: Transition
    time: Duration
    nominal: int
    moves: bool


@dataclass(frozen=True)
class Reading:
    """One severity of a matrix (None: a matrix without), read as "nobody answers" or as "answered, not solved".

    `answered` is None where every step may be answered at once or never, and solved at once or never.
    """

    matrix: Matrix
    severity: Severity | None
    answered: bool | None = False
    days: Mapping[Id, int] = field(default_factory=dict)

    def arrivals(self) -> dict[State, Arrival]:
        """The quickest arrival at every state that the clock alone leads to."""
        starts = entries(self.matrix, self.severity, None)
        return {arrival.state: arrival for arrival in self._search(starts)}

    def onward(self, step: Step) -> Arrival | None:
        """The quickest move from a step to the next that names somebody or ends, timed from entering the step.

        None where the clock alone moves nothing on. Shares of a target are left out: they run since the opening.
        """
        for arrival in self._search([step]):
            reached = self.matrix.steps[arrival.state.step]
            if arrival.before and arrival.state.work and (reached.targets or reached.kind in _FINAL):
                shared = any(at.arrow and at.arrow.trigger is Trigger.SHARE_OF_TARGET for at in arrival.path)
                if not shared and reached.id != step.id:
                    return arrival
        return None

    def overtaken(self, step: Id) -> Iterator[tuple[Transition, Transition]]:
        """The arrows of a step that the clock never gets to in this reading, each with the one that is due before it.

        Those overtaken only by an arrow with a limit are left out: they are due when its limit is used up.
        """
        here = self.matrix.steps[step]
        if here.kind is StepKind.DECISION:
            return
        ways = self._all_ways(Arrival(next(self._states(here, State(step, True, False))), ZERO, 0))
        taken = {way.arrow.id for way in self._in_time(here, ways)}
        lasting = [way for way in ways if way.arrow.id in taken and way.moves and way.arrow.at_most is None]
        first = min(
            (way for way in lasting if not _is_conditional(way.arrow.condition)),
            key=lambda way: way.nominal,
            default=None,
        )
        for way in ways:
            if first is not None and way.arrow.id not in taken:
                yield way.arrow, first.arrow

    def _search(self, starts: Sequence[Step]) -> Iterator[Arrival]:
        """The quickest arrival at each state, the earliest first."""
        found: set[State] = set()
        heap: list[tuple[int, int, int, Arrival]] = []
        count = 0
        for step in starts:
            for state in self._states(step, State(step.id, True, False)):
                heap.append((0, 0, count := count + 1, Arrival(state, ZERO, 0)))
        while heap:
            *_, arrival = heapq.heappop(heap)
            if arrival.state in found:
                continue
            found.add(arrival.state)
            yield arrival
            for way in self._ways(arrival):
                for entered in self._entered(arrival.state, way):
                    if entered not in found:
                        new = Arrival(entered, way.time, way.nominal, arrival, way.arrow, arrival.hops + 1)
                        heapq.heappush(heap, (way.nominal, new.hops, count := count + 1, new))

    def _entered(self, before: State, way: _Way) -> Iterator[State]:
        step = self.matrix.steps[way.arrow.target]
        if step.kind is not StepKind.NOTE:
            inherited = before.acknowledged if way.moves else False
            yield from self._states(step, State(step.id, before.work and way.moves, inherited, before.resolved))

    def _states(self, step: Step, before: State) -> Iterator[State]:
        """How a step may stand once entered, silence first.

        One that attempts somebody asks for a new acknowledgement, which in the readings with answers comes at once.
        """
        silent, answered = self.answered is not True, self.answered is not False
        if not (step.kind in ATTEMPTS and step.targets):
            silent, answered = not before.acknowledged, before.acknowledged
        solved = self.answered is None and any(
            arrow.trigger is Trigger.RESOLVED for arrow in self.matrix.leaving(step.id)
        )
        for resolved in (before.resolved, True) if solved and not before.resolved else (before.resolved,):
            if silent:
                yield before._replace(acknowledged=False, resolved=resolved)
            if answered:
                yield before._replace(acknowledged=True, resolved=resolved)

    def _ways(self, at: Arrival) -> list[_Way]:
        step = self.matrix.steps[at.state.step]
        ways = self._all_ways(at)
        return ways if step.kind is StepKind.DECISION else self._in_time(step, ways)

    def _all_ways(self, at: Arrival) -> list[_Way]:
        """Every arrow that fires at some time in this reading, those included that come too late."""
        step = self.matrix.steps[at.state.step]
        if step.kind in _FINAL:
            return []
        armed = at.time
        if step.kind is StepKind.WAIT and step.wait is not None:
            waited = duration(step.wait, self._calendar(step))
            if waited is None:
                return []
            armed = armed.plus(waited)
        return [
            _Way(arrow, time, nominal(time, self.days), moves(self.matrix, arrow))
            for arrow in possible(self.matrix, step, self.severity.id if self.severity else None, None)
            if self._may(arrow.condition, at.state) and (time := self._due(step, arrow, at.state, armed)) is not None
        ]

    def _in_time(self, step: Step, ways: list[_Way]) -> list[_Way]:
        """Without those that come too late: the work has left by an arrow that always goes."""
        certain = [way for way in ways if way.moves and not _is_conditional(way.arrow.condition)]
        if not certain:
            return ways
        first = min(certain, key=lambda way: way.nominal)
        return [
            way
            for way in ways
            if way is first
            or self._belongs_to_issue(step, way)
            or way.nominal < first.nominal
            or (way.nominal == first.nominal and not (way.moves and way in certain and way.time == first.time))
        ]

    def _belongs_to_issue(self, step: Step, way: _Way) -> bool:
        return way.arrow.trigger is Trigger.SHARE_OF_TARGET or (step.kind is StepKind.ENTRY and not way.moves)

    def _may(self, condition: Condition, state: State) -> bool:
        return (
            admits(condition, self.severity.id if self.severity else None, None)
            and condition.acknowledged in (None, state.acknowledged)
            and condition.resolved in (None, state.resolved)
        )

    def _due(self, step: Step, arrow: Transition, state: State, armed: Duration) -> Duration | None:
        """When an arrow fires, since the issue was opened; None when it never does in this reading."""
        if step.kind is StepKind.DECISION:
            return armed
        after = self._after(step, arrow)
        if after is None:
            return None
        match arrow.trigger:
            case Trigger.ALWAYS:
                return armed.plus(after)
            case Trigger.NOT_RESOLVED:
                return None if state.resolved else armed.plus(after)
            case Trigger.RESOLVED:
                return armed.plus(after) if state.resolved else None
            case Trigger.NOT_ACKNOWLEDGED:
                return None if state.acknowledged else armed.plus(after)
            case Trigger.ACKNOWLEDGED:
                return armed.plus(after) if state.acknowledged else None
            case Trigger.NOBODY_REACHED if step.targets and step.kind in ATTEMPTS and not state.acknowledged:
                return armed.plus(Duration(rounds(self.matrix, step))).plus(after)
            case Trigger.SHARE_OF_TARGET:
                return self._share(arrow, state, armed)
        return None

    def _after(self, step: Step, arrow: Transition) -> Duration | None:
        span = span_at(arrow, self.severity.id if self.severity else None)
        if span is None:
            return None if arrow.trigger in (Trigger.NOT_ACKNOWLEDGED, Trigger.NOT_RESOLVED) else ZERO
        return duration(span, self._calendar(step))

    def _share(self, arrow: Transition, state: State, armed: Duration) -> Duration | None:
        if self.severity is None or (arrow.share_of is Share.RESPONSE and state.acknowledged):
            return None
        responding = arrow.share_of is Share.RESPONSE
        target: Span | None = self.severity.respond_within if responding else self.severity.resolve_within
        if target is None or arrow.share is None:
            return None
        due = share(target, arrow.share, self.severity.calendar or self.matrix.head.calendar, self.days)
        if due is None:
            return None
        return max(due, armed, key=lambda time: nominal(time, self.days))

    def _calendar(self, step: Step) -> Id | None:
        """The calendar of a business span that leaves a step: the level's, else the severity's, else the matrix's."""
        level = self.matrix.get(step.level)
        own = level.calendar if isinstance(level, Level) else None
        return own or (self.severity.calendar if self.severity else None) or self.matrix.head.calendar


def reading(matrix: Matrix, severity: Severity | None, answered: bool | None = False) -> Reading:
    """A reading of one severity of a matrix; `answered` None: whatever people do."""
    return Reading(matrix, severity, answered, working_days(matrix))


def rounds(matrix: Matrix, step: Step) -> int:
    """The minutes from entering a step to the end of its last round, everybody being available, nobody answering."""
    lasts = [sum(turn(matrix, step, people) for people in each) for each in turns(matrix, step)]
    if not lasts:
        return 0
    if step.order is TargetOrder.ALL_AT_ONCE:
        one = max(lasts)
    else:
        one = sum(lasts) if step.order is TargetOrder.ONE_AFTER_ANOTHER else lasts[0]
    return step.attempts * one + (step.attempts - 1) * step.pause


def turns(matrix: Matrix, step: Step) -> Iterator[list[list[Id]]]:
    """Per target, the contacts of each of its turns: one turn, but one a member for a team tried one after another."""
    for target in step.targets:
        people = [contact.id for contact in contacts_of(matrix, target)]
        record = matrix.get(target.to)
        mode = (target.mode or record.mode) if isinstance(record, Team) else None
        yield [[id] for id in people] if mode is TeamMode.ONE_AFTER_ANOTHER and people else [people]


def turn(matrix: Matrix, step: Step, people: list[Id]) -> int:
    """The minutes that one attempt at these people lasts: as set on the step, else their longest delay."""
    if step.turn is not None:
        return step.turn
    uses = [use for id in people for use in wanted_channels(matrix, step, matrix.contacts[id])]
    return max((use.delay for use in uses or wanted_channels(matrix, step)), default=0)


def _is_conditional(condition: Condition) -> bool:
    """Whether a condition that may hold may also not hold."""
    return bool(condition.calendar or condition.categories or condition.answer)
