"""Brings a contact sheet in: reads it in the background, shows what it would change, applies what is ticked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from designer.app.background import Background, Job
from designer.app.choosing import choose_file
from designer.app.files import Files
from designer.app.opening import SHEETS
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.window import Window
from designer.errors import UserError
from designer.formats.excel import reading
from designer.formats.excel.reading import PasswordNeeded
from designer.formats.merging import merge
from designer.formats.merging.applying import apply
from designer.formats.merging.merge import Mapped
from designer.formats.merging.own_sheets import own_tables
from designer.formats.merging.proposal import Proposal
from designer.formats.tables.workbook import Workbook
from designer.formats.values.vocabulary import Vocabulary, shipped
from designer.panels import names
from designer.panels.import_dialog import ImportDialog

REMEMBERED = 300
"""Headers whose meaning is remembered."""


class _Stopped(Exception):
    """The user does not want the answer any more."""


class Importing(QObject):
    """One import at a time."""

    def __init__(
        self, session: Session, window: Window, settings: Settings, background: Background, files: Files
    ) -> None:
        super().__init__(session)
        self._session, self._window, self._settings = session, window, settings
        self._background, self._files = background, files
        self.dialog: ImportDialog | None = None
        self._path = Path()
        self._password: str | None = None
        self._workbook: Workbook | None = None

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
        self._path, self._password = path, None
        dialog = ImportDialog(path.name, self._session.look, self._vocabulary(), self._window)
        dialog.wants_password.connect(self._with_password)
        dialog.wants_text_read_as.connect(self._read_as)
        dialog.wants_preview.connect(self._propose)
        dialog.wants_import.connect(self._apply)
        dialog.wants_another.connect(self.choose)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()
        self._read()

    def _read(self, encoding: str | None = None, delimiter: str | None = None) -> None:
        assert self.dialog is not None
        self.dialog.show_reading(-1.0, "Opening the file")
        path, password = self._path, self._password

        def work(job: Job) -> tuple[Workbook, list[Mapped], bool]:
            workbook = reading.read(
                path,
                password=password,
                encoding=encoding,
                delimiter=delimiter,
                progress=lambda done, total: job.report(done / total if total else -1.0, f"{done:,} rows"),
                cancel=lambda: job.is_cancelled,
            )
            job.report(-1.0, "Finding out what the columns mean")
            own = bool(own_tables(workbook))
            mapped = merge.map_workbook(workbook, vocabulary=vocabulary)
            return workbook, mapped, own

        vocabulary = self._vocabulary()
        job = self._background.run("import", work, self._was_read, self._not_read)
        job.progressed.connect(self.dialog.show_reading)

    def _was_read(self, found: tuple[Workbook, list[Mapped], bool]) -> None:
        workbook, mapped, own = found
        self._workbook = workbook
        if self.dialog is None:
            return
        if own and not mapped:
            self._propose()
        elif not mapped:
            self.dialog.show_problem("There is no table in it.", "Choose a sheet with a row for each contact.")
        else:
            self.dialog.show_mapping(workbook, mapped, self._settings["country"])

    def _not_read(self, problem: BaseException) -> None:
        if self.dialog is None:
            return
        if isinstance(problem, PasswordNeeded):
            self.dialog.ask_password(problem.message)
        elif isinstance(problem, UserError):
            self.dialog.show_problem(problem.message, problem.hint)
        else:
            self.dialog.close()
            self._window.went_wrong.emit(problem)

    def _with_password(self, password: str) -> None:
        self._password = password
        self._read()

    def _read_as(self, encoding: str, delimiter: str) -> None:
        self._read(encoding, delimiter)

    def _propose(self) -> None:
        assert self.dialog is not None and self._workbook is not None
        mapped = self.dialog.mapping.result()
        country = self.dialog.mapping.chosen_country()
        self._settings["country"] = self._session.country = country
        workbook, matrix = self._workbook, self._session.matrix
        self.dialog.show_reading(-1.0, "Comparing with your contacts")

        def work(job: Job) -> Proposal:
            def checkpoint(done: int, total: int) -> None:
                if job.is_cancelled:
                    raise _Stopped
                job.report(done / total if total else -1.0, f"{done:,} of {total:,} rows compared")

            return merge.propose_changes(matrix, workbook, mapped, country=country or None, checkpoint=checkpoint)

        job = self._background.run("import", work, self._proposed, self._not_read)
        job.progressed.connect(self.dialog.show_reading)

    def _proposed(self, proposal: Proposal) -> None:
        if self.dialog is None:
            return
        if proposal.matrix is not self._session.matrix:
            self._propose()  # the matrix moved on meanwhile
            return
        self.dialog.show_preview(proposal)

    def _apply(self) -> None:
        dialog = self.dialog
        if dialog is None or dialog.model is None:
            return
        ids, fields, choices = dialog.model.chosen()
        try:
            changed = apply(
                self._session.document,
                dialog.model.proposal,
                ids,
                fields=fields,
                choices=choices,
                label=f"Import {self._path.name}",
            )
        except UserError as problem:
            dialog.show_problem(problem.message, problem.hint, "Nothing was imported")
            return
        self._remember(dialog.mapping.corrections())
        dialog.accept()
        added = sum(1 for before, _ in changed.pairs.values() if before is None)
        words = f"{names.count(added, 'contact')} added, {len(changed) - added:,} changed."
        told = f"Imported {self._path.name}: {words}"
        self._window.messages.tell(told, "", "info", (("Undo", self._undo_import),))

    def _undo_import(self) -> None:
        if self._session.document.undo_label == f"Import {self._path.name}":
            self._session.undo()

    def _remember(self, corrections: dict[str, str]) -> None:
        if corrections:
            known = {**self._settings["columns"], **corrections}
            self._settings["columns"] = dict(list(known.items())[-REMEMBERED:])

    def _vocabulary(self) -> Vocabulary:
        return shipped().taught(self._settings["columns"])

    def _closed(self) -> None:
        self._background.cancel("import")
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
