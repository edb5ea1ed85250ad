"""The view onto the scene: turns the wheel, pinches and keys of the camera into moves, the rest goes to `hands`."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from designer.canvas.camera import WHEEL, Camera

SETTLED = 90
"""Milliseconds without a change of zoom after which pictures are made for the zoom that is."""


KEPT = 150
"""Milliseconds without a move of the view after which a picture of its ground is kept: gestures then paint over it."""


_BY_KEY = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


class Hands(Protocol):
    """Who takes the mouse, the keys and what is dragged in. Each says whether it took the event."""

    def mouse_press(self, event: QMouseEvent) -> bool: ...
    def mouse_move(self, event: QMouseEvent) -> bool: ...
    def mouse_release(self, event: QMouseEvent) -> bool: ...
    def mouse_double(self, event: QMouseEvent) -> bool: ...
    def mouse_left(self) -> None: ...
    def key_press(self, event: QKeyEvent) -> bool: ...
    def key_release(self, event: QKeyEvent) -> bool: ...
    def wants_key(self, event: QKeyEvent) -> bool: ...
    def menu(self, event: QContextMenuEvent) -> bool: ...
    def drag_enter(self, event: QDragEnterEvent) -> bool: ...
    def drag_move(self, event: QDragMoveEvent) -> bool: ...
    def drag_leave(self) -> None: ...
    def drop(self, event: QDropEvent) -> bool: ...
    def focus_lost(self) -> None: ...
    def scrolled(self) -> None: ...


class ChartView(QGraphicsView):
    """Shows the scene without scroll bars, at a zoom from 10 % to 400 %."""

    settled = Signal()
    """The zoom has come to rest."""
    resized = Signal()
    exposing = Signal(object)
    """Before a frame: the region of the viewport that it paints."""
    focused = Signal(bool)
    reached_by_key = Signal(bool)
    """The keyboard came here by a key, so that somebody may look for where it is; False when it goes."""

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.hands: Hands | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.camera = Camera(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED)
        self._settling.timeout.connect(self.settled)
        self.camera.zoomed.connect(lambda _: self._settling.start())
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEPT)
        self._keeping.timeout.connect(self._keep)
        self.camera.zoomed.connect(lambda _: self._let_go())

    @property
    def is_settled(self) -> bool:
        """Whether the zoom has been at rest for a moment."""
        return not self._settling.isActive() and not self.camera.is_gliding

    def paintEvent(self, event: QPaintEvent) -> None:
        self.exposing.emit(event.region())
        super().paintEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._let_go()
        super().scrollContentsBy(dx, dy)

    def _let_go(self) -> None:
        """Keep no picture of the ground while it moves: keeping it up would take longer than painting what comes."""
        if self.cacheMode():
            self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self._keeping.start()

    def _keep(self) -> None:
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)

    # --- wheel and pinch

    def wheelEvent(self, event: QWheelEvent) -> None:
        modifiers = event.modifiers()
        angle = event.angleDelta()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.camera.zoom_about(WHEEL ** (angle.y() or angle.x()), event.position())
        else:
            pixels = event.pixelDelta()
            across, down = (pixels.x(), pixels.y()) if not pixels.isNull() else (angle.x() / 1.5, angle.y() / 1.5)
            if modifiers & Qt.KeyboardModifier.ShiftModifier and not across:
                across, down = down, 0.0
            self.camera.pan(-across, -down)
        if self.hands is not None:
            self.hands.scrolled()
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            kind = event.gestureType()
            if kind == Qt.NativeGestureType.ZoomNativeGesture:
                self.camera.zoom_about(1.0 + event.value(), event.position())
                return True
            if kind == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.camera.zoom_to(1.0 if self.camera.zoom < 0.99 else 0.5, event.position())
                return True
        if event.type() == QEvent.Type.Leave and self.hands is not None:
            self.hands.mouse_left()
        return bool(super().viewportEvent(event))

    # --- to the hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self.hands is not None and self.hands.mouse_press(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self.hands is not None and self.hands.mouse_move(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self.hands is not None and self.hands.mouse_release(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self.hands is not None and self.hands.mouse_double(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.setAccepted(self.hands is not None and self.hands.menu(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hands is None or not self.hands.key_press(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.hands is None or not self.hands.key_release(event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if self.hands is not None and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self.hands.wants_key(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.keyPressEvent(event)  # before Qt moves the focus to the next widget
                if event.isAccepted():
                    return True
        return bool(super().event(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)
        if event.reason() in _BY_KEY:
            self.reached_by_key.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.hands is not None:
            self.hands.focus_lost()
        self.focused.emit(False)
        self.reached_by_key.emit(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self.hands is not None and self.hands.drag_enter(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self.hands is not None and self.hands.drag_move(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.hands is not None:
            self.hands.drag_leave()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setAccepted(self.hands is not None and self.hands.drop(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
