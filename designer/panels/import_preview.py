"""The preview of an import as a tree: contacts, under each its fields old → new, ticked one by one."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from designer.formats.merging.proposal import Entry, Proposal, Source
from designer.model.ids import Id
from designer.panels.import_fields import contact_field, said
from designer.panels.look import Look

HEADERS = ("Contact", "Now", "From the sheet", "Where")
Index = QModelIndex | QPersistentModelIndex


class Line(NamedTuple):
    """A line under a contact: a field that changes, or one value of a conflict (`choice` is its number)."""

    field: str
    old: str
    new: str
    where: str
    choice: int = -1


class Top(NamedTuple):
    """A contact of the preview; a row that was left out has no entry."""

    id: Id
    kind: str
    name: str
    entry: Entry | None
    note: str = ""
    where: str = ""


KINDS = ("added", "changed", "unchanged", "conflict", "left out")
_ICONS = {
    "added": "circle-plus",
    "changed": "pencil",
    "unchanged": "check",
    "conflict": "git-compare",
    "left out": "ban",
}
_TOKENS = {
    "added": "good_text",
    "changed": "accent_text",
    "unchanged": "muted",
    "conflict": "warning_text",
    "left out": "muted",
}


class PreviewModel(QAbstractItemModel):
    """Lines under a contact are made when they are first looked at. `ticked`: something was ticked or unticked."""

    ticked = Signal()

    def __init__(self, proposal: Proposal, look: Look) -> None:
        super().__init__()
        self.proposal = proposal
        self._look = look
        sheets = {source.sheet for entry in proposal.entries for source in entry.sources}
        self._one_sheet = next(iter(sheets)) if len(sheets) == 1 else ""
        conflicts = {each.id for each in proposal.conflicts}
        self._all = [
            Top(
                entry.id,
                "conflict" if entry.id in conflicts else entry.kind,
                entry.after.name,
                entry,
                _matched(entry),
                self._place(entry.sources[0]) if entry.sources else "",
            )
            for entry in proposal.entries
        ]
        self._all += [
            Top(
                "",
                "left out",
                each.name or "A row without a name",
                None,
                each.reason,
                self._place(each.source),
            )
            for each in proposal.uncertain
        ]
        self._lines: dict[int, list[Line]] = {}
        self._off: set[Id] = {entry.id for entry in proposal.entries if entry.asked}
        self._fields_off: dict[Id, set[str]] = {}
        self._chosen: dict[tuple[Id, str], int] = {}
        self._kinds = {"added", "changed", "conflict", "left out"}
        self._words: list[str] = []
        self.shown: list[Top] = []
        self._find()

    # ------------------------------------------------------------------------------------------------- answers

    def counts(self) -> dict[str, int]:
        """How many contacts there are of each kind."""
        found = dict.fromkeys(KINDS, 0)
        for top in self._all:
            found[top.kind] += 1
        return found

    def chosen(self) -> tuple[list[Id], dict[Id, list[str]], dict[tuple[Id, str], int]]:
        """What is ticked: contacts, the fields of those ticked in part, and the choices of conflicts."""
        ids, partly = [], {}
        for top in self._all:
            if top.entry is None or (top.entry.kind == "unchanged" and not self._has_choice(top.id)):
                continue
            if top.id in self._off:
                continue
            ids.append(top.id)
            off = self._fields_off.get(top.id)
            if off:
                partly[top.id] = [name for name in top.entry.fields if name not in off]
        return ids, partly, dict(self._chosen)

    def number_of_changes(self) -> int:
        """How many contacts would be added or changed."""
        return len(self.chosen()[0])

    def show(self, kinds: set[str], text: str) -> None:
        """Show these kinds, and those that hold all these words."""
        self.beginResetModel()
        self._kinds, self._words = kinds, text.casefold().split()
        self._find()
        self.endResetModel()

    def tick_all(self, on: bool) -> None:
        """Tick or untick all that is shown."""
        self.beginResetModel()
        for top in self.shown:
            if top.entry is not None:
                self._off.discard(top.id) if on else self._off.add(top.id)
                self._fields_off.pop(top.id, None)
        self.endResetModel()
        self.ticked.emit()

    # --------------------------------------------------------------------------------------------------- model

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self.shown)
        return len(self._under(parent.row())) if not parent.internalId() and parent.column() == 0 else 0

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADERS)

    def hasChildren(self, parent: Index | None = None) -> bool:
        if parent is None or not parent.isValid():
            return bool(self.shown)
        if parent.internalId():
            return False
        entry = self.shown[parent.row()].entry
        return entry is not None and self.shown[parent.row()].kind != "unchanged"

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if parent is not None and parent.isValid():
            return self.createIndex(row, column, parent.row() + 1)
        return self.createIndex(row, column, 0)

    def parent(self, index: Index | None = None) -> Any:
        if index is None:
            return super().parent()
        inside = index.internalId()
        return self.createIndex(inside - 1, 0, 0) if inside else QModelIndex()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        top = self._top(index)
        if index.column() == 0 and top.entry is not None and (top.kind != "unchanged" or index.internalId()):
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        return usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        top = self._top(index)
        line = self._under(index.internalId() - 1)[index.row()] if index.internalId() else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(top, line, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return self._state(top, line)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and line is None:
            return self._look.icon(_ICONS[top.kind], _TOKENS[top.kind])
        if role == Qt.ItemDataRole.ForegroundRole and (
            index.column() in (1, 3) or top.kind in ("unchanged", "left out")
        ):
            return self._look.colour("muted")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        top, on = self._top(index), Qt.CheckState(value) == Qt.CheckState.Checked
        if not index.internalId():
            self._off.discard(top.id) if on else self._off.add(top.id)
            self._fields_off.pop(top.id, None)
            row = index.row()
        else:
            row = index.internalId() - 1
            self._tick_line(top, self._under(row)[index.row()], on)
        first = self.index(row, 0)
        self.dataChanged.emit(first, first)
        if self._under(row):
            self.dataChanged.emit(self.index(0, 0, first), self.index(len(self._under(row)) - 1, 0, first))
        self.ticked.emit()
        return True

    def _tick_line(self, top: Top, line: Line, on: bool) -> None:
        if line.choice >= 0:
            if on:
                self._chosen[top.id, line.field] = line.choice
                self._off.discard(top.id)
            else:
                self._chosen.pop((top.id, line.field), None)
            return
        assert top.entry is not None
        off = self._fields_off.setdefault(top.id, set())
        if top.id in self._off:
            off.update(top.entry.fields)
            self._off.discard(top.id)
        off.discard(line.field) if on else off.add(line.field)
        if off >= set(top.entry.fields):
            self._off.add(top.id)
            self._fields_off.pop(top.id)

    def _top(self, index: Index) -> Top:
        return self.shown[index.internalId() - 1 if index.internalId() else index.row()]

    def _find(self) -> None:
        self._lines.clear()
        self.shown = [top for top in self._all if top.kind in self._kinds and self._fits(top)]

    def _fits(self, top: Top) -> bool:
        if not self._words:
            return True
        record = top.entry.after if top.entry is not None else None
        key = (
            f"{top.name} {record.role if record else ''} {record.organisation if record else ''} {top.where}".casefold()
        )
        return all(word in key for word in self._words)

    def _under(self, row: int) -> list[Line]:
        if row not in self._lines:
            self._lines[row] = self._made(self.shown[row])
        return self._lines[row]

    def _made(self, top: Top) -> list[Line]:
        if top.entry is None:
            return []
        matrix = self.proposal.matrix
        found = [
            Line(name, said(old, matrix), said(new, matrix), top.entry.cells.get(name, ""))
            for name, (old, new) in top.entry.fields.items()
            if not (top.entry.before is None and name == "name")
        ]
        for conflict in self.proposal.conflicts:
            if conflict.id == top.id:
                old = said(getattr(top.entry.before, conflict.field, ""), matrix)
                found += [
                    Line(conflict.field, old, choice.text, choice.cell, number)
                    for number, choice in enumerate(conflict.choices)
                ]
        return found

    def _text(self, top: Top, line: Line | None, column: int) -> str:
        if line is not None:
            head = contact_field(line.field) + (": choose this one" if line.choice >= 0 else "")
            return (
                head,
                line.old,
                line.new,
                line.where.replace(f"{self._one_sheet}!", "") if self._one_sheet else line.where,
            )[column]
        new = "New contact" if top.kind == "added" else ""
        return (top.name, top.note if top.kind != "added" else "", new, top.where)[column]

    def _state(self, top: Top, line: Line | None) -> Qt.CheckState | None:
        if top.entry is None or (line is None and top.kind == "unchanged"):
            return None
        off = top.id in self._off
        if line is not None and line.choice >= 0:
            on = self._chosen.get((top.id, line.field)) == line.choice
        elif line is not None:
            on = not off and line.field not in self._fields_off.get(top.id, ())
        elif not off and self._fields_off.get(top.id):
            return Qt.CheckState.PartiallyChecked
        else:
            on = not off
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    def _place(self, source: Source) -> str:
        return f"Row {source.row}" if self._one_sheet else f"{source.sheet}, row {source.row}"

    def _has_choice(self, id: Id) -> bool:
        return any(key[0] == id for key in self._chosen)


def _matched(entry: Entry) -> str:
    return f"Known by {entry.matched_by}" if entry.matched_by and entry.before is not None else ""
