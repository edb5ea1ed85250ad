"""Where labels lie: on their arrow, near its source, on no box, on no other label, and over few other lines.

Where an arrow is too short for that, its label lies beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from designer.layout.blocks import Block
from designer.layout.chart import SPACING, STUB
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.tangles import Tangles
from designer.model.geometry import Rect, Size

_CELL = 128.0
_SIDE = 6.0  # of the line should be seen on either side of its label
_HEAD = 14.0  # the head of the arrow should be seen
_LEAD = 64.0  # how far from the start of a long segment its label begins
_LATER_LEAD = 110.0  # the same for segments after the first
_TIP_LEAD = 10.0  # the same beside a diamond, where labels are the answers
_BOX_GAP = 2.0
_BESIDE, _BESIDE_STEP = 120.0, 4.0  # how far off its segment a label may lie that has no room on it, and the steps
_STEP = 24.0  # how finely a segment is tried

_ON_BOX, _ON_LABEL, _ON_LINE, _TIGHT = 4000.0, 2000.0, 90.0, 160.0  # what a place costs


def label_gap(one: tuple[float, float], other: tuple[float, float], length: float) -> float:
    """How far apart two straight arrows of this length lie, so that their labels do not meet.

    Labels are (extent across the arrows, extent along them), 0 for none.
    """
    if not (one[0] and other[0]) or length >= one[1] + other[1] + 4 * _HEAD:
        return SPACING
    return max(SPACING, (one[0] + other[0]) / 2 + 2 * _BOX_GAP)


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
    runs = list(_runs(wish))
    if not runs:  # a path without length
        start = wish.path.points()[0]
        return Rect(start.x - wish.size.width / 2, start.y - wish.size.height / 2, *wish.size)
    first = min(runs)
    rect = first.rect(first.wished, wish.size)
    if not _trouble(rect, wish.key, obstacles, tangles, taken, 0.0):
        return rect  # the best place of all is free, as it mostly is
    best, chosen = float("inf"), rect
    places = [
        (run.cost + 0.5 * abs(middle - run.wished), run.rect(middle, wish.size))
        for run in runs
        for middle in _tried(run.low, run.high, run.wished)
    ]
    for cost, rect in sorted(places):
        if cost >= best:
            break
        cost += _trouble(rect, wish.key, obstacles, tangles, taken, best - cost)
        if cost < best:
            best, chosen = cost, rect
    if best < _ON_BOX:
        return chosen
    return _beside(wish, min(runs), obstacles, taken) or chosen


def _beside(wish: Wish, run: _Run, obstacles: Obstacles, taken: Labels) -> Rect | None:
    """The nearest free place off a segment too short for its label: past the boxes at its ends; None within reach.

    Below and right come first: boxes have their badges above.
    """
    on_it = run.rect((run.low + run.high) / 2, wish.size)
    off = (wish.size.height if run.level else wish.size.width) / 2 + _BOX_GAP
    while off <= _BESIDE:
        for way in (off, -off):
            rect = on_it.moved(0.0, way) if run.level else on_it.moved(way, 0.0)
            if not _trouble(rect, wish.key, obstacles, Tangles({}), taken, 0.0):
                return rect
        off += _BESIDE_STEP
    return None


def _trouble(rect: Rect, key: str, obstacles: Obstacles, tangles: Tangles, taken: Labels, most: float) -> float:
    """What boxes, labels and lines in a place cost; not looked for further once beyond `most`."""
    cost = 0.0
    if not obstacles.free(rect.x - _BOX_GAP, rect.y - _BOX_GAP, rect.right + _BOX_GAP, rect.bottom + _BOX_GAP):
        cost += _ON_BOX
    if cost <= most and taken.meets(rect.grown(_BOX_GAP)):
        cost += _ON_LABEL
    if cost <= most:
        cost += _ON_LINE * tangles.lines_in(rect.x, rect.y, rect.right, rect.bottom, key)
    return cost


class _Run(NamedTuple):
    """A segment as a place for a label: its cost there, and where along it the middle may and should lie."""

    cost: float
    wished: float
    low: float
    high: float
    level: bool
    line: float
    begin: float
    ahead: float

    def rect(self, middle: float, size: Size) -> Rect:
        at = self.begin + self.ahead * middle
        x, y = (at, self.line) if self.level else (self.line, at)
        return Rect(x - size.width / 2, y - size.height / 2, size.width, size.height)


def _runs(wish: Wish) -> Iterator[_Run]:
    at, level = wish.path.at, wish.path.level
    walked = 0.0
    last = len(at) - 3
    lead = _TIP_LEAD if wish.source.outline == "diamond" else _LEAD
    for k in range(last + 1):
        a, line, b = at[k], at[k + 1], at[k + 2]
        extent = wish.size.width if level else wish.size.height
        length, ahead = abs(b - a), 1.0 if b > a else -1.0
        wished = extent / 2 + (lead if k == 0 else _LATER_LEAD)
        low, high = extent / 2 + _SIDE, length - extent / 2 - (_HEAD if k == last else _SIDE)
        cost = 0.25 * walked + (STUB if k == last and k else 0.0)
        if high < low:
            low = high = length / 2 if k < last else max(0.0, (length - _HEAD) / 2)
            cost += _TIGHT + max(0.0, extent - length)
        yield _Run(cost, min(max(min(length / 2, wished), low), high), low, high, level, line, a, ahead)
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
