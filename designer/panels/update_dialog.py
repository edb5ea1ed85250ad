"""The dialog that brings somebody's own workbook up to date: reading, what the columns mean, and the cells to write."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from designer.formats.updating import Look as Looked
from designer.formats.values.vocabulary import Vocabulary
from designer.i18n import counted
from designer.model.matrix import Matrix
from designer.panels.look import Look
from designer.panels.reading_dialog import ReadingDialog
from designer.panels.update_cells import CellsPage


class UpdateDialog(ReadingDialog):
    """`wants_outcome`: the cells are to be worked out; `wants_done`: those ticked are to be written.

    `wants_again`: the file is to be looked at again, for it has changed.
    """

    wants_again = Signal()

    MAPPED = "Show the cells"
    ABOUT_COLUMNS = "Only the columns that are understood are brought up to date; all else stays as it is."

    def __init__(self, name: str, look: Look, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        self.cells = CellsPage(look)
        self._stale = self._is_strange = False
        super().__init__(f"Update {name}", name, look, vocabulary, self.cells, parent)
        self.cells.counted.connect(self._count)

    def show_cells(self, looked: Looked, matrix: Matrix) -> None:
        """What the cells should say, or that they say it already."""
        self._stale = False
        self._is_strange = len(looked.update.absent) == len(matrix.contacts)
        self.show_outcome("", "")
        self.cells.show_cells(looked, matrix)

    def show_refusal(self, message: str, hint: str, stale: bool) -> None:
        """The cells were not written; `stale`: because the file is not what was looked at."""
        self._stale = stale
        self.show_outcome("Nothing was written", f"{message} {hint}".strip())
        number = len(self.cells.model.chosen()) if self.cells.model is not None else 0
        main = "Look again" if stale else f"Write {counted(number, 'cell')}"
        self.buttons(back=True, main=main)

    def _count(self) -> None:
        model = self.cells.model
        if model is None or self.pages.currentWidget() is not self.outcome:
            return
        counts, number = model.counts(), len(model.chosen())
        if not any(counts.values()):
            if self._is_strange:
                about = "No row could be matched with a contact for certain. Import the sheet to bring its people in."
                self.head(f"Nobody of the matrix is in {self.name}", about)
            else:
                about = "Every cell that is understood says what the matrix says."
                self.head(f"{self.name} agrees with the matrix", about)
            self.buttons(back=True, main="", away="Close")
            return
        about = "Only these cells change; looks, formulas and all else stay. The former file is kept beside it."
        self.head("What the cells should say", about)
        words = f"Write {counted(number, 'cell')}" if number else "Nothing to write"
        self.buttons(back=True, main=words, can=number > 0)

    def _go_on(self) -> None:
        if self._stale and self.pages.currentWidget() is self.outcome:
            self.wants_again.emit()
        else:
            super()._go_on()
