"""Rows of values become rows of text, with a word about cells that want one."""

from __future__ import annotations

import datetime as dt

import pytest

from designer.formats.excel import converting
from designer.formats.excel.converting import MOST_COLUMNS, Converter, spans_read
from designer.formats.excel.side_information import Facts


def test_rows_are_trimmed_and_empty_ones_left_out() -> None:
    values: list[tuple[int, list[object]]] = [
        (1, ["Name", " Phone ", "", ""]),
        (2, ["", "", "", ""]),
        (3, ["", 44.0, True, None]),
        (4, ["\u200b", " ", "", ""]),
        (5, [0.0, "", "", ""]),
    ]
    assert list(Converter("Sheet", Facts()).rows(values)) == [
        (1, ("Name", "Phone"), "tt"),
        (3, ("", "44", "TRUE"), "-nb"),
        (5, ("0",), "n"),
    ]


def test_formats_dates_errors_and_struck_text() -> None:
    facts = Facts()
    facts.masks = {(1, 0): "0000", (1, 1): "0000"}
    facts.dates = {(1, 2), (1, 3), (1, 4)}
    facts.errors = {(1, 5), (1, 9)}
    facts.struck = {(1, 6): "old", (1, 7): "", (1, 8): "gone"}
    values: list[object] = [7.0, "7", 9999999999.0, dt.time(), dt.date(2026, 1, 2), "", "old new", "all", ""]
    converter = Converter("Sheet", facts)
    ((_, texts, kinds),) = converter.rows([(1, values)])
    assert texts == ("0007", "7", "9999999999", "", "2026-01-02", "", "new")
    assert kinds == "ntn-det"
    assert sorted((code, cell) for cell, code, _ in converter.problems()) == [
        ("date_out_of_range", "C1"),
        ("date_out_of_range", "D1"),
        ("error_value", "F1"),
        ("error_value", "J1"),
        ("struck_out", "G1"),
        ("struck_out", "H1"),
    ]


@pytest.mark.parametrize(
    ("text", "struck", "left"),
    [
        ("+44 20 7946 0001 +44 20 7946 0002", "+44 20 7946 0001", "+44 20 7946 0002"),
        ("Ada / Bo", "Ada", "Bo"),
        ("Ada\nBo\nCy", "Ada\x1fCy", "Bo"),
        ("a, b, c", "b", "a, , c"),
        ("Ada", "", ""),
        ("Ada", "Ada", ""),
    ],
)
def test_what_is_struck_out_is_left_out(text: str, struck: str, left: str) -> None:
    facts = Facts()
    facts.struck = {(1, 0): struck}
    converter = Converter("Sheet", facts)
    assert [row[1] for row in converter.rows([(1, [text])])] == ([(left,)] if left else [])
    assert [code for _, code, _ in converter.problems()] == ["struck_out"]


def test_formulas_without_results() -> None:
    facts = Facts()
    facts.no_value = {(1, 0): "A2", (1, 3): 'HYPERLINK("tel:+44","+44 20")', (2, 0): 'HYPERLINK("file:x","x")'}
    converter = Converter("Sheet", facts)
    rows = list(converter.rows([(1, ["", "Ada"]), (2, [""])]))
    assert rows == [(1, ("", "Ada", "", "+44 20"), "-t-t"), (2, ("x",), "t")]
    assert converter.links == {(1, 3): "tel:+44"}
    assert [(cell, code) for cell, code, _ in converter.problems()] == [("A1", "no_value")]


def test_numbers_beyond_exactness_are_told() -> None:
    converter = Converter("Sheet", Facts())
    list(converter.rows([(2, [1e15, 999_999_999_999_999, -1e20])]))
    assert [(cell, code) for cell, code, _ in converter.problems()] == [("A2", "precision"), ("C2", "precision")]


def test_what_is_beyond_the_bounds_is_told() -> None:
    converter = Converter("Sheet", Facts())
    wide: list[object] = ["x"] * (MOST_COLUMNS + 1)
    ((_, texts, _),) = converter.rows([(1, wide)])
    assert len(texts) == MOST_COLUMNS
    assert [code for _, code, _ in converter.problems()] == ["too_many_columns"]
    quiet = Converter("Sheet", Facts())
    list(quiet.rows([(1, ["x"] + [""] * (MOST_COLUMNS + 1))]))
    assert list(quiet.problems()) == []


def test_rows_beyond_the_bound_are_told() -> None:
    converter = Converter("Sheet", Facts())
    count = sum(1 for _ in converter.rows((at, ["x"]) for at in range(1, converting.MOST_ROWS + 10)))
    assert count == converting.MOST_ROWS
    assert [(cell, code) for cell, code, _ in converter.problems()] == [
        (f"A{converting.MOST_ROWS + 1}", "too_many_rows")
    ]


def test_the_same_trouble_in_very_many_cells_is_summed_up() -> None:
    converter = Converter("Sheet", Facts())
    list(converter.rows((at, [1e18]) for at in range(1, 1_001)))
    problems = list(converter.problems())
    assert len(problems) == 101
    assert problems[-1][0] == ""
    assert problems[-1][2].startswith("900 more cells like this: a number")


def test_hidden_rows_and_columns_are_counted() -> None:
    facts = Facts()
    facts.hidden_rows, facts.hidden_columns = {3}, {1, 2}
    assert [(code, message) for _, code, message in Converter("Sheet", facts).problems()] == [
        ("hidden_rows", "1 row is hidden or filtered away, and read all the same."),
        ("hidden_columns", "2 columns are hidden, and read all the same."),
    ]


def test_spans_of_open_document_sheets() -> None:
    ((_, values),) = spans_read([(1, ["PT30H00M00S", "PT Anything", "-PT01H30M00.5S", 5.0])])
    assert values == [dt.timedelta(hours=30), "PT Anything", "-PT01H30M00.5S", 5.0]


def test_a_text_too_long_that_stands_in_many_cells_is_kept_once() -> None:
    rows = Converter("Sheet", Facts()).rows((at, ["".join(("x" * 40_000, "y"))]) for at in range(1, 4))
    first, *others = [texts[0] for _, texts, _ in rows]
    assert len(first) == converting.LONGEST_TEXT
    assert all(each is first for each in others)
