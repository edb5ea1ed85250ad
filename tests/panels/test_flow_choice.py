"""Contacts alone or the flow too, and what the times of a sheet count from: asked once, with a guess."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.formats.matrices.layouts import Layout
from designer.formats.merging import merge
from designer.formats.merging.merge import Outline
from designer.model.choices import SpanUnit, TimeBase
from designer.panels.flow_choice import LAYOUT_WORDS, FlowChoice
from designer.panels.look import Look
from tests.panels.conftest import Shown
from tests.panels.sheets import workbook


def outline(*times: str, unit: SpanUnit | None = None, header: str = "Escalate after") -> Outline:
    rows = [(f"Level {n}", f"Person {n}", f"+44 20 7946 010{n}", time) for n, time in enumerate(times, 1)]
    found = merge.outline(merge.map_workbook(workbook(("Level", "Name", "Phone", header), *rows)), unit)
    assert found is not None
    return found


@pytest.fixture
def choice(look: Look, shown: Shown) -> FlowChoice:
    made = FlowChoice(look)
    shown(made, 900, 140)
    return made


def test_every_layout_has_words() -> None:
    assert set(LAYOUT_WORDS) == set(Layout)


def test_it_says_what_was_found_and_guesses_the_times(choice: FlowChoice) -> None:
    choice.show_outline(outline("15 min", "1 h", "4 h"), True)
    assert "This is an escalation matrix, a row a level: Level 1 → Level 2 → Level 3." in choice._says.text()
    assert choice.is_wanted()
    assert choice.base.isVisible()
    assert choice.chosen_base() is outline("15 min", "1 h", "4 h").times.base
    assert not choice.unit.isVisible(), "the times have units"


def test_what_the_times_count_from_is_chosen_once(choice: FlowChoice, qtbot: QtBot) -> None:
    choice.show_outline(outline("15 min", "1 h", "4 h"), True)
    other = TimeBase.ELAPSED if choice.chosen_base() is TimeBase.PER_LEVEL else TimeBase.PER_LEVEL
    choice.base.setCurrentIndex(choice.base.findData(other))
    with qtbot.waitSignal(choice.changed):
        choice.base.activated.emit(choice.base.currentIndex())
    choice.show_outline(outline("15 min", "1 h", "4 h"), True)
    assert choice.chosen_base() is other, "what somebody chose stays"
    choice.begin()
    choice.show_outline(outline("15 min", "1 h", "4 h"), True)
    assert choice.chosen_base() is not other, "another file is asked about anew"


def test_numbers_without_a_unit_are_asked_about(choice: FlowChoice, qtbot: QtBot) -> None:
    choice.show_outline(outline("15", "60", "240"), True)
    assert choice.unit.isVisible()
    assert choice.chosen_unit() is None
    choice.unit.setCurrentIndex(choice.unit.findData(SpanUnit.MINUTE))
    with qtbot.waitSignal(choice.changed):
        choice.unit.activated.emit(choice.unit.currentIndex())
    choice.show_outline(outline("15", "60", "240", unit=SpanUnit.MINUTE), True)
    assert choice.chosen_unit() is SpanUnit.MINUTE
    assert choice.unit.isVisible()


def test_contacts_only_asks_nothing_about_times(choice: FlowChoice) -> None:
    choice.show_outline(outline("15 min", "1 h", "4 h"), True)
    QTest.mouseClick(choice.only_contacts, Qt.MouseButton.LeftButton)
    assert not choice.base.isVisible()
    assert not choice.is_wanted()


def test_nothing_is_asked_of_a_list(choice: FlowChoice) -> None:
    choice.show_outline(None, False)
    assert not choice.isVisible()
    assert not choice.is_wanted()
