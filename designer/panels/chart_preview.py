"""A small picture of the chart that an import will leave behind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from designer.drawing.display import Picture
from designer.panels.look import Look
from designer.rendering.painter import paint

_EDGE = 8
_LARGEST = 1.0


class ChartPreview(QWidget):
    """Paints the picture as large as it fits; says what it waits for while there is none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._picture: Picture | None = None
        self._words = ""
        self.setAccessibleName("The chart that will appear")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.wait("")

    def sizeHint(self) -> QSize:
        return QSize(360, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 100)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def wait(self, words: str) -> None:
        """Show these words; a picture that is there stays until the next one."""
        self._words = words
        self.update()

    def show_picture(self, picture: Picture) -> None:
        """Show a chart."""
        self._picture, self._words = picture, ""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._look.colour("line"))
        painter.setBrush(self._look.colour("canvas"))
        painter.drawRoundedRect(frame, 8, 8)
        if self._picture is not None:
            self._paint_picture(painter, self._picture)
        if self._words:
            painter.setPen(self._look.colour("muted"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()

    def _paint_picture(self, painter: QPainter, picture: Picture) -> None:
        bounds = picture.bounds
        wide, high = self.width() - 2 * _EDGE, self.height() - 2 * _EDGE
        scale = min(wide / max(bounds.width, 1), high / max(bounds.height, 1), _LARGEST)
        painter.save()
        painter.translate((self.width() - bounds.width * scale) / 2, (self.height() - bounds.height * scale) / 2)
        painter.scale(scale, scale)
        painter.translate(-bounds.x, -bounds.y)
        paint(painter, picture.shapes, scale * self.devicePixelRatioF())
        painter.restore()
