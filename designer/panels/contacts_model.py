"""Contacts as a table to edit in place: the columns that sheets have too, read and written by the same words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from designer.errors import UserError
from designer.formats.contacts import contact_columns, contact_reading
from designer.formats.contacts.contact_columns import COLUMNS, Cells, Column
from designer.formats.contacts.contact_names import names_of
from designer.formats.values import phones
from designer.formats.values.home_country import home_country
from designer.model.document import Change
from designer.model.ids import Id
from designer.model.records import Contact
from designer.panels import names
from designer.panels.contacts_list import search_key
from designer.panels.desk import Desk
from designer.panels.dragging import data_of
from designer.panels.marks import person_icon

HIDDEN = frozenset({"mark", "id", "phone_details"})
SHOWN = tuple(column for column in COLUMNS if column.key not in HIDDEN)
"""The columns of the table; those marked `extra` begin hidden."""

Index = QModelIndex | QPersistentModelIndex


class ContactsModel(QAbstractTableModel):
    """The contacts that hold all words searched for, in the order of one column."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._names = names_of(desk.matrix)
        self._cells: dict[Id, tuple[Contact, Cells]] = {}
        self._words: list[str] = []
        self._by = "name"
        self._down = False
        self.rows: list[Contact] = []
        self.reload()

    def reload(self) -> None:
        """Take the contacts of the matrix anew."""
        self.beginResetModel()
        self._names = names_of(self._desk.matrix)
        self._cells.clear()
        self._find()
        self.endResetModel()

    def follow(self, change: Change) -> None:
        """Show what a change did: cells where only cells changed, else all anew."""
        touched = {id for id in change.diff.pairs if id.startswith(("contact:", "calendar:", "channel:"))}
        if not touched:
            return
        pairs = [change.diff.pairs[id] for id in touched]
        renamed = any(
            before is None or after is None or getattr(before, "name", "") != getattr(after, "name", "")
            for before, after in pairs
        )
        if renamed or any(not id.startswith("contact:") for id in touched):
            self.reload()
            return
        for row, contact in enumerate(self.rows):
            if contact.id in touched:
                found = self._desk.matrix.get(contact.id)
                assert isinstance(found, Contact)
                self.rows[row] = found
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(SHOWN) - 1))

    def find(self, text: str) -> None:
        """Show those that hold all these words."""
        self.beginResetModel()
        self._words = text.casefold().split()
        self._find()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; empty cells come last either way."""
        if not 0 <= column < len(SHOWN):
            return
        self.layoutAboutToBeChanged.emit()
        before = {contact.id: row for row, contact in enumerate(self.rows)}
        old = self.persistentIndexList()
        self._by, self._down = SHOWN[column].key, order == Qt.SortOrder.DescendingOrder
        self._order()
        at = {contact.id: row for row, contact in enumerate(self.rows)}
        was = {row: id for id, row in before.items()}
        self.changePersistentIndexList(old, [self.index(at[was[index.row()]], index.column()) for index in old])
        self.layoutChanged.emit()

    def text(self, contact: Contact, key: str) -> str:
        """What a cell says."""
        known = self._cells.get(contact.id)
        if known is None or known[0] is not contact:
            known = (contact, contact_columns.cells(contact, self._names))
            self._cells[contact.id] = known
        return known[1].get(key, "")

    def write(self, contact: Contact, cells: Cells) -> dict[str, Any]:
        """The fields that typed cells mean for a contact. Raises UserError for what is not understood."""
        context = contact_reading.Context(self._names, self._contact_called, self._dialled)
        reading = contact_reading.read(cells, context, contact)
        if reading.misread:
            wrong = reading.misread[0]
            raise UserError(wrong.message, f"{contact_columns.BY_KEY[wrong.key].header} stays as it was.")
        if not str(reading.fields.get("name", contact.name)).strip():
            raise UserError("A contact needs a name.", "Delete the row to take the contact out.")
        return {name: value for name, value in reading.fields.items() if value != getattr(contact, name)}

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(SHOWN)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return SHOWN[section].header
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        contact, column = self.rows[index.row()], SHOWN[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(contact, column.key)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.text(contact, column.key) or None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return person_icon(contact, self._desk.look, 20)
        if role == Qt.ItemDataRole.ForegroundRole and not contact.active:
            return self._desk.look.colour("muted")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        contact, column = self.rows[index.row()], SHOWN[index.column()]
        if role != Qt.ItemDataRole.EditRole or str(value) == self.text(contact, column.key):
            return False
        typed = str(value).strip()
        fields = self.write(contact, {column.key: typed})
        if fields:
            self._desk.put(f"Change {column.header.lower()} of contact", [contact.id], None, **fields)
        elif typed:
            means = "means what stands there already" if any(map(str.isalnum, typed)) else "says nothing"
            self._desk.told.emit(f"“{names.short(typed)}” {means}; {column.header.lower()} stays as it was.", "info")
        return bool(fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        return [self._desk.contact_mime]

    def mimeData(self, indexes: Iterable[Index]) -> QMimeData:
        people = (self.rows[index.row()] for index in indexes)
        return data_of(self._desk.contact_mime, ((each.id, each.name) for each in people))

    def row_of(self, id: Id) -> int:
        """The row of a contact; -1 where it is not shown."""
        return next((row for row, contact in enumerate(self.rows) if contact.id == id), -1)

    def _find(self) -> None:
        contacts = self._desk.matrix.contacts.values()
        self.rows = [each for each in contacts if not self._words or self._holds(search_key(each))]
        self._order()

    def _holds(self, key: str) -> bool:
        return all(word in key for word in self._words)

    def _order(self) -> None:
        plain = self._by in Contact.__struct_fields__ and isinstance(getattr(Contact(id="", name=""), self._by), str)
        keyed = [
            (
                str(getattr(contact, self._by) if plain else self.text(contact, self._by)).casefold(),
                contact.name.casefold(),
                contact.id,
            )
            for contact in self.rows
        ]
        by_id = {contact.id: contact for contact in self.rows}
        full = sorted((key for key in keyed if key[0]), reverse=self._down)
        self.rows = [by_id[id] for _, _, id in [*full, *sorted(key for key in keyed if not key[0])]]

    def _contact_called(self, text: str) -> Id | None:
        wanted = text.casefold().strip()
        found = [id for id, label in self._names.contacts.items() if label.casefold().strip() == wanted]
        return found[0] if len(found) == 1 else None

    def _dialled(self, number: str) -> str:
        found = phones.split(number, home_country(self._desk.matrix, self._desk.country))
        return found[0].e164 if len(found) == 1 else ""


def column_of(header: str) -> Column | None:
    """The column of a header, as another program may have copied it."""
    wanted = header.strip().casefold()
    return next((column for column in COLUMNS if column.header.casefold() == wanted), None)
