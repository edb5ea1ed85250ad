"""The whole window, offscreen, and hands that answer its questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from designer.app import problems, start
from designer.app.settings import Settings
from designer.app.window import Window
from designer.app.workshop import Workshop
from designer.formats.keeping import native
from designer.model.document import Document
from tests.small import small


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """The frame, shown; its faults go where a fault goes, not to the test's own hook."""
    made = Window(start.dress(qapp, settings), settings)
    made.fill_menus()
    problems.Problems(made)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")


@pytest.fixture
def workshop(window: Window, qapp: QApplication, settings: Settings, qtbot: QtBot) -> Iterator[Workshop]:
    """All behind the frame; nothing is open."""
    for menu in window.menus.values():
        menu.clear()
    made = Workshop(qapp, window, window.look, settings)
    yield made
    made.session.document.mark_clean()  # so that closing asks nothing
    made.files.keeping.let_go()
    made.background.stop()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with the small matrix."""
    made = tmp_path / "complaints.escalation"
    made.write_bytes(native.dumps(small()))
    return made


@pytest.fixture
def opened(workshop: Workshop, path: Path, qtbot: QtBot) -> Workshop:
    """The window with that file open and checked."""
    workshop.files.open_path(path)
    qtbot.waitUntil(lambda: workshop.session.path == path, timeout=10_000)
    qtbot.waitUntil(lambda: workshop.session.is_checked, timeout=10_000)
    return workshop


@pytest.fixture
def unsaved(workshop: Workshop) -> Workshop:
    """The window with a matrix that was never saved."""
    workshop.files.begin(Document(small()), None)
    return workshop


Answer = Callable[[str], str]


@pytest.fixture
def answer(qtbot: QtBot) -> Answer:
    """Waits for a question and clicks the button of these words; returns what was asked."""

    def click(words: str) -> str:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox), timeout=10_000)
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked = f"{box.text()} {box.informativeText()}"
        button = next((b for b in box.buttons() if b.text().replace("&", "") == words), None)
        assert button is not None, f"no “{words}” among {[b.text() for b in box.buttons()]} of {asked}"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return asked

    return click


def dialog_of(kind: type[QDialog]) -> QDialog:
    """The open dialog of a kind."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
