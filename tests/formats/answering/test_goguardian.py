"""The escalation list of GoGuardian Beacon 24/7, and why it would be refused."""

from __future__ import annotations

import csv
import datetime as dt
import io

from designer.formats.answering import goguardian
from designer.formats.answering.goguardian import HEADER, Hours
from designer.model.choices import ContactKind
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Contact
from designer.model.values import Opening, Phone
from tests.formats.answering.test_specialty import chain, person

MONDAY = dt.date(2026, 11, 2)


def calendar(
    letter: str,
    weekdays: tuple[tuple[str, str], ...],
    weekend: tuple[tuple[str, str], ...] = (),
    zone: str = "America/New_York",
) -> Calendar:
    hours = [Opening(day=day, start=a, end=b) for day in range(1, 8) for a, b in (weekdays if day < 6 else weekend)]
    return Calendar(id=f"calendar:2222222{letter}", name="Hours", time_zone=zone, hours=tuple(hours))


DAY = calendar("a", (("08:00", "18:00"),), (("10:00", "16:00"),))
NIGHT = calendar("b", (("00:00", "08:00"), ("18:00", "24:00")), (("00:00", "10:00"), ("16:00", "24:00")))


def rows(matrix: Matrix) -> list[list[str]]:
    found = list(csv.reader(io.StringIO(goguardian.write(matrix, MONDAY).decode("utf-8"), newline="")))
    assert tuple(found[0]) == HEADER
    return found[1:]


def with_calendars(matrix: Matrix, *calendars: Calendar) -> Matrix:
    return Matrix([*matrix.records.values(), *calendars])


def test_two_members_and_a_last_responder_are_accepted() -> None:
    people = (person(1, calendar=DAY.id), person(2, calendar=NIGHT.id), person(3))
    matrix = with_calendars(chain(*people), DAY, NIGHT)
    assert rows(matrix) == [
        ["Ada1 Example", "ada1@example.org", "+1 212-555-0101", "1", "08:00", "18:00", "10:00", "16:00"],
        ["Ada2 Example", "ada2@example.org", "+1 212-555-0102", "2", "18:00", "08:00", "16:00", "10:00"],
        ["Ada3 Example", "ada3@example.org", "+1 212-555-0103", "", "00:00", "23:59", "00:00", "23:59"],
    ]
    assert not [each for each in goguardian.losses(matrix, MONDAY) if "refuse" in each]


def test_hours_that_nobody_covers_are_refused() -> None:
    matrix = with_calendars(chain(person(1, calendar=DAY.id), person(3)), DAY)
    said = goguardian.losses(matrix, MONDAY)
    assert [each for each in said if "refuse" in each] == [
        "The service would refuse the list: on weekdays nobody is on it from 18:00 to 08:00.",
        "The service would refuse the list: on weekends nobody is on it from 16:00 to 10:00.",
    ]


def test_without_a_last_responder_it_is_refused() -> None:
    matrix = with_calendars(chain(person(1, calendar=DAY.id), person(2, calendar=NIGHT.id)), DAY, NIGHT)
    assert [each for each in goguardian.losses(matrix, MONDAY) if "refuse" in each] == [
        "The service would refuse the list: nobody can be reached at any hour to be its Last Responder."
    ]


def test_who_lacks_what_is_required_is_named_and_left_out() -> None:
    matrix = chain(person(1, emails=()), person(2, phones=()), person(3))
    assert [row[0] for row in rows(matrix)] == ["Ada3 Example"]
    said = goguardian.losses(matrix, MONDAY)
    assert "Ada1 Example, Ada2 Example: the list wants name, e-mail address and phone number of each; left out." in said


def test_hours_are_written_in_the_zone_of_the_matrix() -> None:
    london = calendar("c", (("13:00", "23:00"),), zone="Europe/London")
    matrix = with_calendars(chain(person(1, calendar=london.id), person(2)), london)
    assert rows(matrix)[0][4:] == ["08:00", "18:00", "", ""]


def test_hours_that_differ_between_days_are_said() -> None:
    friday = Calendar(
        id="calendar:2222222d",
        name="Short Friday",
        time_zone="America/New_York",
        hours=tuple(Opening(day=day, start="08:00", end="18:00" if day < 5 else "14:00") for day in range(1, 6)),
    )
    matrix = with_calendars(chain(person(1, calendar=friday.id), person(2)), friday)
    assert rows(matrix)[0][4:] == ["08:00", "14:00", "", ""]
    said = goguardian.losses(matrix, MONDAY)
    assert "Ada1 Example: hours differ between days; those that all such days have are in the list." in said


def test_numbers_of_offices_are_advised_against() -> None:
    desk = Contact(
        id="contact:2222229a",
        name="Front desk",
        kind=ContactKind.DESK,
        phones=(Phone(number="+1 212 555 0199"),),
        emails=person(1).emails,
    )
    said = goguardian.losses(chain(desk, person(1)), MONDAY)
    assert "Front desk: the service advises against numbers of offices, which may ring unheard at night." in said


def test_deputies_are_not_in_the_list() -> None:
    said = goguardian.losses(chain(person(1, deputies=(person(2).id,)), person(2)), MONDAY)
    assert "Ada1 Example: deputies are not in the list, unless the matrix calls them too." in said


def test_minutes_of_hours() -> None:
    assert len(Hours(0, 0).minutes) == 1440
    assert Hours(1439, 1).minutes == {1439, 0}
