"""Opening, saving and closing matrices, so that nothing is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication

from designer.app.asking import Answer, ask
from designer.app.background import Background, Job
from designer.app.blank import blank
from designer.app.choosing import choose_file, choose_target, file_name, folder_of
from designer.app.keeping import Keeping
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.taking import Found, Taken, drop, find, take
from designer.app.turns import Turns, Wish
from designer.app.window import Window
from designer.errors import FileChanged, FileLocked, FileProblem, UserError
from designer.formats.keeping import locking, native, saving
from designer.formats.keeping.locking import Lock
from designer.formats.keeping.recovery import Recovery
from designer.formats.keeping.saving import Opened, Stamp
from designer.formats.keeping.templates import with_own_head
from designer.model.document import Document
from designer.model.matrix import Matrix

KIND = {"Escalation matrix": f"*{native.SUFFIX}"}

Then = Callable[[], None]


class Files(QObject):
    """The file of the session: its lock, its journal, its stamp. `sheet_dropped`: a spreadsheet came by drag."""

    sheet_dropped = Signal(str)
    left = Signal()
    """The window may close now."""
    recent_changed = Signal()

    def __init__(
        self, session: Session, window: Window, settings: Settings, background: Background, flush: Then
    ) -> None:
        super().__init__(session)
        self._session = session
        self._window = window
        self._settings = settings
        self._background = background
        self._flush = flush
        self.keeping = Keeping()
        self._closing = False
        self._turns = Turns()
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)

    # ------------------------------------------------------------------------------------------------- opening

    def new(self) -> None:
        """To the start screen, where templates are."""
        self.leave(self._end)

    def blank(self) -> None:
        """Begin with a blank matrix."""
        self.leave(lambda: self.begin(blank(), None))

    def template(self, name: str) -> None:
        """Begin with a copy of a shipped template, by its path."""
        self.leave(lambda: self._open_copy(Path(name)))

    def open(self) -> None:
        """Let the user choose a file."""
        kinds = {**KIND, "All files": "*"}
        choose_file(self._window, "Open a matrix", self._settings["folder"], kinds, self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a file; a spreadsheet is imported instead."""
        if path.suffix.lower() != native.SUFFIX and path.suffix.lower() in SHEETS:
            self.sheet_dropped.emit(str(path))
        elif self._session.path is not None and _same(path, self._session.path):
            self._window.messages.tell(f"{path.name} is open already.")
        else:
            self.leave(lambda: self._read(path))

    def dropped(self, path: str) -> None:
        """A file was dropped on the window."""
        self.open_path(Path(path))

    def begin(
        self, document: Document, path: Path | None, opened: Opened | None = None, lock: Lock | None = None
    ) -> None:
        """Work on a document; what was open before has been seen to."""
        self._background.cancel("file")
        self.keeping.begin(lock, opened.stamp if opened is not None else None)
        self._session.begin(document, path)
        self._start_journal(path, opened.data if opened is not None else native.dumps(document.matrix))
        if path is not None:
            self._remember(path)

    def recover(self, left: Recovery) -> None:
        """Go on with what a program that was killed has left; saving asks where the file has changed since."""

        here = self._session.matrix

        def done(found: Found) -> None:
            if self._has_moved_on(here):
                drop(found)
                self.leave(lambda: self.recover(left))
                return
            document = Document(found.matrix)
            document.mark_unsaved()
            self.keeping.begin(found.lock, found.stamp)
            self._session.begin(document, found.path)
            self._start_journal(found.path, native.dumps(found.matrix), tuple(left.labels))
            if self.keeping.journal is not None:
                left.discard()  # only now that another journal holds it all
            self._session.state_changed.emit()

        job = self._background.run("file", lambda _: find(left), done, self._throw, "Recovering your edits")
        job.dropped.connect(drop)

    def _has_moved_on(self, here: Matrix) -> bool:
        """Whether edits were made while another matrix was on its way: `leave` must ask about those too."""
        self._flush()
        return self._session.matrix is not here

    def _read(self, path: Path, override: bool = False) -> None:
        here = self._session.matrix

        def done(taken: Taken) -> None:
            if self._has_moved_on(here):
                drop(taken)
                self.leave(lambda: self._read(path))
                return
            if isinstance(taken.unlocked, FileLocked):
                self._ask_about_lock(path, taken)
                return
            self.begin(Document(taken.opened.matrix), path, taken.opened, taken.lock)
            if taken.unlocked is not None:
                hint = "You can work on it and save it under another name."
                self._window.messages.tell(f"{path.name} cannot be saved where it is.", hint, "warning")

        job = self._background.run(
            "file",
            lambda _: take(path, override),
            done,
            lambda problem: self._not_opened(path, problem),
            f"Opening {path.name}",
        )
        job.dropped.connect(drop)

    def _not_opened(self, path: Path, problem: BaseException) -> None:
        if not path.exists():
            self._settings.forget_file(str(path))
            self.recent_changed.emit()
        self._throw(problem)

    def _ask_about_lock(self, path: Path, taken: Taken) -> None:
        def copy() -> None:
            self.begin(Document(taken.opened.matrix), None)
            self._window.messages.tell(f"This is a copy of {path.name}.", "Save it under a name of its own.")

        assert taken.unlocked is not None
        ask(
            self._window,
            "The file is in use",
            taken.unlocked.message,
            "Two people who save the same file overwrite each other's work.",
            (
                Answer("Open a copy", copy, main=True),
                Answer("Take it over", lambda: self._read(path, override=True), destroys=True),
                Answer("Cancel"),
            ),
        )

    def _open_copy(self, path: Path) -> None:
        here = self._session.matrix

        def done(matrix: Matrix) -> None:
            if self._has_moved_on(here):
                self.leave(lambda: self._open_copy(path))
            else:
                self.begin(Document(matrix), None)

        self._background.run(
            "file", lambda _: with_own_head(native.read(path)), done, self._throw, "Opening the template"
        )

    # -------------------------------------------------------------------------------------------------- saving

    def save(self, then: Then | None = None) -> None:
        """Write the matrix to its file; without one, ask for it. `then` runs when it is saved."""
        self._flush()
        if self._session.path is None:
            self.save_as(then)
        elif not self._turns.must_wait(Wish(self._session.document, None, then)):
            self._write(self._session.path, self.keeping.lock, self.keeping.stamp, then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a file and write the matrix to it."""
        self._flush()
        name = f"{file_name(self._session.title)}{native.SUFFIX}"
        start = self._session.path or folder_of(self._settings["folder"]) / name
        ending = native.SUFFIX[1:]
        choose_target(self._window, "Save the matrix", start, KIND, lambda path: self.save_to(path, then), ending)

    def save_to(self, path: Path, then: Then | None = None) -> None:
        """Write the matrix to a file, which is its file from now on."""
        if self._turns.must_wait(Wish(self._session.document, path, then)):
            return
        if self._session.path is not None and _same(path, self._session.path):
            self._write(path, self.keeping.lock, None, then)
        else:
            self._write(path, locking.take(path), None, then)

    def revert(self) -> None:
        """What the file holds, as an edit that undo takes back."""
        path = self._session.path
        if path is None:
            return

        def done(opened: Opened) -> None:
            document = self._session.document
            document.commit("Revert to saved", document.matrix.diff(opened.matrix))
            document.mark_clean()
            self.keeping.stamp = self.keeping.watched = opened.stamp
            self._session.state_changed.emit()

        self._background.run("file", lambda _: saving.open_matrix(path), done, self._throw, f"Reading {path.name}")

    def _save_next(self) -> None:
        while (wish := self._turns.next(self._session.document)) is not None:
            try:
                self.save(wish.then) if wish.path is None else self.save_to(wish.path, wish.then)
            except UserError as problem:  # the next one is to have its turn all the same
                self._throw(problem)

    def _write(self, path: Path, lock: Lock | None, expected: Stamp | None, then: Then | None) -> None:
        document, matrix = self._session.document, self._session.matrix
        position = self.keeping.position()

        def work(_: Job) -> Opened:
            if lock is not None:
                lock.check()
            return saving.save(matrix, path, expected)

        def done(saved: Opened) -> None:
            if self._session.document is document:
                self._saved(path, lock, saved, matrix, position)
                if then is not None:
                    then()
            else:
                let_go()
            self._save_next()

        def failed(problem: BaseException) -> None:
            let_go()
            self._turns.forget_same(document)
            if isinstance(problem, FileChanged) and self._session.document is document:
                self._ask_about_change(path, problem, then)
            else:
                self._throw(problem)
            self._save_next()

        def let_go() -> None:
            if lock is not None and lock is not self.keeping.lock:
                lock.release()

        self._turns.job = self._background.run("saving", work, done, failed, f"Saving {path.name}", replacing=False)

    def _saved(self, path: Path, lock: Lock | None, saved: Opened, matrix: Matrix, position: int | None) -> None:
        problem = self.keeping.saved(path, lock, saved, position)
        self._session.path = path
        if self._session.matrix is matrix:
            self._session.document.mark_clean()
        self._remember(path)
        self._session.told.emit(f"Saved {path.name}", "info")
        self._session.state_changed.emit()
        if problem is not None:
            self._throw(problem)

    def _ask_about_change(self, path: Path, problem: FileChanged, then: Then | None) -> None:
        ask(
            self._window,
            "The file has changed",
            problem.message,
            "Saving over it loses what the other person did. Their version stays beside it as a backup.",
            (
                Answer("Save as…", lambda: self.save_as(then), main=True),
                Answer("Overwrite", lambda: self.save_to(path, then), destroys=True),
                Answer("Cancel"),
            ),
        )

    # ------------------------------------------------------------------------------------------------- closing

    def close(self) -> None:
        """To the start screen."""
        self.leave(self._end)

    def leave(self, then: Then) -> None:
        """See to unsaved edits, then go on; Cancel stays."""
        self._flush()
        if not self._session.is_unsaved:
            then()
            return
        document = self._session.document
        history = document.history[len(document.history) - document.unsaved :]
        last = f"the last of them “{history[-1]}”" if len(history) > 1 else f"“{history[0]}”" if history else ""
        ask(
            self._window,
            "Unsaved edits",
            f"Save the changes to “{self._session.title}”?",
            f"{len(history):,} edits, {last}." if len(history) > 1 else f"One edit, {last}." if history else "",
            (
                Answer("Save", lambda: self.save(lambda: self.leave(then)), main=True),
                Answer("Discard", then, destroys=True),
                Answer("Cancel"),
            ),
        )

    def closing(self, event: QCloseEvent) -> None:
        """The window is asked to close."""
        self._flush()
        if self._closing or not self._session.is_unsaved:
            self._let_go()
            self.left.emit()
            return
        event.ignore()
        self.leave(self._close_window)

    def _close_window(self) -> None:
        self._closing = True
        self._window.close()

    def _end(self) -> None:
        self._let_go()
        self._session.end()
        self.recent_changed.emit()

    def _let_go(self) -> None:
        self._background.cancel("file")
        self.keeping.let_go()

    # ------------------------------------------------------------------------------------------- keeping watch

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look_at_disk()

    def look_at_disk(self) -> None:
        """Notice that somebody else changed the file meanwhile."""
        path, stamp = self._session.path, self.keeping.watched
        if path is not None and stamp is not None:
            self._background.run(
                "watching", lambda _: saving.has_changed(path, stamp), lambda changed: self._noticed(changed, path),
                self._not_looked_at,
            )  # fmt: skip

    def _not_looked_at(self, problem: BaseException) -> None:
        if not isinstance(problem, FileProblem):  # a file out of reach for a while is no news; saving tells
            self._throw(problem)

    def _noticed(self, changed: bool, path: Path) -> None:
        if not changed or path != self._session.path:
            return
        self.keeping.watched = None  # said once
        hint = (
            "Saving will ask before it overwrites." if self._session.is_unsaved else "Read it again to see the changes."
        )
        self._window.messages.tell(
            f"{path.name} was changed by somebody else.", hint, "warning", (("Read again", self.revert),)
        )

    def _start_journal(self, path: Path | None, base: bytes, recovered: tuple[str, ...] = ()) -> None:
        try:
            self.keeping.write_journal(self._session.document, path, base, recovered)
        except FileProblem as problem:
            self._window.messages.tell(problem.message, problem.hint, "warning")

    def _remember(self, path: Path) -> None:
        self._settings.remember_file(path)
        self.recent_changed.emit()

    def _throw(self, problem: BaseException) -> None:
        self._window.went_wrong.emit(problem)


SHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
"""Endings of files that contacts are imported from."""


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
