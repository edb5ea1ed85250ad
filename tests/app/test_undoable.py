"""The offer to undo what did more than may have been meant, and Del on what is no step."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from tests import small


def _offer(opened: Workshop) -> QPushButton:
    return next(button for button in opened.window.messages.findChildren(QPushButton) if button.text() == "Undo")


def test_deleting_a_contact_in_use_offers_to_undo_it(opened: Workshop) -> None:
    opened.contacts.list.setCurrentIndex(opened.contacts.model.index(opened.contacts.model.row_of(small.BO)))
    opened.contacts.delete()
    assert "deleted, and taken out of" in opened.window.messages.text
    _offer(opened).click()
    assert small.BO in opened.session.matrix
    assert opened.window.messages.text == ""


def test_the_offer_goes_with_the_next_edit(opened: Workshop) -> None:
    opened.session.select([small.L2])
    opened.run("delete")
    assert "moved to L1" in opened.window.messages.text
    with opened.session.edit("Rename") as edit:
        edit.change(small.FRONT, title="Another")
    assert opened.window.messages.text == ""


def test_del_on_a_level_chosen_by_its_head_deletes_it(opened: Workshop, qtbot: QtBot) -> None:
    headers = opened.flow.headers
    rect = headers.lane_rect(list(opened.session.matrix.levels).index(small.L2))
    spot = QPoint(round(rect.center().x()), round(rect.center().y()))
    QTest.mouseClick(headers, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert opened.session.selection == (small.L2,)
    assert headers.hasFocus()
    QTest.keyClick(headers, Qt.Key.Key_Delete)
    assert small.L2 not in opened.session.matrix
    assert opened.window.messages.text.startswith("Level L2")


def test_del_on_the_chart_with_a_level_selected_deletes_the_level(opened: Workshop) -> None:
    opened.session.select([small.L2])
    opened.flow.view.setFocus()
    QTest.keyClick(opened.flow.view, Qt.Key.Key_Delete)
    assert small.L2 not in opened.session.matrix


def test_the_menu_of_a_head_deletes_in_the_same_way(opened: Workshop) -> None:
    opened.flow.level_delete_wanted.emit(small.L2)
    assert "moved to L1" in opened.window.messages.text
