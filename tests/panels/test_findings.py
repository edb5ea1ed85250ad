"""The list of findings: filtered, gone to, calm when empty."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from designer.checks.finding import Finding, Grade
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


def test_qt_finds_no_fault_with_the_model(panel: FindingsPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.model, force_py=True)


def test_a_long_sentence_has_the_lines_it_needs(panel: FindingsPanel, desk: Desk, qtbot: QtBot) -> None:
    long = (
        "“Duty management” decides on its own and nobody stands in for it: name a deputy, or somebody else to lead on. "
    )
    desk.take_findings([Finding("R12", Grade.WARNING, (small.MANAGER,), long, False), *FOUND])
    table = panel.table
    qtbot.waitUntil(lambda: table.rowHeight(0) > table.rowHeight(1))
    for width in (900, 560):
        panel.resize(width, 240)
        qtbot.wait(20)
        needed = table.fontMetrics().boundingRect(
            QRect(0, 0, table.columnWidth(1) - 20, 10_000), int(Qt.TextFlag.TextWordWrap), long
        )
        assert table.rowHeight(0) >= needed.height() and table.wordWrap()
        assert table.columnWidth(1) > table.columnWidth(2)


def test_six_findings_are_seen_without_scrolling(panel: FindingsPanel) -> None:
    assert panel.table.sizeHint().height() >= 6 * panel.table.rowHeight(0)
