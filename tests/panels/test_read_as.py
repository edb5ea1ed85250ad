"""The chips over the chart: one a severity, and all of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.model.document import Document
from designer.panels.desk import Desk
from designer.panels.read_as import ALL, ReadAs
from tests import small
from tests.panels.conftest import Shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(desk: Desk, shown: Shown) -> ReadAs:
    made = ReadAs(desk)
    shown(made, 600, 40)
    return made


def test_there_is_a_chip_for_each_and_one_is_chosen(bar: ReadAs, qtbot: QtBot) -> None:
    assert [chip.text() for chip in bar.chips.values()] == ["All severities", "SEV1", "SEV2"]
    assert bar.severity == ALL
    with qtbot.waitSignal(bar.chosen) as heard:
        QTest.mouseClick(bar.chips[small.SEV2], LEFT)
    assert heard.args == [small.SEV2]
    assert [chip.isChecked() for chip in bar.chips.values()] == [False, False, True]


def test_the_next_one_comes_round_again(bar: ReadAs) -> None:
    seen = []
    bar.chosen.connect(seen.append)
    for _ in range(3):
        bar.choose_next()
    assert seen == [small.SEV1, small.SEV2, ALL]


def test_they_follow_the_document(bar: ReadAs, desk: Desk, qtbot: QtBot) -> None:
    bar.choose(small.SEV2)
    desk.put("Rename", [small.SEV1], code="P1 & worse")
    assert bar.chips[small.SEV1].text() == "P1 && worse"
    assert bar.severity == small.SEV2
    with qtbot.waitSignal(bar.chosen) as heard, desk.edit("Delete") as edit:
        edit.remove(small.SEV2)
    assert heard.args == [ALL]
    assert not bar.isVisible(), "with one severity there is nothing to choose"
    desk.document.undo()
    assert bar.isVisible()


def test_another_document_is_read_as_a_whole(bar: ReadAs, desk: Desk) -> None:
    bar.choose(small.SEV1)
    desk.lay(Document(small.small()))
    assert bar.severity == ALL
