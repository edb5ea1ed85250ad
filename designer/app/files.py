"""What actions ask about files: new, open, save, close. The work is done in the rooms that this puts together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent

from designer.app.background import Background
from designer.app.blank import blank
from designer.app.leaving import Leaving
from designer.app.open_file import OpenFile, Then
from designer.app.opening import Opening
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.storing import Storing
from designer.app.untold import Untold
from designer.app.watching import Watching
from designer.app.window import Window
from designer.formats.keeping.locking import Lock
from designer.formats.keeping.recovery import Recovery
from designer.formats.keeping.saving import Opened
from designer.model.document import Document


class Files(QObject):
    """The file of the session. `sheet_dropped`: a spreadsheet came by drag. `left`: the window may close now."""

    sheet_dropped = Signal(str)
    left = Signal()
    recent_changed = Signal()

    def __init__(
        self, session: Session, window: Window, settings: Settings, background: Background, flush: Then
    ) -> None:
        super().__init__(session)
        self._file = OpenFile(session, window, settings, background, flush)
        self._untold = Untold(session, window.messages)
        self._storing = Storing(self._file, self._untold.tell_after_saving)
        self._leaving = Leaving(self._file, self._untold, self.save)
        self._opening = Opening(self._file, self.leave)
        self._watching = Watching(self._file, self.revert)
        self.keeping = self._file.keeping
        self._file.recent_changed.connect(self.recent_changed)
        self._leaving.left.connect(self.left)
        self._opening.sheet_dropped.connect(self.sheet_dropped)

    def new(self) -> None:
        """To the start screen, where templates are."""
        self.leave(self._file.end)

    def blank(self) -> None:
        """Begin with a blank matrix."""
        self.leave(lambda: self.begin(blank(), None))

    def template(self, name: str) -> None:
        """Begin with a copy of a shipped template, by its path."""
        self.leave(lambda: self._opening.template(Path(name)))

    def open(self) -> None:
        """Let the user choose a file."""
        self._opening.choose()

    def open_path(self, path: Path) -> None:
        """Open a file; a spreadsheet is imported instead."""
        self._opening.open(path)

    def dropped(self, path: str) -> None:
        """A file was dropped on the window."""
        self._opening.open(Path(path))

    def begin(
        self, document: Document, path: Path | None, opened: Opened | None = None, lock: Lock | None = None
    ) -> None:
        """Work on a document; what was open before has been seen to."""
        self._file.begin(document, path, opened, lock)

    def recover(self, left: Recovery) -> None:
        """Go on with what a program that was killed has left; saving asks where the file has changed since."""
        self._opening.recover(left)

    def save(self, then: Then | None = None) -> None:
        """Write the matrix to its file; without one, ask for it. `then` runs when it is saved. Raises ReadOnly."""
        self._storing.save(then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a file and write the matrix to it."""
        self._storing.save_as(then)

    def save_to(self, path: Path, then: Then | None = None) -> None:
        """Write the matrix to a file, which is its file from now on."""
        self._storing.save_to(path, then)

    def revert(self) -> None:
        """What the file holds, as an edit that undo takes back."""
        self._opening.read_again()

    def close(self) -> None:
        """To the start screen."""
        self.leave(self._file.end)

    def leave(self, then: Then) -> None:
        """See to unsaved edits, then go on; Cancel stays."""
        self._leaving.leave(then)

    def closing(self, event: QCloseEvent) -> None:
        """The window is asked to close."""
        self._leaving.closing(event)

    def look_at_disk(self) -> None:
        """Notice that somebody else changed the file meanwhile."""
        self._watching.look()
