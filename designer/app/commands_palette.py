"""“Find or do anything”: one box that finds steps, contacts, all other records and every command by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from designer.app.actions import ACTIONS
from designer.app.session import Session
from designer.app.window import Window
from designer.panels import names
from designer.panels.picker import Choice, Picker, choices_of

KINDS = ("step", "contact", "team", "rota", "level", "severity", "category", "channel", "calendar", "announcement")
"""The kinds of record that are found, the most wanted first."""

RECENT = 5
WIDE = 480
"""Pixels."""
_ACTION = "action:"


class CommandsPalette:
    """Opens the box; what was chosen last stands first the next time."""

    def __init__(self, window: Window, session: Session, run: Callable[[str], None]) -> None:
        self._window = window
        self._session = session
        self._run = run
        self._recent: list[str] = []
        self.picker: Picker | None = None

    def open(self) -> None:
        """Show the box under its button, or under the menus where that is out of sight."""
        picker = Picker(self._session, self.choices(), (), self._window)
        picker.box.setPlaceholderText("Find a step, a contact, a command …")
        picker.box.setAccessibleName("Find or do anything")
        picker.chosen.connect(self._chosen)
        finder: QWidget = self._window.finder
        picker.pop_up(finder if finder.isVisible() else self._window.tools, WIDE)
        self.picker = picker

    def choices(self) -> list[Choice]:
        """All that can be found now: commands that can be run, and records."""
        found = [choice for action in ACTIONS if (choice := self._command(action.id)) is not None]
        if self._session.is_open:
            found = [*choices_of(self._session, KINDS), *found]
        order = {key: place for place, key in enumerate(self._recent)}
        return sorted(found, key=lambda choice: order.get(choice.id, len(order)))

    def _command(self, id: str) -> Choice | None:
        made = self._window.actions_by_id[id]
        if not made.isEnabled() or id == "find":
            return None
        action = next(action for action in ACTIONS if action.id == id)
        keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        menu = action.menu.rstrip("|").replace("/", " › ")
        return Choice(
            _ACTION + id,
            made.text().replace("&", ""),
            "   ".join(part for part in (menu, keys) if part),
            "",
            action.icon,
        )

    def _chosen(self, choice: Choice) -> None:
        self._recent = [choice.id, *(key for key in self._recent if key != choice.id)][:RECENT]
        if choice.id.startswith(_ACTION):
            self._run(choice.id.removeprefix(_ACTION))
        else:
            self._session.show(choice.id)
            self._session.told.emit(f"Showing {names.short(choice.name)}", "info")
