"""The past by name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from designer.panels.desk import Desk
from designer.panels.history import HistoryPanel
from tests import small


def rows(panel: HistoryPanel) -> list[str]:
    return [panel.model.data(panel.model.index(row)) for row in range(panel.model.rowCount())]


def test_what_was_done_and_undone_is_named(desk: Desk, qtbot: QtBot) -> None:
    panel = HistoryPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    desk.put("Rename step", [small.FRONT], title="A")
    desk.put("Change phone", [small.ANA], role="B")
    desk.document.undo()
    assert rows(panel) == ["As opened", "Rename step", "Change phone"]
    muted = panel.model.data(panel.model.index(2), Qt.ItemDataRole.ForegroundRole)
    assert muted == desk.look.colour("disabled")
    assert panel.list.currentIndex().row() == 1


def test_a_click_says_how_far(desk: Desk, qtbot: QtBot) -> None:
    panel = HistoryPanel(desk)
    qtbot.addWidget(panel)
    panel.show()
    for title in "ABC":
        desk.put("Rename step", [small.FRONT], title=title)
    with qtbot.waitSignal(panel.wanted) as heard:
        panel.list.clicked.emit(panel.model.index(1))
    assert heard.args == [-2]
    with qtbot.assertNotEmitted(panel.wanted):
        panel.list.clicked.emit(panel.model.index(3))


def test_what_happened_while_nobody_looked_is_there_when_somebody_does(desk: Desk, qtbot: QtBot) -> None:
    panel = HistoryPanel(desk)
    qtbot.addWidget(panel)
    desk.put("Rename step", [small.FRONT], title="A")
    assert panel.model.done == []  # nothing was read for nobody
    panel.show()
    assert rows(panel) == ["As opened", "Rename step"]
    assert panel.list.currentIndex().row() == 1
    panel.hide()
    desk.document.undo()
    panel.show()
    assert panel.list.currentIndex().row() == 0
