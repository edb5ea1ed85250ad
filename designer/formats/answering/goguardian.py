"""The escalation list of GoGuardian Beacon 24/7: who is called about an alert, at which hours, in which order.

Source: the service's help page on formatting the list. It names the columns up to the weekday's; the weekend's are
called after them here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from designer.analysis import duty
from designer.analysis.people import people_of
from designer.formats.answering.callees import Callee, callee, calling_steps
from designer.formats.answering.card import apostrophes, named, zones
from designer.formats.answering.csv_text import dialled, has_apostrophe, safe_line, table
from designer.model.choices import ContactKind
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Contact, Rota
from designer.model.values import time_of_day

HEADER = (
    *("Name", "Email", "Phone Number", "Priority"),
    *("Weekday Start", "Weekday End", "Weekend Start", "Weekend End"),
)
_DAY = 24 * 60
_WEEKDAYS, _WEEKEND = range(5), range(5, 7)
_SHARED = (ContactKind.DESK, ContactKind.MAILBOX, ContactKind.ROLE, ContactKind.VENDOR, ContactKind.SYSTEM)


class Hours(NamedTuple):
    """From `start` up to `end`, in minutes of the day; past midnight where the end comes first, all day where equal."""

    start: int
    end: int

    @property
    def minutes(self) -> frozenset[int]:
        """The minutes of the day."""
        length = (self.end - self.start) % _DAY or _DAY
        return frozenset((self.start + each) % _DAY for each in range(length))


class Line(NamedTuple):
    """A row. `exact` is False where the contact's own hours are not the same on every such day."""

    callee: Callee
    weekday: Hours | None
    weekend: Hours | None
    exact: bool
    last_responder: bool = False


def write(matrix: Matrix, start: dt.date) -> bytes:
    """The list as CSV. `start` is a day of the week whose hours are written (they shift with the clocks)."""
    return table(HEADER, list(_rows(_lines(matrix, start))))


def losses(matrix: Matrix, start: dt.date) -> list[str]:
    """What the list does not carry of the matrix and why the service would refuse it, a sentence each."""
    lines = _lines(matrix, start)
    said = ["Levels, severities, waits and conditions are not in the list: it is called in the order of Priority."]
    said += zones(matrix)
    said += _refusals(matrix, lines)
    if lines:
        said.append("Names and e-mail addresses must be those of users of the service, letter by letter.")
        said.append("The names of the two weekend columns are a guess: compare them with the template of the service.")
    rotas = {
        record.name
        for step in calling_steps(matrix)
        for target in step.targets
        if isinstance(record := matrix.get(target.to), Rota)
    }
    if rotas:
        said.append(f"{', '.join(sorted(rotas))}: turns are not in the list; all members are, in their order.")
    away = [line.callee.who for line in lines if isinstance(line.callee.who, Contact) and line.callee.who.absences]
    if away:
        said.append(f"{named(away)}: absences are not in the list.")
    helped = [line.callee.who for line in lines if isinstance(line.callee.who, Contact) and line.callee.who.deputies]
    if helped:
        said.append(f"{named(helped)}: deputies are not in the list, unless the matrix calls them too.")
    uneven = [line.callee.who for line in lines if not line.exact]
    if uneven:
        said.append(f"{named(uneven)}: hours differ between days; those that all such days have are in the list.")
    shared = [
        line.callee.who for line in lines if isinstance(line.callee.who, Contact) and line.callee.who.kind in _SHARED
    ]
    if shared:
        said.append(
            f"{named(shared)}: the service advises against numbers of offices, which may ring unheard at night."
        )
    return said + apostrophes(sum(has_apostrophe(cell) for row in _rows(lines) for cell in row))


def _refusals(matrix: Matrix, lines: Sequence[Line]) -> list[str]:
    said = []
    incomplete = [each for each in _everybody(matrix) if not _is_complete(callee(each))]
    if incomplete:
        said.append(f"{named(incomplete)}: the list wants name, e-mail address and phone number of each; left out.")
    members = [line for line in lines if not line.last_responder]
    for word, hours in (
        ("weekdays", [each.weekday for each in members]),
        ("weekends", [each.weekend for each in members]),
    ):
        open_at = _uncovered(hours)
        if open_at is not None:
            said.append(
                f"The service would refuse the list: on {word} nobody is on it from {time_of_day(open_at.start)} to "
                f"{time_of_day(open_at.end)}."
            )
    if not any(line.last_responder for line in lines):
        said.append("The service would refuse the list: nobody can be reached at any hour to be its Last Responder.")
    return said


