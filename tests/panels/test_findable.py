"""A name in a long list is found by typing a part of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.panels.countries import countries
from designer.panels.findable import ROWS, make_findable
from designer.panels.inspector.choice_editors import Combo
from tests.panels.conftest import Shown


def long_list(shown: Shown) -> Combo:
    box = Combo()
    for code, name in countries():
        box.addItem(name, code)
    make_findable(box)
    shown(box, 240, 40)
    return box


def test_any_part_of_a_name_finds_it(shown: Shown, qtbot: QtBot) -> None:
    box = long_list(shown)
    box.lineEdit().setFocus()
    box.lineEdit().selectAll()
    QTest.keyClicks(box.lineEdit(), "zealan")
    popup = box.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert box.currentData() == "NZ"


def test_what_names_nothing_goes_back(shown: Shown) -> None:
    box = long_list(shown)
    box.setCurrentIndex(box.findData("AU"))
    box.lineEdit().setFocus()
    box.lineEdit().selectAll()
    QTest.keyClicks(box.lineEdit(), "nowhere at all")
    QTest.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert box.currentText() == "Australia"
    assert box.currentData() == "AU"


def test_the_list_is_not_as_high_as_the_screen(shown: Shown) -> None:
    box = long_list(shown)
    box.showPopup()
    assert box.view().height() < (ROWS + 2) * 32
    box.hidePopup()
