"""Any text survives a cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.formats.values.cell_text import CUT, LONGEST, decode, encode, fitted, is_cut
from designer.formats.values.cells import clean, unescape

nasty = st.text(alphabet="_x0041'= +-@\n\r\t\u0301aé\u241b;\u1100\u1161\u212b\ufb1d\u200b\xa0\ufffe\x00\x85")


@settings(max_examples=250, deadline=None)
@given(st.one_of(st.text(), nasty))
def test_what_a_reader_makes_of_a_cell_is_the_text_again(text: str) -> None:
    cell = encode(text)
    assert clean(unescape(cell)) == cell
    assert decode(cell) == text


@pytest.mark.parametrize(
    "text", ["Ada Example", "Zoë Müller-Łukasz", "عمر مثال", "two\nlines", "=1+1", "O'Neil", "007"]
)
def test_plain_text_is_written_as_it_is(text: str) -> None:
    assert encode(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("tab\tinside", "tab␛9;inside"),
        (" edge", "␛20;edge"),
        ("_x000D_", "␛5f;x000D_"),
        ("\x07", "␛7;"),
        ("␛", "␛241b;"),
    ],
)
def test_what_would_be_lost_is_written_as_its_number(text: str, cell: str) -> None:
    assert encode(text) == cell


def test_half_a_pair_of_surrogates_can_be_written() -> None:
    assert encode("a\udc00").encode() == "a␛dc00;".encode()
    assert decode("a␛dc00;") == "a\udc00"


def test_a_number_that_is_no_character_is_text() -> None:
    assert decode("␛ffffffff;") == "␛ffffffff;"


def test_a_cell_that_is_too_long_is_cut_and_says_so() -> None:
    assert fitted("x" * LONGEST) == "x" * LONGEST
    cut = fitted("x" * (LONGEST + 1))
    assert len(cut) == LONGEST
    assert cut.endswith(CUT)
    assert is_cut(cut)
    assert not is_cut("x" * LONGEST)
