"""How wide the lanes are, which one a place lies in, and where a stored position stands on the canvas.

Sizes of lanes are derived from what stands in them and never stored, unless a person pinned one. A position is kept as
(across from the lane's start, along absolute), so that a lane that grows moves those after it and rewrites no step.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from designer.layout.chart import LANE_MINIMUM, LANE_PADDING, Direction, Lane
from designer.model.geometry import Point, Rect, Size


def lane_size(
    boxes: Iterable[tuple[float, float]], minimum: float = LANE_MINIMUM, padding: float = LANE_PADDING
) -> float:
    """The size of one lane that holds `boxes`, each (offset across from the lane's start, extent across).

    When a step moves, only its lane must be asked again (and the one it left); `stacked` does the rest.
    """
    return max(minimum, max((offset + extent for offset, extent in boxes), default=0.0) + padding)


def stacked(sizes: Iterable[float]) -> tuple[Lane, ...]:
    """Lanes of these sizes, one after another from 0."""
    lanes, start = [], 0.0
    for size in sizes:
        lanes.append(Lane(start, size))
        start += size
    return tuple(lanes)


def lanes(
    boxes: Iterable[tuple[int, float, float]],
    lane_count: int,
    minimum: float = LANE_MINIMUM,
    padding: float = LANE_PADDING,
    pinned: Mapping[int, float] | None = None,
) -> tuple[Lane, ...]:
    """All lanes. `boxes` are (lane, offset across from its start, extent across).

    A `pinned` size (lane -> size) holds as long as the content fits: a lane never cuts off a step. Boxes whose lane
    is not among `range(lane_count)` count for none.
    """
    ends = [0.0] * lane_count
    for lane, offset, extent in boxes:
        if 0 <= lane < lane_count and offset + extent > ends[lane]:
            ends[lane] = offset + extent
    fixed = pinned or {}
    return stacked(max(end, fixed[k]) if k in fixed else max(minimum, end + padding) for k, end in enumerate(ends))


def lane_at(lanes: Sequence[Lane], across: float) -> int:
    """The lane that holds this coordinate; the first or last for one outside. ValueError if there are no lanes."""
    if not lanes:
        raise ValueError("There are no lanes to look in.")
    return max(bisect_right(lanes, across, key=lambda lane: lane.start) - 1, 0)


def place(position: tuple[float, float], lane: Lane, direction: Direction = "columns") -> Point:
    """Where the top left corner of a step with this (across, along) position stands."""
    across, along = position
    return Point(lane.start + across, along) if direction == "columns" else Point(along, lane.start + across)


def position_at(
    point: Point, size: Size, lanes: Sequence[Lane], direction: Direction = "columns"
) -> tuple[int, float, float]:
    """(lane, across, along) of a step whose top left corner is put at `point`: its centre says which lane."""
    across, along = (point.x, point.y) if direction == "columns" else (point.y, point.x)
    extent = size.width if direction == "columns" else size.height
    lane = lane_at(lanes, across + extent / 2)
    return lane, across - lanes[lane].start, along


def lane_rect(lane: Lane, begin: float, end: float, direction: Direction = "columns") -> Rect:
    """The lane's strip from `begin` to `end` along it."""
    if direction == "columns":
        return Rect(lane.start, begin, lane.size, end - begin)
    return Rect(begin, lane.start, end - begin, lane.size)
