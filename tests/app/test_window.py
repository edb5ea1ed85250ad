"""The frame: every action in a menu with icon, keys and tip; it fits small screens; files are dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.app.actions import ACTIONS
from designer.app.window import ROOMY, Window


def test_every_action_is_in_a_menu_with_icon_and_tip(window: Window) -> None:
    in_menus = {action.objectName() for menu in window.menus.values() for action in menu.actions()}
    for action in ACTIONS:
        made = window.actions_by_id[action.id]
        assert action.id in in_menus
        assert not made.icon().isNull()
        assert action.tip in made.toolTip()


def test_facts_enable_actions(window: Window) -> None:
    window.show_facts(frozenset({"document", "undo", "file"}))
    assert window.actions_by_id["undo"].isEnabled()
    assert not window.actions_by_id["redo"].isEnabled()
    assert not window.actions_by_id["revert"].isEnabled(), "needs unsaved edits too"
    window.show_facts(frozenset({"document", "file", "unsaved"}))
    assert window.actions_by_id["revert"].isEnabled()


def test_enter_presses_the_button_that_has_the_keyboard(window: Window, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(window.start.wants_open):
            QTest.keyClick(window.start.focusWidget(), key)
    window.finder.setFocus()
    with qtbot.waitSignal(window.triggered) as heard:
        QTest.keyClick(window.finder, Qt.Key.Key_Return)
    assert heard.args == ["find"]


def test_all_of_the_tool_bar_fits_a_small_screen(window: Window, qtbot: QtBot) -> None:
    window.resize(1024, 640)
    qtbot.wait(50)
    assert window.width() < ROOMY
    assert window.finder.text() == ""
    assert window.finder.accessibleName() == "Find or do anything"
    right = window.finder.mapTo(window, window.finder.rect().bottomRight()).x()
    assert right <= window.width()


def test_a_file_is_dropped_on_it(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "people.csv"))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    with qtbot.waitSignal(window.dropped) as heard:
        window.dropEvent(event)
    assert heard.args == [str(tmp_path / "people.csv")]


def test_its_place_is_remembered(window: Window) -> None:
    window.resize(800, 560)
    window.keep_place()
    again = Window(window.look, window._settings)
    assert again.size() == window.size()
    again.deleteLater()
