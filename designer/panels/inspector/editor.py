"""What all editors of fields have in common, and the table of them by the name that forms use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from designer.panels.desk import Desk
from designer.panels.inspector.field import Field
from designer.panels.labels import label, restyle

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
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self._note: QLabel | None = None
        self.build()

    def build(self) -> None:
        """Make the widgets; once."""
        raise NotImplementedError

    def show_value(self, value: Any, owner: Any = None, mixed: bool = False) -> None:
        """Show a value of `owner`, the record or value it is a field of; `mixed`: several records differ."""
        self.value, self.owner, self.mixed = value, owner, mixed
        self.is_filled = True
        self.fill()

    def fill(self) -> None:
        """Put `value` into the widgets, without disturbing somebody who types."""
        raise NotImplementedError

    def flush(self) -> None:
        """Commit what has been typed and not yet been taken."""

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
            self._note = label(wraps=True)
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
