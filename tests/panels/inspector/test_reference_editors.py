"""Naming other records: chosen, dropped, ordered, opened."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model.choices import StepKind, TeamMode
from designer.model.records import Calendar, Step, Team
from designer.model.values import Target
from designer.panels.desk import Desk
from designer.panels.inspector.field import Field
from designer.panels.inspector.forms import FORMS
from designer.panels.inspector.forms_flow import STEP
from designer.panels.picker import Picker
from tests import small
from tests.panels.inspector.conftest import Made

MANAGER = Field("manager", "Manager", "reference", of=("contact",), hint="Nobody")
DEPUTIES = Field("deputies", "Deputies", "references", of=("contact",))
TARGETS = Field("targets", "Who", "targets")


def popup() -> Picker:
    found = QApplication.activePopupWidget()
    assert isinstance(found, Picker)
    return found


def test_a_letter_opens_the_list(made: Made) -> None:
    editor, said = made(MANAGER, None)
    assert editor.button.text() == "Nobody"
    QTest.keyClick(editor.button, Qt.Key.Key_D)
    QTest.keyClicks(popup().box, "ora")
    assert popup().box.text() == "dora"
    QTest.keyClick(popup().box, Qt.Key.Key_Return)
    assert said == [(small.DORA, False)]


def test_none_can_be_chosen_where_it_may_be(made: Made) -> None:
    editor, said = made(MANAGER, small.DORA)
    QTest.keyClick(editor.button, Qt.Key.Key_Delete)
    assert said == [(None, False)]


def test_what_must_be_named_stays_named(made: Made, desk: Desk) -> None:
    field = Field("level", "Level", "reference", of=("level",))
    editor, said = made(field, small.L1, desk.matrix.steps[small.FRONT])
    QTest.keyClick(editor.button, Qt.Key.Key_Delete)
    assert said == []
    QTest.mouseClick(editor.button, Qt.MouseButton.LeftButton)
    assert all(choice.id for choice in popup().model.shown)
    popup().close()


def test_it_leads_to_what_it_names(made: Made, desk: Desk, qtbot: QtBot) -> None:
    editor, _ = made(MANAGER, small.DORA)
    with qtbot.waitSignal(desk.shown) as heard:
        QTest.mouseClick(editor.to, Qt.MouseButton.LeftButton)
    assert heard.args == [small.DORA, ""]


def test_people_are_put_in_order_and_never_named_twice(made: Made, desk: Desk) -> None:
    editor, said = made(DEPUTIES, (small.BO, small.CEM), desk.matrix.contacts[small.ANA])
    QTest.keyClick(editor.rows.rows[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert said[-1][0] == (small.CEM, small.BO)
    editor.take(small.BO)
    editor.take(small.ANA)
    assert len(said) == 1, "neither twice, nor oneself"


@pytest.mark.parametrize(("dropped", "taken"), [(small.DORA, True), (small.BO, False), ("step:aaaaaaa3", False)])
def test_contacts_are_dropped_on_it(made: Made, desk: Desk, dropped: str, taken: bool) -> None:
    editor, said = made(DEPUTIES, (small.BO,), desk.matrix.contacts[small.ANA])
    data = QMimeData()
    data.setData(desk.contact_mime, dropped.encode())
    none = Qt.KeyboardModifier.NoModifier
    editor.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))
    assert (said == [((small.BO, dropped), False)]) == taken


def test_a_team_is_taken_in_a_way_of_its_own(made: Made, desk: Desk) -> None:
    with desk.edit("Add team") as edit:
        team = edit.new(Team, name="Night team", members=(small.BO,))
    editor, said = made(TARGETS, (Target(to=team.id), Target(to=small.ANA)))
    (choice,) = editor.rows.rows[0]._extras
    combo = choice.findChild(type(made(Field("mode", "x", "choice", of=TeamMode), TeamMode.LEAD)[0].box))
    combo.setCurrentIndex(combo.findText("Its lead"))
    combo.activated.emit(combo.currentIndex())
    assert said == [((Target(to=team.id, mode=TeamMode.LEAD), Target(to=small.ANA)), False)]


def test_who_stands_in_is_told(made: Made) -> None:
    editor, _ = made(TARGETS, (Target(to=small.ANA),))
    (words,) = editor.rows.rows[0]._extras
    assert words.text() == "If away: Eli Reyes"


def test_nobody_is_told(made: Made) -> None:
    editor, _ = made(TARGETS, (), Step(id="step:x", level="level:x", kind=StepKind.ACTION))
    assert editor.more.text() == "Nobody yet: add or drag one"


@pytest.mark.parametrize("kind", [StepKind.INFORM, StepKind.ACTION])
def test_the_words_that_ask_for_somebody_are_whole(made: Made, desk: Desk, kind: StepKind) -> None:
    """At the least width of the inspector."""
    field = next(each for each in STEP if each.name == "targets")
    owner = msgspec.structs.replace(desk.matrix.steps[small.FRONT], kind=kind, targets=())
    editor, _ = made(field, (), owner)
    assert editor.more.sizeHint().width() <= 228


def test_hours_taken_from_the_matrix_are_said(made: Made, desk: Desk) -> None:
    field = next(each for each in FORMS["severity"] if each.name == "calendar")
    editor, _ = made(field, None)
    assert editor.button.text() == "The matrix's: none yet"
    with desk.edit("Set hours") as edit:
        office = edit.new(Calendar, name="Office hours")
        edit.change(desk.matrix.head.id, calendar=office.id)
    editor.show_value(None)
    assert editor.button.text() == "The matrix's: Office hours"
