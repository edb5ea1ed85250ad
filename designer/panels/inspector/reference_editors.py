"""Editors of fields that name other records: one, several in order, and whom a step attempts."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from designer.commands.rules import is_target
from designer.model.choices import StepKind
from designer.model.ids import Id, kind_of
from designer.model.records import KINDS, Contact, Level, Record, Rota, Severity, Team
from designer.model.values import ChannelUse, Override, Target
from designer.panels import names, new_records
from designer.panels.dragging import ids_in
from designer.panels.inspector.editor import SEVERAL, Editor, edits, make
from designer.panels.inspector.forms_values import TARGET_FIELDS
from designer.panels.labels import in_role, label
from designer.panels.marks import level_icon, mark_icon, person_icon
from designer.panels.picker import Choice, Picker, choices_of
from designer.panels.sortable import Row, SortableColumn, moved

PEOPLE = ("contact", "team", "rota")


class Naming(Editor):
    """What editors that name records share: popping up the list, making a new record by its name."""

    def kinds(self) -> tuple[str, ...]:
        """The kinds that may be named."""
        return tuple(self.field.of)

    def new_kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind in self.kinds() if kind in new_records.NAMED and kind != "level")

    def pick(self, under: QWidget, without: set[Id], none: str = "", typed: str = "") -> None:
        """Let the user choose, `typed` being what was typed already; `take` is told what."""
        choices = choices_of(self.desk, self.kinds(), without)
        if none:
            choices.insert(0, Choice("", none))
        picker = Picker(self.desk, choices, self.new_kinds(), self)
        picker.chosen.connect(self._chosen)
        picker.pop_up(under, typed=typed)

    def take(self, id: Id | None) -> None:
        """Put the chosen record into the value."""
        raise NotImplementedError

    def _chosen(self, choice: Choice) -> None:
        if not choice.new:
            self.take(choice.id or None)
            return
        with self.desk.joined():
            with self.desk.edit(f"Add {names.KINDS[choice.new].one}") as edit:
                id = new_records.add(edit, choice.new, choice.name).id
            self.take(id)

    def sign(self, record: Record | None) -> Any:
        """The icon beside the name of a record."""
        if isinstance(record, Contact | Team | Rota):
            return person_icon(record, self.desk.look)
        if isinstance(record, Severity):
            return mark_icon(record, self.desk.look, 16)
        if isinstance(record, Level):
            return level_icon(record, self.desk.look)
        return self.desk.look.icon(names.icon(record), "muted") if record is not None else None


def typed_in(event: QKeyEvent) -> str:
    """The letter that a key types; "" for keys that do something."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return event.text().strip() if event.text().isprintable() and not held else ""


MATRIX_HOURS = "The matrix's"
"""The hint of fields that take the usual working hours of the matrix where they name none."""


@edits("reference")
class ReferenceEditor(Naming):
    """One record of a kind, or none where that may be."""

    def build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.button = QPushButton()
        self.button.setProperty("role", "choice")
        self.button.setAccessibleName(self.field.label)
        self.button.clicked.connect(lambda: self._open())
        self.button.installEventFilter(self)
        self.to = QToolButton()
        self.to.setIcon(self.desk.look.icon("square-arrow-out-up-right", "muted"))
        self.to.setToolTip("Go there")
        self.to.setAccessibleName(f"Go to {self.field.label}")
        self.to.clicked.connect(lambda: self.desk.show(self.value))
        row.addWidget(self.button, 1)
        row.addWidget(self.to)
        self.column.addLayout(row)
        self.setFocusProxy(self.button)

    def fill(self) -> None:
        record = self.desk.matrix.get(self.value) if self.value and not self.mixed else None
        name = names.name(self.desk.matrix, record)
        shown = SEVERAL if self.mixed else name or self._hint()
        self.button.setText(names.short(shown, 34).replace("&", "&&"))
        self.button.setToolTip(name or self.field.help)
        self.button.setAccessibleDescription(shown)
        sign = self.sign(record)
        self.button.setIcon(sign if sign is not None else QIcon())
        in_role(self.button, "choice" if record is not None else "no choice")
        self.to.setVisible(record is not None)

    def take(self, id: Id | None) -> None:
        self.commit(id)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.button and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = typed_in(event)
            if event.key() == Qt.Key.Key_Down or typed:
                self._open(typed)
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._may_be_none():
                self.commit(None)
                return True
        return super().eventFilter(watched, event)

    def _open(self, typed: str = "") -> None:
        self.pick(self.button, set(), self._hint() if self._may_be_none() else "", typed)

    def _hint(self) -> str:
        """What stands there while nobody is named; hours taken from the matrix are said."""
        if self.field.hint != MATRIX_HOURS:
            return self.field.hint or "None"
        matrix = self.desk.matrix
        calendar = matrix.calendars.get(matrix.head.calendar or "")
        return f"{MATRIX_HOURS}: {calendar.name if calendar is not None else 'none yet'}"

    def _may_be_none(self) -> bool:
        """Whether the field may stay empty: its record says so by a default."""
        return self.owner is None or self.field.name not in _MUST.get(type(self.owner), ())


_MUST = {
    kind: frozenset(field.name for field in msgspec.structs.fields(kind) if field.required)
    for kind in (*KINDS.values(), ChannelUse, Override)
}
"""The fields of a record or value that must hold something."""


