"""What dialogs about a sheet begin with: reading, its password, its problems."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.formats.values.vocabulary import shipped
from designer.panels.look import Look
from designer.panels.reading_dialog import ReadingDialog
from tests.panels.conftest import Shown


@pytest.fixture
def dialog(look: Look, shown: Shown) -> ReadingDialog:
    made = ReadingDialog("Look at people.xlsx", "people.xlsx", look, shipped(), QLabel("Done"), None)
    shown(made, 1000, 640)
    return made


def test_reading_can_be_cancelled(dialog: ReadingDialog, qtbot: QtBot) -> None:
    dialog.show_reading(0.4, "400 rows")
    assert dialog.bar.value() == 40
    assert not dialog.main.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)


def test_a_password_is_asked_for(dialog: ReadingDialog, qtbot: QtBot) -> None:
    dialog.ask_password("“people.xlsx” is protected with a password.")
    QTest.keyClicks(dialog.password, "secret")
    with qtbot.waitSignal(dialog.wants_password) as heard:
        QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    assert heard.args == ["secret"]


def test_a_problem_leaves_another_file_or_none(dialog: ReadingDialog, qtbot: QtBot) -> None:
    dialog.show_problem("There is no table in it.", "Choose another.")
    assert dialog.about.text() == "There is no table in it. Choose another."
    assert (dialog.main.text(), dialog.cancel.text()) == ("Choose another file…", "Close")
    assert dialog.bar.isHidden(), "nothing is under way"
    with qtbot.waitSignal(dialog.wants_another):
        QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    dialog.show_reading(0.5)
    assert not dialog.bar.isHidden()
    assert not dialog.main.isVisible()
    assert dialog.cancel.text() == "Cancel"
    dialog.show_problem("It has changed.", "", "Nothing was imported")
    assert dialog.title.text() == "Nothing was imported"
    with qtbot.waitSignal(dialog.rejected):
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)


def test_the_outcome_is_carried_out_with_a_key(dialog: ReadingDialog, qtbot: QtBot) -> None:
    dialog.show_outcome("What comes of it", "Look.")
    dialog.buttons(back=True, main="Do it")
    with qtbot.waitSignal(dialog.wants_done):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_fits_the_screen(dialog: ReadingDialog) -> None:
    room = dialog.screen().availableGeometry()
    assert dialog.sizeHint().width() < room.width()
    assert dialog.sizeHint().height() < room.height()
    assert dialog.minimumSizeHint().width() <= 1000, "it fits a screen of 1024"
