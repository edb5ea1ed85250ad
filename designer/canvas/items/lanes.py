"""The lanes behind everything: the ground, the dashed borders between levels, and the lane that would be dropped on."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.canvas.items.layer import Layer
from designer.layout.chart import Direction, Lane

_FAR = 1e6


class LaneLayer(Layer):
    """Lanes run on without an end; their names stand in the strip beside the view."""

    def __init__(self, height: float) -> None:
        super().__init__(height)
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
                    self.update(self._strip(self._lanes[each]))
            self.lit = lane

    def _strip(self, lane: Lane) -> QRectF:
        if self._direction == "columns":
            return QRectF(lane.start, -_FAR, lane.size, 2 * _FAR)
        return QRectF(-_FAR, lane.start, 2 * _FAR, lane.size)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        exposed: QRectF = option.exposedRect  # type: ignore[attr-defined]
        zoom = painter.worldTransform().m11()
        if self.lit is not None and self.lit < len(self._lanes):
            painter.fillRect(self._strip(self._lanes[self.lit]).intersected(exposed), self._light)
        pen = QPen(self._line, 0)
        pen.setDashPattern([4.0, 4.0])
        columns = self._direction == "columns"
        # Dashes begin at a fixed place of the scene, not at the exposed edge, or they would crawl when scrolled.
        period = 8.0 / zoom
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        low = (exposed.top() if columns else exposed.left()) // period * period
        high = exposed.bottom() if columns else exposed.right()
        edges = [lane.end for lane in self._lanes]
        near = exposed.left() if columns else exposed.top()
        far = exposed.right() if columns else exposed.bottom()
        for edge in edges:
            if near - 1 / zoom <= edge <= far + 1 / zoom:
                painter.drawLine(QLineF(edge, low, edge, high) if columns else QLineF(low, edge, high, edge))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
