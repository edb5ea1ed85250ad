"""The simple shapes of an arrow and what they cost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.layout.blocks import ABOVE, ALL_SIDES, BELOW, LEFT, RIGHT, Block
from designer.layout.shapes import AGAINST, BEND, candidates, price
from designer.model.geometry import Rect
from tests.layout.test_paths import boxes

HERE = Block(Rect(0, 0, 200, 84))


@given(boxes, boxes, st.integers(0, ALL_SIDES), st.integers(0, ALL_SIDES))
def test_every_shape_is_sound_and_priced_right(s: Block, t: Block, leave: int, arrive: int) -> None:
    found = candidates(s, t, leave, arrive)
    assert [cost for cost, _, _ in found] == sorted(cost for cost, _, _ in found)
    for cost, _, path in found:
        assert abs(cost - price(path, s, t)) < 1e-6
        assert leave >> path.leave & 1
        assert arrive >> path.arrive & 1
        first, last = path.points()[0], path.points()[-1]
        assert (first.x if path.leave % 2 == 0 else first.y) == s.edge(path.leave)
        assert (last.x if path.arrive % 2 == 0 else last.y) == t.edge(path.arrive)
        assert all(path.at[k] != path.at[k + 2] for k in range(len(path.at) - 2))


def test_ahead_a_step_is_cheaper_than_a_corner() -> None:
    _, _, best = candidates(HERE, Block(Rect(328, 300, 200, 84)))[0]
    assert (best.leave, best.arrive, best.segments) == (RIGHT, LEFT, 3)
    assert best.at[2] == 264, "in the middle of the channel"


def test_back_a_corner_is_cheaper_than_a_step() -> None:
    _, _, best = candidates(HERE, Block(Rect(-328, 300, 200, 84)))[0]
    assert (best.leave, best.arrive, best.segments) in ((LEFT, ABOVE, 2), (BELOW, RIGHT, 2))


def test_down_is_straight_and_beside_is_round_the_outside() -> None:
    below = Block(Rect(0, 300, 200, 84))
    _, _, best = candidates(HERE, below)[0]
    assert (best.leave, best.arrive, best.segments) == (BELOW, ABOVE, 1)
    _, _, best = candidates(HERE, below, 1 << RIGHT, 1 << RIGHT)[0]
    assert best.at == [200, 42, 224, 342, 200]


def test_ends_against_the_direction_cost_extra_only_on_the_way_ahead() -> None:
    ahead, above = Block(Rect(328, 300, 200, 84)), Block(Rect(-400, 300, 200, 84))
    path = next(p for _, _, p in candidates(HERE, ahead) if (p.leave, p.arrive) == (BELOW, LEFT))
    assert price(path, HERE, ahead) == path.length() + BEND + AGAINST
    path = next(p for _, _, p in candidates(HERE, above) if (p.leave, p.arrive) == (LEFT, ABOVE))
    assert price(path, HERE, above) == path.length() + BEND
