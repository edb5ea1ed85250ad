"""Everybody in a table: filter, sort, edit in place, add, delete, copy and paste rows, drag them onto steps."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from designer.errors import UserError
from designer.model.ids import Id
from designer.panels import deleting, names
from designer.panels.contacts_model import SHOWN, ContactsModel
from designer.panels.contacts_rows import as_text, paste
from designer.panels.desk import Desk
from designer.panels.labels import label

ROW = 30
LETTER = 7.2
"""Pixels a character of a column's width."""


class CellDelegate(QStyledItemDelegate):
    """Cells are lines; those of a closed list are drop-downs."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:
        column = SHOWN[index.column()]
        if column.choices:
            box = QComboBox(parent)
            box.addItems(list(column.choices))
            box.activated.connect(lambda: (self.commitData.emit(box), self.closeEditor.emit(box)))
            return box
        line = QLineEdit(parent)
        line.setProperty("role", "cell")
        return line

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text.replace("_", " "))))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.text()  # type: ignore[attr-defined]
        try:
            model.setData(index, text)
        except UserError as problem:
            # Qt must not meet an exception here: it is told a moment later, as any other.
            QTimer.singleShot(0, partial(_refuse, problem))


def _refuse(problem: UserError) -> None:
    raise problem


class Table(QTableView):
    """The view; the keys of editing act on rows while no cell is being typed into."""

    deleted = Signal()
    copied = Signal()
    pasted = Signal()
    _OWN = (
        (QKeySequence.StandardKey.Delete, "deleted"),
        (QKeySequence.StandardKey.Copy, "copied"),
        (QKeySequence.StandardKey.Paste, "pasted"),
    )

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = self._own(event)
        if own:
            getattr(self, own).emit()
        else:
            super().keyPressEvent(event)

    def _own(self, event: QKeyEvent) -> str:
        return next((name for key, name in self._OWN if event.matches(key)), "")


class ContactsTable(QWidget):
    """`opened`: a contact (its id) is wanted in the inspector."""

    opened = Signal(str)
    wants_new = Signal()
    wants_sheet = Signal()
    wants_join = Signal()
    """The contacts selected on the desk are to become one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = False
        self.buttons: dict[str, QPushButton] = {}
        self.model = ContactsModel(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        self.table = Table()
        self._set_up_table()
        column.addWidget(self.table, 1)
        self._nobody = label("Add a contact or drop a spreadsheet here.", "muted")
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._nobody, 1)
        desk.replaced.connect(self.reload)
        desk.changed.connect(self._follow)
        desk.selected.connect(self._show_selection)
        desk.look.changed.connect(self.table.viewport().update)
        self._say_nobody()

    def reload(self) -> None:
        """Show the contacts of the document anew."""
        if not self.isVisible():
            self._stale = True
            return
        self.model.reload()
        self._say_nobody()

    def selected(self) -> list[Id]:
        """The contacts of the selected cells, in the order of rows."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        return [self.model.rows[row].id for row in rows]

    def delete(self) -> None:
        """Take the selected contacts out; steps that name them lose them, and undo brings all back."""
        deleting.delete(self._desk, self.selected())

    def copy(self) -> None:
        """Put the selected rows on the clipboard as text with tabs, as spreadsheets take it."""
        rows = [self.model.rows[self.model.row_of(id)] for id in self.selected()]
        if rows:
            QGuiApplication.clipboard().setText(as_text(self.model, rows, self.shown_columns()))

    def paste(self) -> None:
        """Take rows from the clipboard: with our headers by name, else into the cells from the current one on."""
        text = QGuiApplication.clipboard().text()
        index = self.table.currentIndex()
        at = (index.row(), index.column()) if index.isValid() else None
        paste(self._desk, self.model, text, self.shown_columns(), at)

    def shown_columns(self) -> list[int]:
        """The columns in sight, from left to right."""
        header = self.table.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [section for section in order if not header.isSectionHidden(section)]

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter contacts…")
        self.search.setAccessibleName("Filter contacts")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(168)  # its own wish changes with the button that empties it
        self.search.textChanged.connect(self._filter)
        bar.addWidget(self.search)
        for text, icon, deed, tip in (
            ("Add", "user-plus", self.wants_new.emit, "Add a contact"),
            ("Delete", "trash-2", self.delete, "Delete the selected contacts (Del)"),
            ("Join…", "git-merge", self.wants_join.emit, "Make the selected contacts one (Ctrl+J)"),
            ("Import sheet…", "upload", self.wants_sheet.emit, "Bring in contacts from a spreadsheet"),
            ("Columns", "columns-3", self._choose_columns, "Choose which columns are shown"),
        ):
            button = QPushButton(text)
            button.setIcon(self._desk.look.icon(icon))
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            bar.addWidget(button)
            self.buttons[text] = button
        self.buttons["Join…"].setEnabled(False)
        bar.addStretch(1)
        self.count = label(role="muted")
        bar.addWidget(self.count)
        return bar

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setItemDelegate(CellDelegate(table))
        table.setAccessibleName("Contacts")
        table.setDragEnabled(True)
        table.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setWordWrap(False)
        table.setTabKeyNavigation(True)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.verticalHeader().setMinimumSectionSize(ROW)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda _: self._choose_columns())
        for section, column in enumerate(SHOWN):
            header.resizeSection(section, round(column.width * LETTER) + (28 if section == 0 else 0))
            header.setSectionHidden(section, column.extra)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        table.deleted.connect(self.delete)
        table.copied.connect(self.copy)
        table.pasted.connect(self.paste)
        table.selectionModel().selectionChanged.connect(lambda *_: self._pick())

    def _menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = self._desk.look
        if index.isValid():
            id = self.model.rows[index.row()].id
            menu.addAction(look.icon("id-card"), "All fields", lambda: self.opened.emit(id))
            menu.addAction(look.icon("copy"), "Copy rows", self.copy)
        menu.addAction(look.icon("clipboard-paste"), "Paste rows", self.paste)
        if index.isValid():
            if len(self.selected()) > 1:
                menu.addAction(look.icon("git-merge"), "Join contacts…", self.wants_join.emit)
            menu.addAction(look.icon("trash-2"), "Delete", self.delete)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _pick(self) -> None:
        """Select on the desk whom somebody selects here; what only follows an edit or a filter selects nobody."""
        ids = self.selected()
        self.buttons["Join…"].setEnabled(len(ids) > 1)
        if ids and self.table.hasFocus():
            self._desk.select(ids)

    def _show_selection(self, ids: list[Id]) -> None:
        """Nobody stays highlighted here whom the inspector does not show."""
        if self.table.selectionModel().hasSelection() and self.selected() != [
            id for id in ids if id in self.selected()
        ]:
            self.table.clearSelection()

    def _choose_columns(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        header = self.table.horizontalHeader()
        for section, column in enumerate(SHOWN):
            if section == 0:
                continue
            action = menu.addAction(column.header)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(section))
            action.toggled.connect(lambda shown, section=section: header.setSectionHidden(section, not shown))
        menu.popup(self.mapToGlobal(QPoint(400, 40)))

    def _filter(self, text: str) -> None:
        self.model.find(text)
        self._say_nobody()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()

    def _follow(self, change: Any) -> None:
        if not self.isVisible():
            self._stale = True  # nobody looks: read anew when somebody does
            return
        self.model.follow(change)
        self._say_nobody()

    def _say_nobody(self) -> None:
        total, shown = len(self._desk.matrix.contacts), len(self.model.rows)
        self.count.setText(names.count(total, "contact") if shown == total else f"{shown:,} of {total:,}")
        self.table.setVisible(shown > 0)
        self._nobody.setVisible(shown == 0)
        self._nobody.setText(
            "Nobody of that name, role or number." if total else "Add a contact or drop a spreadsheet here."
        )
