"""Tidying up without moving much."""

from __future__ import annotations

from designer.layout.chart import Box
from designer.layout.columns import Arc
from designer.layout.keeping import kept_columns, kept_middles


def boxes(*lanes: int) -> list[Box]:
    return [Box(f"b{i}", lane, 200, 84) for i, lane in enumerate(lanes)]


def test_what_stood_side_by_side_still_does() -> None:
    given = boxes(0, 0)
    beside = kept_columns(given, [Arc(0, 1)], 1, {0: (64, 92), 1: (392, 92)})
    assert beside.column == [0, 1]
    above = kept_columns(given, [Arc(0, 1)], 1, {0: (64, 92), 1: (70, 300)})
    assert above.column == [0, 0]
    upside_down = kept_columns(given, [Arc(0, 1)], 1, {0: (64, 300), 1: (64, 92)})
    assert upside_down.below == [-1, -1]


def test_places_stay_and_rows_are_put_straight() -> None:
    given, arcs = boxes(0, 0, 1), [Arc(0, 2)]
    old = {0: (64.0, 100.0), 1: (64.0, 700.0), 2: (64.0, 112.0)}
    grid = kept_columns(given, arcs, 2, old)
    middles = kept_middles(given, arcs, grid, {}, old)
    assert middles[0] == middles[2]
    assert 142 <= middles[0] <= 154
    assert abs(middles[1] - 742) <= 12


def test_new_steps_find_their_place_and_push_what_is_in_the_way() -> None:
    given, arcs = boxes(0, 0, 0), [Arc(0, 2)]
    old = {0: (64.0, 100.0), 1: (64.0, 240.0)}
    grid = kept_columns(given, arcs, 1, old)
    first, pushed, new = kept_middles(given, arcs, grid, {}, old)
    assert first < new < pushed
    assert new - first >= 132
    assert pushed - new >= 132


def test_strangers_go_to_the_end() -> None:
    given = boxes(0, 0)
    grid = kept_columns(given, [], 1, {0: (64.0, 100.0)})
    known, stranger = kept_middles(given, [], grid, {}, {0: (64.0, 100.0)})
    assert known == 142
    assert stranger >= 142 + 132
