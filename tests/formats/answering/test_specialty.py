"""Schedules for the answering service: its columns, dates, limits, and what it would refuse."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools

import pytest

from designer.formats.answering import specialty
from designer.formats.answering.specialty import TEMPLATES
from designer.model import spans
from designer.model.choices import PhoneKind, StepKind
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head, Level, Rota, Severity, Step, Transition
from designer.model.values import Email, Phone, Repeats, Target

MONDAY = dt.date(2026, 11, 2)


def person(number: int, **fields: object) -> Contact:
    given: dict[str, object] = {
        "name": f"Ada{number} Example",
        "phones": (Phone(number=f"(212) 555-010{number}", e164=f"+1212555010{number}", kind=PhoneKind.MOBILE),),
        "emails": (Email(address=f"ada{number}@example.org"),),
    }
    return Contact(id=f"contact:222222{number}a", **(given | fields))  # type: ignore[arg-type]


def chain(*people: Contact | Rota, wait: str = "15 min", repeats: int = 0, members: tuple[Contact, ...] = ()) -> Matrix:
    """One step a person, each waited for."""
    level = Level(id="level:2222222a", code="L1")
    steps = [
        Step(
            id=f"step:222222{n}a",
            level=level.id,
            kind=StepKind.ENTRY if n == 2 else StepKind.ACTION,
            targets=(Target(to=each.id),),
        )
        for n, each in enumerate(people, 2)
    ]
    arrows = [
        Transition(id=f"transition:222222{n}a", source=a.id, target=b.id, after=spans.parse(wait))
        for n, (a, b) in enumerate(itertools.pairwise(steps), 2)
    ]
    head = Head(id="matrix:2222222a", time_zone="America/New_York", repeats=Repeats(count=repeats))
    severity = Severity(id="severity:2222222a", code="SEV1")
    return Matrix([head, level, severity, *people, *members, *steps, *arrows])


def table(matrix: Matrix, name: str, days: int = 1) -> list[list[str]]:
    return list(csv.reader(io.StringIO(specialty.write(matrix, name, MONDAY, days).decode("utf-8"), newline="")))


COLUMNS = {
    "sas-email-only": "Start Date,First Name,Last Name,Email,From Time,To Time",
    "sas-cold-patch": "Start Date,First Name,Last Name,Contact Number,From Time,To Time",
    "sas-warm-patch": "Start Date,First Name,Last Name,Contact Number,From Time,To Time,Result,Action",
    "sas-reach": "Start Date,First Name,Last Name,Contact Number,From Time,To Time,Result,Action,Queue,Type",
    "sas-flex-cold-patch": "Start Date,Profile Alias,Profile ID,Phone Number,From Time,To Time",
    "sas-flex-warm-patch": "Start Date,Profile Alias,Profile ID,Phone Number,From Time,To Time",
    "sas-flex-reach": "Start Date,Profile Alias,Profile ID,Phone Number,From Time,To Time,Queue,Type",
}
ROW = {
    "sas-email-only": "11/2/2026,Ada1,Example,ada1@example.org,12:00 AM,11:59 PM",
    "sas-cold-patch": "11/2/2026,Ada1,Example,212-555-0101,12:00 AM,11:59 PM",
    "sas-warm-patch": "11/2/2026,Ada1,Example,212-555-0101,12:00 AM,11:59 PM,,",
    "sas-reach": "11/2/2026,Ada1,Example,212-555-0101,12:00 AM,11:59 PM,,,15,2x + End",
    "sas-flex-cold-patch": "11/02/2026,Ada1 Example,,212-555-0101,12:00 AM,11:59 PM",
    "sas-flex-warm-patch": "11/02/2026,Ada1 Example,,212-555-0101,12:00 AM,11:59 PM",
    "sas-flex-reach": "11/02/2026,Ada1 Example,,212-555-0101,12:00 AM,11:59 PM,15,2x + End",
}


def test_all_templates_are_tested() -> None:
    assert set(TEMPLATES) == set(COLUMNS) == set(ROW)


@pytest.mark.parametrize("name", TEMPLATES)
def test_columns_and_rows_are_the_services(name: str) -> None:
    found = table(chain(person(1), person(2), repeats=1), name)
    assert ",".join(found[0]) == COLUMNS[name]
    assert ",".join(found[1]) == ROW[name]
    assert len(found) == (2 if "cold" in name else 3)


def test_turns_are_cut_at_the_hand_over_and_at_midnight() -> None:
    people = (person(1), person(2))
    rota = Rota(
        id="rota:2222222a",
        name="Nights",
        time_zone="America/New_York",
        members=tuple(each.id for each in people),
        turn_length=spans.parse("12 h"),
        first_hand_over=dt.datetime(2026, 10, 1, 20),
    )
    found = table(chain(rota, members=people), "sas-cold-patch", days=2)
    assert [(row[0], row[1], *row[4:]) for row in found[1:]] == [
        ("11/2/2026", "Ada1", "12:00 AM", "7:59 AM"),
        ("11/2/2026", "Ada2", "8:00 AM", "7:59 PM"),
        ("11/2/2026", "Ada1", "8:00 PM", "11:59 PM"),
        ("11/3/2026", "Ada1", "12:00 AM", "7:59 AM"),
        ("11/3/2026", "Ada2", "8:00 AM", "7:59 PM"),
        ("11/3/2026", "Ada1", "8:00 PM", "11:59 PM"),
    ]


def losses(matrix: Matrix, name: str) -> list[str]:
    said = specialty.losses(matrix, name, MONDAY, 1)
    assert said.pop(0) == "Levels, severities, conditions and what is only told to people are not in the schedule."
    assert said.pop().startswith("Times are written like")
    return said


def test_who_does_not_fit_is_named() -> None:
    found = losses(chain(person(1), person(2), person(3, phones=())), "sas-cold-patch")
    assert found == [
        "Ada3 Example: no phone number, and left out.",
        "Ada2 Example: left out, for the schedule takes one person at a time.",
        "First and last names must be those of the staff list at the service, letter by letter.",
    ]


def test_names_to_look_over() -> None:
    found = losses(chain(person(1, name="Ada Maria Example")), "sas-email-only")
    assert found == [
        "First and last names must be those of the staff list at the service, letter by letter. "
        "Look over Ada Maria Example."
    ]


def test_numbers_abroad() -> None:
    abroad = person(1, phones=(Phone(number="020 7946 0018", e164="+442079460018"),))
    assert table(chain(abroad), "sas-flex-cold-patch")[1][3] == "+44 20 7946 0018"
    assert losses(chain(abroad), "sas-flex-cold-patch") == [
        "Profile ID is known to the service alone: copy it from the template it gives, by Profile Alias.",
        "Ada1 Example: the service does not call numbers outside North America.",
    ]


def test_limits_of_a_reach_schedule() -> None:
    matrix = chain(*(person(n) for n in range(1, 5)), wait="7 min", repeats=3)
    found = table(matrix, "sas-reach")
    assert [row[-2:] for row in found[1:]] == [["5", "2x + End"]] * 4, "ten calls in all"
    said = losses(matrix, "sas-reach")
    assert said[-2:] == [
        "The service waits 5 min between calls; the matrix has 7 min as well.",
        "The list is called 2 times, not 4 times: the service makes at most 10 calls.",
    ]
    assert "Result and Action are left empty: the service gives the choices with its template." in said


def test_a_list_called_once_does_not_wait() -> None:
    matrix = chain(person(1), person(2))
    assert table(matrix, "sas-flex-reach")[1][-2:] == ["", "1x + End"]
    assert losses(matrix, "sas-flex-reach")[-1] == (
        "The waits of the matrix are not in the schedule: people are called one right after another."
    )


def test_hours_without_anybody_are_said() -> None:
    rota = Rota(id="rota:2222222a", name="Nights", members=("contact:2222221a", "contact:2222222a"))
    unsettled = specialty.losses(chain(rota, members=(person(1), person(2))), "sas-cold-patch", MONDAY, 1)
    assert unsettled[1:3] == [
        "Nights: no first hand-over or turn length, so that whose turn it is cannot be said.",
        "Nobody who could be called is in the schedule: it is empty.",
    ]
    begun = Rota(
        id="rota:2222222a",
        name="Nights",
        time_zone="America/New_York",
        members=("contact:2222221a", "contact:2222222a"),
        turn_length=spans.parse("1 week"),
        first_hand_over=dt.datetime(2026, 11, 2, 6, 30),
    )
    assert specialty.losses(chain(begun, members=(person(1), person(2))), "sas-cold-patch", MONDAY, 2)[1] == (
        "Nobody is on call for 6.5 h of the schedule, first on 2026-11-02 from 00:00: "
        "the service wants somebody at any hour."
    )


def test_a_matrix_without_people_says_so() -> None:
    empty = Matrix([Head(id="matrix:2222222a")])
    assert table(empty, "sas-cold-patch")[1:] == []
    assert "Nobody who could be called is in the schedule: it is empty." in specialty.losses(
        empty, "sas-cold-patch", MONDAY, 7
    )
