"""A canvas with a small chart on it, and hands that work it by real events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.flow_view import FlowView
from designer.model.document import Document
from designer.model.geometry import Point
from designer.model.ids import Id
from tests.canvas.charts import small_chart

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Hands:
    """The mouse and keys of somebody in front of the canvas."""

    def __init__(self, flow: FlowView) -> None:
        self.flow = flow
        self.said: list[str] = []
        flow.status.connect(self.said.append)

    def spot(self, at: Id | Point | QPoint) -> QPoint:
        """The pixel of the viewport over the middle of a step, or over a point of the scene."""
        if isinstance(at, QPoint):
            return at
        if isinstance(at, str):
            at = self.flow.scene.geometry.rects[at].centre
        return self.flow.view.camera.to_view(QPointF(at.x, at.y)).toPoint()

    def _send(
        self, kind: QEvent.Type, spot: QPoint, button: Qt.MouseButton, held: Qt.MouseButton, keys: object
    ) -> None:
        viewport = self.flow.view.viewport()
        at = QPointF(spot)
        event = QMouseEvent(kind, at, viewport.mapToGlobal(at), button, held, keys)
        QApplication.sendEvent(viewport, event)

    def press(self, at: Id | Point | QPoint, keys: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        self.hover(at, keys)
        self._send(QEvent.Type.MouseButtonPress, self.spot(at), button, button, keys)

    def pull(self, to: Id | Point | QPoint, keys: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        """Move with the button held, in a few steps."""
        end = self.spot(to)
        start = self._at if self._at is not None else end
        for share in (0.25, 0.5, 0.75, 1.0):
            spot = QPoint(
                round(start.x() + (end.x() - start.x()) * share), round(start.y() + (end.y() - start.y()) * share)
            )
            self._send(QEvent.Type.MouseMove, spot, Qt.MouseButton.NoButton, button, keys)
        self._at = end

    def release(self, keys: Qt.KeyboardModifier = NONE, button: Qt.MouseButton = LEFT) -> None:
        assert self._at is not None
        self._send(QEvent.Type.MouseButtonRelease, self._at, button, Qt.MouseButton.NoButton, keys)

    def hover(self, at: Id | Point | QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        self._at = self.spot(at)
        self._send(QEvent.Type.MouseMove, self._at, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, keys)

    _at: QPoint | None = None

    def click(self, at: Id | Point | QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        self.press(at, keys)
        self.release(keys)

    def double(self, at: Id | Point | QPoint) -> None:
        self.click(at)
        assert self._at is not None
        self._send(QEvent.Type.MouseButtonDblClick, self._at, LEFT, LEFT, NONE)
        self.release()

    def drag(
        self,
        start: Id | Point | QPoint,
        end: Id | Point | QPoint,
        keys: Qt.KeyboardModifier = NONE,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        self.press(start, keys, button)
        self.pull(end, keys, button)
        self.release(keys, button)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.flow.view, key, keys)

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.flow.view, text)

    def wheel(self, at: QPoint, by: int, keys: Qt.KeyboardModifier = NONE) -> None:
        viewport = self.flow.view.viewport()
        spot = QPointF(at)
        event = QWheelEvent(
            spot, viewport.mapToGlobal(spot), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(viewport, event)

    def drop(self, data: QMimeData, at: Id | Point | QPoint, keys: Qt.KeyboardModifier = NONE) -> bool:
        """Drag something in and drop it; whether the canvas took it."""
        viewport, spot, copy = self.flow.view.viewport(), self.spot(at), Qt.DropAction.CopyAction
        entered = QDragEnterEvent(spot, copy, data, LEFT, keys)
        QApplication.sendEvent(viewport, entered)
        if not entered.isAccepted():
            QApplication.sendEvent(viewport, QDragLeaveEvent())
            return False
        moved = QDragMoveEvent(spot, copy, data, LEFT, keys)
        QApplication.sendEvent(viewport, moved)
        if not moved.isAccepted():
            QApplication.sendEvent(viewport, QDragLeaveEvent())
            return False
        dropped = QDropEvent(QPointF(spot), copy, data, LEFT, keys)
        QApplication.sendEvent(viewport, dropped)
        return dropped.isAccepted()


@pytest.fixture
def flow(qtbot: QtBot) -> Iterator[FlowView]:
    """A canvas of 1,200 × 800 pixels at 100 % with `small_chart` on it."""
    view = FlowView(Document(small_chart()))
    view.set_reduced_motion(True)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    qtbot.waitExposed(view)
    view.zoom_to(1.0)
    view.view.setFocus()
    yield view
    view.cancel_gesture()


@pytest.fixture
def hands(flow: FlowView) -> Hands:
    return Hands(flow)
