"""The table of findings gives sentences the room they need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from designer.checks.finding import Finding, Grade
from designer.panels.desk import Desk
from designer.panels.findings import FindingsPanel
from tests import small
from tests.panels.conftest import Shown
from tests.panels.test_findings import FOUND


@pytest.fixture
def panel(desk: Desk, shown: Shown) -> FindingsPanel:
    made = FindingsPanel(desk)
    shown(made, 900, 240)
    desk.take_findings(FOUND)
    return made


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
