"""The edits made since the file was opened, by name; a click goes back to the moment after one."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from designer.model.diff import Diff
from designer.model.ids import kind_of
from designer.model.matrix import Matrix
from designer.panels import names
from designer.panels.desk import Desk


class Steps(QAbstractListModel):
    """The beginning, what was done, and, muted, what was undone and can be done again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.done: list[str] = []
        self.undone: list[str] = []
        """What each edit is called, and which record it was about."""

    def reload(self) -> None:
        """Take the past of the document anew."""
        self.beginResetModel()
        document, matrix = self._desk.document, self._desk.matrix
        self.done = [said(matrix, label, diff) for label, diff in document.past]
        self.undone = [said(matrix, label, diff) for label, diff in document.ahead]
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1 + len(self.done) + len(self.undone)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, now = index.row(), len(self.done)
        if role == Qt.ItemDataRole.DisplayRole:
            if row == 0:
                return "As opened"
            return self.done[row - 1] if row <= now else self.undone[row - now - 1]
        if role == Qt.ItemDataRole.ForegroundRole and row > now:
            return self._desk.look.colour("disabled")
        if role == Qt.ItemDataRole.DecorationRole:
            return self._desk.look.icon(
                "chevron-right" if row == now else "circle-dot", "accent" if row == now else "line"
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return "Now" if row == now else "Go back to the moment after this" if row < now else "Do again up to here"
        return None


def said(matrix: Matrix, label: str, diff: Diff) -> str:
    """The label of an edit and, where it was about one record that is not an arrow alone, what that is called."""
    kinds = Counter(kind_of(id) for id in diff.pairs)
    main = next(iter(diff.pairs), None)
    if main is None or kinds[kind_of(main)] > 1 or kind_of(main) in ("transition", "matrix"):
        return label
    before, after = diff.pairs[main]
    name = names.short(names.name(matrix, after or before))
    return label if not name or name in label else f"{label}: {name}"


class HistoryPanel(QWidget):
    """`wanted` says how many steps of undo (negative) or redo (positive) lead to what was clicked."""

    wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = False
        self.model = Steps(desk)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.list.setAccessibleName("History")
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self.list)
        desk.replaced.connect(self.reload)
        desk.changed.connect(self.reload)
        desk.look.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the past as it is now, the present moment in sight; later where nobody looks."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self.model.reload()
        self._to_now()
        QTimer.singleShot(0, self._to_now)  # once more when the list has its size

    def _to_now(self) -> None:
        now = self.model.index(len(self.model.done))
        self.list.setCurrentIndex(now)
        self.list.scrollTo(now, QListView.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _go(self, index: QModelIndex) -> None:
        by = index.row() - len(self.model.done)
        if by:
            self.wanted.emit(by)
