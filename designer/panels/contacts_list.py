"""Everybody who can be reached, searchable by name, role and number, to be dragged onto a step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from designer.model.document import Change
from designer.model.ids import Id, kind_of
from designer.model.records import Contact, Rota, Team
from designer.panels import deleting, names
from designer.panels.desk import Desk
from designer.panels.dragging import data_of
from designer.panels.labels import label
from designer.panels.look import weighted
from designer.panels.marks import draw_person

ROW = 44
CIRCLE = 28
PEOPLE = ("contact", "team", "rota")


class People(QAbstractListModel):
    """Contacts, teams and rotas by name, those that hold all words searched for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words: list[str] = []
        self._all: list[tuple[str, Contact | Team | Rota]] = []
        self.shown: list[Contact | Team | Rota] = []

    def reload(self) -> None:
        """Take the people of the matrix anew."""
        matrix = self._desk.matrix
        people: list[Contact | Team | Rota] = [
            *matrix.contacts.values(),
            *matrix.teams.values(),
            *matrix.rotas.values(),
        ]
        people.sort(key=lambda record: (record.name.casefold(), record.id))
        self._all = [(search_key(record), record) for record in people]
        self._find()

    def find(self, text: str) -> None:
        """Show those that hold all these words."""
        self._words = text.casefold().split()
        self._find()

    def _find(self) -> None:
        self.beginResetModel()
        self.shown = [record for key, record in self._all if all(word in key for word in self._words)]
        self.endResetModel()

    @property
    def number(self) -> int:
        """How many there are, found or not."""
        return len(self._all)

    def row_of(self, id: Id) -> int:
        """The row of somebody; -1 where they are not shown."""
        return next((row for row, record in enumerate(self.shown) if record.id == id), -1)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.shown):
            return None
        record = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return record.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{names.name(self._desk.matrix, record)}\n{names.about(self._desk.matrix, record)}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{record.name}, {names.about(self._desk.matrix, record)}"
        if role == Qt.ItemDataRole.UserRole:
            return record.id
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [self._desk.contact_mime]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:
        people = (self.shown[index.row()] for index in indexes)
        return data_of(self._desk.contact_mime, ((each.id, each.name) for each in people))


def search_key(record: Contact | Team | Rota) -> str:
    """All that somebody can be found by, without capitals."""
    parts = [record.name]
    if isinstance(record, Contact):
        parts += [record.role, record.organisation, record.department, record.service, record.reference]
        for phone in record.phones:
            parts += [phone.number, "".join(letter for letter in phone.number if letter.isdigit()), phone.extension]
        parts += [email.address for email in record.emails]
    return " ".join(parts).casefold()


