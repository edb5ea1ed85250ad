"""Keeping watch on the open file: what somebody else changes on disk is noticed and told."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from designer.app.open_file import OpenFile, Then
from designer.errors import FileProblem
from designer.formats.keeping import saving


class Watching(QObject):
    """Looks whenever the program comes to the front. `read_again` shows what the file holds now."""

    def __init__(self, file: OpenFile, read_again: Then) -> None:
        super().__init__(file)
        self._file = file
        self._read_again = read_again
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)

    def look(self) -> None:
        """Notice that somebody else changed the file meanwhile."""
        self._compare("watching", self._look_again)

    def _look_again(self) -> None:
        """After any save under way: what has changed may be what this program is writing."""
        self._compare("saving", self._noticed)

    def _compare(self, lane: str, then: Then) -> None:
        path, stamp = self._file.session.path, self._file.keeping.watched
        if path is None or stamp is None:
            return

        def done(changed: bool) -> None:
            if changed and self._file.keeping.watched is stamp:  # else it was saved or closed meanwhile
                then()

        self._file.background.run(
            lane, lambda _: saving.has_changed(path, stamp), done, self._not_looked_at, replacing=lane == "watching"
        )

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _not_looked_at(self, problem: BaseException) -> None:
        if not isinstance(problem, FileProblem):  # a file out of reach for a while is no news; saving tells
            self._file.throw(problem)

    def _noticed(self) -> None:
        session = self._file.session
        if session.path is None:
            return
        self._file.keeping.watched = None  # said once
        hint = "Saving will ask before it overwrites." if session.is_unsaved else "Read it again to see the changes."
        self._file.window.messages.tell(
            f"{session.path.name} was changed by somebody else.", hint, "warning", (("Read again", self._read_again),)
        )
