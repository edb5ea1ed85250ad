"""Rows of separated values: the right delimiter, the right rows."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.tables.delimited import joined, split


@pytest.mark.parametrize(
    ("text", "delimiter", "rows"),
    [
        ("a,b\n1,2\n", ",", [["a", "b"], ["1", "2"]]),
        ("a;b\r\n1,5;2\r\n", ";", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1, 2\t3\n", "\t", [["a", "b"], ["1, 2", "3"]]),
        ("a|b|c\n1|2|3\n", "|", [["a", "b", "c"], ["1", "2", "3"]]),
        ("sep=;\na;b\n", ";", [["a", "b"]]),
        ('"sep=|"\na|b\n', "|", [["a", "b"]]),
        ("name\nAda, Example\nBo\n", ",", [["name"], ["Ada", " Example"], ["Bo"]]),
        ("only\n", ",", [["only"]]),
        ("", ",", []),
    ],
)
def test_delimiters(text: str, delimiter: str, rows: list[list[str]]) -> None:
    assert split(text) == (rows, delimiter, False)


def test_a_delimiter_that_is_given_counts() -> None:
    assert split("sep=;\na;b,c\n", ",")[0] == [["a;b", "c"]]


def test_quotes_breaks_and_blank_lines_keep_the_count_of_rows() -> None:
    rows, _, _ = split('a,b\n\n"two\nlines, ""so""",x\n')
    assert rows == [["a", "b"], [], ['two\nlines, "so"', "x"]]


def test_a_lone_cr_ends_lines_and_an_lf_breaks_within() -> None:
    rows, _, _ = split("a,b\r1,multi\nline\r")
    assert rows == [["a", "b"], ["1", "multi\nline"]]


def test_an_open_quotation_mark_does_not_swallow_the_rest() -> None:
    text = "name,height\n" + 'Ada,"5 foot\n' + "Bo,6\n" * 60
    rows, _, broken = split(text)
    assert broken
    assert len(rows) == 62


def test_safety_apostrophes_are_taken_away_once() -> None:
    rows, _, _ = split("'=1+1,'+44 20,'-x,'@y,'plain,''=z,O'Neil\n")
    assert rows == [["=1+1", "+44 20", "-x", "@y", "'plain", "''=z", "O'Neil"]]


cells = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\x00\ue000\ufeff"), max_size=12)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(";\t,|"))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    read, _, _ = split(out.getvalue(), delimiter)
    assert read == [[_without_apostrophe(cell) for cell in row] for row in rows]


def _without_apostrophe(cell: str) -> str:
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n") else cell


FULL = [["id", "name", "phone", "fax", "site"], *[[str(n), f"Desk {n}", "+44", "", "x"] for n in range(30)]]


def test_a_record_broken_within_a_cell_is_put_together_and_keeps_its_row() -> None:
    broken = [*FULL, ["31", "Desk 31", "+44 20 7946 0001"], ["", "+44 20 7946 0002", "y"], ["32", "Desk", "", "", "x"]]
    rows, short = joined(broken)
    assert rows[31:] == [["31", "Desk 31", "+44 20 7946 0001", "+44 20 7946 0002", "y"], [], broken[33]]
    assert short == []


def test_rows_that_are_too_short_are_told_and_left_as_they_are() -> None:
    odd = [*FULL, ["31", "Desk 31"], ["32", "Desk 32"], [""], ["33", "Desk", "", "", "x"]]
    assert joined(odd) == (odd, [32, 33])


def test_where_many_rows_end_early_none_is_broken() -> None:
    early = [FULL[0], ["1", "Ada", "+44"], ["2", "Bo", "+44"], ["3", "Cy", "+44", "", "x"]]
    assert joined(early) == (early, [])
    assert joined([]) == ([], [])
