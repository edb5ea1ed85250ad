"""Opening a matrix: from a file, a template, or what a killed program left; with the questions that this raises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.app.asking import Answer, ask
from designer.app.background import Job
from designer.app.choosing import choose_file
from designer.app.open_file import KIND, OpenFile, Then, is_same, is_spelt_alike
from designer.app.read_only import ReadOnlyDocument
from designer.app.taking import Found, Taken, drop, find, take
from designer.errors import FileLocked, UserError
from designer.formats.keeping import native, saving
from designer.formats.keeping.recovery import Recovery
from designer.formats.keeping.saving import Opened
from designer.formats.keeping.templates import with_own_head
from designer.model.document import Document
from designer.model.matrix import Matrix

SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
"""Endings of files that contacts are imported from."""


class Opening(QObject):
    """`leave` sees to what is open, then goes on. `sheet_dropped`: what was to be opened is a spreadsheet."""

    sheet_dropped = Signal(str)

    def __init__(self, file: OpenFile, leave: Callable[[Then], None]) -> None:
        super().__init__(file)
        self._file = file
        self._session = file.session
        self._window = file.window
        self._leave = leave

    def choose(self) -> None:
        """Let the user choose a file."""
        kinds = {**KIND, "All files": "*"}
        choose_file(self._window, "Open a matrix", self._file.settings["folder"], kinds, self.open)

    def open(self, path: Path) -> None:
        """Open a file; a spreadsheet is imported instead, and what is open already is not read again."""
        here = self._session.path
        if path.suffix.lower() != native.SUFFIX and path.suffix.lower() in SHEETS:
            self.sheet_dropped.emit(str(path))
        elif here is None or (self._session.is_read_only and is_spelt_alike(path, here)):
            self._leave(lambda: self._read(path))
        elif is_spelt_alike(path, here):
            self._open_already(path)
        else:
            self._run(lambda _: is_same(path, here), lambda same: self._looked_at(path, same), f"Opening {path.name}")

    def template(self, path: Path) -> None:
        """Begin with a copy of a template."""
        here = self._session.matrix

        def done(matrix: Matrix) -> None:
            if self._file.has_moved_on(here):
                self._leave(lambda: self.template(path))
            else:
                self._file.begin(Document(matrix), None)

        self._run(lambda _: with_own_head(native.read(path)), done, "Opening the template")

    def recover(self, left: Recovery) -> None:
        """Go on with what a program that was killed has left; saving asks where the file has changed since."""
        here = self._session.matrix

        def done(found: Found) -> None:
            if self._file.has_moved_on(here):
                self._give_up(found)
                self._leave(lambda: self.recover(left))
                return
            document = Document(found.matrix)
            document.mark_unsaved()
            keeping = self._file.keeping
            keeping.begin(found.lock, found.stamp)
            self._session.begin(document, found.path)
            self._file.start_journal(found.path, native.dumps(found.matrix), tuple(left.labels))
            if keeping.journal is not None:
                left.discard()  # only now that another journal holds it all
            self._session.state_changed.emit()

        self._run(lambda _: find(left), done, "Recovering your edits", unwanted=drop)

    def read_again(self) -> None:
        """What the file holds now: as an edit that undo takes back, or simply shown where it is open to read."""
        path = self._session.path
        if path is None:
            return

        def done(opened: Opened) -> None:
            if self._session.is_read_only:
                self._file.begin(ReadOnlyDocument(opened.matrix, path.name), path, opened)
                return
            document, keeping = self._session.document, self._file.keeping
            document.commit("Revert to saved", document.matrix.diff(opened.matrix))
            document.mark_clean()
            keeping.stamp = keeping.watched = opened.stamp
            self._session.state_changed.emit()

        self._run(lambda _: saving.open_matrix(path), done, f"Reading {path.name}")

    def _looked_at(self, path: Path, same: bool) -> None:
        if same:
            self._open_already(path)
        else:
            self._leave(lambda: self._read(path))

    def _open_already(self, path: Path) -> None:
        self._window.messages.tell(f"{path.name} is open already.")

    def _read(self, path: Path, override: bool = False) -> None:
        here = self._session.matrix

        def done(taken: Taken) -> None:
            if self._file.has_moved_on(here):
                self._give_up(taken)
                self._leave(lambda: self._read(path))
            elif taken.unlocked is not None:
                self._ask_how(path, taken, taken.unlocked)
            else:
                self._file.begin(Document(taken.opened.matrix), path, taken.opened, taken.lock)

        def failed(problem: BaseException) -> None:
            if isinstance(problem.__cause__, FileNotFoundError):
                self._file.settings.forget_file(str(path))
                self._file.recent_changed.emit()
            self._file.throw(problem)

        self._run(lambda _: take(path, override), done, f"Opening {path.name}", failed, drop)

    def _ask_how(self, path: Path, taken: Taken, problem: UserError) -> None:
        """The file is somebody else's at the moment, or can only be read."""

        def read() -> None:
            document = ReadOnlyDocument(taken.opened.matrix, path.name)
            self._file.begin(document, path, taken.opened)
            copy = ("Save a copy as…", lambda: self._window.triggered.emit("save_as"))
            self._window.messages.tell(f"{path.name} is open to read.", "Save a copy to work on it.", "info", (copy,))

        def copy() -> None:
            self._file.begin(Document(taken.opened.matrix), None)
            self._window.messages.tell(f"This is a copy of {path.name}.", "Save it under a name of its own.")

        is_used = isinstance(problem, FileLocked)
        over = Answer("Take it over", lambda: self._read(path, override=True), destroys=True)
        ask(
            self._window,
            "The file is in use" if is_used else "The file can only be read",
            problem.message,
            "Two people who save the same file overwrite each other's work."
            if is_used
            else "It can be looked at, printed and exported as it is, and a copy of it can be edited.",
            (
                Answer("Open to read", read, main=True),
                Answer("Open a copy", copy),
                *((over,) if is_used else ()),
                Answer("Cancel"),
            ),
        )

    def _give_up(self, taken: Taken | Found) -> None:
        if taken.lock is not None:
            self._file.keeping.release(taken.lock)

    def _run(
        self,
        work: Callable[[Job], object],
        done: Callable[..., None],
        words: str,
        failed: Callable[[BaseException], None] | None = None,
        unwanted: Callable[..., None] | None = None,
    ) -> None:
        self._file.background.run("file", work, done, failed or self._file.throw, words, unwanted=unwanted)
