"""Arrows share out the tips of a diamond."""

from __future__ import annotations

from designer.layout.blocks import ABOVE, BELOW, LEFT, RIGHT, Block
from designer.layout.tips import tips
from designer.model.geometry import Rect

BLOCKS = {
    "d": Block(Rect(0, 0, 160, 96), "diamond"),
    "left": Block(Rect(-328, 6, 200, 84)),
    "right": Block(Rect(300, 6, 200, 84)),
    "low": Block(Rect(300, 300, 200, 84)),
    "lower": Block(Rect(300, 500, 200, 84)),
    "under": Block(Rect(-20, 300, 200, 84)),
    "above": Block(Rect(-20, -200, 200, 84)),
}


def sides(*arrows: str) -> list[int]:
    named = [(f"{n}", *arrow.split(">")) for n, arrow in enumerate(arrows)]
    found = tips([(key, s, t) for key, s, t in named], BLOCKS)
    return [found[key, s == "d"] for key, s, _ in named]


def test_each_goes_where_its_box_is() -> None:
    assert sides("left>d", "d>right", "d>under", "d>above") == [LEFT, RIGHT, BELOW, ABOVE]


def test_a_second_way_out_takes_another_tip() -> None:
    assert sides("left>d", "d>right", "d>low") == [LEFT, RIGHT, BELOW]
    assert sorted(sides("left>d", "d>right", "d>low", "d>lower")[1:]) == [RIGHT, RIGHT, BELOW]


def test_ways_in_may_share_but_never_with_a_way_out() -> None:
    assert sides("left>d", "left>d")[0] != sides("left>d", "left>d")[1], "between the same boxes they would be one line"
    assert sides("above>d", "left>d", "d>under") == [ABOVE, LEFT, BELOW]
    assert sides("d>right", "low>d") == [RIGHT, BELOW]


def test_boxes_without_tips_and_loops_are_left_alone() -> None:
    assert tips([("a", "left", "right"), ("b", "d", "d")], BLOCKS) == {}
