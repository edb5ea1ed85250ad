"""Opens the window. It paints before the modules of the matrix are loaded; the rest is put in right after."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

from designer.app import theme
from designer.app.settings import Settings
from designer.app.window import Window
from designer.drawing.style import FAMILY
from designer.panels.look import Look
from designer.rendering import fonts

FONT_SIZE = 13
"""Pixels of the interface's text."""


def main(argv: list[str]) -> int:
    """Open the window, on the file named first in `argv` if there is one; returns the exit code."""
    app = application(argv)
    settings = Settings()
    look = dress(app, settings)
    window = Window(look, settings)
    path = Path(argv[0]) if argv else None

    def furnish() -> None:
        # Loaded only now: the window is on the screen before the matrix's modules are read.
        from designer.app import problems
        from designer.app.workshop import Workshop

        workshop = Workshop(app, window, look, settings)
        problems.watch(window)
        if settings.problem is not None:
            window.messages.tell(settings.problem.message, settings.problem.hint, "warning")
        if path is not None:
            workshop.files.open_path(path)
        workshop.recovering.look()

    window.painted.connect(lambda: QTimer.singleShot(0, furnish))
    window.show()
    return app.exec()


def application(argv: list[str]) -> QApplication:
    """The Qt application in the Fusion style with the shipped font; the one there is, if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QApplication.setStyle("Fusion")  # before there is an application, so that no other style is made first
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("escalation-designer")
    app.setApplicationDisplayName("Escalation matrix designer")
    app.setDesktopFileName("escalation-designer")
    return app


def dress(app: QApplication, settings: Settings) -> Look:
    """Give the application its style, font, palette and icon by the settings."""
    fonts.load()
    font = QFont(FAMILY)
    font.setPixelSize(FONT_SIZE)
    app.setFont(font)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    look = Look(theme.SCREENS[theme.wanted(settings["theme"])])
    look.still = settings["reduced_motion"]
    app.setPalette(theme.palette(look))
    app.setStyleSheet(theme.style_sheet(look))
    app.setWindowIcon(QIcon(look.icon("workflow", "accent")))
    return look
