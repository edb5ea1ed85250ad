"""Cells for other programs: no formula, no digit lost."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.answering.csv_text import BYTE_ORDER_MARK, dialled, has_apostrophe, safe, safe_line, table
from designer.model.values import Phone


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Ada", "Ada"),
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("http://evil.example","x")', '\'=HYPERLINK("http://evil.example","x")'),
        ("  =1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("\u200b=1+1", "'=1+1"),
        ("＝1+1", "'=1+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("+1+1", "'+1+1"),
        ("+44 20 7946 0018", "+44 20 7946 0018"),
        ("+44 20 7946 0018 ext 12", "+44 20 7946 0018 ext 12"),
        ("a\u0000b", "ab"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_safe(text: str, cell: str) -> None:
    assert safe(text) == cell
    assert has_apostrophe(safe(text)) == (cell[0] == "'")


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    for cell in (safe(text), safe_line(text)):
        assert not cell.startswith(("=", "-", "@", "\t", "\r", "\n"))
        assert not cell.startswith("+") or re.fullmatch(r"\+[\d ()\-./]+( ext \d+)?", cell)
    assert "\n" not in safe_line(text)


@pytest.mark.parametrize(
    ("phone", "cell"),
    [
        (Phone(number="020 7946 0018", e164="+442079460018"), "+44 20 7946 0018"),
        (Phone(number="020 7946 0018", e164="+442079460018", extension="12"), "+44 20 7946 0018 ext 12"),
        (Phone(number="07700900123"), "07 700 900 123"),
        (Phone(number="0118"), "0 118"),
        (Phone(number="4512"), "4512"),
        (Phone(number="*47#"), "*47#"),
        (Phone(number="ask switchboard"), "ask switchboard"),
        (Phone(number="=1+1"), "'=1+1"),
    ],
)
def test_dialled(phone: Phone, cell: str) -> None:
    assert dialled(phone) == cell


@given(st.from_regex(r"\+?[0-9 ()\-]{1,20}", fullmatch=True))
def test_no_digit_is_lost(number: str) -> None:
    digits = re.sub(r"\D", "", number)
    assert re.sub(r"\D", "", dialled(Phone(number=number))) == digits


@given(st.lists(st.lists(st.text().map(safe), min_size=2, max_size=2)), st.booleans())
def test_what_is_written_is_read_back(rows: list[list[str]], mark: bool) -> None:
    data = table(["A", "B"], rows, mark=mark)
    assert data.startswith(BYTE_ORDER_MARK) is mark
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [["A", "B"], *rows]
