"""The palette: the kinds of step, to drag onto a level, or to put after what is selected."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from designer.drawing.words import STEP_ICONS, STEP_WORDS
from designer.model.choices import StepKind
from designer.panels.desk import Desk
from designer.panels.kinds import KIND_TIPS
from designer.panels.labels import label

ON_PALETTE = tuple(kind for kind in KIND_TIPS if kind is not StepKind.HAND_OVER)
"""A hand over is rare: it is in the Insert menu."""


class KindButton(QPushButton):
    """A kind of step: dragged onto the chart, or inserted by a double-click, Enter or Space."""

    inserted = Signal(str)
    picked = Signal(str)

    def __init__(self, kind: StepKind, desk: Desk) -> None:
        super().__init__(STEP_WORDS[kind])
        self._desk = desk
        self.kind = kind
        self._pressed_at: QPoint | None = None
        self.setIcon(desk.look.icon(STEP_ICONS[kind], "accent"))
        self.setIconSize(QSize(16, 16))
        self.setProperty("role", "kind")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(
            f"{KIND_TIPS[kind]}.\nDrag it onto a level; a double-click or Enter puts it after the selected step."
        )
        self.setAccessibleName(f"{STEP_WORDS[kind]}: {KIND_TIPS[kind]}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        self.setDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.inserted.emit(self.kind.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.inserted.emit(self.kind.value)
        else:
            super().keyPressEvent(event)

    def mime(self) -> QMimeData:
        """What is dragged."""
        data = QMimeData()
        data.setData(self._desk.step_mime, self.kind.value.encode())
        return data

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.mime())
        picture = self.grab()
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(round(self.width() / 2), round(self.height() / 2)))
        drag.exec(Qt.DropAction.CopyAction)


class Palette(QWidget):
    """`inserted` carries the kind of step that is wanted after the selection."""

    inserted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(label("Steps: drag onto a level", "heading"))
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.buttons: dict[StepKind, KindButton] = {}
        for at, kind in enumerate(ON_PALETTE):
            button = KindButton(kind, desk)
            button.inserted.connect(self.inserted)
            grid.addWidget(button, at // 2, at % 2)
            self.buttons[kind] = button
        column.addLayout(grid)
