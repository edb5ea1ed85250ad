"""Gives events to the tool at hand, changes tools, pans, scrolls at the edges, and cancels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)

from designer.canvas.stage import Stage
from designer.canvas.tools.drop import Drop
from designer.canvas.tools.keys import Keys
from designer.canvas.tools.pan import Pan
from designer.canvas.tools.tool import DONE, Hand, Next, Tool

EDGE = 40.0
"""Pixels from the edge of the view within which a drag scrolls it."""

SPEED = 15.0
"""Pixels a frame of that scrolling, at most."""

PATIENCE = 200
"""Milliseconds before it begins."""

_FRAME = 16

_CHANGES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2)
"""Keys that change what is selected: while another tool is at hand, it is asked first."""


class Hands(QObject):
    """The pointer and keys of one view."""

    menu_wanted = Signal(object, object)
    """A menu for the id (or None) at a point of the screen."""

    pressed = Signal()
    """A button went down over the canvas: what is open elsewhere is finished first."""

    def __init__(self, stage: Stage, rest: Callable[[], Tool], keys: Keys) -> None:
        super().__init__(stage)
        self.stage = stage
        self._rest = rest
        self.tool: Tool = rest()
        self.tool.enter()
        self._keys = keys
        self._pan: Pan | None = None
        self._drop: Drop | None = None
        self._space = False
        self.cancel_other: Callable[[], bool] = lambda: False
        """What else Esc stops where no gesture is under way."""
        self._last: Hand | None = None
        self._edge = QTimer(self)
        self._edge.setInterval(_FRAME)
        self._edge.timeout.connect(self._scroll_at_edge)
        self._waited = 0
        stage.changed.connect(self._on_change)
        stage.view.hands = self

    # --- tools

    def become(self, tool: Tool) -> None:
        """Take another tool; the one at hand ends."""
        self.tool.leave()
        self.tool = tool
        tool.enter()
        self._show_cursor()

    def rest(self) -> None:
        """Back to selecting."""
        self.become(self._rest())

    def cancel(self) -> bool:
        """Drop the gesture under way; False where there is none."""
        if self._drop is not None:
            self.drag_leave()
            return True
        if self.tool.busy:
            self.rest()
            return True
        return False

    @property
    def is_busy(self) -> bool:
        return self.tool.busy or self._drop is not None

    def _go(self, following: Next) -> None:
        if isinstance(following, Tool):
            self.become(following)
        elif following is DONE:
            self.rest()
        self._show_cursor()
        if not self.tool.busy or not self.tool.scrolls:
            self._edge.stop()

    def _on_change(self, _: object) -> None:
        """The chart changed under the hands: what was being done to it is no longer sure."""
        if self.tool.busy:
            self.rest()
        else:
            self.tool.changed()

    def _show_cursor(self) -> None:
        shape = self.tool.cursor
        if self._pan is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        viewport = self.stage.view.viewport()
        if viewport.cursor().shape() != shape:
            viewport.setCursor(shape)

    # --- mouse

    def _hand(self, event: QMouseEvent) -> Hand:
        spot = event.position()
        hand = Hand(self.stage.view.camera.to_scene(spot), spot, event.button(), event.modifiers())
        self.stage.clipboard_cursor = hand.at
        self._last = hand
        return hand

    def mouse_press(self, event: QMouseEvent) -> bool:
        self.pressed.emit()
        self.stage.view.camera.settle()
        hand = self._hand(event)
        if self._pan is not None:
            return True
        pans = event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)
        if pans or (self._space and event.button() == Qt.MouseButton.LeftButton):
            if not self.tool.busy:
                self._pan = Pan(self.stage, hand)
                self._show_cursor()
            elif event.button() == Qt.MouseButton.RightButton:
                self.cancel()
            return True
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._go(self.tool.press(hand))
        return True

    def mouse_move(self, event: QMouseEvent) -> bool:
        hand = self._hand(event)
        if self._pan is not None:
            self._pan.move(hand)
            return True
        self._go(self.tool.move(hand))
        self._watch_edge(hand)
        return True

    def mouse_release(self, event: QMouseEvent) -> bool:
        hand = self._hand(event)
        if self._pan is not None:
            if event.button() == self._pan.button:
                pan, self._pan = self._pan, None
                self._show_cursor()
                if event.button() == Qt.MouseButton.RightButton and not pan.moved:
                    self._ask_menu(hand, event.globalPosition())
            return True
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._edge.stop()
        self._go(self.tool.release(hand))
        return True

    def mouse_double(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or self._space:
            return self.mouse_press(event)
        self._go(self.tool.double(self._hand(event)))
        return True

    def mouse_left(self) -> None:
        if not self.tool.busy:
            far = QPointF(-1e5, -1e5)
            self._go(self.tool.move(Hand(self.stage.view.camera.to_scene(far), far)))

    def scrolled(self) -> None:
        """The chart moved under a pointer that did not."""
        if self._last is not None and self.tool.busy:
            hand = self._last._replace(at=self.stage.view.camera.to_scene(self._last.spot))
            self._go(self.tool.move(hand))

    def menu(self, event: QContextMenuEvent) -> bool:
        """The menu key; a right click asks on its release, when it is known not to be a pan."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            return True
        selected = self.stage.selection.last
        rect = self.stage.rect(selected) if selected else None
        spot = self.stage.view.rect().center().toPointF()
        if rect is not None:
            spot = self.stage.view.camera.to_view(QPointF(rect.centre.x, rect.centre.y))
        self.menu_wanted.emit(selected, self.stage.view.viewport().mapToGlobal(spot))
        return True

    def _ask_menu(self, hand: Hand, at: QPointF) -> None:
        stage = self.stage
        hit = stage.scene.step_at(hand.at) or stage.arrow_at(hand.at)
        if hit is not None and hit not in stage.selection:
            stage.selection.set([hit])
        self.menu_wanted.emit(hit, at)

    # --- at the edges

    def _watch_edge(self, hand: Hand) -> None:
        if self.tool.busy and self.tool.scrolls and self._pull(hand.spot) != (0.0, 0.0):
            if not self._edge.isActive():
                self._waited = 0
                self._edge.start()
        else:
            self._edge.stop()

    def _pull(self, spot: QPointF) -> tuple[float, float]:
        size = self.stage.view.viewport().size()
        return _pull(spot.x(), size.width()), _pull(spot.y(), size.height())

    def _scroll_at_edge(self) -> None:
        if self._last is None or not self.tool.busy:
            self._edge.stop()
            return
        self._waited += _FRAME
        if self._waited < PATIENCE:
            return
        self.stage.view.camera.pan(*self._pull(self._last.spot))
        self.scrolled()

    # --- keys

    def key_press(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and not self.tool.busy:
            if not event.isAutoRepeat():
                self._space = True
                self._show_cursor()
            return True
        if self.tool.key(event):
            return True
        if event.key() == Qt.Key.Key_Escape:
            return self._escape()
        if self.is_busy:
            if event.key() == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.cancel()  # undo, while something is being done, takes back just that
            if event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
                self._again(event.modifiers())
            return True
        return self._keys.press(event)

    def key_release(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
            return True
        if self.is_busy and event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self._again(event.modifiers())
            return True
        return False

    def _again(self, modifiers: Qt.KeyboardModifier) -> None:
        """A modifier went down or up while the pointer rests."""
        if self._last is not None:
            self._go(self.tool.move(self._last._replace(modifiers=modifiers)))

    def _escape(self) -> bool:
        if self.cancel() or self.cancel_other():
            return True
        if self._keys.at_rest(self.tool):
            if len(self.stage.selection):
                self.stage.selection.clear()
                return True
            return False
        self.rest()
        return True

    def wants_key(self, event: QKeyEvent) -> bool:
        """Keys that must not become a shortcut of the window now."""
        if self.is_busy:
            return True
        if not self._keys.at_rest(self.tool) and event.key() in _CHANGES:
            return True
        return self._keys.wants(event)

    def focus_lost(self) -> None:
        self._space = False
        self._show_cursor()

    # --- drag and drop

    def drag_enter(self, event: QDragEnterEvent) -> bool:
        self.cancel()
        self._drop = Drop.of(self.stage, event.mimeData())
        return self.drag_move(event)

    def drag_move(self, event: QDragMoveEvent) -> bool:
        if self._drop is None:
            return False
        spot = event.position()
        hand = Hand(self.stage.view.camera.to_scene(spot), spot, modifiers=event.modifiers())
        may = self._drop.hover(hand)
        event.setDropAction(Qt.DropAction.CopyAction)
        return may

    def drag_leave(self) -> None:
        if self._drop is not None:
            self._drop.leave()
            self._drop = None

    def drop(self, event: QDropEvent) -> bool:
        if self._drop is None:
            self._drop = Drop.of(self.stage, event.mimeData())
        if self._drop is None:
            return False
        spot = event.position()
        hand = Hand(self.stage.view.camera.to_scene(spot), spot, modifiers=event.modifiers())
        drop = self._drop
        self.drag_leave()
        taken = drop.drop(hand)
        event.setDropAction(Qt.DropAction.CopyAction)
        return taken


def _pull(at: float, size: float) -> float:
    """Pixels a frame to scroll, for a pointer at `at` along an edge-to-edge length."""
    if at < EDGE:
        return -SPEED * min((EDGE - at) / EDGE, 1.0)
    if at > size - EDGE:
        return SPEED * min((at - size + EDGE) / EDGE, 1.0)
    return 0.0
