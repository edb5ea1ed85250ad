"""All arrows in one layer: near, those in sight one by one; from farther away, a path per tile and line style."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from designer.canvas.items.layer import FAR, NEAR, Ground, LeavingOut
from designer.canvas.items.tiles import Key, Tiles
from designer.drawing.connectors import BEND, HALF_HEAD, HEAD, head_corners, shortened
from designer.drawing.display import polygon, polyline
from designer.model.geometry import Point, Rect
from designer.model.ids import Id
from designer.rendering.strokes import NO_BRUSH, brush, colour, extend, pen

_ANTIALIASING = QPainter.RenderHint.Antialiasing


DOT = 2.0
"""Units: a line with dashes shorter than this is dotted."""

THIN = 2.0
"""Pixels up to which a dotted line is drawn one pixel wide."""


class Stroke(NamedTuple):
    """How the line of an arrow is drawn: dashes in units of length, and whether its head is filled."""

    colour: str
    width: float
    dash: tuple[float, ...]
    filled: bool


class Line(NamedTuple):
    """An arrow to draw."""

    points: tuple[Point, ...]
    stroke: Stroke


def extent(points: Sequence[Point]) -> Rect:
    """The rectangle round a line and its head."""
    left, top = right, bottom = points[0]
    for x, y in points:
        if x < left:
            left = x
        elif x > right:
            right = x
        if y < top:
            top = y
        elif y > bottom:
            bottom = y
    return Rect(left - HEAD, top - HEAD, right - left + 2 * HEAD, bottom - top + 2 * HEAD)


class Drawn(NamedTuple):
    """One arrow ready to be drawn near: its shaft with rounded bends, and its head."""

    stroke: Stroke
    shaft: QPainterPath
    head: QPainterPath

    def draw(self, painter: QPainter, zoom: float) -> None:
        stroke = self.stroke
        painter.setBrush(NO_BRUSH)
        if stroke.dash and min(stroke.dash) < DOT and stroke.width * zoom <= THIN:
            # A pen of one pixel takes Qt a hundredth of the time of a wider dotted one; in the middle of a pixel row
            # it is no fainter.
            half = 0.5 / zoom
            painter.translate(half, half)
            painter.setPen(_one_pixel(stroke, zoom))
            painter.drawPath(self.shaft)
            painter.translate(-half, -half)
        else:
            painter.setPen(pen(stroke.colour, stroke.width, stroke.dash))
            painter.drawPath(self.shaft)
        if stroke.filled:
            painter.setPen(pen(stroke.colour, 0.75))
            painter.setBrush(brush(stroke.colour))
        elif stroke.dash:
            painter.setPen(pen(stroke.colour, stroke.width))
        painter.drawPath(self.head)


@lru_cache(maxsize=256)
def _one_pixel(stroke: Stroke, zoom: float) -> QPen:
    made = QPen(colour(stroke.colour), 1.0)
    made.setCosmetic(True)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setDashPattern([max(length * zoom, 1.0) for length in stroke.dash])
    return made


def drawn(line: Line) -> Drawn:
    """The arrow as pictures draw it too."""
    points, stroke = line
    shaft, head = QPainterPath(), QPainterPath()
    if len(points) > 1:
        extend(shaft, polyline(shortened(points, HEAD - 1) if stroke.filled else points, BEND))
        corners = head_corners(points, HALF_HEAD if stroke.filled else HALF_HEAD + 0.5)
        extend(head, polygon(corners) if stroke.filled else polyline(corners))
    return Drawn(stroke, shaft, head)


class Strokes:
    """Some arrows from farther away: one path a line style, hair lines without bends rounded."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = list(lines)
        self._near: list[tuple[Rect, Drawn | None]] | None = None
        self._coarse: dict[tuple[str, bool], tuple[QPainterPath, QPainterPath]] | None = None

    def draw(self, painter: QPainter, zoom: float, exposed: QRectF) -> None:
        """Draw those that an exposed part of the scene shows, at least."""
        if zoom >= NEAR:
            self._draw_near(painter, zoom, exposed)
            return
        if self._coarse is None:
            self._coarse = _coarse(self.lines)
        for (ink, filled), (shafts, heads) in self._coarse.items():
            painter.setBrush(NO_BRUSH)
            painter.setPen(pen(ink, 0.0))
            painter.drawPath(shafts)
            if zoom >= FAR:
                if filled:
                    painter.setBrush(brush(ink))
                painter.drawPath(heads)

    def _draw_near(self, painter: QPainter, zoom: float, exposed: QRectF) -> None:
        near = self._near
        if near is None:
            near = self._near = [(extent(line.points), None) for line in self.lines]
        left, top, right, bottom = exposed.left(), exposed.top(), exposed.right(), exposed.bottom()
        for index, ((x, y, width, height), made) in enumerate(near):
            if x <= right and y <= bottom and x + width >= left and y + height >= top:
                if made is None:
                    made = drawn(self.lines[index])
                    near[index] = (near[index][0], made)
                made.draw(painter, zoom)


