"""The contacts table by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from designer.errors import UserError
from designer.panels.contacts_model import SHOWN
from designer.panels.contacts_table import ContactsTable
from designer.panels.desk import Desk
from tests import small
from tests.panels.conftest import Shown

KEYS = [column.key for column in SHOWN]


@pytest.fixture
def table(desk: Desk, shown: Shown) -> ContactsTable:
    made = ContactsTable(desk)
    shown(made, 1000, 300)
    return made


def go(table: ContactsTable, id: str, key: str) -> None:
    table.table.setFocus()
    table.table.setCurrentIndex(table.model.index(table.model.row_of(id), KEYS.index(key)))


def test_typing_into_a_cell_edits_it(table: ContactsTable, desk: Desk, qtbot: QtBot) -> None:
    go(table, small.BO, "role")
    QTest.keyClick(table.table, Qt.Key.Key_F2)
    editor = table.table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Night lead")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.matrix.contacts[small.BO].role == "Night lead")


def test_the_filter_narrows_while_typing(table: ContactsTable) -> None:
    QTest.keyClicks(table.search, "quist")
    assert [contact.name for contact in table.model.rows] == ["Dora Quist"]
    assert table.count.text() == "1 of 5"
    QTest.keyClicks(table.search, "zzz")
    assert table._nobody.isVisible()


def test_rows_are_deleted_copied_and_pasted_by_keys(table: ContactsTable, desk: Desk) -> None:
    go(table, small.CEM, "name")
    QTest.keyClick(table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("Cem Park\t")
    QTest.keyClick(table.table, Qt.Key.Key_Delete)
    assert small.CEM not in desk.matrix
    assert desk.document.undo_label == "Delete 1 contact"
    QTest.keyClick(table.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Cem Park" in [contact.name for contact in desk.matrix.contacts.values()]


def test_a_row_is_dragged_as_its_contact(table: ContactsTable, desk: Desk) -> None:
    indexes = [table.model.index(0, 0), table.model.index(0, 3), table.model.index(1, 0)]
    data = table.model.mimeData(indexes)
    assert bytes(data.data(desk.contact_mime).data()).decode().split() == [small.ANA, small.BO]


def test_buttons_ask_for_what_they_say(table: ContactsTable, qtbot: QtBot) -> None:
    with qtbot.waitSignals([table.wants_new, table.wants_sheet]):
        table.wants_new.emit()
        table.wants_sheet.emit()


def test_columns_that_are_rare_begin_hidden(table: ContactsTable) -> None:
    shown = {SHOWN[column].key for column in table.shown_columns()}
    assert {"name", "phone", "email", "deputies"} <= shown
    assert not shown & {"portal", "languages", "absences"}


def test_a_refused_cell_is_told_without_a_fault_of_qt(
    table: ContactsTable, desk: Desk, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    go(table, small.BO, "name")
    QTest.keyClick(table.table, Qt.Key.Key_F2)
    editor = table.table.findChild(QLineEdit)
    assert editor is not None
    editor.clear()
    with qtbot.captureExceptions() as caught:
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.wait(30)
    assert [kind for kind, *_ in caught] == [UserError]
    assert "Error calling" not in capfd.readouterr().err
    assert desk.matrix.contacts[small.BO].name == "Bo Okafor"


def test_nobody_stays_lit_whom_the_inspector_does_not_show(table: ContactsTable, desk: Desk) -> None:
    go(table, small.BO, "name")
    assert table.selected() == [small.BO]
    desk.select([small.CEM])
    assert table.selected() == []
