"""Paths as lists of coordinates, and the ways that heed nothing but their two boxes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.layout.blocks import ABOVE, BELOW, LEFT, RIGHT, Block
from designer.layout.paths import Path, corner_path, quick_path, straight_at
from designer.model.geometry import Point, Rect

numbers = st.integers(-400, 400)
boxes = st.builds(
    lambda x, y, w, h: Block(Rect(x, y, w, h)), numbers, numbers, st.integers(0, 250), st.integers(0, 120)
)


def test_a_path_is_its_points() -> None:
    assert Path(True, [0, 5, 10]).points() == (Point(0, 5), Point(10, 5))
    step = Path(True, [0, 5, 10, 50, 30])
    assert step.points() == (Point(0, 5), Point(10, 5), Point(10, 50), Point(30, 50))
    assert (step.segments, step.leave, step.arrive, step.length()) == (3, RIGHT, LEFT, 75)
    assert step.turned().points() == (Point(5, 0), Point(5, 10), Point(50, 10), Point(50, 30))
    corner = Path(False, [0, 5, -40, 60])
    assert corner.points() == (Point(5, 0), Point(5, -40), Point(60, -40))
    assert (corner.leave, corner.arrive) == (ABOVE, LEFT)


@given(boxes, boxes)
def test_there_is_always_a_quick_way(s: Block, t: Block) -> None:
    path = quick_path(s, t)
    assert path.segments >= 1
    first, last = path.points()[0], path.points()[-1]
    assert (first.x if path.leave % 2 == 0 else first.y) == s.edge(path.leave)
    assert (last.x if path.arrive % 2 == 0 else last.y) == t.edge(path.arrive)
    assert all(path.at[k] != path.at[k + 2] for k in range(len(path.at) - 2))


def test_quick_ways_are_tidy() -> None:
    here = Block(Rect(0, 0, 200, 84))
    assert quick_path(here, Block(Rect(300, 10, 200, 84))).points() == (Point(200, 47), Point(300, 47))
    assert quick_path(here, Block(Rect(300, 200, 200, 84))).at == [200, 42, 250, 242, 300]
    assert quick_path(here, Block(Rect(-300, 200, 200, 84))).leave == LEFT
    assert quick_path(here, Block(Rect(20, 200, 200, 84))).points() == (Point(110, 84), Point(110, 200))
    assert quick_path(here, Block(Rect(20, -200, 200, 84))).leave == ABOVE
    assert quick_path(here, Block(Rect(205, 120, 200, 84))).segments == 3
    assert quick_path(here, here).segments == 4


def test_a_straight_line_needs_a_share_of_both_sides() -> None:
    here = Block(Rect(0, 0, 200, 100))
    assert straight_at(here, Block(Rect(300, 40, 200, 100)), True) == 70
    assert straight_at(here, Block(Rect(300, 70, 200, 100)), True) == 85  # only by the wider share of the sides
    assert straight_at(here, Block(Rect(300, 90, 200, 100)), True) is None
    assert straight_at(here, Block(Rect(300, 40, 200, 100)), True, beside=36) == 70
    assert straight_at(here, Block(Rect(300, 40, 200, 100)), True, beside=41) is None
    assert straight_at(here, Block(Rect(60, 300, 100, 100)), False) == 110


def test_a_corner_path_goes_round_any_corner() -> None:
    box = Block(Rect(0, 0, 200, 84))
    assert [(p.leave, p.arrive) for p in (corner_path(box, box, turn) for turn in range(4))] == [
        (RIGHT, ABOVE), (RIGHT, BELOW), (LEFT, ABOVE), (LEFT, BELOW)
    ]  # fmt: skip
