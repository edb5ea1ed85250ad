"""The order in which steps are read, and directions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.canvas.reading import nearest, next_in_order, reading_order
from designer.model.geometry import Rect
from tests.canvas.charts import CALL, DESK, DONE, EXPERT, MANAGER, large_chart, small_chart


def test_level_by_level_then_along_then_across() -> None:
    assert reading_order(small_chart()) == [CALL, DESK, DONE, EXPERT, MANAGER]


def test_every_step_is_read_once() -> None:
    matrix = large_chart(120)
    order = reading_order(matrix)
    assert sorted(order) == sorted(matrix.steps)


def test_walking_ends_at_the_ends_and_begins_anew_without_a_place() -> None:
    order = [CALL, DESK, DONE]
    assert next_in_order(order, CALL, True) == DESK
    assert next_in_order(order, DONE, True) is None
    assert next_in_order(order, CALL, False) is None
    assert next_in_order(order, None, True) == CALL
    assert next_in_order(order, "step:gone2222", False) == DONE
    assert next_in_order([], None, True) is None


def test_straight_on_is_nearer_than_aside() -> None:
    rects = {"a": Rect(0, 0, 10, 10), "b": Rect(100, 0, 10, 10), "c": Rect(40, 50, 10, 10)}
    assert nearest(rects, "a", "right") == "b"
    assert nearest(rects, "a", "down") == "c"
    assert nearest(rects, "a", "left") is None


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=2, max_size=9, unique=True))
def test_what_is_found_lies_in_that_direction(places: list[tuple[int, int]]) -> None:
    rects = {str(number): Rect(x, y, 10, 10) for number, (x, y) in enumerate(places)}
    right = nearest(rects, "0", "right")
    assert (right is None) == all(rect.x <= rects["0"].x for rect in rects.values())
    if right is not None:
        assert rects[right].x > rects["0"].x
