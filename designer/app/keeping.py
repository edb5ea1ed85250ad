"""What keeps the open document safe: the lock on its file, the stamp to know the file again by, the journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from designer.errors import FileProblem
from designer.formats.keeping.journal import Journal
from designer.formats.keeping.locking import Lock
from designer.formats.keeping.saving import Opened, Stamp
from designer.model.document import Document

OTHER = Stamp(-1, -1, "")
"""The stamp of no file: saving finds that the file has changed, and asks."""


class Keeping:
    """One document at a time.

    `stamp` is the file as it was opened or last saved here; `watched` the same as long as a change of it on disk is
    still worth telling.
    """

    def __init__(self, later: Callable[[Callable[[], None]], None] = lambda deed: deed()) -> None:
        """`later` is given what waits for a disk, to do it elsewhere; deeds are done in their order."""
        self._later = later
        self.lock: Lock | None = None
        self.stamp: Stamp | None = None
        self.watched: Stamp | None = None
        self.journal: Journal | None = None
        self._document: Document | None = None

    def begin(self, lock: Lock | None, stamp: Stamp | None) -> None:
        """Hold the file of a document that is about to be opened; what was held before is let go."""
        self.let_go()
        self.lock, self.stamp, self.watched = lock, stamp, stamp

    def write_journal(
        self, document: Document, path: Path | None, base: bytes, recovered: tuple[str, ...] = ()
    ) -> None:
        """From now on, write every edit down. Raises FileProblem where that cannot be done."""
        self.journal = Journal(path, base, recovered)
        self._document = document
        document.listeners.insert(0, self.journal)

    def position(self) -> int | None:
        """How far the journal has got."""
        return self.journal.position() if self.journal is not None else None

    def saved(self, path: Path, lock: Lock | None, saved: Opened, position: int | None) -> FileProblem | None:
        """The document was saved to a file, which is its file from now on. Tells what is wrong with the journal."""
        if self.lock is not None and self.lock is not lock:
            self.release(self.lock)
        self.lock, self.stamp, self.watched = lock, saved.stamp, saved.stamp
        if self.journal is not None:
            try:
                self.journal.saved(path, saved.data, position)
            except FileProblem as problem:
                return problem
        return None

    def let_go(self) -> None:
        """Give up lock and journal: what is open is saved or not wanted."""
        if self.journal is not None:
            if self._document is not None and self.journal in self._document.listeners:
                self._document.listeners.remove(self.journal)
            self._later(self.journal.close)
        if self.lock is not None:
            self.release(self.lock)
        self.lock = self.stamp = self.watched = self.journal = self._document = None

    def release(self, lock: Lock) -> None:
        """Let others open a file. This program may open it again at once."""
        lock.abandon()
        self._later(lock.release)
