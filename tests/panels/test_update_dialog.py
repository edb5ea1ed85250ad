"""The cells of somebody's own workbook, ticked one by one before they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from designer.formats.merging.updating import CellUpdate, Update
from designer.formats.updating import Look as Looked
from designer.formats.values.vocabulary import shipped
from designer.panels.look import Look
from designer.panels.update_cells import CellsModel
from designer.panels.update_dialog import UpdateDialog
from tests import small
from tests.panels.conftest import Shown

CELLS = (
    CellUpdate(small.BO, "phone", "List", (3, 1), "+44 20 7946 0998", "+44 20 7946 0102"),
    CellUpdate(small.BO, "email", "List", (3, 2), "", "bo@example.org"),
    CellUpdate(small.CEM, "phone", "List", (4, 1), "1", "+44 20 7946 0103", "A formula makes this cell."),
)
CHECK = Qt.ItemDataRole.CheckStateRole


def looked(*cells: CellUpdate, absent: int = 0, unknown: int = 0) -> Looked:
    return Looked(Path("list.xlsx"), b"", Update(cells, (small.ANA,) * absent, unknown))


@pytest.fixture
def dialog(look: Look, shown: Shown) -> UpdateDialog:
    made = UpdateDialog("list.xlsx", look, shipped())
    shown(made, 1000, 640)
    return made


def row(model: CellsModel, at: int) -> list[str]:
    return [str(model.index(at, column).data()) for column in range(model.columnCount())]


def test_each_cell_is_shown_old_and_new_and_why_not(look: Look) -> None:
    model = CellsModel(looked(*CELLS), small.small(), look)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    assert row(model, 0) == ["Bo Okafor", "Phone", "B3", "+44 20 7946 0998", "+44 20 7946 0102", ""]
    assert row(model, 1)[3] == "empty"
    assert row(model, 2)[5] == "A formula makes this cell."
    assert model.index(2, 0).data(CHECK) is None
    assert not model.index(2, 0).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_cells_are_ticked_with_the_mouse_and_counted(dialog: UpdateDialog, qtbot: QtBot) -> None:
    dialog.show_cells(looked(*CELLS), small.small())
    assert dialog.main.text() == "Write 2 cells"
    table = dialog.cells.table
    model = dialog.cells.model
    assert model is not None
    box = table.visualRect(model.index(0, 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 14, box.center().y()))
    assert dialog.main.text() == "Write 1 cell"
    assert model.chosen() == [CELLS[1]]
    model.tick_all(False)
    assert dialog.main.text() == "Nothing to write"
    assert not dialog.main.isEnabled()
    model.tick_all(True)
    with qtbot.waitSignal(dialog.wants_done):
        QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)


def test_chips_and_words_filter(dialog: UpdateDialog) -> None:
    dialog.show_cells(looked(*CELLS), small.small())
    model = dialog.cells.model
    assert model is not None
    assert dialog.cells.chips["by hand"].text() == "1 by hand"
    QTest.mouseClick(dialog.cells.chips["by hand"], Qt.MouseButton.LeftButton)
    assert model.rowCount() == 2
    QTest.keyClicks(dialog.cells.search, "e-mail")
    assert [row(model, at)[2] for at in range(model.rowCount())] == ["C3"]


def test_what_it_does_not_reach_is_said(dialog: UpdateDialog) -> None:
    dialog.show_cells(looked(*CELLS, absent=2, unknown=1), small.small())
    assert "for certain and stays as it is." in dialog.cells.left.text()
    assert "2 contacts of the matrix have no row" in dialog.cells.left.text()


def test_a_workbook_that_agrees_needs_nothing(dialog: UpdateDialog) -> None:
    dialog.show_cells(looked(), small.small())
    assert dialog.title.text() == "list.xlsx agrees with the matrix"
    assert not dialog.main.isVisible()
    assert dialog.cancel.text() == "Close"


def test_a_workbook_of_strangers_does_not_agree(dialog: UpdateDialog) -> None:
    matrix = small.small()
    dialog.show_cells(looked(absent=len(matrix.contacts), unknown=5), matrix)
    assert dialog.title.text() == "Nobody of the matrix is in list.xlsx"
    assert "Import the sheet" in dialog.about.text()


def test_a_refusal_can_be_tried_again_or_looked_at_again(dialog: UpdateDialog, qtbot: QtBot) -> None:
    dialog.show_cells(looked(*CELLS), small.small())
    dialog.show_refusal("list.xlsx is open in another program.", "Close it there.", stale=False)
    assert dialog.about.text() == "list.xlsx is open in another program. Close it there."
    with qtbot.waitSignal(dialog.wants_done):
        QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    dialog.show_refusal("list.xlsx was changed meanwhile.", "Look at it again.", stale=True)
    assert dialog.main.text() == "Look again"
    with qtbot.waitSignal(dialog.wants_again):
        QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
