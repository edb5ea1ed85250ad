"""Layers of many small pictures, cards and chips: found by tile, drawn from pixmaps, simpler from farther away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.canvas.items.layer import FAR, NEAR, Layer, LeavingOut
from designer.canvas.items.pixmaps import Paint, Pixmaps
from designer.canvas.items.tiles import Key, Tiles
from designer.model.geometry import Rect
from designer.model.ids import Id
from designer.rendering.strokes import NO_PEN, brush, pen

_IDENTITY = QTransform()
_ANTIALIASING = QPainter.RenderHint.Antialiasing


class Plain(NamedTuple):
    """How a picture looks from farther away: colours as #rrggbb, whether it is a diamond, has a stripe."""

    fill: str
    edge: str
    stripe: str = ""
    bar: str = ""
    diamond: bool = False
    far: str = ""


class _Batch:
    """What a tile draws from farther away, in as few calls as colours."""

    def __init__(self) -> None:
        self.far: dict[str, list[QRectF]] = {}
        self.boxes: dict[tuple[str, str], list[QRectF]] = {}
        self.diamonds: dict[tuple[str, str], QPainterPath] = {}
        self.fills: dict[str, list[QRectF]] = {}

    def add(self, rect: Rect, plain: Plain) -> None:
        x, y, width, height = rect
        if plain.diamond:
            key = (plain.fill, plain.edge)
            path = self.diamonds.get(key)
            if path is None:
                path = self.diamonds[key] = QPainterPath()
            path.moveTo(x + width / 2, y)
            path.lineTo(x + width, y + height / 2)
            path.lineTo(x + width / 2, y + height)
            path.lineTo(x, y + height / 2)
            path.closeSubpath()
        else:
            self.boxes.setdefault((plain.fill, plain.edge), []).append(QRectF(x, y, width, height))
            if plain.stripe:
                self.fills.setdefault(plain.stripe, []).append(QRectF(x, y, 5.0, height))
        if plain.far:
            self.far.setdefault(plain.far, []).append(_far(rect, plain))
        if plain.bar:
            inset = width * (0.28 if plain.diamond else 0.0) + 14.0
            bars = self.fills.setdefault(plain.bar, [])
            top = y + height / 2 - 5 if plain.diamond else y + 14.0
            bars.append(QRectF(x + inset, top, max(width - 2 * inset, 8.0) * 0.8, 9.0))
            if not plain.diamond and height > 60:
                bars.append(QRectF(x + inset, y + 38.0, (width - 2 * inset) * 0.55, 7.0))


def _far(rect: Rect, plain: Plain) -> QRectF:
    """A picture from far away. A smaller rectangle does for a diamond: it has about its area, drawn in no time."""
    x, y, width, height = rect
    if plain.diamond:
        return QRectF(x + width * 0.15, y + height * 0.15, width * 0.7, height * 0.7)
    return QRectF(x, y, width, height)


class Loose:
    """Pictures at places of their own, apart from the tiles: what a gesture has taken up."""

    def __init__(self, rects: Mapping[Id, Rect]) -> None:
        self.rects = dict(rects)
        self.batch: _Batch | None = None


