"""Room between boxes: for arrows that run there and for the labels that lie on them."""

from __future__ import annotations

from collections.abc import Sequence

from designer.layout.chart import LANE_MINIMUM, LANE_PADDING, SPACING, STUB

Labels = dict[tuple[int, int], tuple[float, float]]
"""The extents, across and along the lanes, of the largest label on the arrows from one box to another."""

ROW_GAP = 48.0
"""Between boxes above one another."""

_PASSING_GAP = 26.0  # between a box and an arrow that passes it
_TRACK = 16.0  # between arrows that pass side by side


def middle_gap(upper: float | None, lower: float | None, label: float = 0.0) -> float:
    """The distance of the middles of two neighbours of a column: heights of boxes, None for a passing arrow.

    `label` is the height of the chip on the arrow from one down to the other.
    """
    if upper is None and lower is None:
        return _TRACK
    if upper is None or lower is None:
        return (upper or lower or 0.0) / 2 + _PASSING_GAP
    return (upper + lower) / 2 + max(ROW_GAP, label + 2 * STUB if label else 0.0)


def channel_width(spans: Sequence[tuple[float, float]], label: float) -> float:
    """How wide a channel must be: for upright stretches over these spans side by side, and the widest label in it."""
    tracks = _most_at_once(spans)
    return max(2 * LANE_PADDING, label + 2 * STUB, (tracks - 1) * SPACING + 2 * STUB + SPACING)


def _most_at_once(spans: Sequence[tuple[float, float]]) -> int:
    """How many spans lie over one place at most."""
    changes = sorted([(low, 1) for low, _ in spans] + [(high, -1) for _, high in spans])
    now = most = 0
    for _, change in changes:
        now += change
        most = max(most, now)
    return most


def offsets_across(first: Sequence[int], widths: Sequence[float], channels: Sequence[float]) -> list[float]:
    """The middle of each column, measured from its lane's start.

    `first[lane]` is a lane's first column, `widths` are the columns' widest boxes, `channels[c]` is the room wanted
    between columns c and c + 1. A lane leaves LANE_PADDING after its last box; what a channel wants beyond that lies
    before the next lane's first.
    """
    middles = [0.0] * len(widths)
    for lane in range(len(first) - 1):
        begin, end = first[lane], first[lane + 1]
        extra = max(0.0, channels[begin - 1] - 2 * LANE_PADDING) if begin else 0.0
        content = sum(widths[begin:end]) + sum(channels[begin : end - 1])
        slack = max(0.0, LANE_MINIMUM - content - 2 * LANE_PADDING - extra) / 2
        x = LANE_PADDING + extra + slack
        for c in range(begin, end):
            middles[c] = x + widths[c] / 2
            x += widths[c] + (channels[c] if c < end - 1 else 0.0)
    return middles
