"""A finding is accepted with a reason, by keys alone too."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.checks.finding import Finding, Grade
from designer.panels.accept_dialog import AcceptDialog
from tests.panels.conftest import Shown

TODAY = dt.date(2026, 3, 31)
FOUND = [Finding("R12", Grade.WARNING, (f"contact:{n}",), f"Person {n} stands alone.") for n in range(5)]


@pytest.fixture
def dialog(shown: Shown) -> AcceptDialog:
    made = AcceptDialog(FOUND[:1], "Dora", TODAY)
    shown(made, 480, 320)
    return made


def test_a_reason_is_needed_and_enter_is_done_with_it(dialog: AcceptDialog, qtbot: QtBot) -> None:
    assert not dialog.main.isEnabled()
    with qtbot.assertNotEmitted(dialog.wished):
        QTest.keyClick(dialog.why, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.why, "We are hiring")
    QTest.keyClick(dialog.why, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(dialog.why, "two people")
    with qtbot.waitSignal(dialog.wished) as heard:
        QTest.keyClick(dialog.why, Qt.Key.Key_Return)
    assert heard.args == ["We are hiring\ntwo people", "Dora", None]


def test_it_can_end_on_a_day(dialog: AcceptDialog) -> None:
    assert dialog.until() is None
    assert not dialog.day.isVisible()
    dialog.span.setCurrentText("For a month")
    assert dialog.until() == dt.date(2026, 4, 30)
    assert not dialog.day.isEnabled()
    dialog.span.setCurrentText("Until a date")
    dialog.day.setDate(QDate(2026, 5, 17))
    assert dialog.until() == dt.date(2026, 5, 17)
    dialog.day.setDate(QDate(2020, 1, 1))
    assert dialog.until() == TODAY


def test_esc_accepts_nothing(dialog: AcceptDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.why, "Because")
    with qtbot.assertNotEmitted(dialog.wished):
        QTest.keyClick(dialog.why, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_tab_leaves_the_reason(dialog: AcceptDialog) -> None:
    QTest.keyClick(dialog.why, Qt.Key.Key_Tab)
    assert dialog.by.hasFocus()


def test_of_many_the_number_is_said(shown: Shown) -> None:
    made = AcceptDialog(FOUND, "", TODAY)
    shown(made, 480, 320)
    said = [each.text() for each in made.findChildren(QLabel)]
    assert "Accept 5 findings" in said
    assert "and 2 more" in said
    assert "Person 2 stands alone." in said and "Person 3 stands alone." not in said
