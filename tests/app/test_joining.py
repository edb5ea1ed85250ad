"""Contacts are joined from the menu, the table and the list: asked once, one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.errors import UserError
from designer.panels.join_dialog import JoinDialog
from tests import small
from tests.app.conftest import dialog_of

CTRL = Qt.KeyboardModifier.ControlModifier


def test_two_rows_of_the_table_become_one(opened: Workshop, qtbot: QtBot) -> None:
    before = opened.session.matrix
    opened.bench.show_list("contacts")
    table = opened.table.table
    qtbot.waitUntil(table.isVisible)
    for id, keys in ((small.BO, Qt.KeyboardModifier.NoModifier), (small.CEM, CTRL)):
        place = table.visualRect(opened.table.model.index(opened.table.model.row_of(id), 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, place)
    assert set(opened.session.selection) == {small.BO, small.CEM}
    assert opened.table.buttons["Join…"].isEnabled()
    QTest.mouseClick(opened.table.buttons["Join…"], Qt.MouseButton.LeftButton)
    dialog = dialog_of(JoinDialog)
    QTest.keyClick(dialog.main, Qt.Key.Key_Return)
    matrix = opened.session.matrix
    assert small.CEM not in matrix
    assert [each.to for each in matrix.steps[small.SPECIALIST].targets] == [small.BO]
    assert opened.session.document.undo_label == "Join 2 contacts"
    assert opened.session.selection == (small.BO,)
    opened.run("undo")
    assert opened.session.matrix == before


def test_the_menu_can_join_what_is_selected(opened: Workshop) -> None:
    join = opened.window.actions_by_id["join_contacts"]
    opened.session.select((small.ANA,))
    assert not join.isEnabled()
    opened.session.select((small.ANA, small.BO))
    assert join.isEnabled()
    join.trigger()
    dialog = dialog_of(JoinDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert opened.session.document.undo_label is None


def test_one_is_not_enough_and_seven_are_too_many(opened: Workshop) -> None:
    with pytest.raises(UserError, match="Only several"):
        opened.room("joining").ask((small.ANA, small.FRONT))
    with opened.session.edit("many") as edit:
        many = [edit.put(small.person(f"contact:many{n}", f"Person {n}", n)).id for n in range(7)]
    with pytest.raises(UserError, match="7 contacts are selected"):
        opened.room("joining").ask(many)
