"""Leaving the open matrix: unsaved edits, and what was typed and not understood, are asked about first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent

from designer.app.asking import Answer, ask
from designer.app.open_file import OpenFile, Then
from designer.app.untold import Untold


class Leaving(QObject):
    """`left`: the window may close now."""

    left = Signal()

    def __init__(self, file: OpenFile, untold: Untold, save: Callable[[Then], None]) -> None:
        super().__init__(file)
        self._file = file
        self._session = file.session
        self._untold = untold
        self._save = save
        self._closing = False

    def leave(self, then: Then) -> None:
        """See to unsaved edits and to what is not understood, then go on; Cancel stays."""
        self._file.flush()
        if not self._session.is_unsaved:
            self._leave_typed(then)
            return
        document = self._session.document
        history = document.history[len(document.history) - document.unsaved :]
        last = f"the last of them “{history[-1]}”" if len(history) > 1 else f"“{history[0]}”" if history else ""
        ask(
            self._file.window,
            "Unsaved edits",
            f"Save the changes to “{self._session.title}”?",
            f"{len(history):,} edits, {last}." if len(history) > 1 else f"One edit, {last}." if history else "",
            (
                Answer("Save", lambda: self._save(lambda: self.leave(then)), main=True),
                Answer("Discard", then, destroys=True),
                Answer("Cancel"),
            ),
        )

    def closing(self, event: QCloseEvent) -> None:
        """The window is asked to close."""
        self._file.flush()
        if self._closing or not (self._session.is_unsaved or self._untold.first() is not None):
            self._file.let_go()
            self.left.emit()
            return
        event.ignore()
        self.leave(self._close_window)

    def _leave_typed(self, then: Then) -> None:
        first = self._untold.first()
        if first is None:
            then()
            return
        ask(
            self._file.window,
            "Not understood",
            self._untold.sentence("The program does not understand"),
            "It is not part of the matrix, and would be lost.",
            (
                Answer("Close without it", then, destroys=True),
                Answer("Go back and mend", self._untold.show, main=True),
            ),
        )

    def _close_window(self) -> None:
        self._closing = True
        self._file.window.close()
