"""Typing into cells: what is understood becomes an edit, what is not stays with a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from designer.formats.contacts.printed_sheet import Wanted, printed_sheet
from designer.panels.desk import Desk
from designer.panels.sheet_editor import CellEditor
from designer.panels.sheet_model import SheetModel
from designer.panels.sheet_view import SheetView
from tests.small import ANA, FRONT_SPECIALIST, L1

NAME, ROLE, PHONE, EMAIL, THEN_AFTER = 1, 2, 3, 5, 7


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> SheetView:
    model = SheetModel(desk)

    def refresh() -> None:
        model.show(printed_sheet(desk.matrix, Wanted()))

    model.refresh = refresh
    refresh()
    view = SheetView(model, desk.look)
    view.model_held = model  # the view does not own it
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    view.setFocus()
    return view


def begin(view: SheetView, row: int, column: int) -> CellEditor:
    """Double-click on a cell."""
    point = view.visualRect(view.model().index(row, column)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    editor = view.delegate.editor
    assert editor is not None
    return editor


def type_in(view: SheetView, row: int, column: int, text: str, key: Qt.Key = Qt.Key.Key_Return) -> CellEditor:
    editor = begin(view, row, column)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, key)
    return editor


def test_a_number(view: SheetView, desk: Desk) -> None:
    editor = begin(view, 4, PHONE)
    assert editor.toPlainText() == "+44 20 7946 0101"
    assert editor.accessibleName() == "Phone"
    assert editor.geometry().contains(view.visualRect(view.currentIndex()).center())
    type_in(view, 4, PHONE, "+44 20 7946 0177")
    assert desk.matrix.contacts[ANA].phones[0].number == "+44 20 7946 0177"
    assert view.model().index(4, PHONE).data() == "+44 20 7946 0177"
    assert view.delegate.editor is None
    assert (view.currentIndex().row(), view.currentIndex().column()) == (5, 0)
    desk.document.undo()
    assert desk.matrix.contacts[ANA].phones[0].number == "+44 20 7946 0101"


def test_tab_goes_to_the_next_cell_and_back_again(view: SheetView, desk: Desk) -> None:
    type_in(view, 4, NAME, "Ana N", Qt.Key.Key_Tab)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (4, ROLE)
    type_in(view, 4, ROLE, "Lead", Qt.Key.Key_Backtab)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (4, NAME)
    assert (desk.matrix.contacts[ANA].name, desk.matrix.contacts[ANA].role) == ("Ana N", "Lead")


def test_escape_leaves_everything_as_it_was(view: SheetView, desk: Desk) -> None:
    before = desk.matrix
    type_in(view, 4, NAME, "Somebody", Qt.Key.Key_Escape)
    assert desk.matrix is before
    assert view.delegate.editor is None


def test_lines_begin_with_shift_and_enter(view: SheetView, desk: Desk) -> None:
    editor = begin(view, 4, ROLE)
    QTest.keyClicks(editor, "Lead")
    high = editor.height()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "Front line")
    assert editor.height() > high
    QTest.keyClick(editor, Qt.Key.Key_Return)
    contact = desk.matrix.contacts[ANA]
    assert (contact.role, contact.department) == ("Lead", "Front line")


def test_what_is_not_understood_stays_red_with_a_sentence(view: SheetView, desk: Desk) -> None:
    before = desk.matrix
    editor = type_in(view, 4, THEN_AFTER, "soon")
    assert view.delegate.editor is editor and editor.isVisible()
    assert editor.property("state") == "wrong"
    assert editor.problem.isVisible() and "not understood" in editor.problem.text()
    assert editor.accessibleDescription() == editor.problem.text()
    assert desk.matrix is before
    ((_, kept),) = desk.untaken.standing(desk.matrix)
    assert (kept.text, kept.field) == ("soon", "Then after on the sheet")
    QTest.keyClicks(editor, "x")
    assert not editor.problem.isVisible()
    editor.selectAll()
    QTest.keyClicks(editor, "20 min")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    after = desk.matrix.transitions[FRONT_SPECIALIST].after
    assert after is not None and after.amount == 20
    assert view.model().index(4, THEN_AFTER).data() == "20 min"
    assert desk.untaken.standing(desk.matrix) == []


def test_what_is_typed_is_taken_when_the_keyboard_goes_elsewhere(view: SheetView, desk: Desk, qtbot: QtBot) -> None:
    other = QLineEdit(view)
    other.show()
    editor = begin(view, 4, NAME)
    editor.selectAll()
    QTest.keyClicks(editor, "Anna")
    other.setFocus()
    assert desk.matrix.contacts[ANA].name == "Anna"
    assert view.delegate.editor is None
    editor = begin(view, 4, NAME)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    other.setFocus()
    assert view.delegate.editor is editor and "needs a name" in editor.problem.text()
    QApplication.processEvents()
    assert not view.delegate.take()


def test_a_band_is_renamed(view: SheetView, desk: Desk) -> None:
    editor = begin(view, 3, 0)
    assert editor.toPlainText() == "Front line"
    type_in(view, 3, 0, "First line")
    assert desk.matrix.levels[L1].label == "First line"
    assert view.model().index(3, 0).data() == "LEVEL 1  ·  First line"


def test_what_happens_elsewhere_does_not_touch_what_is_being_typed(view: SheetView, desk: Desk) -> None:
    editor = begin(view, 4, NAME)
    editor.selectAll()
    QTest.keyClicks(editor, "Ann")
    desk.put("mail", [ANA], role="Lead")
    view.model().refresh()
    assert (view.delegate.editor, editor.toPlainText()) == (editor, "Ann")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert (desk.matrix.contacts[ANA].name, desk.matrix.contacts[ANA].role) == ("Ann", "Lead")


def test_the_editor_is_legible_however_small_the_page(view: SheetView) -> None:
    view.zoom_to(0.25)
    editor = begin(view, 4, PHONE)
    assert editor.font().pixelSize() >= 13
    assert editor.width() >= 132
    assert view.viewport().rect().contains(editor.geometry())
