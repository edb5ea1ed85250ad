"""The display list: a small closed set of shapes that screen, paper and web draw alike.

Lengths are chart units, y runs down. Colours are "#rrggbb" or "#rrggbbaa"; "" draws nothing. Shapes are immutable and
compare by content, so painters may cache by them. Later shapes lie over earlier ones.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

from designer.model.geometry import Point, Rect

Anchor = Literal["start", "middle", "end"]
"""What `x` of a text is: its left edge, its middle or its right edge (whatever its direction)."""

MOVE, LINE, CURVE, CLOSE = "M", "L", "C", "Z"
Command: TypeAlias = tuple[Any, ...]
"""("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",)."""


class Box(NamedTuple):
    """A rectangle, its corners rounded by `radius`. `dash` is lengths of stroke and gap in turn; () is solid."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


class Ellipse(NamedTuple):
    """An ellipse by the rectangle around it."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0


class Path(NamedTuple):
    """Lines and curves; `polyline`, `polygon` and `rounded` make the commands. Joins and ends are round."""

    commands: tuple[Command, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()


class Text(NamedTuple):
    """One line of `clean` text on its `baseline`, in the shipped font at a whole number of pixels.

    Its own letters say which way it runs.
    """

    x: float
    baseline: float
    text: str
    px: float
    colour: str
    weight: int = 400
    anchor: Anchor = "start"


class Icon(NamedTuple):
    """A shipped icon (`resources/icons/NAME.svg`) in a square of `size`."""

    x: float
    y: float
    size: float
    name: str
    colour: str


class Group(NamedTuple):
    """Shapes moved, then turned by `angle` degrees clockwise, with what a reader who cannot see them is told.

    `link` leads somewhere in a browser.
    """

    shapes: tuple[Shape, ...]
    dx: float = 0.0
    dy: float = 0.0
    title: str = ""
    description: str = ""
    link: str = ""
    id: str = ""
    angle: float = 0.0


Shape: TypeAlias = Box | Ellipse | Path | Text | Icon | Group


class Picture(NamedTuple):
    """A whole picture: what it shows, how large it is, and its ground ("": none)."""

    shapes: tuple[Shape, ...]
    bounds: Rect
    ground: str = ""
    title: str = ""
    description: str = ""
    language: str = "en"


def is_dotted(dash: tuple[float, ...]) -> bool:
    """Whether strokes so short are meant as dots: they get round ends, others are cut off square."""
    return bool(dash) and min(dash[::2]) < 2


def polyline(points: Sequence[Point], radius: float = 0.0) -> tuple[Command, ...]:
    """The commands of a line through the points, its bends rounded by at most `radius`."""
    if not points:
        return ()
    commands: list[Command] = [(MOVE, points[0].x, points[0].y)]
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        cut = min(radius, math.dist(before, at) / 2, math.dist(at, after) / 2)
        if cut <= 0.01:
            commands.append((LINE, at.x, at.y))
            continue
        start, end = _toward(at, before, cut), _toward(at, after, cut)
        near, far = _toward(at, before, cut * 0.4477), _toward(at, after, cut * 0.4477)
        commands += [(LINE, start.x, start.y), (CURVE, near.x, near.y, far.x, far.y, end.x, end.y)]
    if len(points) > 1:
        commands.append((LINE, points[-1].x, points[-1].y))
    return tuple(commands)


def polygon(points: Iterable[Point]) -> tuple[Command, ...]:
    """The commands of a closed shape with these corners."""
    first, *others = points
    return ((MOVE, first.x, first.y), *((LINE, point.x, point.y) for point in others), (CLOSE,))


def rounded(rect: Rect, radii: tuple[float, float, float, float]) -> tuple[Command, ...]:
    """The commands of a rectangle with a radius for each corner: top left, top right, bottom right, bottom left."""
    a, b, c, d = radii
    k = 0.4477
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    commands: list[Command] = [(MOVE, left + a, top), (LINE, right - b, top)]
    if b:
        commands.append((CURVE, right - b * k, top, right, top + b * k, right, top + b))
    commands.append((LINE, right, bottom - c))
    if c:
        commands.append((CURVE, right, bottom - c * k, right - c * k, bottom, right - c, bottom))
    commands.append((LINE, left + d, bottom))
    if d:
        commands.append((CURVE, left + d * k, bottom, left, bottom - d * k, left, bottom - d))
    commands.append((LINE, left, top + a))
    if a:
        commands.append((CURVE, left, top + a * k, left + a * k, top, left + a, top))
    commands.append((CLOSE,))
    return tuple(commands)


def _toward(start: Point, end: Point, distance: float) -> Point:
    share = distance / (math.dist(start, end) or 1.0)
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
