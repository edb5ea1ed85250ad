"""Where a dragged lane would come to stand."""

from __future__ import annotations

from designer.canvas.tools.lanes import LaneDrag, border_at, lane_under
from designer.layout.chart import Lane

LANES = (Lane(0, 240), Lane(240, 400), Lane(640, 240))


def test_a_lane_takes_the_place_whose_middle_it_has_passed() -> None:
    assert LaneDrag(0, 100, 100).target(LANES) == 0
    assert LaneDrag(0, 100, 400).target(LANES) == 0
    assert LaneDrag(0, 100, 430).target(LANES) == 1
    assert LaneDrag(0, 100, 900).target(LANES) == 2
    assert LaneDrag(2, 700, 50).target(LANES) == 0


def test_the_insertion_line_lies_on_a_border() -> None:
    assert LaneDrag(0, 100, 900).line(LANES) == 880
    assert LaneDrag(2, 700, 50).line(LANES) == 0
    assert LaneDrag(1, 300, 300).line(LANES) == 240


def test_borders_and_lanes_under_a_coordinate() -> None:
    assert border_at(LANES, 3, 10) == 0
    assert border_at(LANES, 236, 10) == 1
    assert border_at(LANES, 885, 10) == 3
    assert border_at(LANES, 400, 10) is None
    assert lane_under(LANES, 240) == 1
    assert lane_under(LANES, -1) is None
    assert lane_under(LANES, 880) is None
