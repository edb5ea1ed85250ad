"""Where new steps go."""

from __future__ import annotations

import itertools

from designer.canvas import placing
from designer.canvas.geometry import Geometry
from designer.commands.steps import GAP
from designer.model.edit import Edit
from designer.model.geometry import Point, Rect
from designer.model.records import Step, Transition
from designer.model.values import Position
from tests.canvas.charts import DESK, DONE, EXPERT, MANAGER, level_id, small_chart


def geometry(*edits: object) -> Geometry:
    found = Geometry()
    found.reset(small_chart())
    return found


def rect_at(found: Geometry, place: placing.Place) -> Rect:
    corner = found.corner(place.level, place.position)
    return Rect(corner.x, corner.y, *placing.NEW)


def test_a_level_higher_at_the_same_height_where_it_is_free() -> None:
    found = geometry()
    place = placing.higher(found, DONE)
    assert place is not None
    assert place.level == level_id(2)
    assert rect_at(found, place).centre.y == found.rects[DONE].centre.y
    beside = placing.higher(found, EXPERT)
    assert beside is not None
    assert not any(rect.meets(rect_at(found, beside)) for rect in found.rects.values())
    assert placing.higher(found, MANAGER) is None


def test_after_a_step_at_the_usual_gap() -> None:
    found = geometry()
    place = placing.after(found, DESK)
    assert place.level == level_id(1)
    assert rect_at(found, place).y == found.rects[DESK].bottom + GAP


def test_the_chart_teaches_its_own_gap() -> None:
    matrix = small_chart()
    edit = Edit(matrix)
    for number in range(3):
        edit.put(
            Step(
                id=f"step:row{number + 2}2222"[:13],
                level=level_id(3),
                title="x",
                position=Position(across=40, along=300 + number * 160),
            )
        )
    ids = sorted(id for id in edit.now.steps if "row" in id)
    for a, b in itertools.pairwise(ids):
        edit.put(Transition(id=f"transition:{a[5:13]}", source=a, target=b))
    found = Geometry()
    found.reset(matrix.apply(edit.diff()))
    heights = found.rects[ids[1]].y - found.rects[ids[0]].bottom
    assert placing.usual_gap(found) == round(heights / 10) * 10


def test_the_middle_of_a_new_step_comes_to_the_point() -> None:
    found = geometry()
    place = placing.at(found, Point(found.lanes[2].start + 150, 500))
    assert place is not None
    assert place.level == level_id(2)
    assert rect_at(found, place).centre == Point(found.lanes[2].start + 150, 500)


def test_steps_put_together_over_the_edge_of_a_lane_do_not_touch() -> None:
    found = geometry()
    start = found.lanes[2].start
    first = Rect(start - 90, 800.0, 200.0, 84.0)  # its middle lies just inside, so it is set back to the lane's begin
    wanted = {"a": first, "b": Rect(first.right + 10, 800.0, 200.0, 84.0), "c": Rect(start - 90, 894.0, 200.0, 84.0)}
    stood = []
    for id, (level, position) in placing.free_together(found, wanted).items():
        corner = found.corner(level, position)
        stood.append(Rect(corner.x, corner.y, wanted[id].width, wanted[id].height).grown(1))
    assert not any(one.meets(other) for one, other in itertools.combinations(stood, 2))
    assert not any(one.meets(rect) for one in stood for rect in found.rects.values())
