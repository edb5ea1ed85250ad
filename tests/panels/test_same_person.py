"""Two records side by side, and one click that says whether they are one person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from designer.formats.merging import merge
from designer.panels.same_person import SamePerson
from tests import small
from tests.panels.conftest import Shown
from tests.panels.sheets import workbook

BOOK = workbook(("Name", "Phone", "E-mail"), ("Bo Okafor", "+44 20 7946 0999", "other@example.org"))


@pytest.fixture
def asked(shown: Shown) -> SamePerson:
    proposal = merge.propose_changes(small.small(), BOOK)
    made = SamePerson()
    made.ask(proposal, proposal.uncertain[0], "Row 2", 3)
    shown(made, 360, 500)
    return made


def test_both_stand_side_by_side_and_what_differs_is_said(asked: SamePerson) -> None:
    said = [each.text() for each in asked.findChildren(QLabel)]
    assert "Is this the same person? · 3 to decide" in said
    assert "Row 2: a contact of this name has other addresses." in said
    assert any("+44 20 7946 0999" in text for text in said)
    assert any("+44 20 7946 0102" in text for text in said)
    assert "E-mail · differs" in said
    assert not asked.who.isVisible(), "there is one candidate only"


@pytest.mark.parametrize(("button", "decision"), [("same", small.BO), ("new", "new"), ("out", "leave out")])
def test_one_click_decides(asked: SamePerson, qtbot: QtBot, button: str, decision: str) -> None:
    pressed: QPushButton = getattr(asked, button)
    with qtbot.waitSignal(asked.decided) as heard:
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert heard.args == [asked.row, decision]
