"""What all layers share: one item over the whole chart, or a part of its ground, that paints only what is exposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem

from designer.canvas.items.tiles import Key, Tiles, key_of
from designer.model.geometry import Rect
from designer.model.ids import Id

FAR = 0.25
"""Below this zoom a step is a coloured rectangle."""

NEAR = 0.4
"""From this zoom on a step is its whole card; between, an outline with bars for its texts."""

MANY = 200
"""Places from which repainting everything takes less time than telling them apart."""

EVERYWHERE = QRectF(-1e6, -1e6, 2e6, 2e6)


class Layer(QGraphicsItem):
    """Covers everything, is hit by nothing, and repaints by rectangles."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.setZValue(height)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:
        return EVERYWHERE

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


class Ground:
    """What lies under all items. The view keeps a picture of it, of which only what `spoil` is told is made anew."""

    quiet = False
    """Set while everything is put in anew: one repaint at the end is enough."""

    def __init__(self, spoil: Callable[[QRectF], None]) -> None:
        self._spoil = spoil

    def damage(self, rects: Iterable[Rect], margin: float = 0.0) -> None:
        """Have these places painted anew."""
        if self.quiet:
            return
        for x, y, width, height in rects:
            self._spoil(QRectF(x - margin, y - margin, width + 2 * margin, height + 2 * margin))

    def update(self) -> None:
        """Have everything painted anew."""
        if not self.quiet:
            self._spoil(QRectF())


class LeavingOut:
    """Rectangles by tile, some of them left out for now because something else draws them."""

    tiles: Tiles
    hidden: set[Id]
    """What is left out."""
    margin: float
    """Units round a rectangle that what is drawn may use."""

    def leave_out(self, ids: Iterable[Id]) -> None:
        """Leave these out until they are shown again."""
        self._set_hidden(self.hidden | (set(ids) & self.tiles.rects.keys()))

    def show_all(self) -> None:
        if self.hidden:
            self._set_hidden(set())

    def _set_hidden(self, hidden: set[Id]) -> None:
        changed = hidden ^ self.hidden
        self.hidden = hidden
        for key in {key_of(self.tiles.rects[id]) for id in changed}:
            self._forget(key)
        if len(changed) > MANY:
            self.update()
        else:
            self.damage([self.tiles.rects[id] for id in changed], self.margin)

    def _forget(self, key: Key) -> None:
        """A tile shows something else now."""
        raise NotImplementedError

    def damage(self, rects: Iterable[Rect], margin: float = 0.0) -> None:
        raise NotImplementedError

    def update(self) -> None:
        raise NotImplementedError
