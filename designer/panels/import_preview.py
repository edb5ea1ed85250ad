"""The preview of an import as a tree: contacts and records of the flow, under each its fields, ticked one by one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication

from designer.drawing.directions import set_apart
from designer.formats.merging import deciding
from designer.formats.merging.deciding import Decision
from designer.formats.merging.proposal import Entry, Key, Proposal, Uncertain
from designer.model.ids import Id
from designer.panels import names
from designer.panels.look import Look
from designer.panels.preview_lines import FLOW, KINDS, Line, Listing, Top, field_words

HEADERS = ("What", "Now", "From the sheet", "Where")
PORTION = 200
"""So many lines are handed to the view at once; more follow as somebody scrolls."""

Index = QModelIndex | QPersistentModelIndex

_MARKS = {
    "new": ("circle-plus", "good_text"),
    "changed there": ("pencil", "accent_text"),
    "changed here": ("pen-line", "muted"),
    "both": ("git-compare", "warning_text"),
    "deleted here": ("trash-2", "warning_text"),
    "uncertain": ("circle-help", "warning_text"),
    "missing": ("user-x", "warning_text"),
    "unchanged": ("check", "muted"),
}
"""The icon of each kind of line, and its colour."""


class Chosen(NamedTuple):
    """What is to be carried out, as `apply` takes it."""

    ids: list[Id]
    fields: dict[Id, list[str]]
    choices: dict[Key, int]
    remove: list[Id]


class PreviewModel(QAbstractItemModel):
    """Lines under a record are made when they are first looked at. `ticked`: something was ticked or unticked."""

    ticked = Signal()

    def __init__(self, listing: Listing, look: Look) -> None:
        super().__init__()
        self.listing = listing
        self._look = look
        self._lines: dict[int, list[Line]] = {}
        self._off: set[Id] = set(listing.off)
        self._fields_off: dict[Id, set[str]] = {}
        self._choices: dict[Key, int] = {}
        self._remove: set[Id] = set()
        self._followers: frozenset[Id] = frozenset()
        self._kinds = set(KINDS) - {"unchanged"}
        self._words: list[str] = []
        self._fetched = 0
        self.shown: list[Top] = []
        self._find()

    @property
    def proposal(self) -> Proposal:
        return self.listing.proposal

    # ------------------------------------------------------------------------------------------------- answers

    def chosen(self) -> Chosen:
        """What is ticked."""
        ids = [id for id in self.listing.tickable if id not in self._off and id not in self._followers]
        settled = {id for id, _ in self._choices if id not in self._off}
        fields = {}
        for id in (*ids, *(settled - self.listing.tickable)):
            off = self._fields_off.get(id)
            if off:
                entry = self.proposal.by_id.get(id) or self.proposal.flow_by_id[id]
                fields[id] = [name for name in entry.fields if name not in off]
        ids += sorted(settled - self.listing.tickable)
        return Chosen(ids, fields, dict(self._choices), sorted(self._remove))

    def number_of_changes(self) -> int:
        """How many contacts and records of the flow would be added, changed or deleted."""
        off = (self._off | self._followers) & self.listing.tickable
        settled = {id for id, _ in self._choices if id not in self._off} - self.listing.tickable
        return len(self.listing.tickable) - len(off) + len(settled) + len(self._remove)

    def number_of_new_contacts(self) -> int:
        """How many of the changes add a contact."""
        entries = self.proposal.by_id
        return sum(1 for id in self.chosen().ids if id in entries and entries[id].before is None)

    def open_choices(self) -> int:
        """How many conflicts nobody has chosen in yet."""
        return sum(1 for each in self.proposal.conflicts if (each.id, each.field) not in self._choices)

    def show(self, kinds: set[str], text: str) -> None:
        """Show these kinds, and those that hold all these words."""
        self.beginResetModel()
        self._kinds, self._words = kinds, text.casefold().split()
        self._find()
        self.endResetModel()

    def tick_all(self, on: bool) -> None:
        """Tick or untick all that is shown; deletions and choices are ticked one by one."""
        for top in self.shown:
            if top.entry is not None and self._can_tick(top):
                self._off.discard(top.id) if on else self._off.add(top.id)
                self._fields_off.pop(top.id, None)
        self._follow()
        self._changed_all()
        self.ticked.emit()

    def decide(self, row: Uncertain, decision: Decision) -> None:
        """A row of which it was uncertain whom it means is a contact ("new": a new one; "leave out": nobody's)."""
        proposal = deciding.decide(self.proposal, row, decision)
        self.beginResetModel()
        self.listing.decided(row, proposal)
        self._find()
        self.endResetModel()
        self.ticked.emit()

    def row_of(self, row: Uncertain) -> QModelIndex:
        """Where an uncertain row is listed; an index that is not valid where it is not shown."""
        at = next((n for n, top in enumerate(self.shown) if top.uncertain is row), -1)
        while 0 <= self._fetched <= at:
            self.fetchMore(QModelIndex())
        return self.index(at, 0) if at >= 0 else QModelIndex()

    # --------------------------------------------------------------------------------------------------- model

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return self._fetched
        return len(self.under(parent.row())) if not parent.internalId() and parent.column() == 0 else 0

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._fetched < len(self.shown)

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() or self._fetched >= len(self.shown):
            return
        last = min(self._fetched + PORTION, len(self.shown)) - 1
        self.beginInsertRows(QModelIndex(), self._fetched, last)
        self._fetched = last + 1
        self.endInsertRows()

    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADERS)

    def hasChildren(self, parent: Index | None = None) -> bool:
        if parent is None or not parent.isValid():
            return bool(self.shown)
        if parent.internalId():
            return False
        top = self.shown[parent.row()]
        return top.entry is not None and top.kinds != {"unchanged"}

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if parent is not None and parent.isValid():
            there = row < len(self.under(parent.row()))
            return self.createIndex(row, column, parent.row() + 1) if there else QModelIndex()
        return self.createIndex(row, column, 0) if 0 <= row < self._fetched else QModelIndex()

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
        top, line = self._at(index)
        if index.column() == 0 and self._can_tick(top) and not (line and line.stays):
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        return usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        top, line = self._at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return set_apart(self._text(top, line, index.column()))
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return self._state(top, line)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and line is None:
            return self._mark(top)
        if role == Qt.ItemDataRole.FontRole and top.kind == "heading":
            return self._look.bold(QGuiApplication.font())
        if role == Qt.ItemDataRole.ForegroundRole and self._is_quiet(top, line, index.column()):
            return self._look.colour("muted")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        (top, line), on = self._at(index), Qt.CheckState(value) == Qt.CheckState.Checked
        if top.kind == "missing":
            self._remove.add(top.id) if on else self._remove.discard(top.id)
        elif line is None:
            self._off.discard(top.id) if on else self._off.add(top.id)
            self._fields_off.pop(top.id, None)
        else:
            self._tick_line(top, line, on)
        if top.group != "contact":
            self._follow()
        self._changed_all()
        self.ticked.emit()
        return True

    def under(self, row: int) -> list[Line]:
        """The lines under a line."""
        if row not in self._lines:
            self._lines[row] = self.listing.lines(self.shown[row])
        return self._lines[row]

    # ------------------------------------------------------------------------------------------------- ticking

    def _tick_line(self, top: Top, line: Line, on: bool) -> None:
        if line.choice >= 0:
            if on:
                self._choices[top.id, line.field] = line.choice
                self._off.discard(top.id)
            else:
                self._choices.pop((top.id, line.field), None)
            return
        assert top.entry is not None
        off = self._fields_off.setdefault(top.id, set())
        if top.id in self._off:
            off.update(top.entry.fields)
            self._off.discard(top.id)
        off.discard(line.field) if on else off.add(line.field)
        if off >= {each.field for each in self.listing.lines(top) if each.choice < 0 and not each.stays}:
            self._off.add(top.id)
            self._fields_off.pop(top.id)

    def _follow(self) -> None:
        """What refers to a record of the flow that is left out is left out with it."""
        off = {id for id in self._off if id in self.proposal.flow_by_id}
        self._followers = self.proposal.followers(off) if off else frozenset()

    def _changed_all(self) -> None:
        """Ticks of some lines are those of others, too."""
        if self._fetched:
            self.dataChanged.emit(self.index(0, 0), self.index(self._fetched - 1, len(HEADERS) - 1))
        for row, lines in self._lines.items():
            if lines and row < self._fetched:
                above = self.index(row, 0)
                self.dataChanged.emit(self.index(0, 0, above), self.index(len(lines) - 1, 0, above))

    def _can_tick(self, top: Top) -> bool:
        if top.entry is None:
            return top.kind == "missing"
        return top.id not in self._followers and (top.changes or "both" in top.kinds)

    def _state(self, top: Top, line: Line | None) -> Qt.CheckState | None:
        if (line is not None and line.stays) or not (self._can_tick(top) or top.id in self._followers):
            return None
        off = top.id in self._off or top.id in self._followers
        if top.kind == "missing":
            on = top.id in self._remove
        elif line is not None and line.choice >= 0:
            on = not off and self._choices.get((top.id, line.field)) == line.choice
        elif line is not None:
            on = not off and line.field not in self._fields_off.get(top.id, ())
        elif not off and (self._fields_off.get(top.id) or self._waits(top)):
            return Qt.CheckState.PartiallyChecked
        else:
            on = not off
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    def _waits(self, top: Top) -> bool:
        """Whether a conflict of a record is still to be chosen in."""
        conflicts = self.proposal.conflicts_of.get(top.id, ()) if "both" in top.kinds else ()
        return any((each.id, each.field) not in self._choices for each in conflicts)

    # ----------------------------------------------------------------------------------------------- appearance

    def _at(self, index: Index) -> tuple[Top, Line | None]:
        inside = index.internalId()
        if inside:
            return self.shown[inside - 1], self.under(inside - 1)[index.row()]
        return self.shown[index.row()], None

    def _find(self) -> None:
        self._lines.clear()
        found = [top for top in self.listing.tops if not self._kinds.isdisjoint(top.kinds)]
        if self._words:
            found = [top for top in found if all(word in top.key for word in self._words)]
        self.shown = list(_with_headings(found)) if self.proposal.flow else found
        self._fetched = min(PORTION, len(self.shown))

    def _text(self, top: Top, line: Line | None, column: int) -> str:
        if line is not None:
            return (field_words(top, line), line.old, line.new, line.where)[column]
        if top.id in self._followers and column == 1:
            return "Needs what is left out"
        now = top.note if top.kind not in ("new", "heading") else ""
        return (top.name, now, self._from_sheet(top), top.where)[column]

    def _from_sheet(self, top: Top) -> str:
        if top.kind == "missing":
            return "Deleted" if top.id in self._remove else "Stays; tick to delete"
        if top.kind == "uncertain":
            return "Left out until you decide"
        if top.kind == "new" and isinstance(top.entry, Entry):
            return " · ".join(
                part for part in ("New contact", names.about(self.listing.after, top.entry.after)) if part
            )
        if top.kind == FLOW and top.entry is not None and top.entry.before is None:
            return f"New {names.KINDS[top.group].one}"
        return ""

    def _mark(self, top: Top) -> Any:
        if top.kind == "heading":
            return None
        if top.group != "contact":
            icon, token = names.KINDS[top.group].icon, "good_text" if top.changes else "muted"
            if top.entry is not None and top.entry.before is not None and top.changes:
                token = "accent_text"
            return self._look.icon(icon, token)
        return self._look.icon(*_MARKS[top.kind])

    def _is_quiet(self, top: Top, line: Line | None, column: int) -> bool:
        quiet = top.kind in ("unchanged", "heading") or top.id in self._followers or (line is not None and line.stays)
        return quiet or column in (1, 3)


def _with_headings(tops: Iterable[Top]) -> Iterable[Top]:
    """The lines with a heading above each kind of record."""
    group = ""
    for top in tops:
        if top.group != group:
            group = top.group
            yield Top("", "heading", names.KINDS[group].many.capitalize(), group)
        yield top
