"""Ways of an arrow before they are spread: which sides it uses and where it bends.

A path is kept as `(level, at)`: whether its first segment is level, and the list of coordinates that change in turn,
x0, y0, x1, y1 … for a level start (y0, x0, y1, x1 … for an upright one). Segment k lies at `at[k + 1]` and runs from
`at[k]` to `at[k + 2]`; moving it is one assignment, and no path can be anything but axis-parallel.
"""

from __future__ import annotations

from typing import NamedTuple

from designer.layout.blocks import ABOVE, BELOW, LEFT, RIGHT, Block
from designer.layout.chart import STUB
from designer.model.geometry import Point


class Path(NamedTuple):
    """See the module."""

    level: bool
    at: list[float]

    @property
    def segments(self) -> int:
        return len(self.at) - 2

    @property
    def leave(self) -> int:
        """The side of the source that the path leaves from."""
        return _side(self.level, self.at[2] > self.at[0])

    @property
    def arrive(self) -> int:
        """The side of the target that the path comes in at."""
        return _side(self.level == (len(self.at) % 2 == 1), self.at[-3] > self.at[-1])

    def turned(self) -> Path:
        """The same way with x and y exchanged."""
        return Path(not self.level, self.at)

    def points(self) -> tuple[Point, ...]:
        at, odd = self.at, int(not self.level)  # of the points whose x comes first in the list
        return tuple([Point(at[k], at[k + 1]) if k % 2 == odd else Point(at[k + 1], at[k]) for k in range(len(at) - 1)])

    def length(self) -> float:
        at = self.at
        return sum([abs(at[k + 2] - at[k]) for k in range(len(at) - 2)])


def _side(level: bool, onwards: bool) -> int:
    if level:
        return RIGHT if onwards else LEFT
    return BELOW if onwards else ABOVE


def straight_at(source: Block, target: Block, level: bool, beside: float = 0.0) -> float | None:
    """Where a straight arrow between facing sides can lie; None if they do not face, or share less than `beside`."""
    if level:
        s, s0, s1, s_wide = source.cy, source.y0, source.y1, source.wy
        t, t0, t1, t_wide = target.cy, target.y0, target.y1, target.wy
    else:
        s, s0, s1, s_wide = source.cx, source.x0, source.x1, source.wx
        t, t0, t1, t_wide = target.cx, target.x0, target.x1, target.wx
    low, high = max(s0, t0), min(s1, t1)
    if high - low < beside:  # a little nearer to the corners rather than a jog
        low, high = max(s - s_wide, t - t_wide), min(s + s_wide, t + t_wide)
        if high - low < beside:
            return None
    return (low + high) / 2


def quick_path(source: Block, target: Block) -> Path:
    """A tidy way that looks at no other box; it always exists."""
    across, along = _gap(source.l, source.r, target.l, target.r), _gap(source.t, source.b, target.t, target.b)
    if abs(across) >= STUB:
        return _facing(source, target, across > 0, True)
    if abs(along) >= STUB:
        return _facing(source, target, along > 0, False)
    if across and straight_at(source, target, True) is not None:
        return _facing(source, target, across > 0, True)
    if along and straight_at(source, target, False) is not None:
        return _facing(source, target, along > 0, False)
    if across or along:
        return _over(source, target, not across)
    if abs(source.cx - target.cx) >= STUB:
        return _over(source, target, False)
    if abs(source.cy - target.cy) >= STUB:
        return _over(source, target, True)
    return corner_path(source, target, 0)


def corner_path(source: Block, target: Block, turn: int, reach: float = 2 * STUB) -> Path:
    """Out of one side, round a corner and in at the next: for loops, and for boxes that lie on each other.

    `turn` 0 goes out to the right and in from above, 1 right and below, 2 left and above, 3 left and below.
    """
    right, down = turn < 2, turn % 2 == 1
    out = max(source.r, target.r) + reach if right else min(source.l, target.l) - reach
    beyond = max(source.b, target.b) + reach if down else min(source.t, target.t) - reach
    return Path(
        True, [source.r if right else source.l, source.cy, out, beyond, target.cx, target.b if down else target.t]
    )


def _gap(s0: float, s1: float, t0: float, t1: float) -> float:
    """The free room between two spans, negative if the target lies before the source; 0 if they overlap or touch."""
    if t0 > s1:
        return t0 - s1
    if s0 > t1:
        return t1 - s0
    return 0.0


def _facing(source: Block, target: Block, onwards: bool, level: bool) -> Path:
    """Between two sides that face each other: straight, or with one step in the middle."""
    if level:
        begin, end = (source.r, target.l) if onwards else (source.l, target.r)
        s, t = source.cy, target.cy
    else:
        begin, end = (source.b, target.t) if onwards else (source.t, target.b)
        s, t = source.cx, target.cx
    line = straight_at(source, target, level)
    if line is not None:
        return Path(level, [begin, line, end])
    return Path(level, [begin, s, (begin + end) / 2, t, end])


def _over(source: Block, target: Block, level: bool) -> Path:
    """Round outside on one side: to the right of both (level) or above both."""
    if level:
        return Path(True, [source.r, source.cy, max(source.r, target.r) + STUB, target.cy, target.r])
    return Path(False, [source.t, source.cx, min(source.t, target.t) - STUB, target.cx, target.t])
