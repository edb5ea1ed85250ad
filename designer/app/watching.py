"""Keeping watch on the open file: what somebody else changes on disk is noticed and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from designer.app.open_file import OpenFile
from designer.errors import FileProblem
from designer.formats.keeping import saving


class Watching(QObject):
    """Looks whenever the program comes to the front. `read_again` shows what the file holds now."""

    def __init__(self, file: OpenFile, read_again: Callable[[], None]) -> None:
        super().__init__(file)
        self._file = file
        self._read_again = read_again
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)

    def look(self) -> None:
        """Notice that somebody else changed the file meanwhile."""
        path, stamp = self._file.session.path, self._file.keeping.watched
        if path is not None and stamp is not None:
            self._file.background.run(
                "watching", lambda _: saving.has_changed(path, stamp), lambda changed: self._noticed(changed, path),
                self._not_looked_at,
            )  # fmt: skip

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _not_looked_at(self, problem: BaseException) -> None:
        if not isinstance(problem, FileProblem):  # a file out of reach for a while is no news; saving tells
            self._file.throw(problem)

    def _noticed(self, changed: bool, path: Path) -> None:
        session = self._file.session
        if not changed or path != session.path:
            return
        self._file.keeping.watched = None  # said once
        hint = "Saving will ask before it overwrites." if session.is_unsaved else "Read it again to see the changes."
        self._file.window.messages.tell(
            f"{path.name} was changed by somebody else.", hint, "warning", (("Read again", self._read_again),)
        )
