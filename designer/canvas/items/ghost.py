"""The card of a step that does not exist yet, hanging on the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.canvas.items.layer import Layer
from designer.drawing.display import Shape
from designer.model.geometry import Rect
from designer.rendering.painter import paint

OPACITY = 0.7


class GhostLayer(Layer):
    """One picture, half there."""

    def __init__(self, height: float) -> None:
        super().__init__(height)
        self._rect: Rect | None = None
        self._shapes: tuple[Shape, ...] = ()

    @property
    def rect(self) -> Rect | None:
        """Where the ghost is; None while there is none."""
        return self._rect

    def show_at(self, rect: Rect | None, shapes: tuple[Shape, ...] = ()) -> None:
        """Show these shapes at a place; None shows nothing."""
        self.damage([each for each in (self._rect, rect) if each is not None], 4.0)
        self._rect, self._shapes = rect, shapes

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if self._rect is None:
            return
        at = QPointF(self._rect.x, self._rect.y)
        painter.translate(at)
        painter.setOpacity(OPACITY)
        paint(painter, self._shapes, painter.worldTransform().m11())
        painter.setOpacity(1.0)
        painter.translate(-at)
