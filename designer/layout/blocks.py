"""A placed box as the router sees it: its edges, and where on each side arrows may end."""

from __future__ import annotations

import math

from designer.layout.chart import Outline, Placed
from designer.model.geometry import Point, Rect

RIGHT, BELOW, LEFT, ABOVE = range(4)
"""The sides of a box; a set of them is a bit mask (1 << side)."""

ALL_SIDES = 0b1111

FAR = 1e7
"""Coordinates beyond are drawn in: no chart is this large, and no search may run through empty space for ever."""

_MIDDLE = 0.6  # of a side is where arrows end
_NEARLY = 0.8  # of a side may be used where that makes an arrow straight


class Block:
    """A box: edges l, t, r, b; (y0, y1) and (x0, x1) are the spans of its upright and level sides where arrows end."""

    __slots__ = ("b", "cx", "cy", "l", "outline", "r", "t", "wx", "wy", "x0", "x1", "y0", "y1")

    def __init__(self, rect: Rect, outline: Outline = "card") -> None:
        self.l, self.t = _sane(rect.x), _sane(rect.y)
        self.r = self.l + max(0.0, _sane(rect.width))
        self.b = self.t + max(0.0, _sane(rect.height))
        self.outline = outline
        self.cx, self.cy = (self.l + self.r) / 2, (self.t + self.b) / 2
        half_x, half_y = (self.r - self.l) / 2, (self.b - self.t) / 2
        share, wide = (0.0, 0.0) if outline == "diamond" else (_MIDDLE, _NEARLY)
        self.x0, self.x1 = self.cx - half_x * share, self.cx + half_x * share
        self.y0, self.y1 = self.cy - half_y * share, self.cy + half_y * share
        self.wx, self.wy = half_x * wide, half_y * wide

    def edge(self, side: int) -> float:
        """The coordinate of a side: x of an upright one, y of a level one."""
        return (self.r, self.b, self.l, self.t)[side]

    def turned(self) -> Block:
        """This box with x and y exchanged."""
        return Block(Rect(self.t, self.l, self.b - self.t, self.r - self.l), self.outline)

    def on_border(self, side: int, along: float) -> Point:
        """The point of the outline that an arrow ends on at `along` of a side: pills have round ends."""
        edge = self.edge(side)
        if side in (BELOW, ABOVE):
            inset = self._inset(along, self.cx, self.r - self.l, self.b - self.t)
            return Point(along, edge + (inset if side == ABOVE else -inset))
        inset = self._inset(along, self.cy, self.b - self.t, self.r - self.l)
        return Point(edge + (inset if side == LEFT else -inset), along)

    def _inset(self, along: float, centre: float, extent: float, other: float) -> float:
        """How far a round end lies inside the rectangle at `along`; 0 for straight sides."""
        if self.outline != "pill":
            return 0.0
        radius = min(extent, other) / 2
        off = abs(along - centre) - (extent / 2 - radius)  # how far into the rounding
        if off <= 0 or off >= radius:
            return 0.0
        return radius - math.sqrt(radius * radius - off * off)


def block_of(placed: Placed) -> Block:
    return Block(placed.rect, placed.outline)


def _sane(value: float) -> float:
    """The value within ±FAR; 0 for what is not a number."""
    if value != value:
        return 0.0
    return min(max(float(value), -FAR), FAR)
