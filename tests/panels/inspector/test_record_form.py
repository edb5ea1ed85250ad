"""The form of a kind: groups that fold, edits by name, failures that change nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.errors import NotAllowed
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.panels.desk import Desk
from designer.panels.inspector import making
from designer.panels.inspector.field import Field
from designer.panels.inspector.forms import FORMS
from designer.panels.inspector.record_form import RecordForm
from tests import small
from tests.panels.conftest import Shown

assert making.EDITORS


def form_of(desk: Desk, shown: Shown, kind: str, *ids: Id, fields: tuple[Field, ...] | None = None) -> RecordForm:
    form = RecordForm(kind, fields or FORMS[kind], desk, {"step/Kind and level": True})
    shown(form, 300, 900)
    form.show_records(list(ids))
    return form


def test_a_group_is_made_when_it_is_opened(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    form = form_of(desk, shown, "contact", small.ANA)
    assert "Where they belong" not in form._grids
    with qtbot.waitSignal(form.folded) as heard:
        QTest.mouseClick(form._sections["Where they belong"].button, Qt.MouseButton.LeftButton)
    assert heard.args == ["contact/Where they belong", True]
    assert form._grids["Where they belong"].editors["kind"].value == "person"


def test_a_group_with_nothing_to_show_is_not_there(desk: Desk, shown: Shown) -> None:
    form = form_of(desk, shown, "step", small.DONE)
    assert not form._sections["How they are reached"].isVisible()
    form.show_records([small.FRONT])
    assert form._sections["How they are reached"].isVisible()


def test_what_the_form_was_told_to_remember_is_open(desk: Desk, shown: Shown) -> None:
    assert form_of(desk, shown, "step", small.FRONT)._sections["Kind and level"].is_open


def test_a_level_is_moved_among_its_like(desk: Desk, shown: Shown) -> None:
    form = form_of(desk, shown, "level", small.L0)
    form.editor("order").commit(3)
    assert [level.id for level in desk.matrix.levels.values()] == [small.L1, small.L2, small.L3, small.L0]


def test_an_edit_that_may_not_be_leaves_the_editor_as_it_was(desk: Desk, shown: Shown) -> None:
    def refuse(_edit: Edit, _ids: list[Id], _value: str) -> None:
        raise NotAllowed("No.", "")

    fields = (Field("title", "Title", "line", write=refuse),)
    form = form_of(desk, shown, "step", small.FRONT, fields=fields)
    with pytest.raises(NotAllowed):
        form._changed(fields[0], "Other", False)
    assert form.editor("title").value == "Resolve at first contact"


def test_labels_of_edits_say_what_was_done(desk: Desk, shown: Shown) -> None:
    form = form_of(desk, shown, "step", small.FRONT, small.MANAGER)
    form.editor("attempts").commit(2)
    assert desk.document.undo_label == "Change tries of 2 steps"
    one = form_of(desk, shown, "contact", small.ANA)
    one.editor("emails").commit(())
    assert desk.document.undo_label == "Change e-mail of contact"
