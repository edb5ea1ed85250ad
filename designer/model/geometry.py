"""Points, sizes and rectangles in chart units (a unit is a pixel at 100 %)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Point(NamedTuple):
    """A place: x to the right, y down."""

    x: float
    y: float


class Size(NamedTuple):
    """A width and a height."""

    width: float
    height: float


class Rect(NamedTuple):
    """A rectangle by its top left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def grown(self, margin: float) -> Rect:
        """This rectangle, larger by `margin` on every side."""
        return Rect(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def holds(self, point: Point) -> bool:
        """Whether the point lies inside; the right and lower edges do not count, so that tiles share none."""
        return self.x <= point.x < self.right and self.y <= point.y < self.bottom

    def meets(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


def around(rects: Iterable[Rect]) -> Rect | None:
    """The smallest rectangle that holds them all; None for none."""
    found = list(rects)
    if not found:
        return None
    left, top = min(r.x for r in found), min(r.y for r in found)
    return Rect(left, top, max(r.right for r in found) - left, max(r.bottom for r in found) - top)
