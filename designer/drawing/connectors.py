"""An arrow drawn: its line in the style of its kind, and its head. Line and head stop where the step begins."""

from __future__ import annotations

import math
from collections.abc import Sequence

from designer.drawing.display import Path, Shape, polygon, polyline
from designer.drawing.style import LINES, Theme
from designer.model.choices import TransitionKind
from designer.model.geometry import Point

BEND = 4.0
"""How much bends are rounded."""
HEAD, HALF_HEAD = 9.0, 4.0
"""How long and half how wide a head is."""


def connector(points: Sequence[Point], kind: TransitionKind, theme: Theme, colour: str = "") -> tuple[Shape, ...]:
    """The shapes of an arrow along these points; nothing for fewer than two points."""
    if len(points) < 2:
        return ()
    style = LINES[kind]
    ink = colour or theme.connector
    line = shortened(points, HEAD - 1) if style.filled_head else list(points)
    return (Path(polyline(line, BEND), "", ink, style.width, style.dash), head(points, kind, ink))


def head(points: Sequence[Point], kind: TransitionKind, colour: str) -> Path:
    """The head at the last point: a filled triangle, or two open strokes."""
    style = LINES[kind]
    corners = head_corners(points, HALF_HEAD if style.filled_head else HALF_HEAD + 0.5)
    if style.filled_head:
        return Path(polygon(corners), colour, colour, 0.75)
    return Path(polyline(corners), "", colour, style.width)


def head_corners(points: Sequence[Point], half: float = HALF_HEAD) -> tuple[Point, Point, Point]:
    """One wing, the tip and the other wing of a head at the end of these points."""
    tip = points[-1]
    before = next((p for p in reversed(points) if math.dist(p, tip) > 0.01), Point(tip.x - 1, tip.y))
    length = math.dist(before, tip)
    dx, dy = (tip.x - before.x) / length, (tip.y - before.y) / length
    back = Point(tip.x - dx * HEAD, tip.y - dy * HEAD)
    return Point(back.x - dy * half, back.y + dx * half), tip, Point(back.x + dy * half, back.y - dx * half)


def shortened(points: Sequence[Point], by: float) -> list[Point]:
    """The same line with its last segment shorter, so that a line does not show beside the tip of its head."""
    *others, last = points
    before = others[-1]
    length = math.dist(before, last)
    if length <= by:
        return [*others, before] if len(others) == 1 else list(others)
    share = (length - by) / length
    return [*others, Point(before.x + (last.x - before.x) * share, before.y + (last.y - before.y) * share)]
