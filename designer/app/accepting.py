"""Accepts findings: asks for the reason, and keeps it in the matrix in one undo step."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QWidget

from designer.app.session import Session
from designer.checks.finding import Finding
from designer.checks.run import concerned
from designer.commands import accepting
from designer.errors import UserError
from designer.panels.accept_dialog import AcceptDialog


class Accepting:
    """`dialog`: the one that is or was open last."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self._session = session
        self._window = window
        self.dialog: AcceptDialog | None = None

    def ask(self, findings: list[Finding] | None = None) -> None:
        """Ask why findings are accepted: these, or those about the selection. Raises UserError if there are none."""
        wanted = list(findings or self._of_selection())
        if not wanted:
            raise UserError("There is no finding about what is selected.", "Select one in the list of findings (F8).")
        today = dt.datetime.now().astimezone().date()
        self.dialog = AcceptDialog(wanted, self._session.author, today, self._window)
        self.dialog.wished.connect(lambda why, by, until: self._accept(wanted, why, by, until))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _of_selection(self) -> list[Any]:
        selected = set(self._session.selection)
        return [finding for finding in self._session.findings if selected & set(finding.ids)]

    def _accept(self, findings: list[Finding], why: str, by: str, until: dt.date | None) -> None:
        words = "finding" if len(findings) == 1 else f"{len(findings)} findings"
        matrix = self._session.matrix
        with self._session.edit(f"Accept {words}") as edit:
            for finding in findings:
                accepting.accept(edit, finding.code, concerned(matrix, finding), why, by, until)
