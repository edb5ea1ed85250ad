"""Brings a contact sheet in: reads it in the background, shows what it would change, applies what is ticked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from designer.app.background import Background, Job
from designer.app.choosing import choose_file
from designer.app.files import Files
from designer.app.opening import SHEETS
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.sheet_reading import SheetReading, stopping
from designer.app.window import Window
from designer.drawing.chart import chart
from designer.drawing.display import Picture
from designer.drawing.picture import chart_shapes
from designer.errors import NotAllowed, UserError
from designer.formats.collecting import without_collecting
from designer.formats.merging import merge
from designer.formats.merging.applying import apply
from designer.formats.merging.proposal import Proposal
from designer.model.diff import Diff
from designer.model.document import Document
from designer.panels import names
from designer.panels.import_dialog import ImportDialog
from designer.panels.import_preview import Chosen
from designer.panels.preview_lines import Listing

CHART_LANE, APPLY_LANE = "import chart", "import apply"
_PAUSE = 250
"""Milliseconds after something was ticked before the chart is drawn anew."""
_COUNTED = ("contact", "level", "severity", "category", "step", "transition")


class Importing(QObject):
    """One import at a time."""

    def __init__(
        self, session: Session, window: Window, settings: Settings, background: Background, files: Files
    ) -> None:
        super().__init__(session)
        self._session, self._window, self._settings = session, window, settings
        self._background, self._files = background, files
        self.dialog: ImportDialog | None = None
        self._reading = SheetReading(session, settings, background)
        self._reading.settled.connect(self._propose)
        self._reading.broke.connect(window.went_wrong)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._draw)

    def choose(self) -> None:
        """Let the user choose a sheet."""
        kinds = {"Spreadsheets": " ".join(f"*{ending}" for ending in sorted(SHEETS)), "All files": "*"}
        over = self.dialog or self._window
        choose_file(over, "Import a contact sheet", self._settings["folder"], kinds, self.begin)

    def begin(self, path: Path) -> None:
        """Read a sheet; where no matrix is open, a blank one is begun."""
        if not self._session.is_open:
            self._files.blank()
        if self.dialog is not None:
            self.dialog.close()
        dialog = ImportDialog(path.name, self._session.look, self._reading.vocabulary(), self._window)
        dialog.wants_outcome.connect(self._propose)
        dialog.wants_done.connect(self._apply)
        dialog.wants_another.connect(self.choose)
        dialog.changes.counted.connect(self._pause.start)
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        dialog.open()
        self._reading.begin(path, dialog)

    def _propose(self) -> None:
        assert self.dialog is not None and self._reading.workbook is not None
        page, workbook, matrix = self.dialog.mapping, self._reading.workbook, self._session.matrix
        country = self._reading.chosen_country()
        mapped, wanted = page.result(), page.flow.is_wanted()
        unit, base = page.flow.chosen_unit(), page.flow.chosen_base()

        def work(job: Job) -> Listing:
            flow = merge.outline(mapped, unit) if wanted else None
            proposal = merge.propose_changes(
                matrix,
                workbook,
                mapped,
                country=country or None,
                checkpoint=stopping(job, "{done} of {total} rows compared"),
                flow=flow,
                times=flow.times._replace(base=base) if flow is not None else None,
            )
            job.report(-1.0, "Listing the changes")
            return Listing(proposal)

        self._reading.run("Comparing with your contacts", f"Comparing {self._reading.path.name}", work, self._proposed)

    def _proposed(self, listing: Listing) -> None:
        if self.dialog is None:
            return
        if listing.proposal.matrix is not self._session.matrix:
            self._propose()  # the matrix moved on meanwhile
            return
        self.dialog.show_preview(listing)

    def _draw(self) -> None:
        """Draw the chart as it would be with what is ticked."""
        if self.dialog is None or self.dialog.model is None or not self.dialog.model.proposal.flow:
            return
        dialog, proposal, chosen = self.dialog, self.dialog.model.proposal, self.dialog.model.chosen()
        theme = self._session.look.theme

        def work(_: Job) -> Picture:
            document = Document(proposal.matrix)
            _apply(document, proposal, chosen, "Import")
            drawn = chart(document.matrix)
            return Picture(chart_shapes(document.matrix, drawn, theme), drawn.bounds)

        def show(drawn: Picture) -> None:
            if self.dialog is dialog:
                dialog.changes.chart.show_picture(drawn)

        def failed(problem: BaseException) -> None:
            if not isinstance(problem, UserError):
                self._window.went_wrong.emit(problem)
            elif self.dialog is dialog:
                dialog.changes.chart.wait(problem.message)

        self._background.run(CHART_LANE, work, show, failed)

    def _apply(self) -> None:
        """Work out beside the window what is written, then write it at once."""
        dialog = self.dialog
        if dialog is None or dialog.model is None:
            return
        proposal, chosen, document = dialog.model.proposal, dialog.model.chosen(), self._session.document
        dialog.buttons(back=False, main="Importing …", can=False)

        def work(_: Job) -> Diff:
            with without_collecting():
                return _apply(Document(proposal.matrix), proposal, chosen, "Import")

        def done(changed: Diff) -> None:
            if self.dialog is not dialog:
                return
            try:
                if document.matrix is not proposal.matrix or self._session.document is not document:
                    raise NotAllowed("The matrix was changed since the preview was made.", "Import the sheet again.")
                document.commit(f"Import {self._reading.path.name}", changed)
            except UserError as problem:
                failed(problem)
            else:
                self._applied(dialog, changed)

        def failed(problem: BaseException) -> None:
            if self.dialog is not dialog:
                return
            if isinstance(problem, UserError):
                dialog.show_problem(problem.message, problem.hint, "Nothing was imported")
            else:
                dialog.close()
                self._window.went_wrong.emit(problem)

        self._background.run(APPLY_LANE, work, done, failed)

    def _applied(self, dialog: ImportDialog, changed: Diff) -> None:
        self._reading.remember()
        name = self._reading.path.name
        dialog.accept()
        undo = (("Undo", lambda: self._undo_import(name)),)
        self._window.messages.tell(f"Imported {name}: {_told(changed)}.", "", "info", undo)
        if any(id.startswith("step:") for id in changed.pairs):
            QTimer.singleShot(0, self._show_flow)  # once the steps lie on the chart

    def _show_flow(self) -> None:
        for deed in ("tab_flow", "fit"):
            self._window.triggered.emit(deed)

    def _undo_import(self, name: str) -> None:
        if self._session.document.undo_label == f"Import {name}":
            self._session.undo()

    def _closed(self, dialog: ImportDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self._pause.stop()
            self._background.cancel(CHART_LANE)
            self._background.cancel(APPLY_LANE)
            self._reading.end()
            self.dialog = None


def _apply(document: Document, proposal: Proposal, chosen: Chosen, label: str) -> Diff:
    return apply(
        document,
        proposal,
        chosen.ids,
        fields=chosen.fields,
        choices=chosen.choices,
        remove=chosen.remove,
        label=label,
    )


def _told(changed: Diff) -> str:
    """What came in: "2 contacts and 3 steps added, 1 contact changed"."""
    parts = []
    for word, wanted in (("added", (False, True)), ("changed", (True, True)), ("deleted", (True, False))):
        numbers = dict.fromkeys(_COUNTED, 0)
        for id, (before, after) in changed.pairs.items():
            kind = id.partition(":")[0]
            if (before is not None, after is not None) == wanted and kind in numbers:
                numbers[kind] += 1
        said = [names.count(number, kind) for kind, number in numbers.items() if number]
        if said:
            parts.append(f"{', '.join(said[:-1])}{' and ' if len(said) > 1 else ''}{said[-1]} {word}")
    return ", ".join(parts) or "nothing changed"