class PersonDelegate(QStyledItemDelegate):
    """Two lines: the name, and role and number; a circle with initials before them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        record = self._desk.matrix.get(index.data(Qt.ItemDataRole.UserRole))
        if not isinstance(record, Contact | Team | Rota):
            return
        look = self._desk.look
        rect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_ground"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour("hover"))
        circle = QRectF(rect.x() + 12, rect.y() + (ROW - CIRCLE) / 2, CIRCLE, CIRCLE)
        draw_person(painter, record, circle, look)
        x = round(circle.right()) + 10
        width = rect.right() - x - 8
        lines = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        faded = isinstance(record, Contact) and not record.active
        painter.setFont(option.font)
        painter.setPen(look.colour("muted" if faded else "text"))
        name = names.name(self._desk.matrix, record)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(QRect(x, rect.y() + 5, width, 18), lines, option.fontMetrics.elidedText(name, elide, width))
        painter.setFont(weighted(option.font, QFont.Weight.Normal, -1))
        painter.setPen(look.colour("muted"))
        about = painter.fontMetrics().elidedText(names.about(self._desk.matrix, record), elide, width)
        painter.drawText(QRect(x, rect.y() + 22, width, 17), lines, about)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class ContactsList(QWidget):
    """Search, list, add. `opened`: somebody (their id) is wanted in the inspector."""

    opened = Signal(str)
    wants_new = Signal()
    wants_sheet = Signal()
    wants_join = Signal()
    """The contacts selected on the desk are to become one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = People(desk)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Name, role, number…")
        self.search.setAccessibleName("Search contacts")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(desk.look.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._find)
        self.list = PeopleView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PersonDelegate(desk, self.list))
        self.list.setAccessibleName("Contacts")
        self.list.entered_on.connect(self.opened)
        self.list.deleted.connect(self.delete)
        self.list.picked.connect(desk.select)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self._nobody = label("Add a contact or drop a spreadsheet here.", "muted", wraps=True)
        self._nobody.setContentsMargins(12, 4, 12, 4)
        self._from_sheet = QPushButton("Import a contact sheet…")
        self._from_sheet.setProperty("role", "link")
        self._from_sheet.clicked.connect(self.wants_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        holder = QHBoxLayout()
        holder.setContentsMargins(12, 0, 12, 0)
        holder.addWidget(self.search)
        column.addLayout(holder)
        column.addWidget(self._nobody)
        under = QHBoxLayout()
        under.setContentsMargins(8, 0, 12, 0)
        under.addWidget(self._from_sheet)
        under.addStretch(1)
        column.addLayout(under)
        column.addWidget(self.list, 1)
        desk.replaced.connect(self._reload)
        desk.changed.connect(self._follow)
        desk.selected.connect(self._show_selection)
        desk.look.changed.connect(self.list.viewport().update)
        self._reload()

    def delete(self) -> None:
        """Take out whoever is selected; steps that name them lose them, and undo brings all back."""
        deleting.delete(self._desk, [index.data(Qt.ItemDataRole.UserRole) for index in self.list.selectedIndexes()])

    def _menu(self, at: QPoint) -> None:
        index, look = self.list.indexAt(at), self._desk.look
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid():
            ids = [each.data(Qt.ItemDataRole.UserRole) for each in self.list.selectedIndexes()]
            self._desk.select(ids)
            menu.addAction(look.icon("id-card"), "All fields", lambda: self.opened.emit(ids[0]))
            if sum(kind_of(id) == "contact" for id in ids) > 1:
                menu.addAction(look.icon("git-merge"), "Join contacts…", self.wants_join.emit)
            menu.addAction(look.icon("trash-2"), "Delete", self.delete)
        else:
            menu.addAction(look.icon("user-plus"), "Add a contact", self.wants_new.emit)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.addWidget(label("Contacts: drag onto a step", "heading"), 1)
        add = QPushButton("Add")
        add.setIcon(self._desk.look.icon("plus", "accent"))
        add.setProperty("role", "link")
        add.setToolTip("Add a contact")
        add.setAccessibleName("Add a contact")
        add.clicked.connect(self.wants_new)
        head.addWidget(add)
        return head

    def _find(self, text: str) -> None:
        self.model.find(text)
        self._say_nobody()

    def _reload(self) -> None:
        kept = self.list.currentIndex().data(Qt.ItemDataRole.UserRole) if self.list.currentIndex().isValid() else ""
        self.model.reload()
        row = self.model.row_of(kept) if kept else -1
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag
            chosen = flag.ClearAndSelect if kept in self._desk.selection else flag.NoUpdate
            self.list.selectionModel().setCurrentIndex(self.model.index(row), chosen)
        self._say_nobody()

    def _follow(self, change: Change) -> None:
        if any(kind_of(id) in PEOPLE for id in change.diff.pairs):
            self._reload()

    def _show_selection(self, ids: list[Id]) -> None:
        """Highlight whom the inspector shows, and nobody else."""
        chosen = self.list.selectionModel()
        rows = [row for id in ids if (row := self.model.row_of(id)) >= 0]
        if rows == sorted(index.row() for index in self.list.selectedIndexes()):
            return
        chosen.clear()
        for row in rows:
            chosen.select(self.model.index(row), chosen.SelectionFlag.Select)
        if rows:
            chosen.setCurrentIndex(self.model.index(rows[-1]), chosen.SelectionFlag.NoUpdate)
            self.list.scrollTo(self.model.index(rows[-1]))

    def _say_nobody(self) -> None:
        nobody, none_found = not self.model.number, not self.model.shown
        self._nobody.setText(
            "Add a contact or drop a spreadsheet here." if nobody else "Nobody of that name, role or number."
        )
        self._nobody.setVisible(none_found)
        self._from_sheet.setVisible(nobody)
        self.search.setVisible(not nobody)


class PeopleView(QListView):
    """A list whose rows are dragged, picked by a click or the arrow keys, and opened by a double-click or Enter."""

    entered_on = Signal(str)
    picked = Signal(list)
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(lambda _: self._pick())
        self.doubleClicked.connect(lambda index: self.entered_on.emit(index.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_on.emit(self.currentIndex().data(Qt.ItemDataRole.UserRole))
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.deleted.emit()
        else:
            before = self.selectedIndexes()
            super().keyPressEvent(event)
            if self.selectedIndexes() != before:
                self._pick()

    def _pick(self) -> None:
        self.picked.emit([index.data(Qt.ItemDataRole.UserRole) for index in self.selectedIndexes()])
