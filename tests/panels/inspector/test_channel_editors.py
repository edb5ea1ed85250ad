"""A step says whose channels it takes, and makes them its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.model.choices import ChannelKind
from designer.model.records import Channel
from designer.model.values import ChannelUse
from designer.panels.desk import Desk
from designer.panels.inspector.panel import Inspector
from tests import small
from tests.panels.conftest import Shown
from tests.panels.inspector.hands import popup

LEFT = Qt.MouseButton.LeftButton


def open_step(desk: Desk, shown: Shown) -> tuple[Inspector, Any]:
    desk.put("Take its own channels out", [small.FRONT], channels=())
    inspector = Inspector(desk)
    shown(inspector, 320, 900)
    desk.select((small.FRONT,))
    assert inspector.form is not None
    return inspector, inspector.form.editor("channels")


def level_with_channels(desk: Desk) -> tuple[ChannelUse, ...]:
    uses = []
    with desk.edit("Add channels") as edit:
        for kind in (ChannelKind.PHONE, ChannelKind.EMAIL):
            channel = edit.put(Channel(id=f"channel:{kind.value:x<8.8}", kind=kind))
            uses.append(ChannelUse(channel=channel.id))
        edit.change(desk.matrix.steps[small.FRONT].level, channels=tuple(uses))
    return tuple(uses)


def test_the_channels_of_the_level_are_said_and_made_its_own(desk: Desk, shown: Shown) -> None:
    uses = level_with_channels(desk)
    _, editor = open_step(desk, shown)
    assert editor.taken.isVisible()
    assert editor.taken.text() == "From the level: Phone, E-mail"
    assert editor.more.text() == "Set own channels"
    QTest.mouseClick(editor.more, LEFT)
    assert desk.matrix.steps[small.FRONT].channels == uses
    assert not editor.taken.isVisible()
    assert editor.more.text() == "Add a channel"
    desk.document.undo()
    assert desk.matrix.steps[small.FRONT].channels == ()


def test_without_any_on_the_level_those_of_each_contact_are_taken(desk: Desk, shown: Shown) -> None:
    _, editor = open_step(desk, shown)
    assert editor.taken.text() == "From each contact: the ways they can be reached"
    QTest.mouseClick(editor.more, LEFT)
    assert len(editor.rows.rows) == 1


def test_a_row_left_unchosen_goes_away(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    inspector, editor = open_step(desk, shown)
    edits = len(desk.document.history)
    QTest.mouseClick(editor.more, LEFT)
    QApplication.processEvents()
    assert len(editor.rows.rows) == 1
    inspector.form.editor("title").box.setFocus()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: editor.rows.rows == [])
    assert len(desk.document.history) == edits


def test_the_first_letter_typed_on_a_closed_picker_is_kept(desk: Desk, shown: Shown) -> None:
    level_with_channels(desk)
    desk.put("Empty the level", [desk.matrix.steps[small.FRONT].level], channels=())
    _, editor = open_step(desk, shown)
    QTest.mouseClick(editor.more, LEFT)
    button = editor.rows.rows[0].grid.editors["channel"].button
    QTest.keyClicks(button, "e")
    picker = popup()
    QTest.keyClicks(picker.box, "-m")
    assert picker.box.text() == "e-m"
    named = [choice for choice in picker.model.shown if choice.id]
    assert [(choice.name, choice.about) for choice in named] == [("E-mail", "")]
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    assert len(desk.matrix.steps[small.FRONT].channels) == 1
