"""The dialog that brings in a contact sheet: reading, what the columns mean, and every change before it is made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from designer.formats.values.vocabulary import Vocabulary
from designer.i18n import counted
from designer.panels.import_changes import ChangesPage
from designer.panels.import_preview import PreviewModel
from designer.panels.look import Look
from designer.panels.preview_lines import Listing
from designer.panels.reading_dialog import ReadingDialog


class ImportDialog(ReadingDialog):
    """`wants_outcome`: the changes are to be worked out; `wants_done`: what is ticked is to be imported."""

    MAPPED = "Show the changes"
    ABOUT_COLUMNS = "Correct what is wrong; what is left out stays in the sheet only."

    def __init__(self, name: str, look: Look, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        self.changes = ChangesPage(look)
        self._is_own = False
        super().__init__(f"Import {name}", name, look, vocabulary, self.changes, parent)
        self.changes.counted.connect(self._count)

    @property
    def model(self) -> PreviewModel | None:
        """What is shown of the changes; None before there are any."""
        return self.changes.model

    def show_preview(self, listing: Listing) -> None:
        """Every change before it is made. `mapping` is skipped on the way back for the program's own sheets."""
        self._is_own = listing.proposal.own and not self.mapping.result()
        self.show_outcome("Every change, before it is made", "Untick what you do not want. One undo takes it all back.")
        self.changes.show_listing(listing)

    def _count(self) -> None:
        if self.model is None or self.pages.currentWidget() is not self.outcome:
            return
        number = self.model.number_of_changes()
        waiting = self.model.open_choices()
        about = "Untick what you do not want. One undo takes it all back."
        if waiting:
            fields = "1 field has" if waiting == 1 else f"{waiting:,} fields have"
            about += f" {fields} several values; until you choose, nothing changes there."
        self.head("Every change, before it is made", about)
        new = self.model.number_of_new_contacts()
        parts = [counted(new, "contact")] if new else []
        parts += [counted(number - new, "change")] if number > new else []
        words = f"Import {' and '.join(parts)}" if parts else "Nothing to import"
        self.buttons(back=not self._is_own, main=words, can=number > 0)
