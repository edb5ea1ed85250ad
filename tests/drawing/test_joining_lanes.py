"""Two lanes that become one."""

from __future__ import annotations

from itertools import combinations

import pytest

from designer.commands import levels
from designer.drawing.cards import card
from designer.drawing.joining_lanes import side_by_side
from designer.model.choices import LaneDirection
from designer.model.document import Document
from designer.model.geometry import Rect
from designer.model.matrix import Matrix
from designer.model.values import Position
from tests.canvas.charts import CALL, DESK, DONE, EXPERT, level_id, small_chart


def _covers(matrix: Matrix) -> list[tuple[str, str]]:
    """Pairs of steps of one level that lie on each other."""
    upright = matrix.head.lanes is LaneDirection.COLUMNS
    found = []
    for one, other in combinations(matrix.steps.values(), 2):
        rects = []
        for step in (one, other):
            width, height = card(matrix, step).size
            across, along = (width, height) if upright else (height, width)
            rects.append(Rect(step.position.across, step.position.along, across, along))
        if one.level == other.level and rects[0].meets(rects[1]):
            found.append((one.id, other.id))
    return found


@pytest.mark.parametrize("lanes", list(LaneDirection))
@pytest.mark.parametrize(("gone", "heir"), [(2, 1), (1, 0), (0, 1), (1, 3)])
def test_no_step_lies_on_another(gone: int, heir: int, lanes: LaneDirection) -> None:
    document = Document(small_chart())
    with document.edit("Rows") as edit:
        edit.change(document.matrix.head.id, lanes=lanes)
    with document.edit("Delete level") as edit:
        places = side_by_side(document.matrix, level_id(gone), level_id(heir))
        levels.delete(edit, level_id(gone), level_id(heir), places)
    assert _covers(document.matrix) == []
    assert len(document.matrix.steps) == 5


def test_what_was_on_the_left_stays_on_the_left() -> None:
    document = Document(small_chart())
    with document.edit("Delete level") as edit:
        levels.delete(edit, level_id(0), level_id(1), side_by_side(document.matrix, level_id(0), level_id(1)))
    steps = document.matrix.steps
    assert steps[CALL].position == Position(across=40.0, along=100.0)
    assert steps[DESK].position.across > steps[CALL].position.across
    assert steps[DONE].position.across - steps[DESK].position.across == 20.0


def test_where_there_is_room_nothing_moves() -> None:
    document = Document(small_chart())
    with document.edit("Down") as edit:
        edit.change(EXPERT, position=Position(across=40.0, along=900.0))
    assert side_by_side(document.matrix, level_id(2), level_id(1)) == {}
