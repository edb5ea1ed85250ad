"""Sizes of lanes, and places in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.layout.chart import LANE_MINIMUM, LANE_PADDING, Lane
from designer.layout.lanes import lane_at, lane_rect, lane_size, lanes, place, position_at, stacked
from designer.model.geometry import Point, Rect, Size


def test_an_empty_lane_has_the_minimum_size():
    assert lanes([], 3) == (Lane(0, 240), Lane(240, 240), Lane(480, 240))


def test_a_lane_grows_with_its_content_and_moves_those_after_it():
    found = lanes([(0, 64.0, 400.0), (1, 64.0, 100.0)], 2)
    assert found == (Lane(0, 464 + LANE_PADDING), Lane(464 + LANE_PADDING, LANE_MINIMUM))


def test_a_pinned_size_holds_until_the_content_needs_more():
    assert lanes([(0, 10.0, 100.0)], 1, pinned={0: 150.0})[0].size == 150
    assert lanes([(0, 10.0, 200.0)], 1, pinned={0: 150.0})[0].size == 210


def test_a_box_in_no_lane_widens_none():
    assert lanes([(7, 0.0, 9000.0), (-1, 0.0, 9000.0)], 2) == stacked([240, 240])


def test_the_size_of_one_lane_is_that_of_all_together():
    content = [(64.0, 300.0), (-40.0, 10.0), (200.0, 204.0)]
    assert lane_size(content) == lanes([(0, *c) for c in content], 1)[0].size == 404 + LANE_PADDING


def test_places_outside_belong_to_the_nearest_lane():
    strips = stacked([100, 50, 200])
    assert [lane_at(strips, x) for x in (-5, 0, 99.9, 100, 149, 150, 10_000)] == [0, 0, 0, 1, 1, 2, 2]
    with pytest.raises(ValueError, match="no lanes"):
        lane_at((), 0)


def test_the_centre_decides_the_lane():
    strips = stacked([240, 240])
    assert position_at(Point(150, 90), Size(200, 84), strips) == (1, -90, 90)
    assert position_at(Point(90, 150), Size(84, 200), strips, "rows") == (1, -90, 90)


def test_rows_turn_across_and_along():
    assert place((12, 300), Lane(240, 240), "columns") == Point(252, 300)
    assert place((12, 300), Lane(240, 240), "rows") == Point(300, 252)
    assert lane_rect(Lane(240, 100), 0, 900) == Rect(240, 0, 100, 900)
    assert lane_rect(Lane(240, 100), 0, 900, "rows") == Rect(0, 240, 900, 100)


whole = st.integers(-5000, 5000).map(float)


@given(
    st.lists(st.integers(0, 900).map(float), min_size=1, max_size=8),
    whole,
    whole,
    st.integers(0, 400).map(float),
    st.sampled_from(["columns", "rows"]),
)
def test_a_place_and_its_position_are_inverse(sizes, x, y, extent, direction):
    strips = stacked(sizes)
    lane, across, along = position_at(Point(x, y), Size(extent, extent), strips, direction)
    assert place((across, along), strips[lane], direction) == Point(x, y)
    centre = (x if direction == "columns" else y) + extent / 2
    if 0 <= centre < sum(sizes):
        assert strips[lane].start <= centre < strips[lane].end
