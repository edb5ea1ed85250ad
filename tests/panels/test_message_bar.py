"""One thing is told at a time, with what to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from designer.panels.look import Look
from designer.panels.message_bar import MessageBar
from tests.panels.conftest import Shown


@pytest.fixture
def bar(look: Look, shown: Shown) -> MessageBar:
    holder = QWidget()
    made = MessageBar(look)
    QVBoxLayout(holder).addWidget(made)
    shown(holder, 600, 200)
    return made


def test_it_is_not_there_until_something_is_told(bar: MessageBar) -> None:
    assert not bar.isVisible()
    assert bar.text == ""


def test_what_went_wrong_stays_until_put_away(bar: MessageBar) -> None:
    bar.tell("It is locked.", "Ask Ana.", "error")
    assert bar.text == "It is locked. Ask Ana."
    assert bar.accessibleName() == bar.text
    assert not bar._timer.isActive()
    QTest.mouseClick(bar._away, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_good_news_goes_by_itself(bar: MessageBar) -> None:
    bar.tell("Saved.")
    assert bar._timer.isActive()
    bar.tell("Wrong.", "", "warning")
    assert not bar._timer.isActive()


def test_a_button_does_its_work(bar: MessageBar) -> None:
    heard: list[str] = []
    bar.tell("Changed on disk.", "", "warning", (("Read again", lambda: heard.append("read")),))
    button = next(each for each in bar.findChildren(QPushButton) if each.text() == "Read again")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == ["read"]
    assert not bar.isVisible()


def test_a_name_from_right_to_left_does_not_turn_the_sentence(bar: MessageBar) -> None:
    bar.tell("“דנה” was not taken.")
    assert bar.accessibleName() == "\u200e“\u2068דנה\u2069” was not taken."
