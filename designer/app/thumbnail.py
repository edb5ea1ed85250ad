"""A matrix as a thumbnail: not a small picture of the chart, which nobody could read, but its shape at a glance."""

from __future__ import annotations

from designer.drawing.display import Box, Ellipse, Path, Shape, polygon, polyline
from designer.drawing.style import Theme
from designer.model.choices import LaneDirection, StepKind, TransitionKind
from designer.model.geometry import Point, Rect
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Step

EDGE = 6.0
HEAD = 14.0
CARD = (30.0, 15.0)
STEP = 260.0
"""Chart units that a step takes across its level, with the room around it."""


def thumbnail(matrix: Matrix, width: float, height: float, theme: Theme) -> tuple[Shape, ...]:
    """Shapes that fill a picture of that size: a strip a level, a mark a step, a line an arrow."""
    levels = list(matrix.levels.values())
    if not levels:
        return ()
    rows = matrix.head.lanes is LaneDirection.ROWS
    long, wide = (width, height) if rows else (height, width)
    strips = _strips(matrix, wide)
    shapes: list[Shape] = []
    for at, level in enumerate(levels):
        start, end = strips[level.id]
        shapes.append(_box(Rect(start, 0, end - start, long), rows, theme.lane_tint if at % 2 else theme.canvas))
        shapes.append(
            _box(Rect(start + EDGE, EDGE, min(16.0, (end - start) / 2), 5), rows, theme.level(level.order), 2.5)
        )
    places = _places(matrix, strips, long)
    centres = {id: Point(at.y, at.x) if rows else at for id, at in places.items()}
    size = _size(matrix, wide, rows)
    for arrow in matrix.transitions.values():
        if arrow.source in centres and arrow.target in centres:
            dash = () if arrow.kind is TransitionKind.FUNCTIONAL else (2.0, 2.0)
            points = _elbow(centres[arrow.source], centres[arrow.target], rows)
            shapes.append(Path(polyline(points), "", theme.faint, 1.0, dash))
    for id, centre in centres.items():
        step = matrix.steps[id]
        shapes += _mark(step, centre, size, theme.level(matrix.levels[step.level].order), theme)
    return tuple(shapes)


def _strips(matrix: Matrix, wide: float) -> dict[Id, tuple[float, float]]:
    """Where each level begins and ends: as wide, beside the others, as its steps need."""
    need = dict.fromkeys(matrix.levels, STEP)
    for step in matrix.steps.values():
        need[step.level] = max(need[step.level], step.position.across + STEP)
    unit = wide / sum(need.values())
    found, start = {}, 0.0
    for id, size in need.items():
        found[id] = (start, start + size * unit)
        start += size * unit
    return found


def _places(matrix: Matrix, strips: dict[Id, tuple[float, float]], long: float) -> dict[Id, Point]:
    """The middle of each step."""
    steps = [step for step in matrix.steps.values() if step.kind is not StepKind.NOTE]
    if not steps:
        return {}
    alongs = [step.position.along for step in steps]
    first, span = min(alongs), max(alongs) - min(alongs)
    unit = _unit(matrix, strips)
    room = long - HEAD - 2 * CARD[1]
    return {
        step.id: Point(
            strips[step.level][0] + (step.position.across + STEP / 2) * unit,
            HEAD + CARD[1] + room * ((step.position.along - first) / span if span else 0.4),
        )
        for step in steps
    }


def _unit(matrix: Matrix, strips: dict[Id, tuple[float, float]]) -> float:
    """Pixels a chart unit across."""
    needs = [max([STEP, *(s.position.across + STEP for s in matrix.steps.values() if s.level == id)]) for id in strips]
    return max(end for _, end in strips.values()) / sum(needs)


def _size(matrix: Matrix, wide: float, rows: bool) -> tuple[float, float]:
    unit = _unit(matrix, _strips(matrix, wide))
    across = max(12.0, min(CARD[0], STEP * 0.7 * unit))
    return (CARD[0], min(CARD[1], across * 0.6)) if rows else (across, min(CARD[1], across * 0.6))


def _mark(step: Step, at: Point, size: tuple[float, float], colour: str, theme: Theme) -> list[Shape]:
    width, height = size
    left, top = at.x - width / 2, at.y - height / 2
    if step.kind is StepKind.DECISION:
        half = height * 0.75
        corners = (Point(at.x, at.y - half), Point(at.x + half * 1.3, at.y), Point(at.x, at.y + half))
        return [Path(polygon((*corners, Point(at.x - half * 1.3, at.y))), theme.card, theme.connector, 1.0)]
    if step.kind is StepKind.WAIT:
        return [Ellipse(at.x - height / 2, top, height, height, theme.card, theme.connector)]
    if step.kind in (StepKind.ENTRY, StepKind.END):
        return [Box(left, top, width, height, height / 2, theme.card, theme.connector)]
    return [
        Box(left, top, width, height, 2.5, theme.card, theme.line_strong),
        Box(left, top, 3, height, 1.5, colour),
        Box(left + 6, top + height * 0.3, width * 0.5, 2, 1, theme.faint),
        Box(left + 6, top + height * 0.62, width * 0.35, 2, 1, theme.line_strong),
    ]


def _elbow(start: Point, end: Point, rows: bool) -> list[Point]:
    if rows:
        middle = (start.y + end.y) / 2
        return [start, Point(start.x, middle), Point(end.x, middle), end]
    middle = (start.x + end.x) / 2
    return [start, Point(middle, start.y), Point(middle, end.y), end]


def _box(rect: Rect, rows: bool, fill: str, radius: float = 0.0) -> Box:
    if rows:
        return Box(rect.y, rect.x, rect.height, rect.width, radius, fill)
    return Box(rect.x, rect.y, rect.width, rect.height, radius, fill)
