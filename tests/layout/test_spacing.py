"""Room between boxes."""

from __future__ import annotations

from designer.layout.chart import LANE_PADDING, STUB
from designer.layout.spacing import ROW_GAP, channel_width, middle_gap, offsets_across


def test_boxes_leave_room_for_the_label_between_them() -> None:
    assert middle_gap(84, 96) == 90 + ROW_GAP
    assert middle_gap(84, 96, 38) == 90 + 38 + 2 * STUB
    assert middle_gap(None, None) < middle_gap(84, None) < middle_gap(84, 96)


def test_a_channel_is_as_wide_as_its_arrows_and_labels_need() -> None:
    assert channel_width([], 0) == 2 * LANE_PADDING
    assert channel_width([(0, 10), (20, 30)], 0) == 2 * LANE_PADDING, "not side by side"
    assert channel_width([(0, 100)] * 12, 0) > 2 * LANE_PADDING
    assert channel_width([], 150) == 150 + 2 * STUB


def test_columns_are_centred_in_narrow_lanes() -> None:
    assert offsets_across([0, 1], [100], [128]) == [120]
    assert offsets_across([0, 1], [200], [128]) == [LANE_PADDING + 100]


def test_what_a_channel_wants_beyond_two_paddings_widens_the_next_lane() -> None:
    assert offsets_across([0, 1, 2], [200, 200], [168, 128]) == [164, 204]
    assert offsets_across([0, 2], [200, 100], [140, 128]) == [164, 64 + 200 + 140 + 50]
