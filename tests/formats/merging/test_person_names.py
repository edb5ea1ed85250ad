"""A name from its parts: no part twice, none dropped."""

from __future__ import annotations

import pytest

from designer.formats.merging.person_names import in_line, joined


@pytest.mark.parametrize(
    ("first", "name", "last", "whole"),
    [
        ("Ada", "", "Example", "Ada Example"),
        ("Ada", "", "", "Ada"),
        ("", "", "Example", "Example"),
        ("", "", "", ""),
        ("Ada", "Example, Ada", "Example", "Ada Example"),
        ("Ada", "Ada Maria Example", "Example", "Ada Maria Example"),
        ("Ada", "Maria", "", "Ada Maria"),
        ("", "Ada", "Example", "Ada Example"),
    ],
)
def test_parts_make_one_name(first: str, name: str, last: str, whole: str) -> None:
    assert joined(first, name, last) == whole


@pytest.mark.parametrize(
    ("text", "line"), [("Ada", "Ada"), ("Ada\nMaria", "Ada Maria"), ("van  der", "van der"), ("", "")]
)
def test_words_stand_in_one_line(text: str, line: str) -> None:
    assert in_line(text) == line
