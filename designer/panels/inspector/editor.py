"""What all editors of fields have in common, and the table of them by the name that forms use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from designer.panels.desk import Desk
from designer.panels.inspector.field import Field
from designer.panels.labels import Whole, restyle
from designer.panels.untaken import Place, Typed, Untaken

SEVERAL = "Several values"
"""What an editor shows for records that differ."""


class Editor(QWidget):
    """Shows the value of a field and says when a person has changed it.

    `committed` carries the new value, and whether it is still being typed (such changes join in one undo step).
    Setting a value never emits.
    """

    committed = Signal(object, bool)
    labelled = True
    """Whether the name of the field stands above the editor; a switch carries its own."""

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.desk = desk
        self.value: Any = None
        self.mixed = False
        self.owner: Any = None
        self.is_filled = False
        """Whether it shows anybody's value yet."""
        self.place = Place((), (field.name,))
        """Where what is typed is kept while it is not understood."""
        self._untaken: Untaken = desk.untaken
        self.is_elsewhere = True
        """Whether it shows another field than before, so that what stands in its boxes is not of this one."""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self._note: QLabel | None = None
        self.build()

    def build(self) -> None:
        """Make the widgets; once."""
        raise NotImplementedError

    def show_value(self, value: Any, owner: Any = None, mixed: bool = False, place: Place | None = None) -> None:
        """Show a value of `owner`, the record or value it is a field of; `mixed`: several records differ.

        `place` says which field of which records, where that is not simply this field of the owner.
        """
        if place is None:
            place = Place((getattr(owner, "id", ""),), (self.field.name,))
        self.is_elsewhere = (place, self.desk.untaken) != (self.place, self._untaken) or not self.is_filled
        self.place, self._untaken = place, self.desk.untaken
        self.value, self.owner, self.mixed = value, owner, mixed
        self.is_filled = True
        self.fill()

    def fill(self) -> None:
        """Put `value` into the widgets, without disturbing somebody who types."""
        raise NotImplementedError

    def flush(self) -> None:
        """Commit what has been typed and not yet been taken."""

    def go_to(self, within: tuple[str, ...] = ()) -> QWidget:
        """Take the keyboard to it, or to what there is `within` it; returns what should be in sight."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return self

    def is_typed_in(self, box: QLineEdit) -> bool:
        """Whether somebody is typing into a box, who must not be disturbed."""
        return box.hasFocus() and box.isModified() and not self.is_elsewhere

    def keep(self, text: str, problem: str, *within: str, called: str = "") -> None:
        """Keep a text that is not understood with the field, until it is, or is taken back."""
        self._untaken.keep(self.place.at(*within), Typed(text, problem, called or self.field.label))

    def kept(self, *within: str) -> Typed | None:
        """The text that was not understood."""
        return self._untaken.at(self.place.at(*within))

    def forget(self, *within: str) -> None:
        """What was typed is understood, or taken back."""
        self._untaken.forget(self.place.at(*within))

    def commit(self, value: Any, typing: bool = False) -> None:
        """Say that a person wants this value, where it differs."""
        if not self.is_filled:
            return  # nobody can have wanted anything of what shows nobody's value
        if self.mixed or value != self.value:
            self.value, self.mixed = value, False
            self.committed.emit(value, typing)

    def note(self, text: str, role: str = "field") -> None:
        """A line under the editor: what was understood, or what is wrong; "" takes it away."""
        if self._note is None:
            if not text:
                return
            self._note = Whole()
            self._note.setProperty("place", "note")
            self.column.addWidget(self._note)
        self._note.setText(text)
        self._note.setProperty("role", role)
        restyle(self._note)
        self._note.setVisible(bool(text))


EDITORS: dict[str, type[Editor]] = {}

E = TypeVar("E", bound=type[Editor])


def edits(*names: str) -> Callable[[E], E]:
    """Enter an editor into the table under the names that forms use for it."""

    def enter(cls: E) -> E:
        for name in names:
            EDITORS[name] = cls
        return cls

    return enter


def make(field: Field, desk: Desk, parent: QWidget | None = None) -> Editor:
    """The editor of a field."""
    editor = EDITORS[field.editor](field, desk, parent)
    editor.setAccessibleName(field.label)
    if field.help:
        editor.setToolTip(field.help)
    return editor
