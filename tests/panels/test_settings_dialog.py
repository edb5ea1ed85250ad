"""Settings are changed by mouse and keys, and told at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from designer.panels.inspector.choice_editors import Combo
from designer.panels.settings_dialog import RESETS, SettingsDialog
from tests.panels.conftest import Shown

VALUES = {
    "theme": "dark", "reduced_motion": False, "paper": "A4", "country": "GB", "author": "Dora", "recent_kept": 12,
}  # fmt: skip


@pytest.fixture
def dialog(shown: Shown) -> SettingsDialog:
    made = SettingsDialog(VALUES)
    shown(made, 520, 480)
    return made


def combo(dialog: SettingsDialog, key: str) -> Combo:
    box = dialog.boxes[key]
    assert isinstance(box, Combo)
    return box


def test_it_shows_what_holds(dialog: SettingsDialog) -> None:
    assert combo(dialog, "theme").currentText() == "Dark"
    assert combo(dialog, "country").currentText() == "United Kingdom"
    assert combo(dialog, "recent_kept").currentText() == "The last 12"
    for key in VALUES:
        assert dialog.boxes[key].accessibleName()


def test_keys_change_a_choice_at_once(dialog: SettingsDialog, qtbot: QtBot) -> None:
    box = combo(dialog, "paper")
    box.setFocus()
    with qtbot.waitSignal(dialog.changed) as heard:
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert heard.args == ["paper", "Letter"]


def test_a_country_is_found_by_typing(dialog: SettingsDialog, qtbot: QtBot) -> None:
    line = combo(dialog, "country").lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "portug")
    popup = combo(dialog, "country").completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.changed) as heard:
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert heard.args == ["country", "PT"]
    line.setText("Nowhere at all")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Portugal"


def test_a_tick_and_a_name(dialog: SettingsDialog, qtbot: QtBot) -> None:
    motion, author = dialog.boxes["reduced_motion"], dialog.boxes["author"]
    assert isinstance(motion, QCheckBox) and isinstance(author, QLineEdit)
    with qtbot.waitSignal(dialog.changed) as heard:
        QTest.mouseClick(motion, Qt.MouseButton.LeftButton, pos=motion.rect().center() - motion.rect().center() / 2)
    assert heard.args == ["reduced_motion", True]
    author.selectAll()
    with qtbot.waitSignal(dialog.changed) as heard:
        QTest.keyClicks(author, "E")
    assert heard.args == ["author", "E"]


@pytest.mark.parametrize("key", [each.key for each in RESETS])
def test_what_is_forgotten_is_seen_to_be(dialog: SettingsDialog, key: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.reset) as heard:
        QTest.mouseClick(dialog.resets[key], Qt.MouseButton.LeftButton)
    assert heard.args == [key]
    assert not dialog.resets[key].isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_esc_and_enter_close(dialog: SettingsDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog.close_button, key)
    assert not dialog.isVisible()
