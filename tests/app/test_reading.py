"""Reading the flow as one severity sees it, from the chips, the menu and while editing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.model import spans
from designer.model.values import Condition, SeveritySpan
from tests import small

NOTHING = (frozenset(), frozenset())


@pytest.fixture
def reading(opened: Workshop) -> Workshop:
    """The manager hears of SEV1 only."""
    opened.session.put("Only SEV1", [small.SPECIALIST_MANAGER], condition=Condition(severities=(small.SEV1,)))
    return opened


def test_what_does_not_apply_steps_back(reading: Workshop) -> None:
    QTest.mouseClick(reading.reading.bar.chips[small.SEV2], Qt.MouseButton.LeftButton)
    assert reading.reading.faded == ({small.MANAGER}, {small.SPECIALIST_MANAGER})
    QTest.mouseClick(reading.reading.bar.chips[small.SEV1], Qt.MouseButton.LeftButton)
    assert reading.reading.faded == NOTHING


def test_the_menu_goes_through_them(reading: Workshop) -> None:
    undo = reading.session.document.undo_label
    for _ in range(2):
        reading.window.actions_by_id["read_next"].trigger()
    assert reading.reading.faded[0] == {small.MANAGER}
    reading.window.actions_by_id["read_all"].trigger()
    assert reading.reading.faded == NOTHING
    assert reading.session.document.undo_label == undo, "looking is no edit"


def test_it_follows_edits(reading: Workshop, qtbot: QtBot) -> None:
    reading.reading.bar.choose(small.SEV2)
    reading.run("undo")
    qtbot.waitUntil(lambda: reading.reading.faded == NOTHING)
    reading.run("redo")
    qtbot.waitUntil(lambda: reading.reading.faded[0] == {small.MANAGER})


def test_another_document_is_shown_whole(reading: Workshop) -> None:
    reading.reading.bar.choose(small.SEV2)
    reading.session.document.mark_clean()
    reading.session.end()
    assert reading.reading.faded == NOTHING


def test_chips_show_the_times_of_that_severity_alone(reading: Workshop) -> None:
    own = (SeveritySpan(severity=small.SEV1, span=spans.parse("15 min")),)
    reading.session.put(
        "Times", [small.FRONT_SPECIALIST], after=spans.parse("4 h"), after_by_severity=own, condition=Condition()
    )
    looks, arrows = reading.flow.scene.looks, reading.flow.scene.arrows
    said = arrows.chip(small.FRONT_SPECIALIST)
    assert said is not None and len(said.says.times) > 1
    assert looks.read_chip(said) is said
    reading.reading.bar.choose(small.SEV1)
    shown = looks.read_chip(said)
    assert [each.text for each in shown.says.times] == ["15 m"]
    assert shown.size.width <= said.size.width and shown.size.height <= said.size.height
    reading.run("read_all")
    assert looks.read_chip(said) is said
