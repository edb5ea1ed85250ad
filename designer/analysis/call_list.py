"""Whom to call, level by level, in order: the people behind the steps' targets, with what happens when time is up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from designer.analysis.durations import ZERO, Duration
from designer.analysis.grid import Column, columns
from designer.analysis.leads import Lead, level_lead
from designer.analysis.paths import Reading, reading
from designer.analysis.people import contacts_of, is_team_mailbox
from designer.analysis.reach import admits
from designer.model.choices import StepKind
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Level, Rota, Severity, Step, Team
from designer.model.values import Target


class Timing(NamedTuple):
    """A time and the severities it holds at; none named where it holds at all of them."""

    severities: tuple[Severity, ...]
    time: Duration


class Call(NamedTuple):
    """A line of the list. `number` counts within the level ("2.1"); `who` is a contact, or a team's own number.

    `through` are the teams and rotas by which a contact is meant; `then_after` is the time until the next step that
    names somebody. `told`: only informed, not asked to take the issue.
    """

    number: str
    who: Contact | Team
    steps: tuple[Step, ...]
    through: tuple[Team | Rota, ...] = ()
    then_after: tuple[Timing, ...] = ()
    told: bool = False


class Led(NamedTuple):
    """One way in which a level is reached, its own time left out, and the times it takes per severity."""

    lead: Lead
    times: tuple[Timing, ...]


class Band(NamedTuple):
    """A level with its calls. `number` is the one printed; `after` is when it is reached since the opening.

    `led` says how it is reached at severities at which the clock alone does not lead there. `on_request`: those at
    which people come to the level, and nothing leads there but a request; empty where that is so at every one, None
    where at none.
    """

    level: Level
    number: str
    calls: tuple[Call, ...]
    after: tuple[Timing, ...] = ()
    on_request: tuple[Severity, ...] | None = None
    led: tuple[Led, ...] = ()


def call_list(matrix: Matrix, only: Collection[Id] = ()) -> list[Band]:
    """The bands of a call sheet: every level somebody is named on, in order.

    `only` names the severities that count, where not all do: steps to which none of them comes are left out.
    """
    grid = [column for column in columns(matrix) if not only or column.id in only]
    readings = [(column, reading(matrix, column.severity)) for column in grid]
    numbers = level_numbers(matrix)
    per_level: dict[Id, list[Step]] = {}
    for step in in_path_order(matrix, grid):
        if step.targets and (not only or any(step.id in column.reach.all for column in grid)):
            per_level.setdefault(step.level, []).append(step)
    bands = []
    for level in matrix.levels.values():
        steps = per_level.get(level.id)
        if not steps:
            continue
        calls = _calls(matrix, steps, numbers[level.id], readings, grid)
        after = _grouped(grid, [(column, _time(column, level.id)) for column in grid])
        led = _led(level.id, grid)
        asked = _on_request(level.id, grid)
        bands.append(Band(level, numbers[level.id], tuple(calls), after, asked, led))
    return [band for band in bands if band.calls]


def in_path_order(matrix: Matrix, grid: Iterable[Column]) -> list[Step]:
    """All steps in the order in which an issue comes to them, at the severity that comes there first.

    Steps that the clock does not lead to come after those it does, by level and place; notes last.
    """
    best: dict[Id, tuple[int, int]] = {}
    for column in grid:
        for id, arrival in column.arrivals.items():
            rank = (arrival.nominal, arrival.hops)
            best[id] = min(best.get(id, rank), rank)
    order = {id: level.order for id, level in matrix.levels.items()}

    def place(step: Step) -> tuple[bool, float, float, int, float, float, Id]:
        minutes, hops = best.get(step.id, (float("inf"), float("inf")))
        position = step.position
        return (
            step.kind is StepKind.NOTE,
            minutes,
            hops,
            order.get(step.level, 0),
            position.along,
            position.across,
            step.id,
        )

    return sorted(matrix.steps.values(), key=place)


def level_numbers(matrix: Matrix) -> Mapping[Id, str]:
    """The number printed for each level: the one in its code ("L2", "N+1") where each has its own, else 1, 2, 3 …"""
    found = {id: re.search(r"\d+", level.code) for id, level in matrix.levels.items()}
    digits = {id: match.group() for id, match in found.items() if match}
    if len(set(digits.values())) == len(matrix.levels):
        return digits
    return {id: str(number) for number, id in enumerate(matrix.levels, 1)}


def _calls(
    matrix: Matrix, steps: list[Step], level: str, readings: list[tuple[Column, Reading]], grid: list[Column]
) -> Iterable[Call]:
    found: dict[Id, Call] = {}
    for step in steps:
        told = step.kind is StepKind.INFORM or not any(step.id in column.reach.work for column in grid)
        then_after = _then_after(step, readings)
        for target in step.targets:
            for who, through in _whom(matrix, target):
                known = found.get(who.id)
                if known is None:
                    number = f"{level}.{len(found) + 1}"
                    found[who.id] = Call(number, who, (step,), through, then_after, told)
                else:
                    found[who.id] = known._replace(
                        steps=tuple(dict.fromkeys((*known.steps, step))),
                        through=tuple(dict.fromkeys((*known.through, *through))),
                        told=known.told and told,
                    )
    return found.values()


def _whom(matrix: Matrix, target: Target) -> Iterable[tuple[Contact | Team, tuple[Team | Rota, ...]]]:
    """A team's own number first, then its people."""
    record = matrix.get(target.to)
    through: tuple[Team | Rota, ...] = (record,) if isinstance(record, Team | Rota) else ()
    if isinstance(record, Team) and (record.phone or record.mailbox or is_team_mailbox(matrix, target)):
        yield record, ()
    for contact in contacts_of(matrix, target):
        yield contact, through


