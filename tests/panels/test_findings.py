"""The list of findings: filtered, gone to, calm when empty."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from designer.checks.finding import Finding, Grade
from designer.model.records import Suppression
from designer.panels.desk import Desk
from designer.panels.findings import FindingsPanel
from tests import small
from tests.panels.conftest import Shown

FOUND = (
    Finding("R01", Grade.ERROR, (small.CALL,), "Nothing comes in.", False),
    Finding("R12", Grade.WARNING, (small.MANAGER, small.DORA), "Dora stands alone.", False),
    Finding("R55", Grade.INFO, (), "Nobody uses a channel.", False),
)


@pytest.fixture
def panel(desk: Desk, shown: Shown) -> FindingsPanel:
    made = FindingsPanel(desk)
    shown(made, 900, 240)
    desk.take_findings(FOUND)
    return made


def shown_codes(panel: FindingsPanel) -> list[str]:
    return [panel.model.data(panel.model.index(row, 3)) for row in range(panel.model.rowCount())]


def test_each_says_what_and_where(panel: FindingsPanel) -> None:
    assert shown_codes(panel) == ["R01", "R12", "R55"]
    assert panel.model.data(panel.model.index(1, 1)) == "Dora stands alone."
    assert panel.model.data(panel.model.index(1, 2)) == "Duty manager, Dora Quist"
    assert [chip.text() for chip in panel.chips.values()] == ["1 error", "1 warning", "1 remark"]


def test_words_and_grades_filter(panel: FindingsPanel) -> None:
    QTest.keyClicks(panel.search, "dora")
    assert shown_codes(panel) == ["R12"]
    panel.search.clear()
    QTest.mouseClick(panel.chips["warning"], Qt.MouseButton.LeftButton)
    assert shown_codes(panel) == ["R01", "R55"]


def test_enter_and_double_click_go_there(panel: FindingsPanel, desk: Desk, qtbot: QtBot) -> None:
    panel.table.setFocus()
    panel.table.selectRow(1)
    with qtbot.waitSignal(desk.shown) as heard:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert heard.args == [small.MANAGER, ""]
    place = panel.table.visualRect(panel.model.index(0, 1)).center()
    with qtbot.waitSignal(desk.shown) as heard:
        QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args[0] == small.CALL


def test_a_finding_of_nothing_there_goes_nowhere(panel: FindingsPanel, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(desk.shown):
        panel._go(2)


def test_all_well_is_said(panel: FindingsPanel, desk: Desk) -> None:
    desk.take_findings([])
    assert panel._calm.isVisible()
    assert panel._calm.text() == "No errors, no warnings."


HOLDS = Suppression(
    id="suppression:a", code="R12", on=(small.DORA,), by="Eli", why="We are hiring", until=dt.date(2026, 12, 31)
)


@pytest.fixture
def part_accepted(panel: FindingsPanel, desk: Desk) -> FindingsPanel:
    with desk.edit("Accept") as edit:
        edit.put(HOLDS)
    desk.take_findings([FOUND[0], FOUND[2]], [(FOUND[1], HOLDS)])
    return panel


def test_what_is_accepted_is_hidden_until_it_is_asked_for(part_accepted: FindingsPanel) -> None:
    panel = part_accepted
    assert shown_codes(panel) == ["R01", "R55"]
    assert panel.accepted.text() == "1 accepted"
    QTest.mouseClick(panel.accepted, Qt.MouseButton.LeftButton)
    assert shown_codes(panel) == ["R01", "R55", "R12"]
    said = panel.model.data(panel.model.index(2, 1))
    assert said == "Dora stands alone.\nAccepted by Eli until 31 Dec 2026: We are hiring"
    QTest.mouseClick(panel.accepted, Qt.MouseButton.LeftButton)
    assert shown_codes(panel) == ["R01", "R55"]


def test_it_is_taken_back_and_undone(part_accepted: FindingsPanel, desk: Desk) -> None:
    QTest.mouseClick(part_accepted.accepted, Qt.MouseButton.LeftButton)
    part_accepted.table.selectRow(2)
    assert not part_accepted.deeds["Accept…"].isEnabled()
    QTest.mouseClick(part_accepted.deeds["Take back"], Qt.MouseButton.LeftButton)
    assert HOLDS.id not in desk.matrix
    assert desk.document.undo_label == "No longer accept finding"
    desk.document.undo()
    assert desk.matrix.get(HOLDS.id) == HOLDS


def test_several_are_accepted_together(panel: FindingsPanel, qtbot: QtBot) -> None:
    assert not panel.deeds["Accept…"].isEnabled()
    for row, keys in ((0, Qt.KeyboardModifier.NoModifier), (1, Qt.KeyboardModifier.ControlModifier)):
        place = panel.table.visualRect(panel.model.index(row, 1)).center()
        QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, keys, place)
    with qtbot.waitSignal(panel.wants_accept) as heard:
        QTest.mouseClick(panel.deeds["Accept…"], Qt.MouseButton.LeftButton)
    assert heard.args == [[FOUND[0], FOUND[1]]]


def test_somebody_twice_can_be_joined(panel: FindingsPanel, desk: Desk, qtbot: QtBot) -> None:
    desk.take_findings([*FOUND, Finding("R23", Grade.WARNING, (small.BO, small.CEM), "They share a phone.", True)])
    panel.table.selectRow(0)
    assert not panel.deeds["Join…"].isVisible()
    panel.table.selectRow(3)
    with qtbot.waitSignal(panel.wants_join) as heard:
        QTest.mouseClick(panel.deeds["Join…"], Qt.MouseButton.LeftButton)
    assert heard.args == [[small.BO, small.CEM]]


def test_the_right_button_offers_the_same(part_accepted: FindingsPanel, desk: Desk) -> None:
    panel = part_accepted
    QTest.mouseClick(panel.accepted, Qt.MouseButton.LeftButton)
    offered = []
    for row in (0, 2):
        place = panel.table.visualRect(panel.model.index(row, 1)).center()
        QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.RightButton, pos=place)
        panel.table.customContextMenuRequested.emit(place)
        menu = panel.findChildren(QMenu)[-1]
        offered.append([action.text() for action in menu.actions()])
        menu.close()
    assert offered == [["Go there", "Accept with a reason…"], ["Go there", "Take back"]]


def test_the_selection_stays_where_it_was(panel: FindingsPanel, desk: Desk) -> None:
    panel.table.selectRow(1)
    desk.take_findings(FOUND[1:])
    assert [row.finding for row in panel.selected()] == [FOUND[1]]
    desk.take_findings(FOUND[2:])
    assert panel.selected() == []
    desk.take_findings([])
    assert panel.selected() == []


def test_what_is_mended_leaves_no_other_finding_selected(panel: FindingsPanel, desk: Desk) -> None:
    panel.table.selectRow(0)
    desk.take_findings(FOUND[1:])
    assert panel.selected() == []
    assert not panel.deeds["Accept…"].isEnabled()
    panel.table.selectRow(1)
    desk.take_findings(FOUND[2:])
    assert [row.finding for row in panel.selected()] == [FOUND[2]]


def test_an_arrow_without_a_time_opens_at_its_time(desk: Desk, panel: FindingsPanel, qtbot: QtBot) -> None:
    with desk.edit("Forget") as edit:
        edit.change(small.FRONT_SPECIALIST, after=None, after_by_severity=())
    words = "Specialist is never reached: the arrow from Front line has no time. Say after how long it fires."
    desk.take_findings([Finding("R02", Grade.ERROR, (small.SPECIALIST,), words, False)])
    with qtbot.waitSignal(desk.shown) as heard:
        panel._go(0)
    assert heard.args == [small.FRONT_SPECIALIST, "after"]
