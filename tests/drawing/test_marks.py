"""Marks of severities stay in their square and differ in form."""

from __future__ import annotations

from designer.drawing.display import Ellipse, Path
from designer.drawing.marks import mark, mark_of
from designer.drawing.style import DARK, LIGHT
from designer.model.choices import Mark
from designer.model.records import Severity


def test_each_mark_has_a_form_of_its_own_in_its_square() -> None:
    shapes = {kind: mark(kind, 10, 20, 8, "#000000") for kind in Mark}
    assert len(set(shapes.values())) == len(Mark)
    for shape in shapes.values():
        if isinstance(shape, Path):
            ends = [command[1:] for command in shape.commands if len(command) == 3]
        else:
            assert isinstance(shape, Ellipse)
            ends = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
        assert all(9.7 <= x <= 18.3 and 19.7 <= y <= 28.3 for x, y in ends)


def test_a_severity_without_a_code_goes_by_its_name() -> None:
    assert mark_of(Severity(id="severity:a", code="", name="Critical")).code == "Critical"


def test_colours_come_from_the_theme_unless_the_severity_has_its_own() -> None:
    plain = mark_of(Severity(id="severity:a", code="P1", rank=2))
    assert plain.fill(LIGHT) == LIGHT.severities[1]
    assert plain.fill(DARK) == DARK.severities[1]
    own = mark_of(Severity(id="severity:a", code="P1", rank=2, colour="#7700aa"))
    assert own.fill(LIGHT) == "#7700aa"
