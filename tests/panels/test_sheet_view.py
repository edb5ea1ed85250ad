"""The view of the sheet: real clicks and keys; pages, zoom, selection, copying, reading aloud."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from designer.formats.contacts.printed_sheet import Wanted, printed_sheet
from designer.panels.desk import Desk
from designer.panels.sheet_model import SheetModel
from designer.panels.sheet_view import SheetView
from tests.crowd import crowd
from tests.panels.conftest import made
from tests.small import ANA

NAME, PHONE, NOTES = 1, 3, 8


def show(qtbot: QtBot, desk: Desk, wanted: Wanted | None = None) -> SheetView:
    model = SheetModel(desk)

    def refresh() -> None:
        model.show(printed_sheet(desk.matrix, wanted or Wanted()))

    model.refresh = refresh
    refresh()
    view = SheetView(model, desk.look)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    view.setFocus()
    view.model_held = model  # the view does not own it
    return view


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> SheetView:
    return show(qtbot, desk)


def at(view: SheetView, row: int, column: int) -> QPoint:
    return view.visualRect(view.model().index(row, column)).center()


def click(view: SheetView, row: int, column: int, twice: bool = False) -> None:
    press = QTest.mouseDClick if twice else QTest.mouseClick
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, row, column))
    if twice:
        press(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, row, column))


def where(view: SheetView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def test_a_page_fits_the_width_and_every_cell_is_found_where_it_is_painted(view: SheetView) -> None:
    assert view.fits and view.plan is not None
    assert abs(view.plan.size[0] - view.viewport().width()) < 2
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            found = view.indexAt(view.visualRect(index).center())
            assert (found.row(), found.column()) == (row, model.part(index)[1].first)
            assert view.isIndexHidden(index) == (column != found.column())
    assert not view.indexAt(QPoint(2, 2)).isValid()
    assert view.visualRect(QModelIndex()).isNull()


def test_a_narrow_view_shows_a_page_legibly_until_it_is_asked_to_fit(view: SheetView) -> None:
    view.resize(400, 500)
    assert (view.zoom, view.fits) == (0.7, True)
    assert view.horizontalScrollBar().maximum() > 0
    view.zoom_to(0.0)
    assert view.zoom < 0.4 and view.horizontalScrollBar().maximum() == 0


def test_nothing_stands_on_the_paper_but_what_is_printed(view: SheetView) -> None:
    inside = [each for each in view.findChildren(QWidget) if each.isVisible() and not isinstance(each, QScrollBar)]
    assert {each.objectName() for each in inside} <= {"qt_scrollarea_viewport", "qt_scrollarea_vcontainer"}


def test_arrows_and_tab_go_from_cell_to_cell(view: SheetView) -> None:
    click(view, 4, NAME)
    assert where(view) == (4, NAME)
    for key, place in (
        (Qt.Key.Key_Right, (4, 2)), (Qt.Key.Key_Tab, (4, 3)), (Qt.Key.Key_Left, (4, 2)), (Qt.Key.Key_End, (4, NOTES)),
        (Qt.Key.Key_Tab, (5, 0)), (Qt.Key.Key_Backtab, (4, NOTES)), (Qt.Key.Key_Home, (4, 0)),
        (Qt.Key.Key_Up, (3, 0)), (Qt.Key.Key_Right, (3, 5)), (Qt.Key.Key_Right, (3, 5)), (Qt.Key.Key_Down, (4, 5)),
    ):  # fmt: skip
        QTest.keyClick(view, key)
        assert where(view) == place, key
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert where(view) == (0, 0)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert where(view)[0] > 3
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert where(view) == (view.model().rowCount() - 1, NOTES)


def test_in_a_sheet_from_right_to_left_arrows_go_where_they_point(qtbot: QtBot, desk: Desk) -> None:
    view = show(qtbot, desk, Wanted(language="ar"))
    assert at(view, 4, 0).x() > at(view, 4, NOTES).x()
    click(view, 4, NAME)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert where(view) == (4, 2)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert where(view) == (4, NAME)


def test_zooming_keeps_what_is_under_the_pointer(view: SheetView) -> None:
    told: list[float] = []
    view.zoomed.connect(told.append)
    view.zoom_to(2.0)
    assert (view.zoom, view.fits, told) == (2.0, False, [2.0])
    point = at(view, 5, PHONE)
    wheel = QWheelEvent(QPointF(point), view.viewport().mapToGlobal(QPointF(point)), QPoint(), QPoint(0, 120),
                        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase,
                        False)  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom == pytest.approx(2.5)
    view.zoom_in()
    view.zoom_out()
    view.zoom_out()
    assert view.zoom == pytest.approx(2.0)
    view.zoom_to(99)
    assert view.zoom == 4.0
    view.zoom_to(0.0)
    assert view.fits and view.horizontalScrollBar().maximum() == 0


def test_cells_are_copied_as_spreadsheets_take_them(view: SheetView) -> None:
    click(view, 4, NAME)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Ana Novak"
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 4, NAME))
    QTest.mouseMove(view.viewport(), at(view, 6, PHONE))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 6, PHONE))
    view.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Ana Novak\t\t+44 20 7946 0101"
    assert len(lines) == 3
    view.grab()  # with a selection


def test_the_pages_of_many_people(qtbot: QtBot, look: object) -> None:
    desk = made(look, crowd(40))  # type: ignore[arg-type]
    view = show(qtbot, desk)
    assert view.plan is not None
    starts = view.plan.starts
    assert len(starts) >= 2
    first, last = view.plan.place(starts[1] - 1, 0, 8), view.plan.place(starts[1], 0, 8)
    page, following = view.plan.page(0), view.plan.page(1)
    assert first.y + first.height <= page.y + page.height
    head = view.plan.repeated(1, 0, 0, 6)
    assert following.y < head.y < last.y
    view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, 0))
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    view.scrollTo(view.model().index(0, 0))
    assert view.verticalScrollBar().value() < 60


def test_only_what_is_in_sight_is_painted(qtbot: QtBot, look: object) -> None:
    view = show(qtbot, made(look, crowd(1000)))  # type: ignore[arg-type]
    view.selectAll()
    assert view.model().rowCount() > 1000
    view.grab()
    times = []
    for turn in range(12):
        view.verticalScrollBar().setValue(turn * 3000)
        start = time.process_time()
        view.viewport().repaint()
        times.append(time.process_time() - start)
    assert sorted(times)[6] < 0.05  # a frame takes a tenth of it on a quiet machine


def test_a_cell_that_may_not_be_typed_into_is_refused(view: SheetView) -> None:
    refused: list[QModelIndex] = []
    view.refused.connect(refused.append)
    click(view, 4, 0, twice=True)
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert [(each.row(), each.column()) for each in refused] == [(4, 0)] * 3
    assert view.delegate.editor is None


def test_the_menu_comes_by_mouse_and_by_key(view: SheetView) -> None:
    asked: list[QPoint] = []
    view.menu_wanted.connect(asked.append)
    point = at(view, 4, PHONE)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, point, view.viewport().mapToGlobal(point))
        QApplication.sendEvent(view.viewport(), event)
    assert (where(view), len(asked)) == ((4, PHONE), 2)
    nowhere = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(view.viewport(), nowhere)
    assert len(asked) == 2


def test_screen_readers_find_a_table(view: SheetView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.Table
    assert found.text(QAccessible.Text.Name) == "Call sheet"
    assert found.childCount() >= view.model().rowCount() * view.model().columnCount()


def test_a_selection_of_lines_is_a_region(view: SheetView) -> None:
    view.selectionModel().select(view.model().index(4, 1), QItemSelectionModel.SelectionFlag.Select)
    region = view.visualRegionForSelection(view.selectionModel().selection())
    assert region.contains(at(view, 4, 1))


def test_somebody_is_typed_over_by_name(view: SheetView, desk: Desk) -> None:
    click(view, 4, NAME)
    QTest.keyClick(view, Qt.Key.Key_Z)  # typing begins anew
    assert view.delegate.editor is not None
    QTest.keyClicks(view.delegate.editor, "oe")
    QTest.keyClick(view.delegate.editor, Qt.Key.Key_Return)
    assert desk.matrix.contacts[ANA].name.casefold() == "zoe"
    assert where(view) == (5, 0)
