"""The palette: the kinds of step, to drag onto a level, or to put after what is selected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from designer.drawing.words import STEP_ICONS, STEP_WORDS
from designer.model.choices import StepKind
from designer.panels.desk import Desk
from designer.panels.kinds import KIND_TIPS
from designer.panels.labels import label

ON_PALETTE = tuple(kind for kind in KIND_TIPS if kind is not StepKind.HAND_OVER)
"""A hand over is rare: it is in the Insert menu."""
EDGE, GAP = 12, 8


class KindButton(QPushButton):
    """A kind of step: dragged onto the chart, picked by a click, or inserted by a double-click, Enter or Space."""

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
            f"{KIND_TIPS[kind]}.\nDrag it onto a level, or click it and then the place. "
            "A double-click or Enter puts it after the selected step."
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
        clicked = self._pressed_at is not None and self.rect().contains(event.position().toPoint())
        self._pressed_at = None
        self.setDown(False)
        if clicked:
            self.picked.emit(self.kind.value)

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
    """`inserted` carries the kind of step that is wanted after the selection, `picked` the one to be placed."""

    inserted = Signal(str)
    picked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(8)
        column.addWidget(label("Steps: drag or click, then a level", "heading"))
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self.buttons: dict[StepKind, KindButton] = {}
        for kind in ON_PALETTE:
            button = KindButton(kind, desk)
            button.inserted.connect(self.inserted)
            button.picked.connect(self.picked)
            self.buttons[kind] = button
        column.addLayout(self._grid)
        self._columns = 0
        self._arrange(2)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column."""
        return QSize(self._widest(range(len(self.buttons))) + 2 * EDGE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._fitting())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._arrange(self._fitting())

    def _widest(self, places: range) -> int:
        buttons = list(self.buttons.values())
        return max(buttons[place].sizeHint().width() for place in places)

    def _fitting(self) -> int:
        """Two columns where no name is cut in them, else one."""
        number = len(self.buttons)
        wanted = self._widest(range(0, number, 2)) + GAP + self._widest(range(1, number, 2))
        return 2 if wanted <= self.width() - 2 * EDGE else 1

    def _arrange(self, columns: int) -> None:
        number = len(self.buttons)
        for column in (0, 1):
            used = column < columns
            self._grid.setColumnStretch(column, 1 if used else 0)
            self._grid.setColumnMinimumWidth(column, self._widest(range(column, number, columns)) if used else 0)
        if columns != self._columns:
            self._columns = columns
            for at, button in enumerate(self.buttons.values()):
                self._grid.removeWidget(button)
                self._grid.addWidget(button, at // columns, at % columns)
            self.updateGeometry()
