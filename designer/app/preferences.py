"""Edit › Settings: shows the settings, and lets each act the moment it is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from designer.app.appearance import Appearance
from designer.app.session import Session
from designer.app.settings import Settings
from designer.panels.settings_dialog import SettingsDialog

SHOWN = ("theme", "reduced_motion", "paper", "country", "author", "recent_kept")
"""The settings that the dialog shows; all others remember what was done elsewhere."""


class Preferences:
    """`own_name` is who uses the computer, for as long as nobody says another name."""

    def __init__(
        self,
        settings: Settings,
        session: Session,
        appearance: Appearance,
        put_panels_back: Callable[[], None],
        own_name: str,
        window: QWidget,
    ) -> None:
        self._settings, self._session, self._appearance = settings, session, appearance
        self._put_panels_back = put_panels_back
        self._own_name = own_name
        self._window = window
        self.dialog: SettingsDialog | None = None

    def show(self) -> None:
        """Open the settings."""
        self.dialog = SettingsDialog({key: self._settings[key] for key in SHOWN}, self._window)
        self.dialog.changed.connect(self._change)
        self.dialog.reset.connect(self._reset)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _change(self, key: str, value: Any) -> None:
        if key == "theme":
            self._appearance.use(value)
        elif key == "reduced_motion":
            if value != self._settings[key]:
                self._appearance.toggle_motion()
        else:
            self._settings[key] = value
        if key == "country":
            self._session.country = value
        elif key == "author":
            self._session.author = value or self._own_name
        elif key == "recent_kept":
            self._settings["recent"] = self._settings["recent"][:value]

    def _reset(self, key: str) -> None:
        self._settings.forget(key)
        if key == "columns":
            self._settings.forget("layouts")
        if key == "sizes":
            self._put_panels_back()
