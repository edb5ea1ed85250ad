"""Where the view looks and how near: zoom about a point, pan, fit, and the glide from one look to another."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QSize, QVariantAnimation, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

LEAST, MOST = 0.1, 4.0
"""The range of the zoom: 10 % to 400 %."""

WHEEL = 1.0015
"""The zoom per unit of the wheel's angle: about 1.2 a notch of 120."""

STEPS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Where the keys for larger and smaller stop."""

MARGIN = 40.0
"""Pixels left free round what is fitted into the view."""

KEPT = 80.0
"""Pixels of the chart that stay in sight however far one scrolls."""

GLIDE = 200
"""Milliseconds from one look to another."""


class Sight(NamedTuple):
    """A zoom and the scene point in the middle of the view."""

    zoom: float
    x: float
    y: float


class Camera(QObject):
    """Moves a view over its scene. The view's scroll bars keep the place; nothing else may set its transform."""

    zoomed = Signal(float)
    moved = Signal()

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._zoom = 1.0
        self._content = QRectF(0, 0, 1, 1)
        self.still = False
        """True where the system asks for reduced motion: every move is a jump."""
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(GLIDE)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.valueChanged.connect(self._on_glide)
        self._from = self._to = Sight(1.0, 0.0, 0.0)
        self._anchor: tuple[QPointF, QPointF] | None = None

    @property
    def zoom(self) -> float:
        """How large a unit is: 1 is 100 %."""
        return self._zoom

    @property
    def target_zoom(self) -> float:
        """The zoom at which a glide under way will end."""
        return self._to.zoom if self.is_gliding else self._zoom

    def is_bound_for(self, sight: Sight) -> bool:
        """Whether the view looks there, to the pixel, or is gliding there."""
        now = self._to if self.is_gliding else self.sight()
        far = max(abs(now.x - sight.x), abs(now.y - sight.y)) * sight.zoom
        return abs(now.zoom - sight.zoom) < 1e-4 and far < 2.0

    @property
    def is_gliding(self) -> bool:
        return self._glide.state() == QVariantAnimation.State.Running

    @property
    def visible(self) -> QRectF:
        """The part of the scene that is in sight."""
        size = self._size()
        origin = self._origin()
        return QRectF(
            origin.x() / self._zoom, origin.y() / self._zoom, size.width() / self._zoom, size.height() / self._zoom
        )

    def set_content(self, rect: QRectF) -> None:
        """What there is to see; scrolling keeps some of it in sight."""
        self._content = QRectF(rect)
        self._allow(self._zoom, self._origin())

    def sight(self) -> Sight:
        centre = self.visible.center()
        return Sight(self._zoom, centre.x(), centre.y())

    def to_scene(self, spot: QPointF) -> QPointF:
        """The scene point under a point of the viewport."""
        origin = self._origin()
        return QPointF((origin.x() + spot.x()) / self._zoom, (origin.y() + spot.y()) / self._zoom)

    def to_view(self, point: QPointF) -> QPointF:
        """The point of the viewport over a scene point."""
        origin = self._origin()
        return QPointF(point.x() * self._zoom - origin.x(), point.y() * self._zoom - origin.y())

    def zoom_about(self, factor: float, spot: QPointF) -> None:
        """Zoom so that what is under `spot` (in the viewport) stays there."""
        self._glide.stop()
        # While the wheel turns in one place, the same point is kept: whole pixels would let it creep.
        anchor = self._anchor[1] if self._anchor is not None and self._anchor[0] == spot else self.to_scene(spot)
        zoom = min(max(self._zoom * factor, LEAST), MOST)
        self._place(zoom, QPointF(anchor.x() * zoom - spot.x(), anchor.y() * zoom - spot.y()))
        self._anchor = (QPointF(spot), anchor)

    def zoom_to(self, zoom: float, about: QPointF | None = None, glide: bool = True) -> None:
        """Zoom to a value about a point of the viewport, its middle unless given."""
        size = self._size()
        spot = about or QPointF(size.width() / 2, size.height() / 2)
        zoom = min(max(zoom, LEAST), MOST)
        anchor = self.to_scene(spot)
        middle_x = anchor.x() + (size.width() / 2 - spot.x()) / zoom
        middle_y = anchor.y() + (size.height() / 2 - spot.y()) / zoom
        self.go(Sight(zoom, middle_x, middle_y), glide)

    def step_zoom(self, direction: int) -> None:
        """To the next larger (1) or smaller (-1) of the usual zooms."""
        now = self.target_zoom
        if direction > 0:
            self.zoom_to(next((each for each in STEPS if each > now * 1.01), MOST))
        else:
            self.zoom_to(next((each for each in reversed(STEPS) if each < now * 0.99), LEAST))

    def pan(self, dx: float, dy: float) -> None:
        """Scroll by pixels; positive shows what lies to the right and below."""
        self._glide.stop()
        origin = self._origin()
        self._place(self._zoom, self._held(QPointF(origin.x() + dx, origin.y() + dy)))

    def fit(self, rect: QRectF, most: float = 1.0, glide: bool = True, from_top: bool = False) -> None:
        """Show the whole of a rectangle with a margin, no larger than `most`."""
        self.go(self.sight_of(rect, most, from_top), glide)

    def sight_of(self, rect: QRectF, most: float = 1.0, from_top: bool = False) -> Sight:
        """The look that fits a rectangle; what is lower than the view lies in its middle, or hangs `from_top`."""
        size = self._size()
        wide = max(size.width() - 2 * MARGIN, 20.0) / max(rect.width(), 1.0)
        high = max(size.height() - 2 * MARGIN, 20.0) / max(rect.height(), 1.0)
        zoom = min(max(min(wide, high, most), LEAST), MOST)
        y = rect.center().y()
        if from_top:
            y = max(y, rect.top() + (size.height() / 2 - MARGIN) / zoom)
        return Sight(zoom, rect.center().x(), y)

    def show(self, rect: QRectF, glide: bool = True) -> None:
        """Scroll as little as brings a rectangle into sight; nothing where it is."""
        margin = MARGIN / self._zoom
        wanted, seen = rect.adjusted(-margin, -margin, margin, margin), self.visible
        if seen.contains(rect):
            return
        centre = seen.center()
        dx = _least_shift(seen.left(), seen.right(), wanted.left(), wanted.right())
        dy = _least_shift(seen.top(), seen.bottom(), wanted.top(), wanted.bottom())
        self.go(Sight(self._zoom, centre.x() + dx, centre.y() + dy), glide)

    def go(self, sight: Sight, glide: bool = True) -> None:
        """To a look, gliding unless motion is to be reduced or the view is not on screen."""
        self._glide.stop()
        if not glide or self.still or not self._view.isVisible():
            self._jump(sight)
            return
        self._from, self._to = self.sight(), sight
        if abs(self._from.zoom - sight.zoom) < 1e-4 and self._is_near(sight):
            self._jump(sight)
            return
        self._glide.start()

    def settle(self) -> None:
        """End a glide at once, where it was going to."""
        if self.is_gliding:
            self._glide.stop()
            self._jump(self._to)

    def _is_near(self, sight: Sight) -> bool:
        return abs(self._from.x - sight.x) * sight.zoom < 1 and abs(self._from.y - sight.y) * sight.zoom < 1

    def _on_glide(self, share: float) -> None:
        start, end = self._from, self._to
        zoom = start.zoom * (end.zoom / start.zoom) ** share
        if abs(end.zoom - start.zoom) > 1e-6:  # the point that stays put while zooming moves along a straight line
            share = (1 / start.zoom - 1 / zoom) / (1 / start.zoom - 1 / end.zoom)
        self._jump(Sight(zoom, start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share))

    def _jump(self, sight: Sight) -> None:
        size = self._size()
        self._place(
            sight.zoom,
            QPointF(sight.x * sight.zoom - size.width() / 2, sight.y * sight.zoom - size.height() / 2),
        )

    def _place(self, zoom: float, origin: QPointF) -> None:
        """Zoom, and put the scene's origin so that `origin` pixels of it lie left of and above the view."""
        self._anchor = None
        self._allow(zoom, origin)
        changed = zoom != self._zoom
        if changed:
            self._zoom = zoom
            self._view.setTransform(QTransform.fromScale(zoom, zoom))
        self._view.horizontalScrollBar().setValue(round(origin.x()))
        self._view.verticalScrollBar().setValue(round(origin.y()))
        if changed:
            self.zoomed.emit(zoom)
        self.moved.emit()

    def _allow(self, zoom: float, origin: QPointF) -> None:
        """Make the scroll bars' range wide enough for this place: content, a view's size around, and the place."""
        size = self._size()
        wide, high = size.width() / zoom, size.height() / zoom
        seen = QRectF(origin.x() / zoom, origin.y() / zoom, wide, high).adjusted(
            -4 / zoom, -4 / zoom, 4 / zoom, 4 / zoom
        )
        range_ = self._content.adjusted(-wide, -high, wide, high)
        if not range_.contains(seen):
            range_ = range_.united(seen)
        if range_ != self._view.sceneRect():
            self._view.setSceneRect(range_)

    def _held(self, origin: QPointF) -> QPointF:
        """The nearest origin that keeps some of the content in sight."""
        size, content, zoom = self._size(), self._content, self._zoom
        x = min(max(origin.x(), content.left() * zoom - size.width() + KEPT), content.right() * zoom - KEPT)
        y = min(max(origin.y(), content.top() * zoom - size.height() + KEPT), content.bottom() * zoom - KEPT)
        return QPointF(x, y)

    def _origin(self) -> QPointF:
        return QPointF(self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value())

    def _size(self) -> QSize:
        return self._view.viewport().size()


def _least_shift(low: float, high: float, wanted_low: float, wanted_high: float) -> float:
    if wanted_high - wanted_low > high - low:
        return (wanted_low + wanted_high - low - high) / 2
    if wanted_low < low:
        return wanted_low - low
    return max(wanted_high - high, 0.0)
