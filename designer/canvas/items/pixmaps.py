"""Pictures of cards and chips as pixmaps, made for one zoom and kept while they are near it.

A frame has a few milliseconds for new ones; what is not made in time is drawn from the last zoom's, and the layer
asks for another frame.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from designer.model.geometry import Rect
from designer.model.ids import Id

BUDGET = 0.003
"""Seconds into the painting of a layer until which a frame makes new pictures; half of it while the zoom changes."""

LIMIT = 96 * 1024 * 1024
"""Bytes of pictures that are kept."""

Paint = Callable[[QPainter, Id], None]
Made = tuple[float, float, QPixmap]


class Pixmaps:
    """Pixmaps by id, the least lately made going first when there are too many."""

    def __init__(self, paint: Paint, margin: float) -> None:
        self._paint = paint
        self.margin = margin
        """Units round the rectangle that a picture may use."""
        self._made: OrderedDict[Id, Made] = OrderedDict()
        self._bytes = 0
        self._until = 0.0
        self._makes = 0
        self._zoom = self._ratio = 1.0
        self._patient = False
        self.behind = False
        """Whether this frame drew something from another zoom, or not at all."""

    def __len__(self) -> int:
        return len(self._made)

    def begin(self, zoom: float, ratio: float, patient: bool) -> None:
        """A frame begins, at a zoom on a screen of that pixel ratio. `patient`: pictures of another zoom will do."""
        self._zoom, self._ratio, self._patient = zoom, ratio, patient
        self._until = perf_counter() + (BUDGET / 2 if patient else BUDGET)
        self._makes = 0
        self.behind = False

    def forget(self, id: Id) -> None:
        """What this shows has changed."""
        held = self._made.pop(id, None)
        if held is not None:
            self._bytes -= _size(held[2])

    def clear(self) -> None:
        self._made.clear()
        self._bytes = 0

    def draw(self, painter: QPainter, id: Id, rect: Rect, left: float, top: float) -> bool:
        """Draw a picture with its rectangle's corner at a point of the viewport; the painter has no transform.

        False where there is none yet and the frame's time is used up.
        """
        zoom = self._zoom
        held = self._made.get(id)
        if held is None or ((held[0] != zoom or held[1] != self._ratio) and not self._patient):
            if perf_counter() < self._until or not (self._makes or self._patient):
                self._makes += 1
                held = self._make(id, rect)
            else:
                self.behind = True
                if held is None:
                    return False
        margin = self.margin * zoom
        if held[0] == zoom:
            painter.drawPixmap(QPoint(round(left - margin), round(top - margin)), held[2])
        else:
            self.behind = True
            source = QRectF(held[2].rect())
            grow = zoom / (held[0] * held[1])
            target = QRectF(left - margin, top - margin, source.width() * grow, source.height() * grow)
            painter.drawPixmap(target, held[2], source)
        return True

    def _make(self, id: Id, rect: Rect) -> Made:
        self.forget(id)
        scale = self._zoom * self._ratio
        width = int((rect.width + 2 * self.margin) * scale + 1)
        height = int((rect.height + 2 * self.margin) * scale + 1)
        pixmap = QPixmap(width, height)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(scale, scale)
            painter.translate(self.margin, self.margin)
            self._paint(painter, id)
        pixmap.setDevicePixelRatio(self._ratio)
        held = self._made[id] = (self._zoom, self._ratio, pixmap)
        self._bytes += _size(pixmap)
        while self._bytes > LIMIT and len(self._made) > 1:
            _, (_, _, gone) = self._made.popitem(last=False)
            self._bytes -= _size(gone)
        return held


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
