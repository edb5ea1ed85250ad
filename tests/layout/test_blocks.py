"""Where arrows may end on a box."""

from __future__ import annotations

import math

import pytest

from designer.layout.blocks import ABOVE, BELOW, FAR, LEFT, RIGHT, Block
from designer.model.geometry import Point, Rect


def test_arrows_end_on_the_middle_of_a_card_s_sides() -> None:
    card = Block(Rect(100, 50, 200, 80))
    assert (card.x0, card.x1, card.y0, card.y1) == (140, 260, 66, 114)
    assert [card.edge(side) for side in (RIGHT, BELOW, LEFT, ABOVE)] == [300, 130, 100, 50]
    assert card.on_border(LEFT, 70) == Point(100, 70)


def test_a_diamond_has_four_tips() -> None:
    diamond = Block(Rect(0, 0, 160, 96), "diamond")
    assert (diamond.x0, diamond.x1, diamond.y0, diamond.y1) == (80, 80, 48, 48)


@pytest.mark.parametrize(("side", "along"), [(LEFT, 10), (LEFT, 38), (RIGHT, 10), (RIGHT, 30)])
def test_ends_lie_on_the_round_of_a_pill(side: int, along: float) -> None:
    pill = Block(Rect(0, 0, 150, 44), "pill")
    x, y = pill.on_border(side, along)
    centre = 22 if side == LEFT else 128
    assert math.hypot(x - centre, y - 22) == pytest.approx(22)
    assert (x < 22) if side == LEFT else (x > 128)
    assert y == along


def test_the_flat_of_a_pill_is_its_border() -> None:
    pill = Block(Rect(0, 0, 150, 44), "pill")
    assert pill.on_border(BELOW, 75) == Point(75, 44)
    assert pill.on_border(ABOVE, 30) == Point(30, 0)
    assert pill.on_border(ABOVE, 5).y > 0
    upright = Block(Rect(0, 0, 44, 150), "pill")
    assert upright.on_border(RIGHT, 75) == Point(44, 75)
    assert upright.on_border(BELOW, 10).y < 150


def test_a_turned_box_is_seen_with_x_and_y_exchanged() -> None:
    box = Block(Rect(10, 20, 30, 40), "pill").turned()
    assert (box.l, box.t, box.r, box.b, box.outline) == (20, 10, 60, 40, "pill")


@pytest.mark.parametrize("rect", [Rect(math.nan, 0, 10, 10), Rect(0, math.inf, -5, 10), Rect(1e300, 0, 1e300, 0)])
def test_nonsense_becomes_a_box_all_the_same(rect: Rect) -> None:
    box = Block(rect)
    assert all(math.isfinite(v) and abs(v) <= 2 * FAR for v in (box.l, box.t, box.r, box.b, box.cx, box.cy))
    assert box.r >= box.l
    assert box.b >= box.t
