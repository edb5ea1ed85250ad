"""A matrix at a glance: a strip a level, a mark a step, a line an arrow; all inside the picture."""

from __future__ import annotations

import pytest

from designer.app.thumbnail import thumbnail
from designer.drawing.display import Box, Ellipse, Path
from designer.drawing.style import LIGHT
from designer.model.choices import LaneDirection
from designer.model.matrix import Matrix
from tests.bench.matrices import matrix as large
from tests.small import small

WIDE, HIGH = 224.0, 140.0


@pytest.mark.parametrize("direction", list(LaneDirection))
def test_all_of_it_is_inside(direction: LaneDirection) -> None:
    made = small(lambda edit: edit.change(edit.now.head.id, lanes=direction))
    for shape in thumbnail(made, WIDE, HIGH, LIGHT):
        if isinstance(shape, Box | Ellipse):
            assert -0.5 <= shape.x <= shape.x + shape.width <= WIDE + 0.5
            assert -0.5 <= shape.y <= shape.y + shape.height <= HIGH + 0.5


def test_there_is_a_strip_a_level_and_a_line_an_arrow() -> None:
    shapes = thumbnail(small(), WIDE, HIGH, LIGHT)
    strips = [shape for shape in shapes if isinstance(shape, Box) and shape.height == HIGH]
    lines = [shape for shape in shapes if isinstance(shape, Path) and not shape.fill]
    assert len(strips) == 4
    assert len(lines) == 4


def test_any_matrix_has_one() -> None:
    assert thumbnail(Matrix(), WIDE, HIGH, LIGHT) == ()
    assert len(thumbnail(large(200), WIDE, HIGH, LIGHT)) > 400
