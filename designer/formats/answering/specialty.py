"""On-call schedules as Specialty Answering Service uploads them: four templates of its old portal, three of SAS Flex.

Sources: the service's help pages on uploading a schedule (old and Flex) and on its types of schedules. They name the
columns, the form of the dates, the limits and the choices of Queue and Type; they do not show the form of times.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from designer.analysis import duty
from designer.analysis.call_list import call_list
from designer.formats.answering.callees import Callee, Shift, calling_steps, shifts
from designer.formats.answering.card import apostrophes, named, zones
from designer.formats.answering.csv_text import dialled, has_apostrophe, safe_line, table
from designer.model import spans
from designer.model.choices import TargetOrder
from designer.model.matrix import Matrix
from designer.model.records import Rota
from designer.model.values import Phone

_NORTH_AMERICAN = re.compile(r"^\+1[2-9]\d{9}$")
_LEGACY_QUEUES, _FLEX_QUEUES = (0, 5, 10, 15, 20, 60), (1, 5, 10, 15, 20, 60)
_MOST_ROUNDS, _MOST_AT_ONCE = 5, 5
_MOST_CALLS = 10


class Template(NamedTuple):
    """A table of the service: its columns, and how many people one shift may have."""

    title: str
    columns: tuple[str, ...]
    most: int
    flex: bool = False


_STAFF = ("Start Date", "First Name", "Last Name")
_TIMES = ("From Time", "To Time")
_PROFILE = ("Start Date", "Profile Alias", "Profile ID", "Phone Number", *_TIMES)

TEMPLATES = {
    "sas-email-only": Template("SAS, email only", (*_STAFF, "Email", *_TIMES), 7),
    "sas-cold-patch": Template("SAS, cold patch", (*_STAFF, "Contact Number", *_TIMES), 1),
    "sas-warm-patch": Template("SAS, warm patch", (*_STAFF, "Contact Number", *_TIMES, "Result", "Action"), 2),
    "sas-reach": Template(
        "SAS, reach", (*_STAFF, "Contact Number", *_TIMES, "Result", "Action", "Queue", "Type"), _MOST_CALLS
    ),
    "sas-flex-cold-patch": Template("SAS Flex, cold patch", _PROFILE, 1, flex=True),
    "sas-flex-warm-patch": Template("SAS Flex, warm patch", _PROFILE, 2, flex=True),
    "sas-flex-reach": Template("SAS Flex, reach", (*_PROFILE, "Queue", "Type"), _MOST_CALLS, flex=True),
}
"""By the name that the command line knows."""


def write(matrix: Matrix, name: str, start: dt.date, days: int) -> bytes:
    """The schedule of so many days in the template of that name, as CSV."""
    template = TEMPLATES[name]
    return table(template.columns, [list(row.values()) for row in _rows(matrix, template, start, days)])


def losses(matrix: Matrix, name: str, start: dt.date, days: int) -> list[str]:
    """What the schedule does not carry of the matrix and what the service would refuse, a sentence each."""
    template = TEMPLATES[name]
    planned = shifts(matrix, start, days)
    listed = {each.who.id: each for shift in planned for each in _listed(shift, template)}
    said = ["Levels, severities, conditions and what is only told to people are not in the schedule."]
    said += zones(matrix)
    said += _unsettled(matrix)
    said += _gaps(planned, template)
    said += _left_out(planned, template)
    if template.flex:
        said.append("Profile ID is known to the service alone: copy it from the template it gives, by Profile Alias.")
    elif listed:
        unsure = [each.who for each in listed.values() if not each.name.sure or not each.name.last]
        match = "First and last names must be those of the staff list at the service, letter by letter."
        said.append(match + (f" Look over {named(unsure)}." if unsure else ""))
    if "Result" in template.columns:
        said.append("Result and Action are left empty: the service gives the choices with its template.")
    if "Email" not in template.columns:
        abroad = [each.who for each in listed.values() if each.phone and not _is_north_american(each.phone)]
        if abroad:
            said.append(f"{named(abroad)}: the service does not call numbers outside North America.")
    if "Type" in template.columns:
        said += _reach_losses(matrix, planned, template)
    if planned:
        said.append("Times are written like “8:00 AM”, up to the last minute of a shift: compare with the template.")
    cells = [cell for row in _rows(matrix, template, start, days) for cell in row.values()]
    return said + apostrophes(sum(map(has_apostrophe, cells)))


def _rows(matrix: Matrix, template: Template, start: dt.date, days: int) -> list[dict[str, str]]:
    waits = _queue(matrix, template)[0] if "Queue" in template.columns else 0
    rows = []
    for shift in _joined(shifts(matrix, start, days), template):
        listed = shift.callees
        rounds = min(_rounds(matrix), _most_rounds(len(listed), waits))
        for each in listed:
            row = dict.fromkeys(template.columns, "")
            said = {
                "Start Date": _date(shift.start.date(), padded=template.flex),
                "First Name": safe_line(each.name.first),
                "Last Name": safe_line(each.name.last),
                "Profile Alias": safe_line(f"{each.name.first} {each.name.last}"),
                "Phone Number": _number(each.phone) if each.phone else "",
                "Contact Number": _number(each.phone) if each.phone else "",
                "Email": safe_line(each.email.address) if each.email else "",
                "From Time": _time(shift.start),
                "To Time": _time(shift.end - dt.timedelta(minutes=1)),
                "Queue": str(waits) if rounds > 1 else "",
                "Type": f"{rounds}x + End",
            }
            rows.append(row | {column: said[column] for column in row if column in said})
    return rows


def _joined(planned: Sequence[Shift], template: Template) -> list[Shift]:
    """The shifts with those alone whom the template takes, joined where they do not differ within a day."""
    found: list[Shift] = []
    for shift in planned:
        listed = tuple(_listed(shift, template))
        before = found[-1] if found else None
        if before and before.callees == listed and before.start.date() == shift.start.date():
            found[-1] = before._replace(end=shift.end)
        else:
            found.append(shift._replace(callees=listed))
    return found


def _listed(shift: Shift, template: Template) -> Sequence[Callee]:
    return _reachable(shift, template)[: template.most]


def _reachable(shift: Shift, template: Template) -> list[Callee]:
    by_mail = "Email" in template.columns
    return [each for each in shift.callees if (each.email if by_mail else each.phone)]


def _unsettled(matrix: Matrix) -> list[str]:
    """A sentence for the rotas that a step calls and that do not say whose turn it is."""
    rotas = [
        record
        for step in calling_steps(matrix)
        for target in step.targets
        if isinstance(record := matrix.get(target.to), Rota) and not duty.is_settled(record)
    ]
    names = ", ".join(dict.fromkeys(rota.name for rota in rotas))
    return [f"{names}: no first hand-over or turn length, so that whose turn it is cannot be said."] if rotas else []


def _gaps(planned: Sequence[Shift], template: Template) -> list[str]:
    empty = [shift for shift in planned if not _listed(shift, template)]
    if not planned or not empty:
        return []
    if len(empty) == len(planned):
        return ["Nobody who could be called is in the schedule: it is empty."]
    first = empty[0]
    hours = sum((shift.end - shift.start for shift in empty), dt.timedelta()) / dt.timedelta(hours=1)
    return [
        f"Nobody is on call for {hours:g} h of the schedule, first on {first.start:%Y-%m-%d} from {first.start:%H:%M}: "
        "the service wants somebody at any hour."
    ]


def _left_out(planned: Sequence[Shift], template: Template) -> list[str]:
    meant = {each.who.id: each.who for shift in planned for each in shift.callees}
    reachable = {each.who.id: each.who for shift in planned for each in _reachable(shift, template)}
    listed = {each.who.id: each.who for shift in planned for each in _listed(shift, template)}
    what = "e-mail address" if "Email" in template.columns else "phone number"
    said = []
    mute = [who for id, who in meant.items() if id not in reachable]
    if mute:
        said.append(f"{named(mute)}: no {what}, and left out.")
    beyond = [who for id, who in reachable.items() if id not in listed]
    if beyond:
        most = "one person" if template.most == 1 else f"{template.most} people"
        said.append(f"{named(beyond)}: left out, for the schedule takes {most} at a time.")
    return said


def _reach_losses(matrix: Matrix, planned: Sequence[Shift], template: Template) -> list[str]:
    said = []
    waits, all_waits = _queue(matrix, template)
    differing = sorted({each for each in all_waits if each and each != waits})
    times = ", ".join(spans.describe(spans.of_minutes(each)) for each in differing)
    if _rounds(matrix) == 1 and any(all_waits):
        said.append("The waits of the matrix are not in the schedule: people are called one right after another.")
    elif differing:
        said.append(f"The service waits {waits} min between calls; the matrix has {times} as well.")
    wanted = matrix.head.repeats.count + 1
    allowed = (_most_rounds(len(_listed(shift, template)), waits) for shift in planned)
    least = min([_MOST_ROUNDS, *allowed])
    if least < wanted:
        times = "once" if least == 1 else f"{least} times"
        said.append(f"The list is called {times}, not {wanted} times: the service makes at most {_MOST_CALLS} calls.")
    at_once = [
        step for step in calling_steps(matrix) if step.order is TargetOrder.ALL_AT_ONCE and len(step.targets) > 1
    ]
    if at_once:
        said.append("People who are called at the same time in the matrix are called one after another.")
    return said


def _queue(matrix: Matrix, template: Template) -> tuple[int, list[int]]:
    """The wait between calls in minutes that the service offers and that is nearest to the matrix's first; and all."""
    times = [
        timing.time.minutes
        for band in call_list(matrix)
        for call in band.calls
        if not call.told
        for timing in call.then_after
        if not timing.time.business
    ]
    offered = _FLEX_QUEUES if template.flex else _LEGACY_QUEUES
    first = next((each for each in times if each), 5)
    return min(offered, key=lambda each: (abs(each - first), each)), times


def _rounds(matrix: Matrix) -> int:
    return min(matrix.head.repeats.count + 1, _MOST_ROUNDS)


def _most_rounds(people: int, waits: int) -> int:
    """How often a list may be called: ten calls in all, five where nothing is waited between them."""
    return max(1, (_MOST_CALLS if waits else _MOST_AT_ONCE) // max(people, 1))


def _date(day: dt.date, *, padded: bool) -> str:
    return f"{day:%m/%d/%Y}" if padded else f"{day.month}/{day.day}/{day.year}"


def _time(at: dt.datetime) -> str:
    return f"{at.hour % 12 or 12}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"


def _is_north_american(phone: Phone) -> bool:
    return _NORTH_AMERICAN.match(phone.e164) is not None


def _number(phone: Phone) -> str:
    """Ten digits in groups where the service can dial them, else as in any list."""
    if _is_north_american(phone) and not phone.extension:
        digits = phone.e164[2:]
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return dialled(phone)
