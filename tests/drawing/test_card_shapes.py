"""How cards of each kind look, and their badges."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given

from designer.checks.finding import Grade
from designer.drawing.card_shapes import Badge, outline, shapes
from designer.drawing.cards import Card, plan
from designer.drawing.content import Seen
from designer.drawing.display import Box, Ellipse, Icon, Path, Shape, Text
from designer.drawing.people import Person
from designer.drawing.style import THEMES
from designer.model.choices import Outcome, StepKind
from tests.drawing.test_cards import contents

ANA = Person("contact:aaaaaaa2", "Ana Novak", "Front-line lead", "AN")


def of(kind: StepKind = StepKind.ACTION, **fields: object) -> Card:
    what = Seen(kind, 1, "Title", **fields)  # type: ignore[arg-type]
    return Card(what, plan(what))


def texts(drawn: tuple[Shape, ...]) -> list[str]:
    return [shape.text for shape in drawn if isinstance(shape, Text)]


def extents(shape: Shape) -> Iterator[tuple[float, float]]:
    if isinstance(shape, Box | Ellipse):
        yield from ((shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height))
    elif isinstance(shape, Path):
        for command in shape.commands:
            yield from zip(command[1::2], command[2::2], strict=True)
    elif isinstance(shape, Icon):
        yield from ((shape.x, shape.y), (shape.x + shape.size, shape.y + shape.size))


@given(contents)
def test_nothing_is_painted_outside_of_what_is_said(what: Seen) -> None:
    shown = Card(what, plan(what))
    for shape in shapes(shown, "dark", Badge(Grade.ERROR, 3)):
        for x, y in extents(shape):
            assert shown.painted.grown(0.1).holds(type(shown.painted.centre)(x, y)), shape


def test_kinds_look_different() -> None:
    assert len({shapes(of(kind), "light") for kind in StepKind}) == len(StepKind)
    assert len({shapes(of(StepKind.END, outcome=outcome), "light") for outcome in Outcome}) == len(Outcome)


def test_an_inform_is_dashed_and_a_vendor_has_two_edges() -> None:
    def edges(kind: StepKind) -> list[Box]:
        return [shape for shape in shapes(of(kind), "light") if isinstance(shape, Box) and shape.stroke]

    assert [bool(box.dash) for box in edges(StepKind.INFORM)] == [True]
    assert [bool(box.dash) for box in edges(StepKind.VENDOR)] == [False, False]
    assert [bool(box.dash) for box in edges(StepKind.ACTION)] == [False]


def test_who_is_named_counted_or_missed() -> None:
    assert texts(shapes(of(who=(ANA,)), "light"))[1:] == ["AN", "Ana Novak", "Front-line lead"]
    assert texts(shapes(of(who=(ANA, ANA, ANA)), "light"))[-1] == "+2"
    missing = shapes(of(nobody=True), "light")
    assert texts(missing)[-1] == "Nobody yet"
    assert THEMES["light"].error_text in {shape.colour for shape in missing if isinstance(shape, Text)}


def test_a_long_name_is_elided_and_its_role_left_out() -> None:
    long = ANA._replace(name="Maximiliane von und zu Beispielhausen-Musterstadt")
    found = texts(shapes(of(who=(long,)), "light"))
    assert found[-1].endswith("…")
    assert found[-1].startswith("Maximiliane")


@pytest.mark.parametrize("theme", THEMES)
def test_grades_have_a_form_and_a_sign_of_their_own(theme: str) -> None:
    plain = of()
    badges = {grade: shapes(plain, theme, Badge(grade))[-2:] for grade in Grade}
    assert len({type(ground) for ground, _ in badges.values()}) == len(Grade)
    assert texts(badges[Grade.ERROR]) == ["!"]
    assert texts(badges[Grade.INFO]) == ["i"]
    assert texts(shapes(plain, theme, Badge(Grade.WARNING, 12))[-2:]) == ["12"]
    assert texts(shapes(plain, theme, Badge(Grade.WARNING, 120))[-2:]) == ["!"]


@pytest.mark.parametrize("kind", StepKind)
def test_an_outline_grows_on_all_sides(kind: StepKind) -> None:
    shown = of(kind)
    points = list(extents(outline(shown, 100, 50, 3)))
    assert min(x for x, _ in points) <= 97
    assert max(x for x, _ in points) >= 103 + shown.size.width
    assert min(y for _, y in points) <= 48
    assert max(y for _, y in points) >= 52 + shown.size.height
