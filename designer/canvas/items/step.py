"""A rectangle a step, for hit tests and rubber bands: painted by the step layer, never by itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem

from designer.model.geometry import Rect
from designer.model.ids import Id


class StepItem(QGraphicsRectItem):
    """Knows its id and its place, nothing of the record."""

    def __init__(self, id: Id) -> None:
        super().__init__()
        self.id = id
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    def place(self, rect: Rect) -> None:
        self.setRect(0.0, 0.0, rect.width, rect.height)
        self.setPos(rect.x, rect.y)


class DiamondItem(StepItem):
    """A decision: what lies beside its slopes is not hit."""

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addPolygon(diamond(self.rect()))
        path.closeSubpath()
        return path


def diamond(rect: QRectF) -> QPolygonF:
    """The diamond in a rectangle."""
    middle = rect.center()
    return QPolygonF(
        [
            QPointF(middle.x(), rect.top()),
            QPointF(rect.right(), middle.y()),
            QPointF(middle.x(), rect.bottom()),
            QPointF(rect.left(), middle.y()),
        ]
    )
