"""Initials and colours of people."""

from __future__ import annotations

import pytest
from hypothesis import given

from designer.drawing.people import circle, colour_of, initials, person, targeted
from designer.drawing.style import LIGHT
from designer.model.choices import ContactKind, Turn
from designer.model.records import Contact, Rota, Step, Team
from designer.model.values import Target
from tests.drawing.texts import texts
from tests.small import ANA, BO, small


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Novak", "AN"),
        ("ana maria de novak", "AN"),
        ("Jean-Luc", "JL"),
        ("Cher", "C"),
        ("山田 太郎", "山"),
        ("عمر مثال", "ع"),
        ("(Bo) Okafor", "O"),
        ("éva nagy", "ÉN"),
        ("", "?"),
        ("!!", "!"),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected


@given(texts)
def test_any_name_has_initials(name: str) -> None:
    assert person(Contact(id="contact:a", name=name)) is not None
    assert circle(person(Contact(id="contact:a", name=name)), 0, 0, 18, LIGHT)  # type: ignore[arg-type]


def test_colours_are_the_same_every_time() -> None:
    assert colour_of("contact:7f3kq2ma", LIGHT) == LIGHT.people[2]
    assert {colour_of(f"contact:{n}", LIGHT) for n in range(100)} == set(LIGHT.people)


def test_what_is_not_one_person_has_an_icon() -> None:
    for record in (
        Team(id="team:a", name="Night", members=("contact:a",)),
        Rota(id="rota:a", name="Duty"),
        Contact(id="contact:a", name="Desk", kind=ContactKind.DESK),
    ):
        shown = person(record)
        assert shown is not None
        assert shown.icon
        assert not shown.initials
    assert person(Team(id="team:a", name="Night", members=("contact:a",))).role == "1 person"  # type: ignore[union-attr]
    assert person(Step(id="step:a", level="level:a")) is None


def test_targets_in_order_and_whose_turn_of_a_rota() -> None:
    rota = Rota(id="rota:aaaaaaa2", name="Duty", members=(ANA, BO))
    matrix = small(lambda edit: edit.put(rota))
    found = targeted(matrix, (Target(to=BO), Target(to=rota.id, turn=Turn.NEXT), Target(to=ANA)))
    assert [each.name for each in found] == ["Bo Okafor", "Duty", "Ana Novak"]
    assert found[1].role == "next on duty"
