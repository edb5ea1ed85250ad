"""A list that pops up under a field to choose a record from, found by typing any part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.model.ids import Id
from designer.model.records import KINDS, Contact, Level, Record, Rota, Severity, Team
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.labels import label
from designer.panels.marks import draw_person, level_icon, mark_icon

ROW = 28
SHOWN_ROWS = 9
CHOICE = Qt.ItemDataRole.UserRole


class Choice(NamedTuple):
    """Something to choose: a record, nothing (id ""), a new one (`new` is its kind), or anything with an `icon`."""

    id: Id
    name: str
    about: str = ""
    new: str = ""
    icon: str = ""


def choices_of(desk: Desk, kinds: Iterable[str], without: Iterable[Id] = ()) -> list[Choice]:
    """The records of some kinds ("*": of any) that can be chosen, in the order people expect."""
    matrix = desk.matrix
    wanted = tuple(names.KINDS) if "*" in kinds else tuple(kinds)
    left_out = set(without)
    found: list[Choice] = []
    for kind in wanted:
        if kind == "level":
            records: list[Record] = list(matrix.levels.values())
        elif kind == "severity":
            records = list(matrix.severities.values())
        else:
            records = sorted(matrix.of(KINDS[kind]).values(), key=lambda record: names.name(matrix, record).casefold())
        found += [
            Choice(record.id, names.name(matrix, record), names.about(matrix, record))
            for record in records
            if record.id not in left_out
        ]
    return found


class Choices(QAbstractListModel):
    """The choices that hold all the words typed so far."""

    def __init__(self, all_: list[Choice], new_kinds: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._all = [(f"{choice.name} {choice.about}".casefold(), choice) for choice in all_]
        self._new = new_kinds
        self.shown: list[Choice] = [choice for _, choice in self._all]
        self.find("")

    def find(self, text: str) -> None:
        """Show what holds all these words, what begins with them first, and offers of new records at the end."""
        self.beginResetModel()
        words = text.casefold().split()
        found = [(key, choice) for key, choice in self._all if all(word in key for word in words)]
        if words:
            found.sort(key=lambda each: not each[0].startswith(words[0]))
        self.shown = [choice for _, choice in found]
        name = text.strip()
        self.shown += [
            Choice("", f"New {names.KINDS[kind].one} “{name}”" if name else f"New {names.KINDS[kind].one}…", "", kind)
            for kind in self._new
        ]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{choice.name}\n{choice.about}".strip()
        if role == CHOICE:
            return choice
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice on one line: its sign, its name, a few muted words more."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        choice = index.data(CHOICE)
        look = self._desk.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(2, 1, -2, -1)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_ground"))
            painter.drawRoundedRect(rect, 6, 6)
        self._sign(painter, choice, QRect(rect.x() + 6, rect.center().y() - 9, 18, 18))
        room = rect.adjusted(32, 0, -8, 0)
        metrics = option.fontMetrics
        name = metrics.elidedText(choice.name, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(look.colour("accent_text" if choice.new else "text"))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, line, name)
        room.setLeft(room.left() + metrics.horizontalAdvance(name) + 8)
        if room.width() > 24:
            painter.setPen(look.colour("muted"))
            painter.drawText(room, line, metrics.elidedText(choice.about, Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()

    def _sign(self, painter: QPainter, choice: Choice, where: QRect) -> None:
        look = self._desk.look
        record = self._desk.matrix.get(choice.id)
        if choice.icon:
            look.icon(choice.icon, "muted").paint(painter, where.adjusted(1, 1, -1, -1))
        elif isinstance(record, Contact | Team | Rota):
            draw_person(painter, record, QRectF(where), look)
        elif isinstance(record, Severity):
            mark_icon(record, look).paint(painter, where.adjusted(3, 3, -3, -3))
        elif isinstance(record, Level):
            level_icon(record, look).paint(painter, where.adjusted(1, 1, -1, -1))
        elif choice.new:
            look.icon("plus", "accent").paint(painter, where.adjusted(1, 1, -1, -1))
        elif record is not None:
            look.icon(names.icon(record), "muted").paint(painter, where.adjusted(1, 1, -1, -1))


class Picker(QFrame):
    """Pops up, narrows down while one types, and goes away with a choice, Esc or a click elsewhere."""

    chosen = Signal(object)
    """The Choice, and for a new record what was typed stands in its `name`."""

    def __init__(
        self, desk: Desk, choices: list[Choice], new_kinds: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.model = Choices(choices, new_kinds)
        self.box = QLineEdit()
        self.box.setPlaceholderText("Type to find")
        self.box.setAccessibleName("Type to find")
        self.box.addAction(desk.look.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.box.textChanged.connect(self._find)
        self.box.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(desk, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("What can be chosen")
        self.list.clicked.connect(self._choose)
        self._none = label("Nothing of that name.", "muted")
        self._none.setContentsMargins(8, 4, 8, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.list)
        column.addWidget(self._none)
        self._fit()

    def pop_up(self, under: QWidget, narrowest: int = 280, typed: str = "") -> None:
        """Show under a widget, or above it where there is no room; `typed` is what was typed before it was there."""
        self.setFixedWidth(max(under.width(), narrowest))
        self.adjustSize()
        place = under.mapToGlobal(QPoint(0, under.height() + 2))
        screen = under.screen().availableGeometry()
        if place.y() + self.sizeHint().height() > screen.bottom():
            place.setY(under.mapToGlobal(QPoint(0, -self.sizeHint().height() - 2)).y())
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.box.setFocus()
        self.box.setText(typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps: dict[int, int] = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: SHOWN_ROWS,
            Qt.Key.Key_PageUp: -SHOWN_ROWS,
        }
        if event.key() in steps:
            row = max(0, min(self.list.currentIndex().row() + steps[event.key()], self.model.rowCount() - 1))
            self.list.setCurrentIndex(self.model.index(row))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    def _find(self, text: str) -> None:
        self.model.find(text)
        self._fit()

    def _fit(self) -> None:
        rows = self.model.rowCount()
        self.list.setFixedHeight(max(1, min(rows, SHOWN_ROWS)) * ROW + 2)
        self.list.setVisible(rows > 0)
        self._none.setVisible(rows == 0)
        if rows:
            self.list.setCurrentIndex(self.model.index(0))
        self.adjustSize()

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        choice = index.data(CHOICE)
        if choice.new:
            choice = choice._replace(name=self.box.text().strip())
        self.close()
        self.chosen.emit(choice)
