"""All arrows in one layer: a path per tile and line style, heads included, so that a frame is a few hundred calls."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from math import hypot
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.canvas.items.layer import FAR, NEAR, Layer
from designer.canvas.items.tiles import Key, Tiles, key_of
from designer.model.geometry import Point, Rect
from designer.model.ids import Id

HEAD = 9.0
"""Units from the tip of an arrow head to its base."""

_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_ANTIALIASING = QPainter.RenderHint.Antialiasing


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
    left, right = min(p[0] for p in points), max(p[0] for p in points)
    top, bottom = min(p[1] for p in points), max(p[1] for p in points)
    return Rect(left - HEAD, top - HEAD, right - left + 2 * HEAD, bottom - top + 2 * HEAD)


class Strokes:
    """The paths of some arrows, joined by how they are drawn."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.shafts: dict[Stroke, QPainterPath] = {}
        self.heads: dict[Stroke, QPainterPath] = {}
        for points, stroke in lines:
            shaft = self.shafts.get(stroke)
            if shaft is None:
                shaft, head = self.shafts[stroke], self.heads[stroke] = QPainterPath(), QPainterPath()
            else:
                head = self.heads[stroke]
            _add(shaft, head, points, stroke)

    def draw(self, painter: QPainter, zoom: float, colour: str = "", grow: float = 0.0) -> None:
        """Draw them; `colour` and `grow` (units of width) make them stand out."""
        coarse = zoom < NEAR
        if coarse:
            painter.setRenderHint(_ANTIALIASING, False)
        for stroke, shaft in self.shafts.items():
            painter.setBrush(_NO_BRUSH)
            painter.setPen(_pen(colour or stroke.colour, 0.0 if coarse else stroke.width + grow, stroke.dash, coarse))
            painter.drawPath(shaft)
            if zoom >= FAR:
                solid = _pen(colour or stroke.colour, 0.0 if coarse else stroke.width + grow, (), coarse)
                painter.setPen(solid)
                if stroke.filled:
                    painter.setBrush(_brush(colour or stroke.colour))
                painter.drawPath(self.heads[stroke])
        if coarse:
            painter.setRenderHint(_ANTIALIASING, True)


def _add(shaft: QPainterPath, head: QPainterPath, points: Sequence[Point], stroke: Stroke) -> None:
    if len(points) < 2:
        return
    x, y = points[-1]
    back_x, back_y = points[-2]
    length = hypot(x - back_x, y - back_y) or 1.0
    along_x, along_y = (x - back_x) / length * HEAD, (y - back_y) / length * HEAD
    wide_x, wide_y = -along_y * 0.5, along_x * 0.5
    move, line = shaft.moveTo, shaft.lineTo
    move(*points[0])
    for point in points[1:-1]:
        line(*point)
    if stroke.filled and length > HEAD:
        line(x - along_x * 0.8, y - along_y * 0.8)
    else:
        line(x, y)
    head.moveTo(x - along_x + wide_x, y - along_y + wide_y)
    head.lineTo(x, y)
    head.lineTo(x - along_x - wide_x, y - along_y - wide_y)
    if stroke.filled:
        head.closeSubpath()


_pens: dict[tuple[str, float, tuple[float, ...], bool], QPen] = {}
_brushes: dict[str, QBrush] = {}


def _pen(colour: str, width: float, dash: tuple[float, ...], coarse: bool) -> QPen:
    key = (colour, width, dash, coarse)
    pen = _pens.get(key)
    if pen is None:
        pen = QPen(QColor(colour), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if coarse else Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if coarse or dash else Qt.PenCapStyle.RoundCap)
        if dash and not coarse:
            pen.setDashPattern([max(length / width, 0.1) for length in dash])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if min(dash) < 2 else Qt.PenCapStyle.FlatCap)
        _pens[key] = pen
    return pen


def _brush(colour: str) -> QBrush:
    brush = _brushes.get(colour)
    if brush is None:
        brush = _brushes[colour] = QBrush(QColor(colour))
    return brush


class ConnectorLayer(Layer):
    """Every arrow that nothing else draws, batched."""

    def __init__(self, height: float) -> None:
        super().__init__(height)
        self.tiles = Tiles()
        self.lines: dict[Id, Line] = {}
        self.hidden: set[Id] = set()
        """What is left out because something else draws it."""
        self._batches: dict[Key, Strokes] = {}

    def put(self, id: Id, line: Line) -> None:
        """Put an arrow, or change where it runs or how it is drawn."""
        if self.lines.get(id) == line:
            return
        old = self.tiles.rects.get(id)
        self.lines[id] = line
        rect = extent(line.points)
        for key in self.tiles.put(id, rect):
            self._batches.pop(key, None)
        self.damage([rect] if old is None else [old, rect])

    def take(self, id: Id) -> None:
        rect = self.tiles.rects.get(id)
        if rect is None:
            return
        for key in self.tiles.take(id):
            self._batches.pop(key, None)
        del self.lines[id]
        self.hidden.discard(id)
        self.damage([rect])

    def leave_out(self, ids: Iterable[Id]) -> None:
        """Leave these out until they are shown again."""
        self._set_hidden(self.hidden | (set(ids) & self.lines.keys()))

    def show_all(self) -> None:
        self._set_hidden(set())

    def _set_hidden(self, hidden: set[Id]) -> None:
        changed = hidden ^ self.hidden
        self.hidden = hidden
        for id in changed:
            self._batches.pop(key_of(self.tiles.rects[id]), None)
        if len(changed) > 200:
            self.update()
        else:
            self.damage([self.tiles.rects[id] for id in changed])

    def clear(self) -> None:
        self.tiles.clear()
        self.lines.clear()
        self.hidden.clear()
        self._batches.clear()
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        zoom = painter.worldTransform().m11()
        exposed: QRectF = option.exposedRect  # type: ignore[attr-defined]
        for key in self.tiles.keys_in(exposed):
            batch = self._batches.get(key)
            if batch is None:
                lines = (self.lines[id] for id in self.tiles.tiles[key] if id not in self.hidden)
                batch = self._batches[key] = Strokes(lines)
            batch.draw(painter, zoom)

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
