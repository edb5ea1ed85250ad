"""Editors of values that have fields of their own: one of them, one or none, or several in order."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.panels.desk import Desk
from designer.panels.focus_left import FocusLeft
from designer.panels.inspector.editor import Editor, edits, make
from designer.panels.inspector.field import Form, Item
from designer.panels.labels import Whole, label
from designer.panels.sortable import Row, SortableColumn, moved
from designer.panels.untaken import Place


class FieldGrid(QWidget):
    """The editors of a form, two columns wide; a field takes both unless it is a half one."""

    def __init__(self, form: Form, desk: Desk, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        self.editors: dict[str, Editor] = {}
        self._cells: dict[str, QWidget] = {}
        self._told: dict[str, QLabel] = {}
        self._form = form
        grid = QGridLayout(self)
        grid.setContentsMargins(*margins)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row, column = 0, 0
        for field in form:
            cell = self._cell(field, desk)
            if column == 1 and not field.half:
                row, column = row + 1, 0
            grid.addWidget(cell, row, column, 1, 1 if field.half else 2, Qt.AlignmentFlag.AlignTop)
            if field.half and column == 0:
                column = 1
            else:
                row, column = row + 1, 0

    def show_values(
        self,
        owner: Any,
        values: dict[str, Any] | None = None,
        mixed: frozenset[str] = frozenset(),
        place: Place | None = None,
    ) -> None:
        """Show the fields of a record or value; hide those that mean nothing for it. `place`: where the fields are."""
        for field in self._form:
            fits = field.fits(owner)
            self._cells[field.key].setVisible(fits)
            if fits:
                value = values[field.key] if values is not None else field.of_record(owner)
                within = place.at(*field.key.split("/")) if place is not None else None
                self.editors[field.key].show_value(value, owner, field.key in mixed, within)
            if field.told is not None:
                words = field.told(owner) if fits and field.key not in mixed else ""
                self._told[field.key].setText(words)
                self._told[field.key].setVisible(bool(words))

    def cell(self, name: str) -> QWidget:
        """What holds the label and the editor of a field."""
        return self._cells[name]

    def flush(self) -> None:
        for name, editor in self.editors.items():
            if self._cells[name].isVisibleTo(self):
                editor.flush()

    def _cell(self, field: Any, desk: Desk) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        editor = make(field, desk)
        if editor.labelled and field.label:
            words = label(field.label, "field")
            words.setBuddy(editor)
            words.setToolTip(field.help)
            column.addWidget(words)
        column.addWidget(editor)
        if field.told is not None:
            told = Whole()
            told.setProperty("role", "field")
            column.addWidget(told)
            self._told[field.key] = told
        self.editors[field.key] = editor
        self._cells[field.key] = cell
        return cell


@edits("structure")
class StructureEditor(Editor):
    """A value with fields of its own, all shown."""

    labelled = False

    def build(self) -> None:
        self.grid = FieldGrid(self.field.of, self.desk)
        for name, editor in self.grid.editors.items():
            editor.committed.connect(lambda value, typing, name=name: self._changed(name, value, typing))
        self.column.addWidget(self.grid)

    def fill(self) -> None:
        self.grid.show_values(self.value, place=self.place)

    def flush(self) -> None:
        self.grid.flush()

    def go_to(self, within: tuple[str, ...] = ()) -> QWidget:
        return self.grid.editors[within[0]].go_to(within[1:]) if within else super().go_to()

    def _changed(self, name: str, value: Any, typing: bool) -> None:
        self.commit(msgspec.structs.replace(self.value, **{name: value}), typing)
        self.grid.show_values(self.value, place=self.place)


class ItemCard(Row):
    """One of several values: a line that says it, and its fields under the line when it is opened.

    `edited`: a field of it (its name) has a new value, and whether that is still being typed.
    """

    edited = Signal(str, object, bool)

    def __init__(self, item: Item, desk: Desk, sortable: bool) -> None:
        super().__init__(desk.look, sortable)
        self._item, self._desk = item, desk
        self.grid: FieldGrid | None = None
        self.value: Any = None
        self.place: Place | None = None
        self.opened.connect(self.toggle)
        self._arrow = self.button("chevron-down", "Show its fields", self.toggle)

    def show_value(self, value: Any, place: Place) -> None:
        self.value, self.place = value, place
        self.tell(self._item.says(self._desk.matrix, value))
        if self.grid is not None:
            self.grid.show_values(value, place=place)

    def open(self) -> FieldGrid:
        """Show the fields."""
        if self.grid is None or self.grid.isHidden():
            self.toggle()
        assert self.grid is not None
        return self.grid

    def toggle(self) -> None:
        """Show or hide the fields."""
        if self.grid is None:
            self.grid = FieldGrid(self._item.fields, self._desk, (20, 2, 4, 6))
            self.column.addWidget(self.grid)
            self.grid.show()
            for name, editor in self.grid.editors.items():
                editor.committed.connect(lambda value, typing, name=name: self.edited.emit(name, value, typing))
            self.grid.show_values(self.value, place=self.place)
            shown = True
        else:
            shown = self.grid.isHidden()
            self.grid.setVisible(shown)
        self._arrow.setIcon(self._look.icon("chevron-up" if shown else "chevron-down", "muted"))


UNFINISHED = "unfinished"
"""What an incomplete value of a list is told under."""


@edits("items")
class ItemsEditor(Editor):
    """Several values in order. A new one opens at once; what is incomplete is kept here until it can stand."""

    def build(self) -> None:
        self.item: Item = self.field.of
        self.rows = SortableColumn()
        self.rows.sorted.connect(self._sort)
        self.column.addWidget(self.rows)
        self.more = QPushButton(f"Add {_article(self.item.one)} {self.item.one}")
        self.more.setIcon(self.desk.look.icon("plus", "muted"))
        self.more.setProperty("role", "drop")
        self.more.clicked.connect(self._add)
        self.column.addWidget(self.more)
        self.setFocusProxy(self.more)
        self._values: list[Any] = []
        FocusLeft(self).left.connect(self._drop_untouched)

    def fill(self) -> None:
        whole = [value for value in self._values if _whole(value)]
        if self.is_elsewhere:
            self.rows.clear()
        if self.is_elsewhere or whole != list(self.value):
            drafts = self._untaken.drafts(self.place)
            begun = [draft for draft in drafts if not self.is_elsewhere or draft != self.item.make()]
            self._values = [*self.value, *begun]
        self._show()

    def flush(self) -> None:
        for row in self.rows.rows:
            if isinstance(row, ItemCard) and row.grid is not None:
                row.grid.flush()

    def go_to(self, within: tuple[str, ...] = ()) -> QWidget:
        if within == (UNFINISHED,):
            at = next((at for at, value in enumerate(self._values) if not _whole(value)), len(self._values))
        else:
            at = int(within[0][1:]) if within else len(self._values)
        if at >= len(self.rows.rows):
            return super().go_to()
        card = self.rows.rows[at]
        assert isinstance(card, ItemCard)
        editors = card.open().editors
        editor = editors[within[1]] if len(within) > 1 else next(iter(editors.values()))
        return editor.go_to(within[2:])

    def _show(self) -> None:
        while len(self.rows.rows) > len(self._values):
            last = self.rows.rows.pop()
            last.hide()
            last.deleteLater()
        while len(self.rows.rows) < len(self._values):
            card = ItemCard(self.item, self.desk, True)
            card.removed.connect(lambda card=card: self._remove(card))
            card.edited.connect(partial(self._change, card))
            self.rows.add(card)
        for at, (row, value) in enumerate(zip(self.rows.rows, self._values, strict=True)):
            row.show_value(value, self._row(at))  # type: ignore[attr-defined]

    def _row(self, at: int) -> Place:
        return self.place.at(f"#{at}")

    def _add(self) -> None:
        self._values.append(self.item.make())
        self._show()
        card = self.rows.rows[-1]
        assert isinstance(card, ItemCard)
        card.toggle()
        if card.grid is not None:
            next(iter(card.grid.editors.values())).setFocus()
        self._commit(False)

    def _change(self, card: ItemCard, name: str, value: Any, typing: bool) -> None:
        at = self.rows.rows.index(card)
        new = msgspec.structs.replace(self._values[at], **{name: value})
        self._values[at] = self.item.follow(new, name, self.desk) if self.item.follow is not None else new
        card.show_value(self._values[at], self._row(at))
        self._commit(typing)

    def _drop_untouched(self) -> None:
        """Take away the rows that were added and left as they came: nobody wants them."""
        new = self.item.make()
        for at in reversed(range(len(self._values))):
            if not _whole(self._values[at]) and self._values[at] == new:
                self._remove(self.rows.rows[at])

    def _remove(self, card: Row) -> None:
        at = self.rows.rows.index(card)
        self._untaken.put_rows(self.place, [each for each in range(len(self._values)) if each != at])
        del self._values[at]
        self.rows.rows.pop(at)
        card.hide()
        card.deleteLater()
        self._show()
        self._commit(False)

    def _sort(self, was: int, to: int) -> None:
        self._untaken.put_rows(self.place, [int(str(each)) for each in moved(tuple(range(len(self._values))), was, to)])
        self._values = list(moved(tuple(self._values), was, to))
        self._show()
        self._commit(False)

    def _commit(self, typing: bool) -> None:
        self._keep_drafts()
        self.commit(tuple(value for value in self._values if _whole(value)), typing)

    def _keep_drafts(self) -> None:
        """What is not complete waits with the field; an empty one that was only just added is nothing to speak of."""
        drafts = [(at, value) for at, value in enumerate(self._values) if not _whole(value)]
        self._untaken.keep_drafts(self.place, tuple(value for _, value in drafts))
        begun = next((at for at, value in drafts if value != self.item.make()), None)
        if begun is None:
            self.forget(UNFINISHED)
        else:
            self.keep("", f"A new {self.item.one} is not complete yet.", UNFINISHED)


def _whole(value: Any) -> bool:
    """Whether a value names what it must: a half-typed one waits in the editor."""
    for field in msgspec.structs.fields(type(value)):
        if field.required and getattr(value, field.name) == "":
            return False
    return True


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


@edits("optional structure")
class OptionalStructureEditor(ItemsEditor):
    """One such value or none."""

    def fill(self) -> None:
        value, self.value = self.value, () if self.value is None else (self.value,)
        super().fill()
        self.value = value
        self._limit()

    def _commit(self, typing: bool) -> None:
        self._keep_drafts()
        whole = [value for value in self._values if _whole(value)]
        self.commit(whole[0] if whole else None, typing)
        self._limit()

    def _limit(self) -> None:
        self.more.setVisible(not self._values)
        # A hidden proxy would hold the keyboard before the field for ever.
        self.setFocusProxy(self.rows.rows[0] if self.rows.rows else self.more)
        # A hidden proxy would hold the keyboard before the field for ever.
        self.setFocusProxy(self.rows.rows[0] if self.rows.rows else self.more)
        for row in self.rows.rows:
            if row.grip is not None:
                row.grip.hide()
