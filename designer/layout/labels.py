"""Where labels lie: on their arrow, near its source, on no box, on no other label, and over few other lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from designer.layout.blocks import Block
from designer.layout.chart import STUB
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.tangles import Tangles
from designer.model.geometry import Rect, Size

_CELL = 128.0
_SIDE = 6.0  # of the line should be seen on either side of its label
_HEAD = 14.0  # the head of the arrow should be seen
_LEAD = 64.0  # how far from the start of a long segment its label begins
_TIP_LEAD = 10.0  # the same beside a diamond, where labels are the answers
_BOX_GAP = 2.0
_STEP = 24.0  # how finely a segment is tried

_ON_BOX, _ON_LABEL, _ON_LINE, _TIGHT = 4000.0, 2000.0, 90.0, 160.0  # what a place costs


class Wish(NamedTuple):
    """A label to place: the arrow, its final path, its source, and the size of the label."""

    key: str
    path: Path
    source: Block
    size: Size


class Labels:
    """The labels placed so far, by place."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Rect]] = {}

    def put(self, rect: Rect) -> None:
        for cell in _cells(rect):
            self._cells.setdefault(cell, []).append(rect)

    def remove(self, rect: Rect) -> None:
        for cell in _cells(rect):
            self._cells[cell].remove(rect)

    def meets(self, rect: Rect) -> bool:
        return any(other.meets(rect) for cell in _cells(rect) for other in self._cells.get(cell, ()))


def place_labels(wishes: list[Wish], obstacles: Obstacles, tangles: Tangles, taken: Labels) -> dict[str, Rect]:
    """A place for every label; short arrows, which have the fewest places, choose first."""
    found = {}
    for wish in sorted(wishes, key=lambda wish: (wish.path.length(), wish.key)):
        rect = _best(wish, obstacles, tangles, taken)
        taken.put(rect)
        found[wish.key] = rect
    return found


def _best(wish: Wish, obstacles: Obstacles, tangles: Tangles, taken: Labels) -> Rect:
    best, chosen = float("inf"), None
    for cost, rect in sorted(_places(wish)):
        if cost >= best:
            break
        if not obstacles.free(rect.x - _BOX_GAP, rect.y - _BOX_GAP, rect.right + _BOX_GAP, rect.bottom + _BOX_GAP):
            cost += _ON_BOX
        if cost < best and taken.meets(rect.grown(_BOX_GAP)):
            cost += _ON_LABEL
        if cost < best:
            cost += _ON_LINE * tangles.lines_in(rect.x, rect.y, rect.right, rect.bottom, wish.key)
        if cost < best:
            best, chosen = cost, rect
    if chosen is None:  # a path without length
        start = wish.path.points()[0]
        chosen = Rect(start.x - wish.size.width / 2, start.y - wish.size.height / 2, *wish.size)
    return chosen


def _places(wish: Wish) -> Iterator[tuple[float, Rect]]:
    """Places on the arrow with what they cost by themselves."""
    at, level = wish.path.at, wish.path.level
    width, height = wish.size
    walked = 0.0
    last = len(at) - 3
    lead = _TIP_LEAD if wish.source.outline == "diamond" else _LEAD
    for k in range(last + 1):
        a, line, b = at[k], at[k + 1], at[k + 2]
        extent = width if level else height
        length, ahead = abs(b - a), 1.0 if b > a else -1.0
        low = extent / 2 + _SIDE
        high = length - extent / 2 - (_HEAD if k == last else _SIDE)
        tight = _TIGHT if high < low else 0.0
        if high < low:
            low = high = length / 2 if k < last else max(0.0, (length - _HEAD) / 2)
            tight += extent - length if extent > length else 0.0
        wished = min(max(min(length / 2, extent / 2 + lead), low), high)
        for middle in _tried(low, high, wished):
            x, y = (a + ahead * middle, line) if level else (line, a + ahead * middle)
            cost = tight + 0.5 * abs(middle - wished) + 0.25 * walked + (0.0 if k < last or k == 0 else STUB)
            yield cost, Rect(x - width / 2, y - height / 2, width, height)
        walked += length
        level = not level


def _tried(low: float, high: float, wished: float) -> Iterator[float]:
    yield wished
    for n in range(1, 9):
        if wished + n * _STEP <= high:
            yield wished + n * _STEP
        if wished - n * _STEP >= low:
            yield wished - n * _STEP
    if low < wished:
        yield low
    if high > wished:
        yield high


def _cells(rect: Rect) -> Iterator[tuple[int, int]]:
    for i in range(int(rect.x // _CELL), int(rect.right // _CELL) + 1):
        for j in range(int(rect.y // _CELL), int(rect.bottom // _CELL) + 1):
            yield i, j
