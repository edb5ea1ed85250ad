"""Everything joined: selection, inspector, canvas, lists and keys work on one matrix."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from tests import small


def test_canvas_and_inspector_follow_each_other(opened: Workshop) -> None:
    opened.flow.select([small.FRONT])
    assert opened.session.selection == (small.FRONT,)
    assert opened.inspector.form is not None
    assert opened.inspector.form.kind == "step"
    opened.session.select((small.SPECIALIST_MANAGER,))
    assert opened.flow.selection == [small.SPECIALIST_MANAGER]


def test_a_contact_in_the_inspector_leaves_the_canvas_empty_handed(opened: Workshop) -> None:
    opened.flow.select([small.FRONT])
    opened.session.show(small.ANA)
    assert opened.flow.selection == []
    assert opened.session.selection == (small.ANA,)
    opened.flow.select([small.FRONT])
    assert opened.session.selection == (small.FRONT,)


def test_delete_in_a_list_never_deletes_a_step(opened: Workshop) -> None:
    opened.flow.select([small.MANAGER])
    contacts = opened.contacts.list
    contacts.setFocus()
    contacts.setCurrentIndex(opened.contacts.model.index(opened.contacts.model.row_of(small.ELI)))
    QTest.keyClick(contacts, Qt.Key.Key_Delete)
    assert small.MANAGER in opened.session.matrix
    assert small.ELI not in opened.session.matrix
    assert opened.session.document.undo_label == "Delete 1 contact"


def test_delete_on_the_canvas_deletes_the_step(opened: Workshop) -> None:
    opened.flow.select([small.MANAGER])
    opened.flow.view.setFocus()
    QTest.keyClick(opened.flow.view, Qt.Key.Key_Delete)
    assert small.MANAGER not in opened.session.matrix


def test_delete_in_a_text_is_a_letter(opened: Workshop) -> None:
    opened.flow.select([small.MANAGER])
    assert opened.inspector.form is not None
    box = opened.inspector.form.editor("title").box  # type: ignore[attr-defined]
    box.setFocus()
    box.setCursorPosition(0)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert opened.session.matrix.steps[small.MANAGER].title == "uty manager"


def test_a_contact_dropped_on_the_inspector_is_assigned(opened: Workshop) -> None:
    opened.flow.select([small.MANAGER])
    assert opened.inspector.form is not None
    targets = opened.inspector.form.editor("targets")
    data = QMimeData()
    data.setData(opened.session.contact_mime, small.BO.encode())
    none = Qt.KeyboardModifier.NoModifier
    targets.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    assert [target.to for target in opened.session.matrix.steps[small.MANAGER].targets] == [small.DORA, small.BO]


def test_the_palette_inserts_after_the_selection(opened: Workshop) -> None:
    opened.flow.select([small.MANAGER])
    button = next(button for kind, button in opened.palette.buttons.items() if kind == "wait")
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    (arrow,) = opened.session.matrix.leaving(small.MANAGER)
    assert opened.session.matrix.steps[arrow.target].kind == "wait"


def test_history_goes_back_by_a_click(opened: Workshop, qtbot: QtBot) -> None:
    for title in ("One", "Two", "Three"):
        opened.session.put("Rename step", [small.FRONT], title=title)
    opened.run("panel_history")
    opened.history.list.clicked.emit(opened.history.model.index(1))
    assert opened.session.matrix.steps[small.FRONT].title == "One"


def test_a_wish_that_cannot_be_met_is_told_calmly(opened: Workshop, qtbot: QtBot) -> None:
    opened.flow.select([small.DONE, small.FRONT])
    opened.session.matrix  # noqa: B018
    opened.window.messages.hide()
    opened.run("connect")
    said = opened.window.messages.text + opened.status.said._whole
    assert "Nothing comes after an end" in said
