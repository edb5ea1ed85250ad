"""Contacts are joined by ticking what is kept, with the mouse and with keys."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from designer.model.choices import Privacy
from designer.panels.desk import Desk
from designer.panels.join_dialog import JoinDialog
from tests import small
from tests.panels.conftest import Shown

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(desk: Desk, shown: Shown) -> JoinDialog:
    """Bo, who is named on more records than his twin Cem, and Cem."""
    desk.put("x", [small.BO], role="Billing", notes="Ask first", verified_on=dt.date(2026, 3, 1))
    desk.put("x", [small.CEM], role="Accounts", manager=small.DORA, privacy=Privacy.PERSONAL)
    desk.put("x", [small.DORA], deputies=(small.BO,))
    made = JoinDialog(desk, (small.CEM, small.BO))
    shown(made, 640, 640)
    return made


def test_it_proposes_what_is_full_and_careful(dialog: JoinDialog) -> None:
    fields = dialog.fields()
    assert dialog.ids == (small.BO, small.CEM)
    assert (fields["name"], fields["role"], fields["manager"]) == ("Bo Okafor", "Billing", small.DORA)
    assert fields["privacy"] is Privacy.PERSONAL
    assert len(fields["phones"]) == 4


def test_a_click_on_the_words_chooses(dialog: JoinDialog) -> None:
    QTest.mouseClick(dialog.choices["role"][1][0].words, LEFT)
    QTest.mouseClick(
        dialog.choices["phones"][1][0].button, LEFT, pos=dialog.choices["phones"][1][0].button.rect().center()
    )
    fields = dialog.fields()
    assert fields["role"] == "Accounts"
    assert [phone.number for phone in fields["phones"]] == [
        "+44 20 7946 0102", "+44 7700 900102", "+44 7700 900103",
    ]  # fmt: skip


def test_the_head_of_a_column_takes_all_below_it(dialog: JoinDialog) -> None:
    head = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Cem Park")
    QTest.mouseClick(head, LEFT)
    fields = dialog.fields()
    assert (fields["name"], fields["role"], fields["notes"]) == ("Cem Park", "Accounts", "")
    assert fields["verified_on"] is None
    assert [mail.address for mail in fields["emails"]] == ["cem@example.org"]


def test_it_says_what_follows_and_what_is_alike(dialog: JoinDialog) -> None:
    said = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "will name this one: 1 step." in said
    assert "01 Mar 2026" in said
    assert "Dora Quist" in said
    assert "Nothing" in said


def test_enter_joins_and_esc_does_not(dialog: JoinDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.wished) as heard:
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    assert heard.args[0] == [small.BO, small.CEM]
    dialog.show()
    with qtbot.assertNotEmitted(dialog.wished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
