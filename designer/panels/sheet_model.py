"""A printed sheet as a table for views and screen readers: a row a line, the columns that are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from designer.drawing.directions import set_apart
from designer.errors import UserError
from designer.formats.contacts import call_sheet_typing as typing
from designer.formats.contacts.call_sheet_lines import Line, Part
from designer.formats.contacts.call_sheet_text import COLUMNS, SHOWN
from designer.formats.contacts.printed_sheet import PrintedSheet
from designer.formats.values import phones
from designer.formats.values.home_country import home_country
from designer.panels.desk import Desk
from designer.panels.untaken import Place, Typed

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str, str, str]
"""What a line is, whatever its number: its kind, level, contact and severity."""

ON_SHEET = "sheet "
"""Begins the path of what was typed into a cell of the sheet and could not be taken."""

READ_ONLY = "This matrix is open to read: save a copy to change it."


class SheetModel(QAbstractTableModel):
    """`sheet` is what is shown; None before anything is. A text in it is written through the desk."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sheet: PrintedSheet | None = None
        self.is_read_only = False
        self.refresh: Callable[[], None] = lambda: None
        """Brings the sheet up to the document, where it can be done at once."""

    def show(self, sheet: PrintedSheet | None) -> bool:
        """Show a sheet. Whether only words of the one before have changed: then whoever types goes on typing."""
        before = self.sheet
        if before is not None and sheet is not None and _has_same_rows(before, sheet):
            self.sheet = sheet
            for row, (old, new) in enumerate(zip(before.lines, sheet.lines, strict=True)):
                if old is not new and old != new:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, SHOWN - 1))
            return True
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()
        return False

    def part(self, index: Index) -> tuple[Line, Part] | None:
        """The line and the cell that an index stands in; of cells joined into one, each means all."""
        if self.sheet is None or not index.isValid() or index.row() >= len(self.sheet.lines):
            return None
        line = self.sheet.lines[index.row()]
        part = next((each for each in line.parts if each.first <= index.column() <= each.last), None)
        return (line, part) if part is not None else None

    def key(self, row: int) -> Key:
        """What stands in a row, to find it again in another sheet."""
        assert self.sheet is not None
        return _key(self.sheet.lines[row])

    def row_of(self, key: Key) -> int:
        """The row where that stands now; -1 where it does not."""
        lines = self.sheet.lines if self.sheet else ()
        return next((row for row, line in enumerate(lines) if _key(line) == key), -1)

    def why_not(self, index: Index) -> str:
        """Why nothing may be typed here; "" where something may."""
        found = self.part(index)
        if found is None or self.sheet is None:
            return "Nothing stands here."
        return READ_ONLY if self.is_read_only else typing.why_not(self.sheet, *found)

    def origin(self, index: Index) -> typing.Place | None:
        """The field of a record that a cell comes from."""
        found = self.part(index)
        return typing.origin(self.sheet, *found) if found and self.sheet else None

    def write(self, index: Index, text: str) -> None:
        """Make the edit that a text in a cell means. Raises UserError for what is not understood."""
        found = self.part(index)
        if found is None or self.sheet is None:
            return
        if self.is_read_only:
            raise UserError(READ_ONLY)
        if self.sheet.matrix is not self._desk.matrix:
            raise UserError("The sheet is just being worked out anew.", "Try again in a moment.")
        meant = typing.meant(self.sheet, *found, text, self._dialled)
        if meant.changes:
            with self._desk.edit(meant.label) as edit:
                for id, fields in meant.changes.items():
                    edit.change(id, **fields)
            self.refresh()

    def keep(self, index: Index, text: str, problem: str) -> None:
        """Keep what was typed and could not be taken, for those who save or close to speak of."""
        place, found = self._untaken_at(index), self.part(index)
        if place is not None and found is not None:
            header = self.headerData(found[1].first, Qt.Orientation.Horizontal)
            called = str(header) if found[0].row else found[1].key.capitalize()
            self._desk.untaken.keep(place, Typed(text, problem, f"{called} on the sheet"))

    def forget(self, index: Index) -> None:
        """It was taken, or taken back."""
        place = self._untaken_at(index)
        if place is not None:
            self._desk.untaken.forget(place)

    def _untaken_at(self, index: Index) -> Place | None:
        found, origin = self.part(index), self.origin(index)
        return Place((origin.id,), (f"{ON_SHEET}{found[1].key}",)) if found and origin else None

    def as_text(self, indexes: Iterable[Index]) -> str:
        """Cells as text with tabs between those of a row, as spreadsheets take it."""
        rows: dict[int, dict[int, str]] = {}
        for index in indexes:
            found = self.part(index)
            if found is not None:
                rows.setdefault(index.row(), {})[found[1].first] = found[1].text
        lines = (rows[row] for row in sorted(rows))
        return "\n".join("\t".join(_quoted(line[column]) for column in sorted(line)) for line in lines)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self.sheet is None or (parent is not None and parent.isValid()) else len(self.sheet.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else SHOWN

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section < SHOWN:
            return self.sheet.say(COLUMNS[section].header) if self.sheet else COLUMNS[section].header
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.part(index)
        if found is None or self.sheet is None:
            return None
        line, part = found
        if role == Qt.ItemDataRole.DisplayRole:
            return part.text if index.column() == part.first else ""
        if role == Qt.ItemDataRole.EditRole:
            return typing.to_type(self.sheet, line, part)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return set_apart(self.why_not(index)) or None
        if role == Qt.ItemDataRole.AccessibleTextRole and line.row is not None:
            header = self.headerData(part.first, Qt.Orientation.Horizontal)
            return f"{header}: {part.text or 'empty'}, {line.row['name']}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.part(index) is None:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self.why_not(index) else usual | Qt.ItemFlag.ItemIsEditable

    def _dialled(self, number: str) -> str:
        found = phones.split(number, home_country(self._desk.matrix, self._desk.country))
        return found[0].e164 if len(found) == 1 else ""


def _key(line: Line) -> Key:
    row = line.row or {}
    return line.kind, line.level, row.get("id", ""), row.get("severity", "")


def _has_same_rows(one: PrintedSheet, other: PrintedSheet) -> bool:
    return len(one.lines) == len(other.lines) and all(
        old is new or _key(old) == _key(new) for old, new in zip(one.lines, other.lines, strict=True)
    )


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(each in cell for each in '\t\n"') else cell
