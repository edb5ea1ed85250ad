"""Values of cells become clean text that says what the cell shows."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.values.cells import clean, is_mask, masked, number_text, shown, unescape


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  Ada  ", "Ada"),
        ("Ada\u00a0Example\u200b", "Ada Example"),
        ("\u202a+44\u00a020\u202f7946\u20110001\u202c", "+44 20 7946-0001"),
        ("\ufeffName\u00a0", "Name"),
        ("one \r\n two\rthree", "one\ntwo\nthree"),
        ("Ada\x07Bell", "AdaBell"),
        ("cafe\u0301", "café"),
        ("ＴＥＬ０１２３", "TEL0123"),
        ("ﾃﾚﾋﾞ", "テレビ"),
        ("café – „Bereitschaft“", "café – „Bereitschaft“"),
        ("٠١٢٣", "٠١٢٣"),
        ("2-507-099     2-521-200", "2-507-099     2-521-200"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("x\ud83d", "x?"),
        ("\t", ""),
    ],
)
def test_clean(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.text())
def test_clean_text_is_clean(raw: str) -> None:
    text = clean(raw)
    assert clean(text) == text
    assert text == text.strip()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00a0\u200b\u202a-\u202e\ufeff]", text)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_only_loses_the_spaces_around_it(raw: str) -> None:
    assert clean(raw) == raw.strip()


def test_unescape() -> None:
    assert unescape("Ada_x000D_") == "Ada\r"
    assert unescape("_xD83D__xDE00_") == "😀"
    assert unescape("_xd83d_") == "\ufffd"
    assert unescape("snake_x_case _x41_") == "snake_x_case _x41_"


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        (441234500000.0, "441234500000", "n"),
        (7, "7", "n"),
        (0.0, "0", "n"),
        (12.5, "12.5", "n"),
        (0.1 + 0.2, "0.3", "n"),
        (0.0000001, "0.0000001", "n"),
        (-3.0, "-3", "n"),
        (True, "TRUE", "b"),
        (False, "FALSE", "b"),
        (dt.date(2026, 12, 31), "2026-12-31", "d"),
        (dt.datetime(2026, 11, 22, 0, 30), "2026-11-22 00:30", "d"),
        (dt.datetime(2026, 11, 22), "2026-11-22", "d"),
        (dt.datetime(1900, 1, 1, 6), "30:00", "s"),
        (dt.time(0, 29, 59, 997_000), "00:30", "h"),
        (dt.time(8, 15, 30), "08:15:30", "h"),
        (dt.timedelta(days=1, hours=6), "30:00", "s"),
        (dt.timedelta(minutes=-90), "-1:30", "s"),
        (dt.timedelta(seconds=95), "0:01:35", "s"),
        (None, "", "-"),
        ("", "", "-"),
        (" \u200b ", "", "-"),
        (" Ada ", "Ada", "t"),
    ],
)
def test_shown(value: object, text: str, kind: str) -> None:
    assert shown(value) == (text, kind)


@given(st.integers(0, 10**15 - 1))
def test_a_whole_number_keeps_every_digit(number: int) -> None:
    assert number_text(float(number)) == str(number)


def test_numbers_that_are_none_are_still_text() -> None:
    assert number_text(float("nan")) == "nan"
    assert number_text(float("inf")) == "inf"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (7700900001, "00000000000", "07700900001"),
        (2079460001, r"\(000\)\ 000\-0000", "(207) 946-0001"),
        (5551234, "[<=9999999]###-####;(###) ###-####", "555-1234"),
        (2079460001, "[<=9999999]###-####;(###) ###-####", "(207) 946-0001"),
        (441234567890, "+##############", "+441234567890"),
        (123456, "000", "123456"),
        (30, '0" min"', "30 min"),
        (5, "0_)", "5"),
        (12, "#,##0", None),
        (12, "0.00", None),
        (12, "General", None),
        (45672, "d-mmm", None),
        (12.5, "000", None),
        (-1, "000", None),
        (10**16, "000", None),
    ],
)
def test_masked(value: float, code: str, text: str | None) -> None:
    assert masked(value, code) == text


def test_only_formats_with_a_will_of_their_own_are_masks() -> None:
    assert is_mask("000") and is_mask('0" min"') and is_mask(r"\(000\)")
    assert not is_mask("0") and not is_mask("General") and not is_mask("0.00") and not is_mask("#,##0;[Red]-#,##0")
