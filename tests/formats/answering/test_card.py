"""Contacts as address books know them, and what none of these carries."""

from __future__ import annotations

import pytest

from designer.formats.answering.card import Name, apostrophes, cards, losses, named, split_name, voices
from designer.model.choices import ContactKind, PhoneKind, Privacy
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Contact, Head, Level, Rota, Step, Team
from designer.model.values import Chat, Phone

HEAD = Head(id="matrix:2222222a")


def contact(letter: str = "a", name: str = "Ada Example", **fields: object) -> Contact:
    return Contact(id=f"contact:2222222{letter}", name=name, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Ada Example", ContactKind.PERSON, Name("Ada", "Example", True)),
        ("Example, Ada", ContactKind.PERSON, Name("Ada", "Example", True)),
        ("Ada Maria Example", ContactKind.PERSON, Name("Ada Maria", "Example", False)),
        ("Vera van der Voorbeeld", ContactKind.PERSON, Name("Vera", "van der Voorbeeld", False)),
        ("Ada", ContactKind.PERSON, Name("Ada", "", False)),
        ("", ContactKind.PERSON, Name("", "", False)),
        ("Van Voorbeeld", ContactKind.PERSON, Name("Van", "Voorbeeld", True)),
        ("Customer desk", ContactKind.DESK, Name("Customer desk", "", True)),
        ("Example, Ada, Dr.", ContactKind.PERSON, Name("Example, Ada,", "Dr.", False)),
    ],
)
def test_names_in_two_parts(name: str, kind: ContactKind, expected: Name) -> None:
    assert split_name(contact(name=name, kind=kind)) == expected


def test_remarks_hold_what_has_no_field() -> None:
    calendar = Calendar(id="calendar:2222222a", name="Office hours")
    deputy = contact("b", "Bo Park")
    one = contact(
        notes="Text first.",
        calendar=calendar.id,
        time_zone="Europe/Berlin",
        reference="Contract 7",
        deputies=(deputy.id,),
        portal="javascript:alert(1)",
        chats=(Chat(handle="@ada", service="Matrix"), Chat(handle="#noc")),
    )
    found = cards(Matrix([HEAD, calendar, deputy, one]))[0]
    assert found.remarks == (
        "Text first.",
        "Hours: Office hours",
        "Time zone: Europe/Berlin",
        "Quote when calling: Contract 7",
        "Backup: Bo Park",
        "Portal: javascript:alert(1)",
        "Matrix: @ada",
        "Chat: #noc",
    )
    assert found.web == ""


def test_only_safe_pages_are_linked() -> None:
    found = cards(Matrix([HEAD, contact(portal="https://portal.example.org/tickets")]))[0]
    assert found.web == "https://portal.example.org/tickets"
    assert found.remarks == ()


def test_teams_are_named() -> None:
    team = Team(id="team:2222222a", name="Network", members=("contact:2222222a",))
    assert cards(Matrix([HEAD, contact(), team]))[0].teams == ("Network",)


def test_what_is_lost_is_said() -> None:
    level = Level(id="level:2222222a")
    matrix = Matrix(
        [
            HEAD,
            level,
            Step(id="step:2222222a", level=level.id),
            contact(privacy=Privacy.PERSONAL),
            contact("b", "Bo", active=False),
            contact("c", "Cy Maria Park"),
            contact("d", ""),
            Rota(id="rota:2222222a", name="Nights"),
        ]
    )
    assert losses(matrix, "a vCard") == [
        "Steps, levels and times are not in a vCard: it holds contacts alone.",
        "Not in a vCard: 1 rota.",
        "Bo: no longer active, and left out.",
        "Cy Maria Park: look over where first and last name were parted.",
        "1 contact has no name.",
        "Ada Example: marked as personal, and in the file with all numbers.",
    ]


def test_an_empty_matrix_loses_nothing() -> None:
    assert losses(Matrix([HEAD]), "a vCard") == []


def test_many_are_counted() -> None:
    assert named([contact(name=f"P{number}") for number in range(7)]) == "P0, P1, P2, P3, P4 and 2 more"


def test_sentences_about_apostrophes() -> None:
    assert apostrophes(0) == []
    assert apostrophes(1) == ["1 text begins like a formula, and has an apostrophe before it."]
    assert apostrophes(2) == ["2 texts begin like a formula, and have an apostrophe before it."]


def test_nobody_answers_a_fax() -> None:
    phones = [Phone(number="1", kind=kind) for kind in (PhoneKind.FAX, PhoneKind.PAGER, PhoneKind.MOBILE)]
    assert [each.kind for each in voices(phones)] == [PhoneKind.MOBILE]
