"""What the inspector shows where nothing is selected: the document's properties and lists of all it is ruled by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from designer.commands import levels
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import KINDS, Level, Record, Rota, Severity, Team
from designer.panels import deleting, names, new_records
from designer.panels.desk import Desk
from designer.panels.inspector.section import Section
from designer.panels.labels import label
from designer.panels.marks import level_icon, mark_icon, person_icon
from designer.panels.sortable import Row, SortableColumn

MOST = 60
"""Rows of one list; longer lists have a table of their own or are searched."""

NAMED_BY = {"level": "label", "channel": "label"} | dict.fromkeys(
    ("severity", "category", "calendar", "team", "rota"), "name"
)
"""The field that names a record of a kind: what somebody who adds one types first."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the overview: its kind, what stands there while it is empty, and how it is put in order, if it is."""

    kind: str
    empty: str
    move: Callable[[Edit, Id, int], None] | None = None


LISTINGS = (
    Listing("level", "Levels are the rungs an issue climbs.", levels.move),
    Listing("severity", "Severities say how bad an issue is.", levels.move_severity),
    Listing("category", "Categories say what kind of issue it is."),
    Listing("channel", "Channels are the ways to reach people."),
    Listing("calendar", "Calendars are working hours and holidays."),
    Listing("team", "Teams share a duty."),
    Listing("rota", "Rotas say whose turn it is."),
    Listing("announcement", "Announcements say who is told what, and how often."),
    Listing("comment", "Comments are remarks for those who review the matrix."),
    Listing("revision", "Revisions are the versions that were released."),
    Listing("briefing", "Briefings say who was told about which version."),
    Listing("suppression", "Findings that somebody accepts are listed here."),
)


class Overview(QWidget):
    """`folded`: a list (its kind) was opened or closed."""

    folded = Signal(str, bool)

    def __init__(self, desk: Desk, open_groups: dict[str, bool]) -> None:
        super().__init__()
        self._desk = desk
        self._sections: dict[str, Section] = {}
        self._columns: dict[str, SortableColumn] = {}
        self._empty: dict[str, Any] = {}
        self._filled: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for listing in LISTINGS:
            open_ = open_groups.get(f"list/{listing.kind}", listing.kind in ("level", "severity"))
            column.addWidget(self._section(listing, open_))

    def refresh(self) -> None:
        """Show what the matrix holds now; only lists whose records changed are made anew."""
        for listing in LISTINGS:
            records = self._records(listing.kind)
            self._sections[listing.kind].set_title(f"{names.KINDS[listing.kind].many.capitalize()} · {len(records)}")
            if self._sections[listing.kind].is_open:
                self._fill(listing, records)

    def rows(self, kind: str) -> list[Row]:
        """The rows of a list."""
        return self._columns[kind].rows

    def _section(self, listing: Listing, open_: bool) -> Section:
        kind = names.KINDS[listing.kind]
        section = Section(kind.many.capitalize(), self._desk.look, open_)
        section.column.setSpacing(4)
        section.toggled.connect(lambda is_open: self._toggled(listing, is_open))
        add = QPushButton("Add")
        add.setIcon(self._desk.look.icon("plus", "accent"))
        add.setProperty("role", "link")
        add.setToolTip(f"Add a {kind.one}")
        add.setAccessibleName(f"Add a {kind.one}")
        add.clicked.connect(lambda: self._add(listing))
        if listing.kind not in ("briefing", "suppression"):
            section.head.addWidget(add)
        empty = label(listing.empty, "muted", wraps=True)
        rows = SortableColumn()
        rows.sorted.connect(partial(self._sort, listing))
        section.column.addWidget(empty)
        section.column.addWidget(rows)
        self._sections[listing.kind], self._columns[listing.kind], self._empty[listing.kind] = section, rows, empty
        return section

    def _records(self, kind: str) -> list[Record]:
        matrix = self._desk.matrix
        if kind == "level":
            return list(matrix.levels.values())
        if kind == "severity":
            return list(matrix.severities.values())
        found = matrix.of(KINDS[kind]).values()
        return sorted(found, key=lambda record: (names.name(matrix, record).casefold(), record.id))

    def _fill(self, listing: Listing, records: list[Record]) -> None:
        wanted = (tuple(records), self._desk.look.theme)
        if self._filled.get(listing.kind) == wanted:
            return
        self._filled[listing.kind] = wanted
        rows = self._columns[listing.kind]
        rows.clear()
        for record in records[:MOST]:
            row = Row(self._desk.look, sortable=listing.move is not None)
            row.tell(names.name(self._desk.matrix, record), names.about(self._desk.matrix, record), self._sign(record))
            row.setCursor(Qt.CursorShape.PointingHandCursor)
            row.opened.connect(partial(self._desk.select, (record.id,)))
            row.mouseReleaseEvent = partial(self._released, record.id)  # type: ignore[method-assign]
            row.removed.connect(partial(self._delete, listing, record.id))
            rows.add(row)
        self._empty[listing.kind].setVisible(not records)

    def _released(self, id: Id, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._desk.select((id,))

    def _sign(self, record: Record) -> Any:
        if isinstance(record, Severity):
            return mark_icon(record, self._desk.look, 16)
        if isinstance(record, Level):
            return level_icon(record, self._desk.look)
        if isinstance(record, Team | Rota):
            return person_icon(record, self._desk.look, 16)
        return self._desk.look.icon(names.icon(record), "muted")

    def _toggled(self, listing: Listing, is_open: bool) -> None:
        if is_open:
            self._fill(listing, self._records(listing.kind))
        self.folded.emit(f"list/{listing.kind}", is_open)

    def _add(self, listing: Listing) -> None:
        with self._desk.edit(f"Add {names.KINDS[listing.kind].one}") as edit:
            record = new_records.add(edit, listing.kind, author=self._desk.author)
        self._desk.show(record.id, NAMED_BY.get(listing.kind, ""))

    def _delete(self, listing: Listing, id: Id) -> None:
        rows = self._columns[listing.kind]
        at = next(at for at, record in enumerate(self._records(listing.kind)) if record.id == id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt takes it elsewhere, and the list scrolls there
        deleting.delete(self._desk, (id,))
        if rows.rows:
            rows.rows[min(at, len(rows.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _sort(self, listing: Listing, was: int, to: int) -> None:
        record = self._records(listing.kind)[was]
        if listing.move is not None:
            self._filled.pop(listing.kind, None)
            with self._desk.edit(f"Move {names.KINDS[listing.kind].one}") as edit:
                listing.move(edit, record.id, to)
