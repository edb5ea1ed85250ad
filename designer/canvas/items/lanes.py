"""The lanes behind everything: the ground, the dashed borders between levels, and the lane that would be dropped on."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from designer.canvas.items.layer import Ground
from designer.layout.chart import Direction, Lane

DASH = 4.0
"""Pixels of a dash, and between two."""

_FAR = 1e6


class LaneLayer(Ground):
    """Lanes run on without an end; their names stand in the strip beside the view."""

    def __init__(self, spoil: Callable[[QRectF], None]) -> None:
        super().__init__(spoil)
        self._lanes: tuple[Lane, ...] = ()
        self._direction: Direction = "columns"
        self.lit: int | None = None
        """The lane that something would be dropped on."""
        self._line = QColor("#cfd4dc")
        self._light = QColor("#eaf1fe")

    def set_lanes(self, lanes: tuple[Lane, ...], direction: Direction) -> None:
        if (lanes, direction) != (self._lanes, self._direction):
            self._lanes, self._direction = lanes, direction
            self.update()

    def set_colours(self, line: str, light: str) -> None:
        self._line, self._light = QColor(line), QColor(light)
        self.update()

    def light(self, lane: int | None) -> None:
        """Show which lane something would be dropped on; None for no lane."""
        if lane != self.lit:
            for each in (self.lit, lane):
                if each is not None and each < len(self._lanes):
                    self._spoil(self._strip(self._lanes[each]))
            self.lit = lane

    def _strip(self, lane: Lane) -> QRectF:
        if self._direction == "columns":
            return QRectF(lane.start, -_FAR, lane.size, 2 * _FAR)
        return QRectF(-_FAR, lane.start, 2 * _FAR, lane.size)

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint what of the lanes lies in a part of the scene."""
        zoom = painter.worldTransform().m11()
        if self.lit is not None and self.lit < len(self._lanes):
            painter.fillRect(self._strip(self._lanes[self.lit]).intersected(exposed), self._light)
        columns = self._direction == "columns"
        low, high = (exposed.top(), exposed.bottom()) if columns else (exposed.left(), exposed.right())
        near, far = (exposed.left(), exposed.right()) if columns else (exposed.top(), exposed.bottom())
        # Dashes begin at fixed places of the scene, not at the exposed edge, or they would crawl when scrolled. The one
        # that the edge cuts is drawn by itself: Qt begins the pattern anew where it cuts a line.
        first = ceil(low / (2 * DASH) * zoom) * 2 * DASH / zoom
        cut = first - DASH / zoom
        solid, dashed = QPen(self._line, 0), QPen(self._line, 0)
        solid.setCapStyle(Qt.PenCapStyle.FlatCap)
        dashed.setDashPattern([DASH, DASH])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for lane in self._lanes:
            edge = lane.end
            if near - 1 / zoom <= edge <= far + 1 / zoom:
                for pen, start, end in ((solid, low, cut), (dashed, first, high)):
                    if start < end:
                        painter.setPen(pen)
                        painter.drawLine(QLineF(edge, start, edge, end) if columns else QLineF(start, edge, end, edge))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
