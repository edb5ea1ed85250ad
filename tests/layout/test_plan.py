"""Columns and order together."""

from __future__ import annotations

from designer.layout.chart import Box
from designer.layout.columns import EAGER, PLAIN, Arc
from designer.layout.plan import Plan


def boxes(*lanes: int, **kinds: str) -> list[Box]:
    return [Box(f"b{i}", lane, 200, 84, kinds.get(f"b{i}", "action")) for i, lane in enumerate(lanes)]


def test_what_must_cross_is_counted() -> None:
    arcs = [Arc(0, 2), Arc(1, 3), Arc(0, 3), Arc(1, 2)]
    assert Plan(boxes(0, 0, 1, 1), arcs, 2, EAGER, 4).crossings == 1


def test_ways_round_inside_a_column_count_too() -> None:
    arcs = [Arc(0, 1), Arc(1, 2), Arc(0, 2)]
    assert Plan(boxes(0, 0, 0), arcs, 1, EAGER, 4).crossings >= 1
    assert Plan(boxes(0, 0, 0), arcs, 1, PLAIN, 4).width == 3


def test_an_entry_stands_first() -> None:
    plan = Plan(boxes(0, 0, 1, b1="entry"), [Arc(0, 2), Arc(1, 2)], 2, EAGER, 4)
    assert plan.layers[0][0] == [1, 0]