def _then_after(step: Step, readings: list[tuple[Column, Reading]]) -> tuple[Timing, ...]:
    times = []
    for column, each in readings:
        if step.id not in column.reach.all:
            continue
        onward = each.onward(step) if admits(step.condition, column.id or None, None) else None
        times.append((column, onward.time if onward else None))
    return _grouped([column for column, _ in readings], times)


def _time(column: Column, level: Id) -> Duration | None:
    found = column.elapsed(level)
    return found.time if found else None


def _on_request(level: Id, grid: list[Column]) -> tuple[Severity, ...] | None:
    asked = [column for column in _beyond_the_clock(level, grid) if level_lead(column, level) is None]
    if len(asked) == len(grid):
        return ()
    return tuple(column.severity for column in asked if column.severity is not None) or None


def _beyond_the_clock(level: Id, grid: list[Column]) -> list[Column]:
    return [column for column in grid if column.steps(level) and column.elapsed(level) is None]


def _led(level: Id, grid: list[Column]) -> tuple[Led, ...]:
    ways: dict[Lead, list[tuple[Column, Duration | None]]] = {}
    for column in _beyond_the_clock(level, grid):
        lead = level_lead(column, level)
        if lead is not None:
            ways.setdefault(lead._replace(time=ZERO), []).append((column, lead.time))
    return tuple(Led(lead, _grouped(grid, times)) for lead, times in ways.items())


def _grouped(grid: Sequence[Column], times: Iterable[tuple[Column, Duration | None]]) -> tuple[Timing, ...]:
    """The times, severities with the same one together; one without severities where it holds at every one."""
    found: dict[Duration, list[Severity]] = {}
    for column, time in times:
        if time is not None:
            found.setdefault(time, [])
            if column.severity is not None:
                found[time].append(column.severity)
    if len(found) == 1 and len(next(iter(found.values()))) == sum(column.severity is not None for column in grid):
        return (Timing((), next(iter(found))),)
    return tuple(Timing(tuple(severities), time) for time, severities in found.items())
