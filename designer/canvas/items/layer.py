"""What all layers share: one item over the whole chart that paints only what is exposed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from designer.model.geometry import Rect

FAR = 0.25
"""Below this zoom a step is a coloured rectangle."""

NEAR = 0.4
"""From this zoom on a step is its whole card; between, an outline with bars for its texts."""

_EVERYWHERE = QRectF(-1e6, -1e6, 2e6, 2e6)


class Layer(QGraphicsItem):
    """Covers everything, is hit by nothing, and repaints by rectangles."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.setZValue(height)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:
        return _EVERYWHERE

    def shape(self) -> QPainterPath:
        return QPainterPath()

    parts: list[QRectF] | None = None
    """What of the exposed rectangle is to be painted at all: the strips that scrolling laid bare, what moved."""

    quiet = False
    """Set while everything is put in anew: one repaint at the end is enough."""

    def damage(self, rects: Iterable[Rect], margin: float = 0.0) -> None:
        """Have these places painted anew."""
        if self.quiet:
            return
        for x, y, width, height in rects:
            self.update(x - margin, y - margin, width + 2 * margin, height + 2 * margin)