def _coarse(lines: Iterable[Line]) -> dict[tuple[str, bool], tuple[QPainterPath, QPainterPath]]:
    found: dict[tuple[str, bool], tuple[QPainterPath, QPainterPath]] = {}
    for points, stroke in lines:
        if len(points) < 2:
            continue
        key = (stroke.colour, stroke.filled)
        paths = found.get(key)
        if paths is None:
            paths = found[key] = (QPainterPath(), QPainterPath())
        shafts, heads = paths
        shafts.moveTo(*points[0])
        line = shafts.lineTo
        for x, y in points[1:]:
            line(x, y)
        one, tip, other = head_corners(points)
        heads.moveTo(*one)
        heads.lineTo(*tip)
        heads.lineTo(*other)
        if stroke.filled:
            heads.closeSubpath()
    return found


class ConnectorLayer(Ground, LeavingOut):
    """Every arrow that nothing else draws, batched."""

    margin = 0.0

    def __init__(self, spoil: Callable[[QRectF], None]) -> None:
        super().__init__(spoil)
        self.tiles = Tiles()
        self.lines: dict[Id, Line] = {}
        self.hidden: set[Id] = set()
        self._batches: dict[Key, Strokes] = {}
        self._drawn: dict[Id, Drawn] = {}

    def put(self, id: Id, line: Line) -> None:
        """Put an arrow, or change where it runs or how it is drawn."""
        if self.lines.get(id) == line:
            return
        old = self.tiles.rects.get(id)
        self.lines[id] = line
        self._drawn.pop(id, None)
        rect = extent(line.points)
        for key in self.tiles.put(id, rect):
            self._batches.pop(key, None)
        self.damage([rect] if old is None else [old, rect])

    def put_all(self, lines: Mapping[Id, Line]) -> None:
        """Put or change very many."""
        self.lines.update(lines)
        for id in lines:
            self._drawn.pop(id, None)
        self.tiles.put_all({id: extent(line.points) for id, line in lines.items()})
        self._batches.clear()
        self.update()

    def take(self, id: Id) -> None:
        rect = self.tiles.rects.get(id)
        if rect is None:
            return
        for key in self.tiles.take(id):
            self._batches.pop(key, None)
        del self.lines[id]
        self._drawn.pop(id, None)
        self.hidden.discard(id)
        self.damage([rect])

    def _forget(self, key: Key) -> None:
        self._batches.pop(key, None)

    def clear(self) -> None:
        self.tiles.clear()
        self.lines.clear()
        self._drawn.clear()
        self.hidden.clear()
        self._batches.clear()
        self.update()

    def paint(self, painter: QPainter, exposed: QRectF, parts: list[QRectF] | None) -> None:
        """Paint the arrows in a part of the scene, near ones only where they meet one of its `parts` if given."""
        zoom = painter.worldTransform().m11()
        if zoom >= NEAR:
            hidden, ready = self.hidden, self._drawn
            for id, _ in self.tiles.ids_in(exposed, 0.0, parts):
                if id not in hidden:
                    found = ready.get(id)
                    if found is None:
                        found = ready[id] = drawn(self.lines[id])
                    found.draw(painter, zoom)
            return
        painter.setRenderHint(_ANTIALIASING, False)
        for key in self.tiles.keys_in(exposed):
            batch = self._batches.get(key)
            if batch is None:
                lines = (self.lines[id] for id in self.tiles.tiles[key] if id not in self.hidden)
                batch = self._batches[key] = Strokes(lines)
            batch.draw(painter, zoom, exposed)
        painter.setRenderHint(_ANTIALIASING, True)

    def near(self, x: float, y: float, radius: float) -> list[tuple[float, Id]]:
        """The arrows whose line passes within `radius` of a point: (distance, id), the nearest first."""
        area = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        found = []
        for id, _ in self.tiles.ids_in(area, radius):
            if id not in self.hidden and (distance := distance_to(self.lines[id].points, x, y)) <= radius:
                found.append((distance, id))
        return sorted(found)


def distance_to(points: Sequence[Point], x: float, y: float) -> float:
    """How far a point lies from a line."""
    best = float("inf")
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        share = min(max(((x - x0) * dx + (y - y0) * dy) / length, 0.0), 1.0) if length else 0.0
        best = min(best, hypot(x - x0 - share * dx, y - y0 - share * dy))
    return best
