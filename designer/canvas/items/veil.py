"""A veil over what does not apply at the moment: it stays in its place and can be worked on, but steps back."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.canvas.items.connectors import ConnectorLayer
from designer.canvas.items.layer import FAR, Layer
from designer.canvas.items.pictures import PictureLayer
from designer.drawing.card_shapes import pill_radius
from designer.drawing.style import RADIUS
from designer.layout.chart import Outline
from designer.model.ids import Id

Outlines = Callable[[Id], Outline | None]
Ground = Callable[[], QColor]
"""The colour of the canvas now."""

OPACITY = 0.78
_EDGE = 1.5
"""Units round a card that its outline and shadow use."""
_LINE = 4.0
"""Units across an arrow that its line uses; its head is within them when it is veiled to its end."""
_HEAD = 12.0
_LEAST = 3.0
"""Pixels of view that a veil is wide at least: lines are drawn no thinner than one."""


class CardVeil(Layer):
    """Over cards or chips, each in its outline."""

    def __init__(self, height: float, pictures: PictureLayer, outline: Outlines, ground: Ground) -> None:
        super().__init__(height)
        self._pictures = pictures
        self._outline = outline
        self._ground = ground
        self.veiled: frozenset[Id] = frozenset()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not self.veiled:
            return
        exposed: QRectF = option.exposedRect  # type: ignore[attr-defined]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_faded(self._ground()))
        veiled = self.veiled - self._pictures.hidden
        found = [(id, rect) for id, rect in self._pictures.tiles.ids_in(exposed, 12.0) if id in veiled]
        if painter.worldTransform().m11() < FAR:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawRects([QRectF(*rect) for _, rect in found])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            return
        for id, (x, y, width, height) in found:
            box = QRectF(x - _EDGE, y - _EDGE, width + 2 * _EDGE, height + 2 * _EDGE)
            outline = self._outline(id)
            if outline == "diamond":
                middle = box.center()
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(middle.x(), box.top()),
                            QPointF(box.right(), middle.y()),
                            QPointF(middle.x(), box.bottom()),
                            QPointF(box.left(), middle.y()),
                        ]
                    )
                )
            else:
                radius = pill_radius(height) if outline == "pill" else RADIUS
                painter.drawRoundedRect(box, radius, radius)


class LineVeil(Layer):
    """Over arrows, along their ways."""

    def __init__(self, height: float, connectors: ConnectorLayer, ground: Ground) -> None:
        super().__init__(height)
        self._connectors = connectors
        self._ground = ground
        self._far: list[QLineF] | None = None
        self.veiled: frozenset[Id] = frozenset()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not self.veiled:
            return
        exposed: QRectF = option.exposedRect  # type: ignore[attr-defined]
        colour = _faded(self._ground())
        pixel = 1.0 / painter.worldTransform().m11()
        if pixel * FAR > 1.0:
            self._paint_far(painter, QPen(colour, 0.0))
            return
        width = max(_LINE, _LEAST * pixel)
        line = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
        head = QPen(colour, _HEAD, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        for id, _ in self._connectors.tiles.ids_in(exposed, _HEAD):
            if id not in self.veiled or id in self._connectors.hidden:
                continue
            points = [QPointF(x, y) for x, y in self._connectors.lines[id].points]
            last = points[-1] - points[-2]
            length = max(abs(last.x()), abs(last.y()))
            neck = points[-1] - last * min(1.0, _HEAD / length) if length else points[-1]
            painter.setPen(line)
            painter.drawPolyline([*points[:-1], neck])
            painter.setPen(head)
            painter.drawLine(neck, points[-1])

    def forget(self) -> None:
        """Arrows run otherwise, or others are veiled."""
        self._far = None
        self.update()

    def _paint_far(self, painter: QPainter, pen: QPen) -> None:
        """From afar lines are a pixel wide, and Qt draws thousands at once; to put them together takes longer."""
        if self._far is None:
            veiled = self.veiled & self._connectors.lines.keys()
            ways = (self._connectors.lines[id].points for id in veiled)
            self._far = [QLineF(*start, *end) for points in ways for start, end in itertools.pairwise(points)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen)
        painter.drawLines(self._far)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _faded(ground: QColor) -> QColor:
    colour = QColor(ground)
    colour.setAlphaF(OPACITY)
    return colour
