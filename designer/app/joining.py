"""Joins contacts: asks what is kept, and makes them one in one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from designer.app.session import Session
from designer.commands import joining
from designer.errors import UserError
from designer.model.ids import Id, kind_of
from designer.panels import names
from designer.panels.join_dialog import MOST, JoinDialog


class Joining:
    """`dialog`: the one that is or was open last."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window
        self.dialog: JoinDialog | None = None

    def ask(self, ids: Sequence[Id] = ()) -> None:
        """Ask how contacts are joined: these, else the selected ones. Raises UserError for too few or too many."""
        wanted = [id for id in dict.fromkeys(ids or self._session.selection) if kind_of(id) == "contact"]
        wanted = [id for id in wanted if id in self._session.matrix]
        if len(wanted) < 2:
            raise UserError("Only several contacts can be joined.", "Select two or more in the contacts table.")
        if len(wanted) > MOST:
            raise UserError(f"{len(wanted):,} contacts are selected.", f"Join at most {MOST} at a time.")
        self.dialog = JoinDialog(self._session, wanted, self._window)
        self.dialog.wished.connect(self._join)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _join(self, ids: list[Id], fields: dict[str, Any]) -> None:
        number = names.count(len(ids), "contact")
        with self._session.edit(f"Join {number}") as edit:
            joined = joining.join(edit, ids, fields)
        self._session.show(joined.id)
        self._session.told.emit(f"{number} are now {names.short(names.name(self._session.matrix, joined))}", "info")
