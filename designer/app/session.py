"""The open document as the window sees it: which file, saved or not, what is selected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from designer.app.read_only import ReadOnlyDocument
from designer.canvas import mime
from designer.model.document import Document
from designer.panels.desk import Desk
from designer.panels.look import Look


class Session(Desk):
    """A desk with a file. `state_changed`: anything that title, status or enabled actions may depend on."""

    state_changed = Signal()
    failed = Signal(object)
    """An exception of work that was done elsewhere."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(look, mime.CONTACT, mime.STEP_KIND, parent)
        self.path: Path | None = None
        self.is_open = False
        self.changed.connect(self.state_changed)
        self.selected.connect(self.state_changed)
        self.found.connect(self.state_changed)

    def begin(self, document: Document, path: Path | None) -> None:
        """Work on a document from now on; `path` is its file, if it has one."""
        self.path = path
        self.is_open = True
        self.lay(document)
        self.state_changed.emit()

    def end(self) -> None:
        """Nothing is open any more."""
        self.path = None
        self.is_open = False
        self.lay(Document())
        self.state_changed.emit()

    @property
    def is_unsaved(self) -> bool:
        return self.is_open and not self.document.is_clean

    @property
    def is_read_only(self) -> bool:
        """Whether what is open may only be looked at."""
        return isinstance(self.document, ReadOnlyDocument)

    @property
    def caption(self) -> str:
        """The title as windows bear it."""
        return f"{self.title} (read only)" if self.is_read_only else self.title

    @property
    def title(self) -> str:
        """What the open matrix is called: its title, else its file, else "Untitled matrix"."""
        written = self.matrix.head.title.strip()
        return written or (self.path.stem if self.path is not None else "Untitled matrix")

    def undo(self) -> None:
        self.document.undo()

    def redo(self) -> None:
        self.document.redo()

    def go(self, by: int) -> None:
        """So many steps back (negative) or forth in the history."""
        for _ in range(abs(by)):
            if not (self.document.undo() if by < 0 else self.document.redo()):
                break
