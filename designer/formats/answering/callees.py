"""Who is called, one after another, at an instant: the steps in the order in which an issue comes to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from designer.analysis import duty
from designer.analysis.call_list import in_path_order
from designer.analysis.grid import columns
from designer.formats.answering.card import Name, split_name, voices
from designer.formats.values.cells import clean
from designer.model.choices import PhoneKind, StepKind
from designer.model.matrix import Matrix
from designer.model.records import Contact, Step, Team
from designer.model.values import Email, Phone


class Callee(NamedTuple):
    """Somebody to call: a contact, or a team by its own number. `phone` is the one that is most surely answered."""

    who: Contact | Team
    name: Name
    phone: Phone | None
    email: Email | None


class Shift(NamedTuple):
    """From `start` up to `end` the same people are called in the same order. Both on one day of the matrix's zone."""

    start: dt.datetime
    end: dt.datetime
    callees: tuple[Callee, ...]


def calling_steps(matrix: Matrix) -> list[Step]:
    """The steps that ask somebody to take an issue, in path order; those that only tell are left out."""
    grid = columns(matrix)
    work = set().union(*(column.reach.work for column in grid)) if grid else set()
    return [
        step
        for step in in_path_order(matrix, grid)
        if step.targets and step.id in work and step.kind not in (StepKind.INFORM, StepKind.NOTE)
    ]


def callees(matrix: Matrix, steps: Sequence[Step], at: dt.datetime) -> tuple[Callee, ...]:
    """Whom the steps call at an instant, each once, in order."""
    found = {who.id: who for step in steps for target in step.targets for who in duty.whom(matrix, target, at)}
    return tuple(callee(who) for who in found.values())


def shifts(matrix: Matrix, start: dt.date, days: int) -> list[Shift]:
    """Who is called in what order over so many days of the matrix's zone, cut at midnight."""
    zone = duty.zone_of(matrix.head.time_zone) or ZoneInfo("UTC")
    steps = calling_steps(matrix)
    targets = list(dict.fromkeys(target for step in steps for target in step.targets))
    found: list[Shift] = []
    for number in range(days):
        first, last = (
            duty.instant(dt.datetime.combine(start + dt.timedelta(days=number + more), dt.time()), zone)
            for more in (0, 1)
        )
        edges = duty.changes(matrix, targets, first, last)
        day: list[Shift] = []
        for begin, end in zip(edges, [*edges[1:], last], strict=True):
            there = callees(matrix, steps, begin)
            if day and day[-1].callees == there:
                day[-1] = day[-1]._replace(end=end.astimezone(zone))
            else:
                day.append(Shift(begin.astimezone(zone), end.astimezone(zone), there))
        found += day
    return found


def callee(who: Contact | Team) -> Callee:
    """Somebody with the number and the address that are tried first."""
    if isinstance(who, Team):
        return Callee(who, Name(" ".join(clean(who.name).split()), "", True), who.phone, who.mailbox)
    numbers = voices(who.phones)
    best = next((each for each in numbers if each.kind in (PhoneKind.DUTY, PhoneKind.MOBILE)), None)
    phone = best or (numbers[0] if numbers else None)
    return Callee(who, split_name(who), phone, who.emails[0] if who.emails else None)