def _lines(matrix: Matrix, start: dt.date) -> list[Line]:
    """Those to be called, in order; the last who is there at any hour is the Last Responder."""
    known: dict[Id | None, tuple[Hours | None, Hours | None, bool]] = {}
    found = []
    for contact in _everybody(matrix):
        each = callee(contact)
        if _is_complete(each):
            if contact.calendar not in known:
                known[contact.calendar] = _hours(matrix, contact, start)
            found.append(Line(each, *known[contact.calendar]))
    always = [line for line in found if line.weekday and line.weekend and line.exact and _is_all_day(line)]
    if always:
        last = always[-1]
        found.remove(last)
        found.append(last._replace(last_responder=True))
    return found


def _is_all_day(line: Line) -> bool:
    return all(hours is not None and hours.start == hours.end for hours in (line.weekday, line.weekend))


def _everybody(matrix: Matrix) -> list[Contact]:
    people = {each.id: each for step in calling_steps(matrix) for each in people_of(matrix, step) if each.active}
    return list(people.values())


def _is_complete(each: Callee) -> bool:
    return bool(each.name.first and each.phone and each.email)


def _rows(lines: Iterable[Line]) -> Iterable[list[str]]:
    for number, line in enumerate(lines, 1):
        each = line.callee
        yield [
            safe_line(f"{each.name.first} {each.name.last}"),
            safe_line(each.email.address) if each.email else "",
            dialled(each.phone) if each.phone else "",
            "" if line.last_responder else str(number),
            *_cells(line.weekday),
            *_cells(line.weekend),
        ]


def _cells(hours: Hours | None) -> tuple[str, str]:
    if hours is None:
        return "", ""
    if hours.start == hours.end:
        return "00:00", "23:59"
    return time_of_day(hours.start), time_of_day(hours.end)


def _hours(matrix: Matrix, contact: Contact, start: dt.date) -> tuple[Hours | None, Hours | None, bool]:
    """The contact's hours on weekdays and weekends in the zone of the matrix, and whether they are the whole truth."""
    calendar = matrix.calendars.get(contact.calendar) if contact.calendar else None
    if calendar is None or calendar.always:
        return Hours(0, 0), Hours(0, 0), True
    days = _week(calendar, duty.zone_of(matrix.head.time_zone) or ZoneInfo("UTC"), start)
    weekday, weekday_exact = _common([days[day] for day in _WEEKDAYS])
    weekend, weekend_exact = _common([days[day] for day in _WEEKEND])
    return weekday, weekend, weekday_exact and weekend_exact


def _week(calendar: Calendar, zone: ZoneInfo, start: dt.date) -> list[frozenset[int]]:
    """The minutes that a calendar is open on each day of the week of `start`, Monday first; holidays do not count."""
    usual = Calendar(id=calendar.id, name="", time_zone=calendar.time_zone, hours=calendar.hours)
    monday = start - dt.timedelta(days=start.weekday())
    found = []
    for day in range(7):
        midnights = (dt.datetime.combine(monday + dt.timedelta(days=day + more), dt.time()) for more in (0, 1))
        first, last = (duty.instant(each, zone) for each in midnights)
        edges = sorted(
            {first, last, *(each for each in duty.changes_of_calendar(usual, first, last) if first < each < last)}
        )
        minutes: set[int] = set()
        for begin, end in pairwise(edges):
            if duty.is_open(usual, begin):
                minutes.update(range(_of_day(begin, zone), _of_day(end, zone) if end != last else _DAY))
        found.append(frozenset(minutes))
    return found


def _of_day(at: dt.datetime, zone: ZoneInfo) -> int:
    local = at.astimezone(zone)
    return local.hour * 60 + local.minute


def _common(days: Sequence[frozenset[int]]) -> tuple[Hours | None, bool]:
    """The longest stretch that all days have, over midnight too; and whether it is all that any of them has."""
    minutes = frozenset.intersection(*days)
    longest = _longest(minutes)
    return longest, all(day == (longest.minutes if longest else frozenset()) for day in days)


def _longest(minutes: frozenset[int]) -> Hours | None:
    if len(minutes) == _DAY:
        return Hours(0, 0)
    best: Hours | None = None
    for start in sorted(each for each in minutes if (each - 1) % _DAY not in minutes):
        end = start
        while end % _DAY in minutes:
            end += 1
        if best is None or end - start > len(best.minutes):
            best = Hours(start, end % _DAY)
    return best


def _uncovered(hours: Sequence[Hours | None]) -> Hours | None:
    """The longest stretch of a day that nobody covers; None where there is none."""
    covered = frozenset().union(*(each.minutes for each in hours if each is not None))
    return _longest(frozenset(range(_DAY)) - covered)
