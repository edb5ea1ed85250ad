"""Opening, saving and closing matrices, so that nothing is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog

from designer.app.background import Background
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.window import Window
from designer.formats import native
from designer.model.document import Document


class Files(QObject):
    """What the File menu does."""

    def __init__(
        self, session: Session, window: Window, settings: Settings, background: Background, flush: Callable[[], None]
    ) -> None:
        super().__init__(session)
        self._session = session
        self._window = window
        self._settings = settings

    def open(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._window, "Open a matrix", self._settings["folder"], "Escalation matrix (*.escalation)"
        )
        if path:
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        self._session.begin(Document(native.read(path)), path)

    def blank(self) -> None: ...
    def dropped(self, path: str) -> None: ...
    def closing(self, event: QCloseEvent) -> None: ...
