"""Rows under each other that are put in another order by dragging their grip, or with Alt and the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from designer.panels.look import ICON, Look


class Grip(QLabel):
    """The dots at the head of a row that a hand takes it by."""

    taken = Signal(QPoint)
    dragged = Signal(QPoint)
    let_go = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setPixmap(look.pixmap("grip-vertical", "muted", 14))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag to put in another order (Alt+Up, Alt+Down)")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.taken.emit(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.let_go.emit()


class NameAndAbout(QWidget):
    """A name and, in the room it leaves, a few muted words more; each ends in … where it does not fit."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = self._about = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def tell(self, name: str, about: str) -> None:
        self._name, self._about = name, about
        self.setToolTip(f"{name}\n{about}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics, elide = self.fontMetrics(), Qt.TextElideMode.ElideRight
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter = QPainter(self)
        try:
            painter.setPen(self._look.colour("text"))
            name = metrics.elidedText(self._name, elide, self.width())
            painter.drawText(self.rect(), line, name)
            room = self.rect().adjusted(metrics.horizontalAdvance(name) + 8, 0, 0, 0)
            if room.width() > 40 and self._about:
                painter.setPen(self._look.colour("muted"))
                painter.drawText(room, line, metrics.elidedText(self._about, elide, room.width()))
        finally:
            painter.end()


class Row(QFrame):
    """A row: grip, icon, a name and a few words more, buttons, and room for more under it.

    `opened`: double-click or Enter. `removed`: its button, or Delete. `moved`: by how many places, from the keyboard.
    """

    opened = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, look: Look, sortable: bool = True, removable: bool = True) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 3, 4, 3)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(6)
        column.addLayout(line)
        self.column = column
        self.line = line
        self.grip = Grip(look) if sortable else None
        if self.grip is not None:
            line.addWidget(self.grip)
        else:
            line.addSpacing(2)
        self.sign = QLabel()
        self.sign.hide()
        line.addWidget(self.sign)
        self.words = NameAndAbout(look)
        line.addWidget(self.words, 1)
        self._extras: list[QWidget] = []
        if removable:
            self.button("x", "Take it out", self.removed.emit)

    def add_extra(self, widget: QWidget) -> None:
        """Put something more under the line."""
        self._extras.append(widget)
        self.column.addWidget(widget)
        widget.show()

    def clear_extras(self) -> None:
        """Take out what was put under the line."""
        for widget in self._extras:
            widget.hide()
            widget.deleteLater()
        self._extras = []

    def tell(self, name: str, about: str = "", icon: QIcon | None = None, size: int = ICON) -> None:
        """Show a name, words, and a sign."""
        self.words.tell(name, about)
        self.setAccessibleName(f"{name}, {about}" if about else name)
        self.sign.setVisible(icon is not None)
        if icon is not None:
            self.sign.setPixmap(icon.pixmap(size, size))

    def button(self, icon: str, tip: str, deed: object) -> QToolButton:
        """A small button at the end of the row."""
        made = QToolButton()
        made.setIcon(self._look.icon(icon, "muted"))
        made.setProperty("role", "quiet")
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(deed)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.line.addWidget(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        inside = QApplication.focusWidget()
        if inside is not None and inside is not self and self.isAncestorOf(inside):
            super().keyPressEvent(event)  # a key that a field in the row had no use for
        elif alt and key == Qt.Key.Key_Up and self.grip is not None:
            self.moved.emit(-1)
        elif alt and key == Qt.Key.Key_Down and self.grip is not None:
            self.moved.emit(1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()


class SortableColumn(QWidget):
    """A column of rows; `sorted` says that the row of one place goes to another."""

    sorted = Signal(int, int)

    def __init__(self, spacing: int = 4) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._from = -1
        self.rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Put a row at the end."""
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()  # at once: somebody may want the keyboard in it
        row.moved.connect(lambda by: self._by_key(row, by))
        if row.grip is not None:
            row.grip.taken.connect(lambda _: self._take(row))
            row.grip.dragged.connect(lambda at: self._drag(row, at))
            row.grip.let_go.connect(lambda: self._let_go(row))

    def cut(self, number: int) -> None:
        """Keep only so many rows, the first ones."""
        for row in self.rows[number:]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[number:]

    def clear(self) -> None:
        """Take all rows out."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []

    def _by_key(self, row: Row, by: int) -> None:
        at = self.rows.index(row)
        to = at + by
        if 0 <= to < len(self.rows):
            self.sorted.emit(at, to)
            if to < len(self.rows):
                self.rows[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, row: Row) -> None:
        self._from = self.rows.index(row)
        row.setProperty("taken", True)
        row.raise_()

    def _drag(self, row: Row, at: QPoint) -> None:
        if self._from < 0:
            return
        y = self.mapFromGlobal(at).y()
        others = [each for each in self.rows if each is not row]
        to = sum(1 for each in others if each.geometry().center().y() < y)
        if to != self._column.indexOf(row):
            self._column.removeWidget(row)
            self._column.insertWidget(to, row)

    def _let_go(self, row: Row) -> None:
        to, was = self._column.indexOf(row), self._from
        self._from = -1
        row.setProperty("taken", False)
        if was >= 0 and to != was:
            self.rows.insert(to, self.rows.pop(was))
            self.sorted.emit(was, to)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def moved(values: tuple[object, ...], was: int, to: int) -> tuple[object, ...]:
    """The values with the one at a place put at another."""
    order = list(values)
    order.insert(to, order.pop(was))
    return tuple(order)