class PictureLayer(Layer, LeavingOut):
    """Draws what `paint` paints for each id at its rectangle; `plain` says how it looks from farther away.

    `when_behind` is called when a frame could not make all its pictures: the layer wants another frame soon.
    """

    def __init__(
        self,
        height: float,
        paint: Paint,
        plain: Callable[[Id], Plain],
        margin: float,
        when_behind: Callable[[], None],
    ) -> None:
        super().__init__(height)
        self.tiles = Tiles()
        self.pixmaps = Pixmaps(paint, margin)
        self.patient = False
        """Whether pictures of another zoom will do for now, as while the wheel turns."""
        self._find_plain = plain
        self._plains: dict[Id, Plain] = {}
        self.hidden: set[Id] = set()
        self.margin = margin
        self._batches: dict[Key, _Batch] = {}
        self._when_behind = when_behind

    def put(self, id: Id, rect: Rect, repaint: bool = True) -> None:
        """Put, move or change a picture. `repaint` says whether its content may have changed."""
        old = self.tiles.rects.get(id)
        if repaint:
            self._forget_looks(id)
        for key in self.tiles.put(id, rect):
            self._batches.pop(key, None)
        self.damage([rect] if old is None or old == rect else [old, rect], self.margin)

    def put_all(self, rects: Mapping[Id, Rect], repaint: Iterable[Id]) -> None:
        """Put or move very many; of those in `repaint` the content may have changed."""
        for id in repaint:
            self._forget_looks(id)
        self.tiles.put_all(rects)
        self._batches.clear()
        self.update()

    def take(self, id: Id) -> None:
        rect = self.tiles.rects.get(id)
        if rect is None:
            return
        self._forget_looks(id)
        for key in self.tiles.take(id):
            self._batches.pop(key, None)
        self.hidden.discard(id)
        self.damage([rect], self.margin)

    def _forget(self, key: Key) -> None:
        self._batches.pop(key, None)

    def clear(self) -> None:
        self.tiles.clear()
        self._plains.clear()
        self.pixmaps.clear()
        self.hidden.clear()
        self._batches.clear()
        self.update()

    def restyle(self) -> None:
        """Everything looks different, as after a change of theme."""
        self._plains.clear()
        self.pixmaps.clear()
        self._batches.clear()
        self.update()

    def _forget_looks(self, id: Id) -> None:
        self.pixmaps.forget(id)
        self._plains.pop(id, None)

    def _plain(self, id: Id) -> Plain:
        found = self._plains.get(id)
        if found is None:
            found = self._plains[id] = self._find_plain(id)
        return found

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        zoom = painter.worldTransform().m11()
        exposed: QRectF = option.exposedRect  # type: ignore[attr-defined]
        if zoom >= NEAR:
            hidden = self.hidden
            found = self.tiles.ids_in(exposed, self.margin, self.parts)
            self._paint_near(painter, (pair for pair in found if pair[0] not in hidden))
            return
        _paint_batches(painter, (self._batch(key) for key in self.tiles.keys_in(exposed)), zoom)

    def paint_map(self, painter: QPainter) -> None:
        """Draw everything as from far away, whatever the painter's scale: for a map."""
        found: dict[str, list[QRectF]] = {}
        for id, rect in self.tiles.rects.items():
            plain = self._plain(id)
            found.setdefault(plain.far, []).append(_far(rect, plain))
        painter.setPen(NO_PEN)
        for colour, boxes in found.items():
            painter.setBrush(brush(colour))
            painter.drawRects(boxes)

    def paint_loose(self, painter: QPainter, loose: Loose, exposed: QRectF) -> None:
        """Draw pictures of this layer at places of their own."""
        zoom = painter.worldTransform().m11()
        if not loose.rects:
            return
        if zoom >= NEAR:
            seen = QRectF(exposed).adjusted(-32, -32, 32, 32)
            self._paint_near(
                painter, ((id, rect) for id, rect in loose.rects.items() if seen.intersects(QRectF(*rect)))
            )
            return
        if loose.batch is None:
            loose.batch = self._batch_of(loose.rects)
        _paint_batches(painter, (loose.batch,), zoom)

    def _paint_near(self, painter: QPainter, found: Iterable[tuple[Id, Rect]]) -> None:
        transform = painter.worldTransform()
        zoom, dx, dy = transform.m11(), transform.dx(), transform.dy()
        pixmaps = self.pixmaps
        pixmaps.begin(zoom, painter.device().devicePixelRatio(), self.patient)
        missing: dict[Id, Rect] = {}
        painter.setWorldTransform(_IDENTITY)
        for id, rect in found:
            if not pixmaps.draw(painter, id, rect, rect.x * zoom + dx, rect.y * zoom + dy):
                missing[id] = rect
        painter.setWorldTransform(transform)
        if missing:
            _paint_batches(painter, (self._batch_of(missing),), zoom)
        if pixmaps.behind:
            self._when_behind()

    def _batch_of(self, rects: Mapping[Id, Rect]) -> _Batch:
        batch = _Batch()
        for id, rect in rects.items():
            batch.add(rect, self._plain(id))
        return batch

    def _batch(self, key: Key) -> _Batch:
        batch = self._batches.get(key)
        if batch is None:
            shown = {id: rect for id, rect in self.tiles.tiles[key].items() if id not in self.hidden}
            batch = self._batches[key] = self._batch_of(shown)
        return batch


def _paint_batches(painter: QPainter, batches: Iterable[_Batch], zoom: float) -> None:
    painter.setRenderHint(_ANTIALIASING, False)
    if zoom < FAR:
        painter.setPen(NO_PEN)
        for batch in batches:
            for colour, boxes in batch.far.items():
                painter.setBrush(brush(colour))
                painter.drawRects(boxes)
    else:
        for batch in batches:
            for (fill, edge), boxes in batch.boxes.items():
                painter.setPen(pen(edge, 0.0))
                painter.setBrush(brush(fill))
                painter.drawRects(boxes)
            for (fill, edge), path in batch.diamonds.items():
                painter.setPen(pen(edge, 0.0))
                painter.setBrush(brush(fill))
                painter.drawPath(path)
            painter.setPen(NO_PEN)
            for colour, boxes in batch.fills.items():
                painter.setBrush(brush(colour))
                painter.drawRects(boxes)
    painter.setRenderHint(_ANTIALIASING, True)
