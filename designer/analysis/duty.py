"""Who is on duty at an instant: rotas, calendars, absences and deputies.

The readings are those of the walk: a hand-over is on the local wall clock, an override beats the turn, nobody is on
duty outside a rota's restrictions; a contact who is away is stood in for by the first of their own deputies who is not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from designer.analysis.people import contacts_of, is_team_mailbox
from designer.model import spans
from designer.model.choices import Turn
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Contact, Rota, Team
from designer.model.values import Hours, Opening, Target, minute_of_day

_LONGEST_GAP = dt.timedelta(days=2)


def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of that name; None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def unknown_zones(matrix: Matrix) -> list[str]:
    """The names that a matrix, its rotas and calendars use for time zones and that are none: they count as UTC."""
    used = {matrix.head.time_zone}
    used |= {rota.time_zone for rota in matrix.rotas.values()}
    used |= {calendar.time_zone for calendar in matrix.calendars.values()}
    return sorted(name for name in used if zone_of(name) is None)


def is_settled(rota: Rota) -> bool:
    """Whether the rota says whose turn it is: with several members it needs a first hand-over and a turn length."""
    if len(rota.members) < 2:
        return True
    length = spans.minutes(rota.turn_length) if rota.turn_length else None
    return bool(length) and rota.first_hand_over is not None


def on_duty(matrix: Matrix, rota: Rota, at: dt.datetime, turn: Turn = Turn.CURRENT) -> Contact | None:
    """The contact a rota names at an instant; None where nobody's turn is known or it is outside the restrictions."""
    zone = _zone(rota.time_zone)
    if rota.restrictions and not _is_inside(rota.restrictions, at.astimezone(zone)):
        return None
    place = _place(rota, at, zone)
    whose = rota.members[place] if place is not None else None
    override = next((each for each in rota.overrides if each.start <= at < each.end), None)
    duty = override.contact if override else whose
    if turn is Turn.CURRENT:
        wanted = duty
    elif place is None:
        return None
    else:
        wanted = rota.members[(place + (1 if turn is Turn.NEXT else -1)) % len(rota.members)]
        if wanted == duty:
            return None
    return matrix.contacts.get(wanted) if wanted else None


def is_open(calendar: Calendar, at: dt.datetime) -> bool:
    """Whether a calendar is open at an instant."""
    if calendar.always:
        return True
    local = at.astimezone(_zone(calendar.time_zone))
    holiday = next((each for each in calendar.holidays if each.date == local.date()), None)
    if holiday is not None:
        return any(_contains(each, local) for each in holiday.hours)
    return _is_inside(calendar.hours, local)


def is_there(matrix: Matrix, contact: Contact, at: dt.datetime, *, by_rota: bool = False) -> bool:
    """Whether a contact can be asked: active, not absent and, unless a rota says so, inside their own hours."""
    if not contact.active or any(each.start <= at < each.end for each in contact.absences):
        return False
    calendar = matrix.calendars.get(contact.calendar) if contact.calendar and not by_rota else None
    return calendar is None or is_open(calendar, at)


def whom(matrix: Matrix, target: Target, at: dt.datetime) -> list[Contact | Team]:
    """Whom a target means at an instant, deputies for those who are away; a team by its own number if so reached."""
    record = matrix.get(target.to)
    if isinstance(record, Team) and is_team_mailbox(matrix, target):
        return [record]
    meant = contacts_of(matrix, target)
    by_rota = isinstance(record, Rota)
    if isinstance(record, Rota):
        found = on_duty(matrix, record, at, target.turn)
        meant = (found,) if found else ()
    there = [_there_or_deputy(matrix, contact, at, by_rota) for contact in meant]
    return list({each.id: each for each in there if each is not None}.values())


def changes(matrix: Matrix, targets: Iterable[Target], start: dt.datetime, end: dt.datetime) -> list[dt.datetime]:
    """The instants from `start` up to `end` between which `whom` of all targets stays the same, `start` the first."""
    contacts: dict[Id, Contact] = {}
    found: set[dt.datetime] = set()
    for target in targets:
        concerned = list(contacts_of(matrix, target))
        record = matrix.get(target.to)
        if isinstance(record, Rota):
            concerned += [matrix.contacts[each.contact] for each in record.overrides if each.contact in matrix.contacts]
            found.update(_changes_of_rota(record, start, end))
        for contact in concerned:
            contacts[contact.id] = contact
            contacts |= {each: matrix.contacts[each] for each in contact.deputies if each in matrix.contacts}
    for contact in contacts.values():
        found.update(instant for each in contact.absences for instant in (each.start, each.end))
    calendars = {contact.calendar for contact in contacts.values() if contact.calendar}
    for id in calendars:
        if id in matrix.calendars:
            found.update(changes_of_calendar(matrix.calendars[id], start, end))
    return [start, *sorted(instant for instant in found if start < instant < end)]


