"""Which theme the window wears, and whether things move; changed while it runs."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from designer.app import theme
from designer.app.settings import Settings
from designer.panels.look import Look


class Appearance:
    """Puts the settings of appearance into effect, at once."""

    def __init__(self, app: QApplication, look: Look, settings: Settings) -> None:
        self._app = app
        self._look = look
        self._settings = settings
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._system_changed)

    def use(self, name: str) -> None:
        """Wear a theme: system, light, dark or contrast."""
        self._settings["theme"] = name
        self.refresh()

    def toggle_motion(self) -> None:
        """Let things move or be still."""
        self._settings["reduced_motion"] = not self._settings["reduced_motion"]
        self._look.still = self._settings["reduced_motion"]
        self._look.changed.emit()

    def refresh(self) -> None:
        """Wear what the settings and the system say now."""
        wanted = theme.SCREENS[theme.wanted(self._settings["theme"])]
        if wanted is self._look.theme:
            return
        self._look.theme = wanted
        self._look.become(wanted)
        self._app.setPalette(theme.palette(self._look))
        self._app.setStyleSheet(theme.style_sheet(self._look))

    def _system_changed(self) -> None:
        if self._settings["theme"] == "system":
            self.refresh()
