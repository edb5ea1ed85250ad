"""Where every line of a printed sheet stands on its pages on the desk, in pixels at a zoom; no widget."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from designer.formats.contacts.call_sheet_lines import REPEATED, WIDTHS
from designer.formats.contacts.printed_sheet import PrintedSheet
from designer.formats.contacts.sheet_paper import INCH, LANDSCAPE, SIDE, TOP, in_points

PER_POINT = 96 / 72
"""Pixels of a point of paper at 100 %."""

AROUND, BETWEEN = 12.0, 20.0
"""Pixels of desk around the pages and between them, at any zoom."""


class Place(NamedTuple):
    """A rectangle in pixels from the corner of the desk."""

    x: float
    y: float
    width: float
    height: float


class SheetGeometry:
    """`unit` is how many pixels a point of the sheet takes, `paper_unit` one of the paper it is made smaller for."""

    def __init__(self, sheet: PrintedSheet, zoom: float) -> None:
        self.zoom = zoom
        self.paper_unit = PER_POINT * zoom
        self.unit = self.paper_unit * sheet.pages.scale
        wide, high = LANDSCAPE[sheet.wanted.paper]
        self.page_width, self.page_height = wide * self.paper_unit, high * self.paper_unit
        self.starts = sheet.pages.starts
        self._count = len(sheet.lines)
        self._heights = [line.height * self.unit for line in sheet.lines]
        edges = [0.0]
        for each in in_points(WIDTHS):
            edges.append(edges[-1] + each * self.unit)
        inset = AROUND + (self.page_width - edges[-1]) / 2
        self._mirrored = sheet.say.right_to_left
        self._left, self._right = inset, inset + edges[-1]
        self._edges = edges
        self._tops: list[float] = []
        head = sum(self._heights[:REPEATED])
        for page, (start, end) in enumerate(self.ranges()):
            y = self.page(page).y + TOP * INCH * self.paper_unit + (head if page else 0.0)
            for number in range(start, end):
                self._tops.append(y)
                y += self._heights[number]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of all pages with the desk around them."""
        count = len(self.starts)
        return self.page_width + 2 * AROUND, 2 * AROUND + count * self.page_height + (count - 1) * BETWEEN

    def ranges(self) -> list[tuple[int, int]]:
        """The first line of each page, and the one after its last."""
        return list(zip(self.starts, (*self.starts[1:], self._count), strict=True))

    def page(self, number: int) -> Place:
        """Where a page lies."""
        y = AROUND + number * (self.page_height + BETWEEN)
        return Place(AROUND, y, self.page_width, self.page_height)

    def pages_between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between two heights."""
        step = self.page_height + BETWEEN
        first = int(max(0.0, top - AROUND) // step)
        last = int(max(0.0, bottom - AROUND) // step)
        return range(min(first, len(self.starts)), min(last + 1, len(self.starts)))

    def lines_between(self, top: float, bottom: float) -> range:
        """The lines of which something lies between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, bisect_right(self._tops, bottom))

    def place(self, line: int, first: int, last: int) -> Place:
        """Where the cells of a line from one column to another stand."""
        x, width = self._across(first, last)
        return Place(x, self._tops[line], width, self._heights[line])

    def repeated(self, page: int, line: int, first: int, last: int) -> Place:
        """The same of a line that is repeated at the top of a later page."""
        x, width = self._across(first, last)
        y = self.page(page).y + TOP * INCH * self.paper_unit + sum(self._heights[:line])
        return Place(x, y, width, self._heights[line])

    def at(self, x: float, y: float) -> tuple[int, int] | None:
        """The line and the column at a point; None beside them."""
        line = bisect_right(self._tops, y) - 1
        if line < 0 or y >= self._tops[line] + self._heights[line] or not self._left <= x < self._right:
            return None
        across = self._right - x if self._mirrored else x - self._left
        return line, min(bisect_right(self._edges, across) - 1, len(self._edges) - 2)

    @property
    def foot(self) -> tuple[float, float]:
        """How far the foot of a page begins from its left edge, and its middle line from the lower edge."""
        return SIDE * INCH * self.paper_unit, 0.42 * INCH * self.paper_unit

    def _across(self, first: int, last: int) -> tuple[float, float]:
        near, far = self._edges[first], self._edges[last + 1]
        return (self._right - far if self._mirrored else self._left + near), far - near


def fitting(sheet: PrintedSheet, room: float) -> float:
    """The zoom at which a page is as wide as the room."""
    return max(0.1, (room - 2 * AROUND) / (LANDSCAPE[sheet.wanted.paper][0] * PER_POINT))
