"""Grades in words."""

from __future__ import annotations

import pytest

from designer.checks.finding import Grade
from designer.panels.grades import GRADES, TOKENS, counted
from designer.paths import resource


@pytest.mark.parametrize(
    ("grade", "number", "words"),
    [("error", 1, "1 error"), ("warning", 2, "2 warnings"), ("info", 0, "0 remarks"), ("error", 1200, "1,200 errors")],
)
def test_numbers_have_their_unit(grade: str, number: int, words: str) -> None:
    assert counted(grade, number) == words


def test_every_grade_has_icon_and_colour() -> None:
    assert list(GRADES) == list(TOKENS) == [str(grade) for grade in Grade]
    for icon in GRADES.values():
        assert resource(f"icons/{icon}.svg")
