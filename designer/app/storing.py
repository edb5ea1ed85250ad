"""Saving the open matrix: one save at a time, off the GUI thread, and never over what somebody else has saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject

from designer.app.asking import Answer, ask
from designer.app.background import Job
from designer.app.choosing import choose_target, file_name, folder_of
from designer.app.open_file import KIND, OpenFile, Then, is_same
from designer.app.read_only import ReadOnlyDocument
from designer.app.turns import Turns, Wish
from designer.errors import FileChanged
from designer.formats.keeping import locking, native, saving
from designer.formats.keeping.locking import Lock
from designer.formats.keeping.saving import Opened, Stamp
from designer.model.document import Document
from designer.model.matrix import Matrix


class Stored(NamedTuple):
    """What a save gave: the file as it now is, and the lock on it, which is new where it is another file."""

    saved: Opened
    lock: Lock | None
    is_new: bool


class Storing(QObject):
    """A save cannot be stopped half-way: nobody could say then which of the two is on the disk."""

    def __init__(self, file: OpenFile, tell_untaken: Callable[[str], None]) -> None:
        super().__init__(file)
        self._file = file
        self._session = file.session
        self._tell_untaken = tell_untaken
        self._turns = Turns()

    def save(self, then: Then | None = None) -> None:
        """Write the matrix to its file; without one, ask for it. `then` runs when it is saved.

        Raises ReadOnly where the file was opened to read.
        """
        self._file.flush()
        document, path = self._session.document, self._session.path
        if isinstance(document, ReadOnlyDocument):
            raise document.refusal()
        if path is None:
            self.save_as(then)
        elif not self._turns.must_wait(Wish(document, None, then)):
            keeping = self._file.keeping
            self._write(path, keeping.stamp, then, is_own=True)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a file and write the matrix to it."""
        self._file.flush()
        name = f"{file_name(self._session.title)}{native.SUFFIX}"
        start = self._session.path or folder_of(self._file.settings["folder"]) / name
        ending = native.SUFFIX[1:]
        choose_target(self._file.window, "Save the matrix", start, KIND, lambda path: self.save_to(path, then), ending)

    def save_to(self, path: Path, then: Then | None = None, overwrite: bool = False) -> None:
        """Write the matrix to a file, which is its file from now on.

        `overwrite`: whatever stands there, also what has changed since it was opened to read.
        """
        if self._turns.must_wait(Wish(self._session.document, path, then)):
            return
        read = self._file.keeping.stamp if self._session.is_read_only and not overwrite else None
        self._write(path, read, then)

    def _save_next(self) -> None:
        if (wish := self._turns.next(self._session.document)) is None:
            return
        if wish.path is None:
            self.save(wish.then)
        else:
            self.save_to(wish.path, wish.then)

    def _write(self, path: Path, expected: Stamp | None, then: Then | None, is_own: bool = False) -> None:
        """`expected`: what its own file should hold, None for anything; `is_own`: the path is known to be that file."""
        document, matrix, here = self._session.document, self._session.matrix, self._session.path
        held, position = self._file.keeping.lock, self._file.keeping.position()
        is_read_only = self._session.is_read_only

        def work(_: Job) -> Stored:
            same = is_own or (here is not None and is_same(path, here))
            if same and not is_read_only:
                if held is not None:
                    held.check()
                return Stored(saving.save(matrix, path, expected), held, False)
            lock = locking.take(path)
            try:
                return Stored(saving.save(matrix, path, expected if same else None), lock, True)
            except BaseException:
                lock.release()
                raise

        def done(stored: Stored) -> None:
            if self._session.document is document:
                self._saved(path, stored, matrix, position)
                if then is not None:
                    then()
            elif stored.is_new and stored.lock is not None:
                self._file.keeping.release(stored.lock)
            self._save_next()

        def failed(problem: BaseException) -> None:
            waiting = self._turns.forget_same(document)
            if isinstance(problem, FileChanged) and self._session.document is document:
                self._ask_about_change(path, problem, _all([*([then] if then is not None else []), *waiting]))
            else:
                self._file.throw(problem)
            self._save_next()

        self._turns.job = self._file.background.run(
            "saving", work, done, failed, f"Saving {path.name}", replacing=False, stoppable=False, unwanted=_let_go
        )

    def _saved(self, path: Path, stored: Stored, matrix: Matrix, position: int | None) -> None:
        session, saved = self._session, stored.saved
        if session.is_read_only:  # from now on it is the copy that is worked on
            selection = session.selection
            self._file.begin(Document(matrix), path, saved, stored.lock)
            session.select(selection)
            problem = None
        else:
            problem = self._file.keeping.saved(path, stored.lock, saved, position)
            session.path = path
            if session.matrix is matrix:
                session.document.mark_clean()
            self._file.remember(path)
        session.told.emit(f"Saved {path.name}", "info")
        session.state_changed.emit()
        self._tell_untaken(path.name)
        if problem is not None:
            self._file.throw(problem)

    def _ask_about_change(self, path: Path, problem: FileChanged, then: Then | None) -> None:
        ask(
            self._file.window,
            "The file has changed",
            problem.message,
            "Saving over it loses what the other person did. Their version stays beside it as a backup.",
            (
                Answer("Save as…", lambda: self.save_as(then), main=True),
                Answer("Overwrite", lambda: self.save_to(path, then, overwrite=True), destroys=True),
                Answer("Cancel"),
            ),
        )


def _let_go(stored: Stored) -> None:
    """The program ends, or another matrix is open: nobody holds the new file."""
    if stored.is_new and stored.lock is not None:
        stored.lock.release()


def _all(deeds: list[Then]) -> Then | None:
    """One after another; None where there are none."""

    def run() -> None:
        for deed in deeds:
            deed()

    return run if deeds else None
