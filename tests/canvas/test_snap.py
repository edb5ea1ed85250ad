"""Clicking into place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.canvas.snap import GRID, snap
from designer.model.geometry import Rect

coordinates = st.floats(-2000, 2000)
rects = st.builds(Rect, coordinates, coordinates, st.floats(20, 300), st.floats(20, 300))


@given(rects, coordinates, coordinates, st.lists(rects, max_size=6))
def test_a_snap_moves_by_no_more_than_the_pull_or_half_the_grid(
    moving: Rect, dx: float, dy: float, others: list[Rect]
) -> None:
    found = snap(moving, dx, dy, others, 8.0)
    assert abs(found.dx - dx) <= 8.0 + 1e-6
    assert abs(found.dy - dy) <= 8.0 + 1e-6


@given(rects, coordinates, coordinates, st.lists(rects, max_size=6))
def test_every_guide_lies_on_what_is_placed(moving: Rect, dx: float, dy: float, others: list[Rect]) -> None:
    found = snap(moving, dx, dy, others, 8.0)
    at = moving.moved(found.dx, found.dy)
    for start, end in found.guides:
        if start.x == end.x:
            assert any(abs(start.x - x) < 0.02 for x in (at.x, at.centre.x, at.right))
        else:
            assert any(abs(start.y - y) < 0.02 for y in (at.y, at.centre.y, at.bottom))


def test_without_others_the_middle_clicks_to_the_grid() -> None:
    found = snap(Rect(0, 0, 100, 84), 3.0, 4.0, [], 8.0)
    assert (50 + found.dx) % GRID == pytest.approx(0)
    assert (42 + found.dy) % GRID == pytest.approx(0)
    assert found.guides == ()


def test_a_middle_near_another_clicks_to_it_and_shows_why() -> None:
    found = snap(Rect(0, 0, 200, 84), 305.0, 3.0, [Rect(600, 10, 200, 64)], 8.0)
    assert found.dy == 0.0  # middle on middle: 42
    assert len(found.guides) == 1
    (start, end), *_ = found.guides
    assert start.y == end.y == 42


def test_an_axis_without_a_neighbour_takes_the_grid_while_the_other_takes_the_guide() -> None:
    found = snap(Rect(0, 0, 200, 84), 303.0, 2.0, [Rect(800, 0, 200, 84)], 8.0)
    assert found.dy == 0.0
    assert (100 + found.dx) % GRID == pytest.approx(0)
