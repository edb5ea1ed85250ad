"""Brings a workbook that somebody else made up to date, cell by cell, after every cell was looked at."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from designer.app.background import Background, Job
from designer.app.choosing import choose_file
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.sheet_reading import SheetReading, stopping
from designer.app.window import Window
from designer.errors import FileChanged, UserError
from designer.formats import updating
from designer.formats.updating import Look, Written
from designer.i18n import counted
from designer.panels.update_dialog import UpdateDialog

KINDS = {"Workbooks": "*.xlsx *.xlsm"}
_NAMED = 3
"""So many cells that lost a link are named."""


class Updating(QObject):
    """One workbook at a time."""

    def __init__(self, session: Session, window: Window, settings: Settings, background: Background) -> None:
        super().__init__(session)
        self._session, self._window, self._settings = session, window, settings
        self._background = background
        self.dialog: UpdateDialog | None = None
        self._looked: Look | None = None
        self._reading = SheetReading(session, settings, background, only_plain=True)
        self._reading.settled.connect(self._look)
        self._reading.broke.connect(window.went_wrong)

    def choose(self) -> None:
        """Let the user choose a workbook."""
        choose_file(self.dialog or self._window, "Update a workbook", self._settings["folder"], KINDS, self.begin)

    def begin(self, path: Path) -> None:
        """Read a workbook."""
        if self.dialog is not None:
            self.dialog.close()
        dialog = UpdateDialog(path.name, self._session.look, self._reading.vocabulary(), self._window)
        dialog.wants_outcome.connect(self._look)
        dialog.wants_done.connect(self._write)
        dialog.wants_another.connect(self.choose)
        dialog.wants_again.connect(lambda: self.begin(path))
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        dialog.open()
        self._reading.begin(path, dialog)

    def _look(self) -> None:
        assert self.dialog is not None and self._reading.workbook is not None
        mapped, matrix = self.dialog.mapping.result(), self._session.matrix
        path, workbook, country = self._reading.path, self._reading.workbook, self._reading.chosen_country()

        def work(job: Job) -> Look:
            checkpoint = stopping(job, "{done} of {total} rows compared")
            return updating.look(path, matrix, workbook, mapped, country=country or None, checkpoint=checkpoint)

        def show(looked: Look) -> None:
            if self.dialog is not None:
                self._looked = looked
                self.dialog.show_cells(looked, matrix)

        self._reading.run("Comparing with your contacts", f"Comparing {path.name}", work, show)

    def _write(self) -> None:
        dialog, looked = self.dialog, self._looked
        if dialog is None or looked is None or dialog.cells.model is None:
            return
        ticked = dialog.cells.model.chosen()
        dialog.show_reading(-1.0, "", f"Writing {looked.path.name}")
        dialog.cancel.setEnabled(False)  # what is being written is written to its end

        def failed(problem: BaseException) -> None:
            if self.dialog is not dialog:  # closed meanwhile with the keyboard
                self._window.went_wrong.emit(problem)
                return
            dialog.cancel.setEnabled(True)
            if isinstance(problem, UserError):
                dialog.show_refusal(problem.message, problem.hint, isinstance(problem, FileChanged))
            else:
                dialog.close()
                self._window.went_wrong.emit(problem)

        def done(written: Written) -> None:
            if self.dialog is dialog:
                self._reading.remember()
                dialog.accept()
            self._tell(looked.path, written)

        now = dt.datetime.now().astimezone()
        self._background.run(
            "update", lambda _: updating.write(looked, ticked, now), done, failed, stoppable=False, replacing=False
        )

    def _tell(self, path: Path, written: Written) -> None:
        words = f"Wrote {counted(written.cells, 'cell')} of {path.name}."
        hint = f"The former file is kept beside it as {written.backup.name}." if written.backup is not None else ""
        if written.unlinked:
            named = ", ".join(f"{sheet}!{cell}" for sheet, cell in written.unlinked[:_NAMED])
            more = " and others" if len(written.unlinked) > _NAMED else ""
            hint += f" Links that led to the former text were taken away: {named}{more}."
        buttons = (("Open", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),)
        self._window.messages.tell(words, hint, "info", buttons)

    def _closed(self, dialog: UpdateDialog) -> None:
        dialog.deleteLater()
        if self.dialog is dialog:
            self._reading.end()
            self.dialog = self._looked = None
