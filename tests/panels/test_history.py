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
    assert rows(panel) == ["As opened", "Rename step: A", "Change phone: Ana Novak"]
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
    assert rows(panel) == ["As opened", "Rename step: A"]
    assert panel.list.currentIndex().row() == 1
    panel.hide()
    desk.document.undo()
    panel.show()
    assert panel.list.currentIndex().row() == 0


def test_it_says_which_record_and_shows_now(desk: Desk, qtbot: QtBot) -> None:
    panel = HistoryPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(300, 90)
    for number in range(40):
        desk.put("Rename step", [small.FRONT], title=f"Title {number}")
    panel.show()
    qtbot.waitUntil(lambda: panel.list.visualRect(panel.list.currentIndex()).isValid())
    assert rows(panel)[-1] == "Rename step: Title 39"
    qtbot.waitUntil(
        lambda: panel.list.viewport().rect().contains(panel.list.visualRect(panel.list.currentIndex()).center())
    )
    assert panel.list.currentIndex().row() == 40
