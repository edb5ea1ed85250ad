"""The list that pops up to choose from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from designer.panels.desk import Desk
from designer.panels.picker import Choice, Picker, choices_of
from tests import small
from tests.panels.conftest import Shown


@pytest.fixture
def picker(desk: Desk, shown: Shown) -> Picker:
    button = QPushButton("Choose")
    shown(button, 200, 30)
    made = Picker(desk, choices_of(desk, ("contact",), {small.BO}), ("contact",), button)
    made.pop_up(button)
    return made


def names(picker: Picker) -> list[str]:
    return [choice.name for choice in picker.model.shown]


def test_records_are_in_the_order_people_expect(desk: Desk) -> None:
    assert [choice.name for choice in choices_of(desk, ("severity", "level"))] == [
        "SEV1", "SEV2", "L0 · First contact", "L1 · Front line", "L2 · Specialists", "L3 · Management",
    ]  # fmt: skip
    assert len(choices_of(desk, ("*",))) == len(desk.matrix)


def test_typing_narrows_and_enter_chooses(picker: Picker, qtbot: QtBot) -> None:
    assert names(picker) == ["Ana Novak", "Cem Park", "Dora Quist", "Eli Reyes", "New contact…"]
    QTest.keyClicks(picker.box, "e")
    QTest.keyClicks(picker.box, "li")
    assert names(picker) == ["Eli Reyes", "New contact “eli”"]
    with qtbot.waitSignal(picker.chosen) as heard:
        QTest.keyClick(picker.box, Qt.Key.Key_Return)
    assert heard.args[0].id == small.ELI


def test_arrows_walk_and_stop_at_the_ends(picker: Picker, qtbot: QtBot) -> None:
    for _ in range(9):
        QTest.keyClick(picker.box, Qt.Key.Key_Down)
    QTest.keyClick(picker.box, Qt.Key.Key_Up)
    with qtbot.waitSignal(picker.chosen) as heard:
        QTest.keyClick(picker.box, Qt.Key.Key_Return)
    assert heard.args[0].name == "Eli Reyes"


def test_a_new_one_has_the_name_typed(picker: Picker, qtbot: QtBot) -> None:
    QTest.keyClicks(picker.box, "Fay Vidal")
    with qtbot.waitSignal(picker.chosen) as heard:
        QTest.keyClick(picker.box, Qt.Key.Key_Return)
    assert heard.args[0] == Choice("", "Fay Vidal", "", "contact")


def test_escape_chooses_nothing(picker: Picker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.chosen):
        QTest.keyClick(picker.box, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_a_click_chooses(picker: Picker, qtbot: QtBot) -> None:
    place = picker.list.visualRect(picker.model.index(1)).center()
    with qtbot.waitSignal(picker.chosen) as heard:
        QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args[0].id == small.CEM


def test_qt_finds_no_fault_with_the_model(picker: Picker, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(picker.model, force_py=True)
