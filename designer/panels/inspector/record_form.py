"""The form of one kind of record: its groups of fields, filled from the records that are selected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from designer.errors import UserError
from designer.model.ids import Id
from designer.model.records import Record
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.inspector.choice_editors import MOVES
from designer.panels.inspector.editor import Editor
from designer.panels.inspector.field import Field, Form
from designer.panels.inspector.section import Section
from designer.panels.inspector.structure_editors import FieldGrid
from designer.panels.untaken import Place

OPEN_AT_FIRST = frozenset({("severity", "Targets")})
"""Groups that are unfolded until somebody folds them: what people come for."""


class RecordForm(QWidget):
    """Every field of a kind; each change a person makes is one undo step for all the records shown.

    `folded`: a group (its name) was opened or closed.
    """

    folded = Signal(str, bool)

    def __init__(self, kind: str, form: Form, desk: Desk, open_groups: dict[str, bool]) -> None:
        super().__init__()
        self.kind = kind
        self.desk = desk
        self.ids: list[Id] = []
        self.visit = 0
        """Counts the visits of the keyboard to fields, so that typing joins in one step only within one."""
        self._form = form
        self._grids: dict[str, FieldGrid] = {}
        self._sections: dict[str, Section] = {}
        self._open = open_groups
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for group in dict.fromkeys(field.group for field in form):
            if not group:
                column.addWidget(self._grid(group))
                continue
            section = Section(group, desk.look, open_groups.get(f"{kind}/{group}", (kind, group) in OPEN_AT_FIRST))
            section.toggled.connect(lambda open_, group=group: self._toggled(group, open_))
            self._sections[group] = section
            column.addWidget(section)
            if section.is_open:
                section.column.addWidget(self._grid(group))

    def show_records(self, ids: list[Id]) -> None:
        """Show records of this kind; where they differ, the editor says so."""
        self.ids = ids
        for group in self._grids:
            self._fill(group)
        self._show_groups()

    def refresh(self) -> None:
        """Show what the records say now."""
        self.show_records([id for id in self.ids if id in self.desk.matrix])

    def insert_after_first_group(self, widget: QWidget) -> None:
        """Put something of another kind between the fields that are always shown and the groups that fold."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, widget)

    def editor(self, name: str) -> Editor:
        """The editor of a field, by its key; its group is opened for it."""
        field = next(field for field in self._form if field.key == name)
        if (field.group and field.group not in self._grids) or field.group:
            self._sections[field.group].set_open(True)
        return self._grids[field.group].editors[field.key]

    def flush(self) -> None:
        """Commit what has been typed and not yet been taken."""
        for grid in self._grids.values():
            grid.flush()

    def _records(self) -> list[Record]:
        return [record for id in self.ids if (record := self.desk.matrix.get(id)) is not None]

    def _grid(self, group: str) -> FieldGrid:
        grid = FieldGrid(tuple(field for field in self._form if field.group == group), self.desk)
        for field in self._form:
            if field.group == group:
                grid.editors[field.key].committed.connect(
                    lambda value, typing, field=field: self._changed(field, value, typing)
                )
        self._grids[group] = grid
        return grid

    def _toggled(self, group: str, open_: bool) -> None:
        if open_ and group not in self._grids:
            grid = self._grid(group)
            self._sections[group].column.addWidget(grid)
            grid.show()  # at once: somebody may want the keyboard in it
            self._fill(group)
        self.folded.emit(f"{self.kind}/{group}", open_)

    def _fill(self, group: str) -> None:
        records = self._records()
        if not records:
            return
        grid, first = self._grids[group], records[0]
        values: dict[str, Any] = {}
        mixed = set()
        for field in self._form:
            if field.group != group:
                continue
            values[field.key] = field.of_record(first)
            if any(field.of_record(record) != values[field.key] for record in records[1:]):
                mixed.add(field.key)
        grid.show_values(first, values, frozenset(mixed), Place(tuple(self.ids)))
        for field in self._form:
            if field.group == group:
                grid.cell(field.key).setVisible(self._shown(field, records))

    def _shown(self, field: Field, records: list[Record]) -> bool:
        return (len(records) == 1 or not field.alone) and all(
            field.fits(record, self.desk.matrix) for record in records
        )

    def _show_groups(self) -> None:
        records = self._records()
        for group, section in self._sections.items():
            section.setVisible(any(self._shown(field, records) for field in self._form if field.group == group))

    def _changed(self, field: Field, value: Any, typing: bool) -> None:
        records = self._records()
        if not records:
            return
        one = names.KINDS[self.kind].one if len(records) == 1 else names.count(len(records), self.kind)
        words = field.label if field.label[1:2].isupper() else field.label[0].lower() + field.label[1:]
        label = f"Change {words.partition(',')[0]} of {one}"
        merge = ("typing", tuple(self.ids), field.key, self.visit) if typing else None
        try:
            with self.desk.edit(label, merge) as edit:
                if field.editor == "rank":
                    MOVES[self.kind](edit, self.ids, value)
                elif field.write is not None:
                    field.write(edit, self.ids, value)
                else:
                    for record in records:
                        if field.of_record(record) != value:
                            edit.change(record.id, **{field.name: field.in_record(record, value)})
        except UserError:
            self.refresh()  # the editors go back to what holds
            raise
