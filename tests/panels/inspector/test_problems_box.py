"""Findings about what is shown, each with its words and jumps."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from designer.checks.finding import Finding, Grade
from designer.panels.desk import Desk
from designer.panels.inspector.problems_box import ProblemsBox
from tests import small
from tests.panels.conftest import Shown


def test_each_is_told_with_its_grade(desk: Desk, shown: Shown) -> None:
    box = ProblemsBox(desk)
    shown(box)
    found = [
        Finding("R12", Grade.WARNING, (small.FRONT, small.ANA), "Ana stands alone.", False),
        Finding("R01", Grade.ERROR, (small.FRONT,), "Nothing comes in.", False),
    ]
    box.show_findings(found, small.FRONT)
    words = [each.text() for each in box.findChildren(QLabel) if each.text()]
    assert words == ["Ana stands alone.", "Warning R12", "Nothing comes in.", "Error R01"]
    assert [each.text() for each in box.findChildren(QPushButton)] == ["Go to Ana Novak"]
    box.show_findings([], small.FRONT)
    assert not box.isVisible()


def test_too_many_are_counted(desk: Desk, shown: Shown) -> None:
    box = ProblemsBox(desk)
    shown(box)
    box.show_findings([Finding(f"R{n:02}", Grade.INFO, (small.FRONT,), "x", False) for n in range(9)], small.FRONT)
    assert any(each.text() == "and 3 more" for each in box.findChildren(QLabel))


def test_a_name_from_right_to_left_does_not_turn_the_sentence(desk: Desk, shown: Shown) -> None:
    box = ProblemsBox(desk)
    shown(box)
    box.show_findings([Finding("R12", Grade.WARNING, (small.FRONT,), "“דנה” stands alone.", False)], small.FRONT)
    assert "\u200e“\u2068דנה\u2069” stands alone." in [each.text() for each in box.findChildren(QLabel)]
