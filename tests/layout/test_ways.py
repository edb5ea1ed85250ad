"""The way of one arrow among boxes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.layout.blocks import ABOVE, BELOW, LEFT, RIGHT, Block
from designer.layout.shapes import price
from designer.layout.ways import find_way, is_clear, other_ways, quick_way
from designer.model.geometry import Rect
from tests.layout.test_paths import boxes
from tests.layout.test_strips import placed

S, T = Block(Rect(0, 0, 200, 84)), Block(Rect(656, 0, 200, 84))


@settings(deadline=None)
@given(st.lists(boxes, min_size=2, max_size=6))
def test_no_simple_way_beats_the_one_found(blocks: list[Block]) -> None:
    s, t = blocks[:2]
    obstacles = placed(*blocks)
    found = find_way(s, t, obstacles)
    if is_clear(found, obstacles):
        for cost, _, way in other_ways(s, t, obstacles, price(found, s, t) - 1, (0.0, 0.0)):
            # Straight ahead and one step ahead are taken without a look at other ways.
            assert not is_clear(way, obstacles) or found.segments in (1, 3), (cost, way, found)


def test_sides_can_be_asked_for() -> None:
    obstacles = placed(S, T)
    way = find_way(S, T, obstacles, 1 << BELOW, 1 << ABOVE)
    assert (way.leave, way.arrive) == (BELOW, ABOVE)
    assert is_clear(way, obstacles)


def test_a_side_that_is_walled_in_is_not_insisted_on() -> None:
    lid = Block(Rect(-20, -30, 240, 25))
    obstacles = placed(S, T, lid)
    way = find_way(S, T, obstacles, 1 << ABOVE)
    assert is_clear(way, obstacles)
    assert way.leave == RIGHT


def test_where_there_is_no_way_it_goes_through() -> None:
    obstacles = placed(
        S,
        T,
        Block(Rect(-20, -30, 240, 25)),
        Block(Rect(-20, 90, 240, 25)),
        Block(Rect(-40, -30, 30, 145)),
        Block(Rect(210, -30, 20, 145)),
    )
    way = find_way(S, T, obstacles)
    assert not is_clear(way, obstacles)
    assert (way.leave, way.arrive, way.segments) == (RIGHT, LEFT, 1)


def test_room_is_left_for_arrows_between_the_same_boxes() -> None:
    obstacles = placed(S, T)
    assert find_way(S, T, obstacles, beside=(48, 0)).segments == 1
    assert find_way(S, T, obstacles, beside=(72, 0)).segments > 1


def test_the_clearance_counts_for_all_but_the_own_boxes() -> None:
    obstacles = placed(S, T, Block(Rect(300, 54, 200, 84)))
    assert is_clear(find_way(S, T, placed(S, T)), obstacles), "12 away"
    assert not is_clear(find_way(S, T, placed(S, T)), placed(S, T, Block(Rect(300, 53, 200, 84))))


def test_a_quick_way_goes_round_where_that_is_simple() -> None:
    obstacles = placed(S, T, Block(Rect(328, 0, 200, 84)))
    assert is_clear(quick_way(S, T, obstacles), obstacles)
