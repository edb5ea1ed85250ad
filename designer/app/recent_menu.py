"""The files opened last, in the File menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMenu

from designer.app.files import Files
from designer.app.settings import Settings
from designer.app.window import Window


class RecentMenu:
    """A submenu under Open, made anew whenever it is shown."""

    def __init__(self, window: Window, settings: Settings, files: Files) -> None:
        self._window, self._settings, self._files = window, settings, files
        self.menu = QMenu("Open recent", window)
        self.menu.setIcon(window.look.icon("history"))
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill)
        window.menus["File"].insertMenu(window.actions_by_id["save"], self.menu)
        window.menus["File"].aboutToShow.connect(lambda: self.menu.setEnabled(bool(settings["recent"])))

    def fill(self) -> None:
        """Show the files that are remembered now."""
        self.menu.clear()
        for number, path in enumerate(self._settings["recent"], 1):
            words = f"&{number}  {Path(path).stem}" if number < 10 else Path(path).stem
            action = self.menu.addAction(self._window.look.icon("file"), words)
            action.setToolTip(path)
            action.triggered.connect(lambda _=False, path=path: self._files.open_path(Path(path)))