def instant(local: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """A local time as an instant: the first where the clock shows it twice, the end of the gap where it never does."""
    at = local.replace(tzinfo=zone, fold=0).astimezone(dt.UTC)
    if at.astimezone(zone).replace(tzinfo=None) == local:
        return at
    low, high = at - _LONGEST_GAP, at
    before = low.astimezone(zone).utcoffset()
    while high - low > dt.timedelta(minutes=1):
        middle = low + dt.timedelta(minutes=(high - low) // dt.timedelta(minutes=2))
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
    return high


def _zone(name: str) -> ZoneInfo:
    return zone_of(name) or ZoneInfo("UTC")


def _there_or_deputy(matrix: Matrix, contact: Contact, at: dt.datetime, by_rota: bool) -> Contact | None:
    if is_there(matrix, contact, at, by_rota=by_rota):
        return contact
    deputies = (matrix.contacts[id] for id in contact.deputies if id in matrix.contacts)
    return next((each for each in deputies if is_there(matrix, each, at)), None)


def _place(rota: Rota, at: dt.datetime, zone: ZoneInfo) -> int | None:
    """Whose turn it is, as a place in the order; None before the first hand-over, or where it cannot be known."""
    if len(rota.members) < 2:
        return 0 if rota.members else None
    length = spans.minutes(rota.turn_length) if rota.turn_length else None
    if not length or rota.first_hand_over is None:
        return None
    first = rota.first_hand_over
    number = (at.astimezone(zone).replace(tzinfo=None) - first) // dt.timedelta(minutes=length)
    while (following := _hand_over(first, number + 1, length, zone)) is not None and following <= at:
        number += 1
    while number >= 0 and (begun := _hand_over(first, number, length, zone)) is not None and begun > at:
        number -= 1
    return number % len(rota.members) if number >= 0 else None


def _hand_over(first: dt.datetime, number: int, length: int, zone: ZoneInfo) -> dt.datetime | None:
    """The instant of a hand-over, the first being 0; None where it is beyond all dates."""
    try:
        return instant(first + number * dt.timedelta(minutes=length), zone)
    except OverflowError:
        return None


def _changes_of_rota(rota: Rota, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    zone = _zone(rota.time_zone)
    for override in rota.overrides:
        yield from (override.start, override.end)
    yield from _edges(rota.restrictions, zone, start, end)
    length = spans.minutes(rota.turn_length) if rota.turn_length else None
    if len(rota.members) < 2 or not length or rota.first_hand_over is None:
        return
    begun = start.astimezone(zone).replace(tzinfo=None) - rota.first_hand_over
    number = max(0, begun // dt.timedelta(minutes=length) - 1)
    while (at := _hand_over(rota.first_hand_over, number, length, zone)) is not None and at < end:
        yield at
        number += 1


def changes_of_calendar(calendar: Calendar, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """The instants about a period at which a calendar opens or closes."""
    if calendar.always:
        return
    zone = _zone(calendar.time_zone)
    near = [day.astimezone(zone).date() for day in (start - _LONGEST_GAP, end + _LONGEST_GAP)]
    yield from _edges(calendar.hours, zone, start, end)
    for holiday in calendar.holidays:
        if not near[0] <= holiday.date <= near[1]:
            continue
        midnight = dt.datetime.combine(holiday.date, dt.time())
        times = [0, 24 * 60, *(minute_of_day(time) for each in holiday.hours for time in (each.start, each.end))]
        yield from (instant(midnight + dt.timedelta(minutes=minutes), zone) for minutes in times)


def _edges(openings: Sequence[Opening], zone: ZoneInfo, start: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    day = start.astimezone(zone).date() - dt.timedelta(days=1)
    while openings and day <= end.astimezone(zone).date():
        midnight = dt.datetime.combine(day, dt.time())
        for opening in openings:
            if opening.day == day.isoweekday():
                for time in (opening.start, opening.end):
                    yield instant(midnight + dt.timedelta(minutes=minute_of_day(time)), zone)
        day += dt.timedelta(days=1)


def _is_inside(openings: Iterable[Opening], local: dt.datetime) -> bool:
    return any(each.day == local.isoweekday() and _contains(each, local) for each in openings)


def _contains(hours: Opening | Hours, local: dt.datetime) -> bool:
    return minute_of_day(hours.start) <= local.hour * 60 + local.minute < minute_of_day(hours.end)
