"""Clicking into place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.canvas.snap import GRID, PULL, snap
from designer.model.geometry import Rect

coordinates = st.floats(-2000, 2000)
rects = st.builds(Rect, coordinates, coordinates, st.floats(20, 300), st.floats(20, 300))


near = st.tuples(st.floats(-12, 12), st.floats(-12, 12), st.floats(0.5, 2), st.floats(0.5, 2))
"""How another box lies beside what is dragged: its distance and its size, so that some pull and some do not."""


def beside(moving: Rect, dx: float, dy: float, others: list[tuple[float, float, float, float]]) -> list[Rect]:
    return [Rect(moving.x + dx + x, moving.y + dy + y, moving.width * w, moving.height * h) for x, y, w, h in others]


def lines(rect: Rect) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return (rect.x, rect.centre.x, rect.right), (rect.y, rect.centre.y, rect.bottom)


@given(rects, coordinates, coordinates, st.lists(near, max_size=4))
def test_the_nearest_like_line_pulls_else_the_grid(
    moving: Rect, dx: float, dy: float, others: list[tuple[float, float, float, float]]
) -> None:
    rects = beside(moving, dx, dy, others)
    found = snap(moving, dx, dy, rects, PULL)
    asked = moving.moved(dx, dy)
    for axis, moved in ((0, found.dx - dx), (1, found.dy - dy)):
        own = lines(asked)[axis]
        gaps = [theirs - mine for rect in rects for mine, theirs in zip(own, lines(rect)[axis], strict=True)]
        nearest = min(map(abs, gaps), default=PULL + 1)
        if nearest <= PULL:
            assert abs(moved) == pytest.approx(nearest, abs=1e-6)
            assert any(moved == pytest.approx(gap, abs=1e-6) for gap in gaps)
        else:
            assert abs(moved) <= GRID / 2 + 1e-6
            assert (own[1] + moved) / GRID == pytest.approx(round((own[1] + moved) / GRID), abs=1e-6)


@given(rects, coordinates, coordinates, st.lists(near, max_size=4))
def test_every_guide_lies_on_what_is_placed_and_on_another(
    moving: Rect, dx: float, dy: float, others: list[tuple[float, float, float, float]]
) -> None:
    rects = beside(moving, dx, dy, others)
    found = snap(moving, dx, dy, rects, PULL)
    at = moving.moved(found.dx, found.dy)
    for start, end in found.guides:
        axis, line = (0, start.x) if start.x == end.x else (1, start.y)
        for each in (lines(at)[axis], [line for rect in rects for line in lines(rect)[axis]]):
            assert any(abs(line - theirs) < 0.02 for theirs in each)


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
