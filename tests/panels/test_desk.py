"""What panels share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from designer.errors import NotAllowed
from designer.model.document import Document
from designer.model.records import Contact
from designer.panels.desk import Desk
from tests import small


def test_a_selection_holds_what_is_there(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.selected) as heard:
        desk.select((small.ANA, "contact:nobody22", small.ANA))
    assert heard.args == [[small.ANA]]
    with qtbot.assertNotEmitted(desk.selected):
        desk.select((small.ANA,))


def test_what_goes_is_no_longer_selected(desk: Desk, qtbot: QtBot) -> None:
    desk.select((small.ANA, small.BO))
    with qtbot.waitSignal(desk.selected), desk.edit("Delete") as edit:
        edit.remove(small.ANA)
    assert desk.selection == (small.BO,)


def test_joined_edits_are_one_step(desk: Desk) -> None:
    with desk.joined():
        with desk.edit("Add contact") as edit:
            fay = edit.new(Contact, name="Fay Vidal")
        desk.put("Assign", [small.ANA], deputies=(fay.id,))
    assert desk.document.history == ["Assign"]
    desk.document.undo()
    assert desk.matrix == small.small()


def test_a_failing_edit_changes_nothing(desk: Desk) -> None:
    before = desk.matrix
    with pytest.raises(NotAllowed):
        desk.put("Rename", ["step:nowhere2"], title="x")
    assert desk.matrix is before


def test_another_document_forgets_selection_and_findings(desk: Desk) -> None:
    desk.select((small.ANA,))
    desk.take_findings(["anything"])
    old = desk.document
    desk.lay(Document(small.small()))
    assert (desk.selection, desk.findings, desk.is_checked) == ((), (), False)
    assert old.listeners == []


def test_a_verb_answers(desk: Desk) -> None:
    assert desk.do("Add", lambda edit: edit.new(Contact, name="Fay")).name == "Fay"
