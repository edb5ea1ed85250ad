"""What a gesture has taken up: steps, chips and arrows that move, drawn over the chart until they are put down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.canvas.items.connectors import Line, Strokes, extent
from designer.canvas.items.layer import Layer
from designer.canvas.items.pictures import Loose, PictureLayer
from designer.model.geometry import Rect, around
from designer.model.ids import Id


class LiftedLayer(Layer):
    """Things that move together keep their pictures; only what joins them to the rest is drawn anew a frame."""

    def __init__(self, height: float, steps: PictureLayer, chips: PictureLayer) -> None:
        super().__init__(height)
        self._steps, self._chips = steps, chips
        self._cards = Loose({})
        self._labels = Loose({})
        self._inner = Strokes(())
        self._inner_area: Rect | None = None
        self._loose = Strokes(())
        self._loose_chips = Loose({})
        self._offset = (0.0, 0.0)
        self._areas: list[Rect] = []

    def take_up(self, cards: Mapping[Id, Rect], chips: Mapping[Id, Rect], inner: Iterable[Line]) -> None:
        """Draw these from now on, where they are."""
        lines = list(inner)
        self._cards, self._labels, self._inner = Loose(cards), Loose(chips), Strokes(lines)
        self._inner_area = around([*cards.values(), *chips.values(), *(extent(line.points) for line in lines)])
        self.move(0.0, 0.0, {}, ())

    def move(self, dx: float, dy: float, chips: Mapping[Id, Rect], loose: Iterable[Line]) -> None:
        """Draw them at an offset, with arrows and chips between them and the rest as given."""
        lines = list(loose)
        self._offset = (dx, dy)
        self._loose = Strokes(lines)
        self._loose_chips = Loose(chips)
        areas = [extent(line.points) for line in lines] + list(chips.values())
        if self._inner_area is not None:
            areas.append(self._inner_area.moved(dx, dy))
        self._repaint(areas)

    def put_down(self) -> None:
        self._cards, self._labels, self._inner, self._inner_area = Loose({}), Loose({}), Strokes(()), None
        self.move(0.0, 0.0, {}, ())

    def _repaint(self, areas: list[Rect]) -> None:
        self.damage([*self._areas, *areas], 16.0)
        self._areas = areas

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if not self._areas:
            return
        exposed: QRectF = option.exposedRect  # type: ignore[attr-defined]
        zoom = painter.worldTransform().m11()
        self._loose.draw(painter, zoom, exposed)
        self._chips.paint_loose(painter, self._loose_chips, exposed)
        painter.translate(*self._offset)
        moved = exposed.translated(-self._offset[0], -self._offset[1])
        self._inner.draw(painter, zoom, moved)
        self._chips.paint_loose(painter, self._labels, moved)
        self._steps.paint_loose(painter, self._cards, moved)
        painter.translate(-self._offset[0], -self._offset[1])
