"""The middle of the window: one page at a time, chosen by tabs, keys and menu, and remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app.settings import Settings
from designer.app.workshop import Workshop
from tests import small


def test_a_click_on_a_tab_shows_its_page(opened: Workshop) -> None:
    tabs = opened.tabs
    assert opened.flow.isVisible() and not opened.sheet.isVisible()
    QTest.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, pos=tabs.bar.tabRect(1).center())
    assert opened.sheet.isVisible() and not opened.flow.isVisible()
    assert opened.sheet.bar.isVisible() and not opened.reading.bar.isVisible()
    assert opened.settings["tab"] == "sheet"
    assert Settings(opened.settings.path)["tab"] == "sheet"


def test_keys_go_round_and_take_the_keyboard_along(opened: Workshop) -> None:
    QTest.keyClick(opened.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert opened.tabs.shown == "sheet"
    assert QApplication.focusWidget() is opened.sheet.view
    QTest.keyClick(opened.sheet.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert opened.tabs.shown == "flow"
    assert QApplication.focusWidget() is opened.flow.view
    opened.run("previous_tab")
    assert opened.tabs.shown == "sheet"


def test_the_menu_ticks_what_is_shown_and_offers_what_makes_sense(opened: Workshop) -> None:
    actions = opened.window.actions_by_id
    assert actions["tidy"].isEnabled() and actions["tab_flow"].isChecked()
    opened.run("tab_sheet")
    assert actions["tab_sheet"].isChecked() and not actions["tab_flow"].isChecked()
    for chart_only in ("tidy", "connect", "insert_action", "read_next", "select_all"):
        assert not actions[chart_only].isEnabled(), chart_only
    for anywhere in ("undo", "zoom_in", "insert_contact", "export_sheet", "save"):
        assert actions[anywhere].isEnabled() or anywhere == "undo"
    opened.run("tab_flow")
    assert actions["tidy"].isEnabled()


def test_the_bar_stands_below_where_there_is_no_room(opened: Workshop, qtbot: QtBot) -> None:
    head = opened.tabs.bar.parentWidget()
    opened.window.resize(1400, 700)
    qtbot.waitUntil(lambda: head.height() < 45)
    opened.window.resize(820, 700)
    qtbot.waitUntil(lambda: "panel left" not in opened.bench.facts())
    opened.bench.toggle_panel("left")
    qtbot.waitUntil(lambda: head.height() > 60)
    opened.window.resize(1400, 700)
    qtbot.waitUntil(lambda: head.height() < 45)


def test_what_wants_to_be_seen_in_the_flow_is(opened: Workshop) -> None:
    opened.run("tab_sheet")
    opened.session.show(small.FRONT)
    assert opened.tabs.shown == "flow"
    opened.run("tab_sheet")
    opened.session.show(small.ANA)
    assert opened.tabs.shown == "sheet"
    opened.palette.inserted.emit("action")
    assert opened.tabs.shown == "flow"
    opened.flow.editor.close_with(keep=False)
