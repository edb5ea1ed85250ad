"""What all panels share: the document at hand, what is selected, what the checks found, and the look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from PySide6.QtCore import QObject, Signal

from designer.model.document import Change, Document
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.panels.look import Look
from designer.panels.untaken import Untaken


class Desk(QObject):
    """Panels read from here, write through `edit`, and hear what others did.

    `replaced`: another document lies here. `changed`: a Change was committed. `selected`: these ids are selected.
    `found`: the checks have a new answer. `shown`: somebody asks to see a record (its id, or "" for all that is
    selected, and a field of it or "").
    `told`: somebody has something to say (message, grade). `undoable`: the last edit did more than somebody may have
    meant (a sentence), and should be easy to undo.
    """

    replaced = Signal()
    changed = Signal(object)
    selected = Signal(list)
    found = Signal()
    shown = Signal(str, str)
    told = Signal(str, str)
    undoable = Signal(str)

    def __init__(self, look: Look, contact_mime: str, step_mime: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.contact_mime = contact_mime
        self.step_mime = step_mime
        self.document = Document()
        self.document.listeners.append(self._heard)
        self.untaken = Untaken()
        """What was typed here and could not be taken."""
        self.selection: tuple[Id, ...] = ()
        self.findings: tuple[Any, ...] = ()
        self.accepted: tuple[Any, ...] = ()
        """Pairs of a finding that somebody accepts and the acceptance."""
        self.is_checked = False
        """Whether the checks have looked at this document at all."""
        self.country = ""
        """Two letters: the country of telephone numbers that name none."""
        self.author = ""
        """Who writes comments and revisions here."""
        self._joint: object = None

    @property
    def matrix(self) -> Matrix:
        return self.document.matrix

    def lay(self, document: Document) -> None:
        """Put another document on the desk."""
        if self._heard in self.document.listeners:
            self.document.listeners.remove(self._heard)
        self.document = document
        self.untaken = Untaken()
        document.listeners.append(self._heard)
        self.findings = ()
        self.accepted = ()
        self.is_checked = False
        self.replaced.emit()
        self.select(())
        self.found.emit()

    def select(self, ids: Iterable[Id]) -> None:
        """Select records of any kind; ids that are not there are left out."""
        wanted = tuple(dict.fromkeys(id for id in ids if id in self.matrix))
        if wanted != self.selection:
            self.selection = wanted
            self.selected.emit(list(wanted))

    def show(self, id: Id, field: str = "") -> None:
        """Select a record and bring it into sight wherever it stands."""
        if id in self.matrix:
            self.select((id,))
            self.shown.emit(id, field)

    def edit(self, label: str, merge: object = None) -> AbstractContextManager[Edit]:
        """Draft an edit of the document; see `Document.edit`."""
        return self.document.edit(label, self._joint or merge)

    @contextmanager
    def joined(self) -> Iterator[None]:
        """What is edited inside becomes one undo step."""
        before, self._joint = self._joint, self._joint or object()
        try:
            yield
        finally:
            self._joint = before

    def put(self, label: str, ids: Iterable[Id], merge: object = None, **fields: Any) -> None:
        """Change the same fields of some records in one undo step."""
        with self.edit(label, merge) as edit:
            for id in ids:
                edit.change(id, **fields)

    def do(self, label: str, verb: Callable[[Edit], Any]) -> Any:
        """Run a verb on a draft in one undo step; what it returns."""
        with self.edit(label) as edit:
            return verb(edit)

    def findings_of(self, id: Id) -> list[Any]:
        """What the checks found about a record."""
        return [finding for finding in self.findings if id in finding.ids]

    def take_findings(self, findings: Iterable[Any], accepted: Iterable[Any] = ()) -> None:
        """The checks have answered."""
        self.findings = tuple(findings)
        self.accepted = tuple(accepted)
        self.is_checked = True
        self.found.emit()

    def _heard(self, change: Change) -> None:
        self.changed.emit(change)
        left = tuple(id for id in self.selection if id in self.matrix)
        if left != self.selection:
            self.selection = left
            self.selected.emit(list(left))
