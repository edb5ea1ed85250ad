"""Where something that is dragged clicks into place: edges and middles of other steps, else the grid.

Pure geometry in chart units; whoever asks divides pixels by the zoom.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from designer.model.geometry import Point, Rect

GRID = 10.0
"""Units between the lines that middles of steps click to."""

PULL = 8.0
"""Pixels within which an edge or middle of another step pulls."""

Guide = tuple[Point, Point]


class Snapped(NamedTuple):
    """How far to move, and lines that show why."""

    dx: float
    dy: float
    guides: tuple[Guide, ...] = ()


def snap(moving: Rect, dx: float, dy: float, others: Iterable[Rect], pull: float) -> Snapped:
    """A move of `moving` by (dx, dy), clicked into place. Guides win over the grid, each axis by itself."""
    rects = list(others)
    at = moving.moved(dx, dy)
    across = _best((at.x, at.centre.x, at.right), ((r, (r.x, r.centre.x, r.right)) for r in rects), pull)
    down = _best((at.y, at.centre.y, at.bottom), ((r, (r.y, r.centre.y, r.bottom)) for r in rects), pull)
    shift_x = across if across is not None else _to_grid(at.centre.x)
    shift_y = down if down is not None else _to_grid(at.centre.y)
    placed = at.moved(shift_x, shift_y)
    guides: list[Guide] = []
    if across is not None:
        guides += _upright(placed, rects)
    if down is not None:
        guides += _level(placed, rects)
    return Snapped(dx + shift_x, dy + shift_y, tuple(guides))


def _to_grid(middle: float) -> float:
    return round(middle / GRID) * GRID - middle


def _best(own: tuple[float, ...], others: Iterable[tuple[Rect, tuple[float, ...]]], pull: float) -> float | None:
    """The least shift that puts an edge or middle on one of another; like to like, and middle to middle first."""
    best: tuple[float, int] | None = None
    for _, lines in others:
        for kind, (mine, theirs) in enumerate(zip(own, lines, strict=True)):
            gap = abs(theirs - mine)
            if gap <= pull and (best is None or (gap, kind != 1) < (abs(best[0]), best[1])):
                best = (theirs - mine, int(kind != 1))
    return best[0] if best else None


def _upright(placed: Rect, rects: list[Rect]) -> list[Guide]:
    found = []
    for line in (placed.x, placed.centre.x, placed.right):
        on_it = [r for r in rects if any(abs(line - x) < 0.01 for x in (r.x, r.centre.x, r.right))]
        if on_it:
            top = min(placed.y, *(r.y for r in on_it))
            bottom = max(placed.bottom, *(r.bottom for r in on_it))
            found.append((Point(line, top), Point(line, bottom)))
    return _clearest(found)


def _level(placed: Rect, rects: list[Rect]) -> list[Guide]:
    found = []
    for line in (placed.y, placed.centre.y, placed.bottom):
        on_it = [r for r in rects if any(abs(line - y) < 0.01 for y in (r.y, r.centre.y, r.bottom))]
        if on_it:
            left = min(placed.x, *(r.x for r in on_it))
            right = max(placed.right, *(r.right for r in on_it))
            found.append((Point(left, line), Point(right, line)))
    return _clearest(found)


def _clearest(found: list[Guide]) -> list[Guide]:
    """One line is enough where boxes of one size share all three."""
    return found if len(found) < 3 else [found[1]]
