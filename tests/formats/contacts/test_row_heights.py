"""Rows are as high as their text."""

from __future__ import annotations

import pytest

from designer.formats.contacts.row_heights import HIGHEST, Written, fitting, height, lines


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [("Ada", 20, 1), ("", 20, 1), ("one\ntwo\nthree", 20, 3), ("a word and another " * 4, 20, 4), ("x" * 60, 20, 4)],
)
def test_lines_of_a_text_in_its_column(text: str, width: float, count: int) -> None:
    assert lines(Written(text, width)) == count


def test_larger_and_bolder_letters_need_more_room() -> None:
    text = "a word and another " * 4
    assert lines(Written(text, 20, 14, True)) > lines(Written(text, 20, 10))


def test_a_row_is_as_high_as_its_highest_cell_within_bounds() -> None:
    low, high = Written("Ada", 20), Written("one\ntwo\nthree", 20)
    assert height([low], least=27) == 27
    assert height([low, high], least=27) == pytest.approx(3 * 10 * 1.22 + 4, abs=0.1)
    assert height([Written("x\n" * 200, 20)]) == HIGHEST
    assert height([], least=15) == 15


def test_a_long_word_is_written_smaller_but_stays_readable() -> None:
    assert fitting(Written("a short one", 20)) == 10
    assert 7.5 <= fitting(Written("network-operations-centre@example.org", 20)) < 10
    assert fitting(Written("x" * 200, 20)) == 7.5
    assert fitting(Written("many words that break by themselves", 20)) == 10
