"""The file of the session: what every room that opens, saves or closes it shares."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.app.background import Background
from designer.app.keeping import Keeping
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.window import Window
from designer.errors import FileProblem
from designer.formats.keeping import native
from designer.formats.keeping.locking import Lock
from designer.formats.keeping.saving import Opened
from designer.model.document import Document
from designer.model.matrix import Matrix

KIND = {"Escalation matrix": f"*{native.SUFFIX}"}

Then = Callable[[], None]


class OpenFile(QObject):
    """One at a time: its lock, journal and stamp. `recent_changed`: the list of recent files is another."""

    recent_changed = Signal()

    def __init__(
        self, session: Session, window: Window, settings: Settings, background: Background, flush: Then
    ) -> None:
        super().__init__(session)
        self.session = session
        self.window = window
        self.settings = settings
        self.background = background
        self.flush = flush
        """Commits what has been typed and not yet been taken."""
        self.keeping = Keeping(self.later)

    def begin(
        self, document: Document, path: Path | None, opened: Opened | None = None, lock: Lock | None = None
    ) -> None:
        """Work on a document; what was open before has been seen to."""
        self.background.cancel("file")
        self.keeping.begin(lock, opened.stamp if opened is not None else None)
        self.session.begin(document, path)
        if not self.session.is_read_only:
            self.start_journal(path, opened.data if opened is not None else native.dumps(document.matrix))
        if path is not None:
            self.remember(path)

    def end(self) -> None:
        """Nothing is open any more."""
        self.let_go()
        self.session.end()
        self.recent_changed.emit()

    def let_go(self) -> None:
        """Give up lock and journal, and whatever is on its way."""
        self.background.cancel("file")
        self.keeping.let_go()

    def start_journal(self, path: Path | None, base: bytes, recovered: tuple[str, ...] = ()) -> None:
        """From now on every edit is written down; where that cannot be, it is said."""
        try:
            self.keeping.write_journal(self.session.document, path, base, recovered)
        except FileProblem as problem:
            self.window.messages.tell(problem.message, problem.hint, "warning")

    def has_moved_on(self, here: Matrix) -> bool:
        """Whether edits were made while another matrix was on its way: leaving must ask about those too."""
        self.flush()
        return self.session.matrix is not here

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        self.settings.remember_file(path)
        self.recent_changed.emit()

    def later(self, deed: Then) -> None:
        """Do what touches a disk, which may be slow, off the GUI thread, after any save under way; also at the end."""
        self.background.run(
            "saving", lambda _: deed(), lambda _: None, self.throw, replacing=False, stoppable=False
        )  # fmt: skip

    def throw(self, problem: BaseException) -> None:
        """Show a problem, or report a fault."""
        self.window.went_wrong.emit(problem)


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths mean one file. Looks at the disk, so never in the GUI thread."""
    try:
        return one.samefile(other)
    except OSError:
        return is_spelt_alike(one, other)


def is_spelt_alike(one: Path, other: Path) -> bool:
    """Whether two paths are the same words, without a look at the disk."""
    return os.path.normcase(one.absolute()) == os.path.normcase(other.absolute())
