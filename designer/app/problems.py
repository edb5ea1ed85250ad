"""What happens to an exception that nobody caught: the user reads one sentence, the rest goes into a report.

A `UserError` is shown in the message bar. Anything else is a fault of the program: a report is written, the journal
stays, and a calm dialog says so; not more often than every few seconds, however often it happens.
"""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from designer import reports
from designer.app.window import Window
from designer.errors import ReadOnly, UserError

log = logging.getLogger(__name__)

QUIET = 10.0
"""Seconds after a dialog in which further faults are written down but not shown."""


class Problems:
    """Shows problems on a window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._last = -QUIET
        self._dialog: QMessageBox | None = None
        self.reports: list[Path] = []
        window.went_wrong.connect(lambda error: self.handle(type(error), error, None))

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Take an exception; fit for `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
        elif isinstance(error, UserError):
            # Painting and laying out must be over before the window changes.
            QTimer.singleShot(0, lambda: self.tell(error))
        else:
            self._fault(error)

    def tell(self, error: UserError) -> None:
        """Show what the user can act on."""
        copy = ("Save a copy as…", lambda: self._window.triggered.emit("save_as"))
        grade = "warning" if isinstance(error, ReadOnly) else "error"
        self._window.messages.tell(error.message, error.hint, grade, (copy,) if isinstance(error, ReadOnly) else ())

    def _fault(self, error: BaseException) -> None:
        report = reports.write(error)
        self.reports.append(report)
        log.info("a fault was written down in %s", report)
        now = time.monotonic()
        if now - self._last < QUIET or self._dialog is not None:
            return
        self._last = now
        QTimer.singleShot(0, lambda: self._show(report))

    def _show(self, report: Path) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Something went wrong")
        box.setText("The program made a mistake. Your matrix is safe: every edit is kept in its journal.")
        box.setInformativeText(
            "You can go on working. If it happens again, save and start the program anew.\n\n"
            f"What is known about it is written in {report}"
        )
        box.finished.connect(self._shown)
        self._dialog = box
        box.open()

    def _shown(self) -> None:
        self._dialog = None


def watch(window: Window) -> Problems:
    """From now on, uncaught exceptions are shown on this window."""
    found = Problems(window)
    sys.excepthook = found.handle
    return found
