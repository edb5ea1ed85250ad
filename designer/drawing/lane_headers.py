"""The lanes of a chart: a strip a level with its code, name and purpose at the head, dashed lines between."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from designer.drawing.display import Box, Group, Path, Shape, Text, polyline
from designer.drawing.style import EDGE, TEXT_PX, TINY_PX, Theme
from designer.drawing.text import BOLD, REGULAR, SEMIBOLD, clean, elide, elide_words, is_whole, width, wrap
from designer.layout.chart import LANE_HEADER, Direction
from designer.model.geometry import Point, Rect
from designer.model.records import Level

PAD = 14.0
BADGE_HEIGHT = 18.0

TOP = 6.0
"""Where code and name begin, however many lines the purpose has: heads side by side keep one line."""


class Heading(NamedTuple):
    """What the head of a lane says."""

    order: int
    code: str
    label: str
    purpose: str


def heading(level: Level) -> Heading:
    """What the head of this level's lane says."""
    code = clean(level.code) or f"L{level.order}"
    return Heading(level.order, code, clean(level.label), clean(level.purpose).replace("\n", " "))


@lru_cache(maxsize=1024)
def header(what: Heading, length: float, theme: Theme) -> tuple[Shape, ...]:
    """The head of a lane as a band `length` wide and `LANE_HEADER` high, its top left corner at 0, 0.

    `header_in` puts it where the lane is, upright for lanes that run across the page.
    """
    ground, ink = theme.level_badge(what.order)
    code = elide(what.code, max(length * 0.5, 24), TINY_PX, BOLD)
    badge = width(code, TINY_PX, BOLD) + 12
    room = length - PAD - badge - 8 - PAD
    below = bool(what.label) and not is_whole(what.label, room, TEXT_PX, SEMIBOLD)
    name = (elide(what.label, length - 2 * PAD, TEXT_PX, SEMIBOLD),) if below else _name(what.label, room)
    lines = len(name) + below
    purpose = _purpose(what.purpose, length - 2 * PAD, 2 if lines < 2 else 1)
    shapes: list[Shape] = [
        Box(PAD, TOP, badge, BADGE_HEIGHT, 4, ground),
        Text(PAD + badge / 2, TOP + 13, code, TINY_PX, ink, BOLD, "middle"),
    ]
    for number, line in enumerate(name, below):
        x = PAD if below else PAD + badge + 8
        shapes.append(Text(x, TOP + 14 + 15.0 * number, line, TEXT_PX, theme.text, SEMIBOLD))
    first = TOP + BADGE_HEIGHT + (24.0 if lines > 1 else 15.0 if len(purpose) < 2 else 11.0)
    for number, line in enumerate(purpose):
        shapes.append(Text(PAD, first + 13.0 * number, line, TINY_PX, theme.muted))
    return tuple(shapes)


def _name(text: str, room: float) -> tuple[str, ...]:
    """The name beside the badge, in one line, or in two where one is too short for it; then the second is elided."""
    if not text:
        return ()
    lines = wrap(text, room, TEXT_PX, SEMIBOLD)
    return (lines[0], elide(" ".join(lines[1:]), room, TEXT_PX, SEMIBOLD)) if len(lines) > 1 else lines


def _purpose(text: str, room: float, most: int) -> tuple[str, ...]:
    """The purpose in at most so many lines (1 or 2) of whole words, the last elided; none where not one word fits."""
    if not text:
        return ()
    room = max(room, 24.0)
    if most < 2 or not is_whole(text, room, TINY_PX, REGULAR):
        line = elide_words(text, room, TINY_PX, REGULAR)
        return (line,) if line else ()
    lines = wrap(text, room, TINY_PX, REGULAR)
    if len(lines) < 3:
        return lines
    rest = elide_words(" ".join(lines[1:]), room, TINY_PX, REGULAR)
    return (lines[0], rest) if rest else lines[:1]


def header_in(lane: Rect, what: Heading, direction: Direction, theme: Theme) -> Group:
    """The head in its place at the begin of a lane; above one another, lanes have theirs upright, read upwards."""
    if direction == "columns":
        return Group(header(what, lane.width, theme), lane.x, lane.y)
    return Group(header(what, lane.height, theme), lane.x, lane.bottom, angle=-90.0)


def ground(lane: Rect, index: int, theme: Theme) -> Box:
    """The ground of a lane: every second one a shade different."""
    return Box(*lane, fill=theme.lane_tint if index % 2 else theme.canvas)


def separator(lane: Rect, direction: Direction, theme: Theme) -> Path:
    """The dashed line at the far edge of a lane."""
    ends = (
        (Point(lane.right, lane.y), Point(lane.right, lane.bottom))
        if direction == "columns"
        else (Point(lane.x, lane.bottom), Point(lane.right, lane.bottom))
    )
    return Path(polyline(ends), "", theme.line_strong, EDGE, (4.0, 4.0))


def band(bounds: Rect, direction: Direction, theme: Theme) -> tuple[Shape, ...]:
    """The band behind all heads, with the line that parts it from the steps."""
    if direction == "columns":
        rect = Rect(bounds.x, bounds.y, bounds.width, LANE_HEADER)
        line = (Point(rect.x, rect.bottom), Point(rect.right, rect.bottom))
    else:
        rect = Rect(bounds.x, bounds.y, LANE_HEADER, bounds.height)
        line = (Point(rect.right, rect.y), Point(rect.right, rect.bottom))
    return Box(*rect, fill=theme.panel), Path(polyline(line), "", theme.line, EDGE)
