"""Reordering levels by dragging the head of a lane, and inserting one at a border."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from designer.layout.chart import Lane

NEAR = 10.0
"""Pixels from the border of two lanes within which a level can be inserted there."""


class LaneDrag(NamedTuple):
    """A lane taken by its head: which, where along the strip it was grabbed, and where the pointer is now (units)."""

    lane: int
    start: float
    now: float

    def target(self, lanes: Sequence[Lane]) -> int:
        """The place in the order that the lane would take: its middle passes the middles of others."""
        middle = lanes[self.lane].start + lanes[self.lane].size / 2 + self.now - self.start
        others = [lane.start + lane.size / 2 for index, lane in enumerate(lanes) if index != self.lane]
        return sum(1 for each in others if each < middle)

    def line(self, lanes: Sequence[Lane]) -> float:
        """Where the insertion line lies."""
        target = self.target(lanes)
        if target <= self.lane:
            return lanes[target].start
        return lanes[target].end


def border_at(lanes: Sequence[Lane], at: float, reach: float) -> int | None:
    """The place in the order at which a level would be inserted near a border; None away from all borders."""
    borders = [0.0, *(lane.end for lane in lanes)]
    nearest = min(range(len(borders)), key=lambda index: abs(borders[index] - at))
    return nearest if abs(borders[nearest] - at) <= reach else None


def lane_under(lanes: Sequence[Lane], at: float) -> int | None:
    """The lane that holds a coordinate; None outside of all."""
    return next((index for index, lane in enumerate(lanes) if lane.start <= at < lane.end), None)
