"""The whole chart in a corner, with a frame round what is in sight. Dragged, it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from designer.canvas.stage import Stage
from designer.drawing.style import Theme

SIZE = QSize(150, 92)
"""Pixels of the map at most."""

_PAD = 6
_GAP = 12

_CLEAR = 4
"""Pixels that it keeps from what is selected."""


class Minimap(QWidget):
    """A picture of the steps as small rectangles, made anew a moment after the chart changed."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = parent
        self.setAccessibleName("Overview map")
        self.setToolTip("Drag to scroll")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.resize(SIZE)
        self._stage, self._scene, self._camera = stage, stage.scene, stage.view.camera
        self._held = False
        self._at: int | None = None
        self._place: QPoint | None = None
        self._theme: Theme | None = None
        self._picture: QPixmap | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(120)
        self._later.timeout.connect(self._renew)
        self._scene.followed.connect(lambda _: self._later.start())
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(120)
        self._resting.timeout.connect(self.look)
        self._camera.moved.connect(self._go_along)
        stage.motion.ended.connect(self._renew)
        stage.selection.changed.connect(lambda _: self.look())
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._renew()

    def _renew(self) -> None:
        if self._stage.motion.is_gliding:
            return  # what glides is not in the scene's layers: a picture of now would lack it
        self._picture = None
        self.look()
        self.update()

    def _go_along(self) -> None:
        """Stay in its corner while the view moves; which corner is free is looked up once it rests."""
        if self._place is not None and self.isVisibleTo(self._frame):
            self.move(self._place)
            self.raise_()
            self.update()
        self._resting.start()

    def look(self) -> None:
        """Follow the view; hide where there is nothing to find."""
        content = self._content()
        seen = self._camera.visible
        all_in_sight = seen.contains(content.adjusted(8, 8, -8, -8))
        small = self._frame.width() < 3 * SIZE.width()
        wanted = not all_in_sight and not small and bool(self._scene.geometry.rects)
        corner = self._place = self._corner() if wanted else None
        wanted = corner is not None
        if wanted != self.isVisibleTo(self._frame):
            self.setVisible(wanted)
        if corner is not None:
            # It lies in the view's own window, so that scrolling may copy pixels: whatever lies over it from outside
            # makes every scroll a whole repaint. Scrolling takes it along, so it is put back.
            self.move(corner)
            self.raise_()
            self.update()

    def _corner(self) -> QPoint | None:
        """The first corner where the map covers no step, else nothing selected; None where each would.

        While it covers nothing where it is, it stays there.
        """
        if self._held:
            return self.pos()
        right, bottom = self._frame.width() - self.width() - _GAP, self._frame.height() - self.height() - _GAP
        chosen, tiles, zoom = self._stage.selection, self._scene.steps.tiles, self._camera.zoom
        usable: QPoint | None = None
        corners = [QPoint(right, bottom), QPoint(_GAP, bottom), QPoint(right, _GAP), QPoint(_GAP, _GAP)]
        if self._at is not None:
            corners.insert(0, corners[self._at])
        for corner in corners:
            room = QRectF(QRect(corner, self.size()).adjusted(-_CLEAR, -_CLEAR, _CLEAR, _CLEAR))
            covered = QRectF(self._camera.to_scene(room.topLeft()), room.size() / zoom)
            under = [id for id, _ in tiles.ids_in(covered)]
            if not under:
                self._at = corners[-4:].index(corner)
                return corner
            if usable is None and not any(id in chosen for id in under):
                usable = corner
        self._at = None
        return usable

    def _content(self) -> QRectF:
        return QRectF(*self._scene.geometry.bounds())

    def _scale(self) -> tuple[float, float, float]:
        """Pixels a unit, and where the content's corner lies."""
        content = self._content()
        scale = min(
            (self.width() - 2 * _PAD) / max(content.width(), 1), (self.height() - 2 * _PAD) / max(content.height(), 1)
        )
        left = (self.width() - content.width() * scale) / 2 - content.left() * scale
        top = (self.height() - content.height() * scale) / 2 - content.top() * scale
        return scale, left, top

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        if theme is None:
            return
        if self._picture is None:
            self._picture = self._made(theme)
        scale, left, top = self._scale()
        seen = self._camera.visible
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(
                seen.x() * scale + left, seen.y() * scale + top, seen.width() * scale, seen.height() * scale
            ).intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))
            ground = QColor(theme.accent)
            ground.setAlpha(24)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.setBrush(ground)
            painter.drawRoundedRect(frame, 2, 2)

    def _made(self, theme: Theme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        scale, left, top = self._scale()
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.line_strong), 1))
            painter.setBrush(QColor(theme.panel))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
            painter.translate(left, top)
            painter.scale(scale, scale)
            self._scene.steps.paint_map(painter)
        return picture

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True  # it stays under the pointer until it is let go
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = False
            self.look()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()  # not the menu of what lies behind

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._camera.zoom_to(self._camera.zoom * (1.2 if event.angleDelta().y() > 0 else 1 / 1.2), glide=False)
        event.accept()

    def _go(self, spot: QPointF) -> None:
        scale, left, top = self._scale()
        content = self._content()
        x = min(max((spot.x() - left) / scale, content.left()), content.right())
        y = min(max((spot.y() - top) / scale, content.top()), content.bottom())
        self._camera.go(self._camera.sight()._replace(x=x, y=y), glide=False)