@edits("references")
class ReferencesEditor(Naming):
    """Several records in order; contacts can be dropped on it."""

    _filled: Any = None

    def build(self) -> None:
        self.rows = SortableColumn()
        self.rows.sorted.connect(lambda was, to: self.commit(moved(self.value, was, to)))
        self.column.addWidget(self.rows)
        self.more = QPushButton()
        self.more.setIcon(self.desk.look.icon("plus", "muted"))
        self.more.setProperty("role", "drop")
        self.more.clicked.connect(lambda: self.pick(self.more, self.named()))
        self.more.installEventFilter(self)
        self.column.addWidget(self.more)
        self.setFocusProxy(self.more)
        self.setAcceptDrops("contact" in self.kinds())

    def named(self) -> set[Id]:
        """What is in the list, and the record itself: neither is offered."""
        return {*self.value, getattr(self.owner, "id", "")}

    def fill(self) -> None:
        self.more.setText(self.words_for_more())
        self.more.setToolTip("Or drag contacts here" if self.acceptDrops() else "")
        named = tuple(self.desk.matrix.get(self.id_of(value)) for value in self.value)
        if self._filled == (self.value, named, self.desk.look.theme):
            return
        self._filled = (self.value, named, self.desk.look.theme)
        self.rows.cut(len(self.value))
        while len(self.rows.rows) < len(self.value):
            row = Row(self.desk.look)
            row.removed.connect(partial(self._remove, row))
            row.opened.connect(partial(self._open_row, row))
            self.rows.add(row)
        for row, value in zip(self.rows.rows, self.value, strict=True):
            row.clear_extras()
            self.show_row(row, value)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.more and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = typed_in(event)
            if typed:
                self.pick(self.more, self.named(), typed=typed)
                return True
        return super().eventFilter(watched, event)

    def words_for_more(self) -> str:
        one = names.KINDS[self.kinds()[0]].one if self.kinds() != ("*",) else "record"
        return "Add, or drag a contact here" if "contact" in self.kinds() else f"Add a {one}"

    def id_of(self, value: Any) -> Id:
        return str(value)

    def show_row(self, row: Row, value: Any) -> None:
        record = self.desk.matrix.get(self.id_of(value))
        about = names.about(self.desk.matrix, record) if record is not None else ""
        row.tell(names.name(self.desk.matrix, self.id_of(value)), about, self.sign(record), 20)

    def take(self, id: Id | None) -> None:
        if id is not None and id not in self.named():
            self.commit((*self.value, id))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(self.desk.contact_mime):
            event.acceptProposedAction()
            in_role(self.more, "dropping")

    def dragLeaveEvent(self, event: QEvent) -> None:
        in_role(self.more, "drop")

    def dropEvent(self, event: QDropEvent) -> None:
        in_role(self.more, "drop")
        with self.desk.joined():
            for id in ids_in(event.mimeData(), self.desk.contact_mime):
                if id in self.desk.matrix and kind_of(id) in self.kinds():
                    self.take(id)
        event.acceptProposedAction()

    def _remove(self, row: Row) -> None:
        at = self.rows.rows.index(row)
        self.commit(self.value[:at] + self.value[at + 1 :])

    def _open_row(self, row: Row) -> None:
        self.desk.show(self.id_of(self.value[self.rows.rows.index(row)]))


@edits("targets")
class TargetsEditor(ReferencesEditor):
    """Whom a step attempts, in order: contacts, teams and rotas, and who of them."""

    def kinds(self) -> tuple[str, ...]:
        return PEOPLE

    def new_kinds(self) -> tuple[str, ...]:
        return ("contact",)

    def named(self) -> set[Id]:
        return {target.to for target in self.value}

    def id_of(self, value: Any) -> Id:
        return str(value.to)

    def words_for_more(self) -> str:
        told = getattr(self.owner, "kind", None) is StepKind.INFORM
        if self.value:
            return "Add, or drag a contact here"
        return "Nobody is told yet: add one" if told else "Nobody yet: add or drag one"

    def show_row(self, row: Row, value: Any) -> None:
        super().show_row(row, value)
        record = self.desk.matrix.get(value.to)
        if isinstance(record, Contact) and record.deputies:
            deputies = ", ".join(names.name(self.desk.matrix, id) for id in record.deputies)
            words = label(f"If away: {deputies}", "field", wraps=True)
            words.setContentsMargins(46, 0, 4, 2)
            row.add_extra(words)
        for field in TARGET_FIELDS:
            if field.fits(value):
                row.add_extra(self._choice(field, value))

    def take(self, id: Id | None) -> None:
        if id is not None and is_target(id) and id not in self.named():
            self.commit((*self.value, Target(to=id)))

    def _choice(self, field: Any, target: Target) -> QWidget:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(22, 0, 4, 4)
        editor = make(field, self.desk)
        editor.show_value(getattr(target, field.name), target)
        editor.committed.connect(lambda value, _: self._set(target, field.name, value))
        inside.addWidget(editor)
        return holder

    def _set(self, target: Target, name: str, value: Any) -> None:
        new = Target(**{"to": target.to, "mode": target.mode, "turn": target.turn} | {name: value})
        self.commit(tuple(new if each is target or each == target else each for each in self.value))
