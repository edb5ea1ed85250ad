"""Workbooks that come back in tests: read without the child process, and changed as whoever has them open would."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from designer.formats.excel.converting import Converter
from designer.formats.excel.plain import read_text
from designer.formats.excel.sending import Request
from designer.formats.excel.side_information import Facts
from designer.formats.tables.workbook import Row, Sheet, Workbook


def read_here(data: bytes) -> Workbook:
    """The workbook as the child process would send it, without links, merges and hidden rows."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = []
    for facts in book.sheets_metadata:
        cells = book.get_sheet_by_name(facts.name).to_python(skip_empty_area=False)
        rows = Converter(facts.name, Facts()).rows(enumerate(cells, 1))  # type: ignore[arg-type]
        hidden = facts.visible is not SheetVisibleEnum.Visible
        sheets.append(Sheet(facts.name, tuple(Row(*row) for row in rows), hidden))
    return Workbook("book.xlsx", "xlsx", tuple(sheets))


def read_csv_here(data: bytes) -> Workbook:
    """The text file as the child process would send it."""
    sheets, _, delimiter, _ = read_text(data, Request("people.csv"))
    found = []
    for name, rows, _, _ in sheets:
        made = Converter(name, Facts()).rows((at, list(row)) for at, row in enumerate(rows, 1))
        found.append(Sheet(name, tuple(Row(*row) for row in made)))
    return Workbook("people.csv", "csv", tuple(found), delimiter=delimiter)


def changed(data: bytes, change: Callable[[Any], object]) -> bytes:
    """The workbook after somebody did something to it."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(book: Any, sheet: str, cell: str, text: str | None) -> None:
    """Type a text into a cell, or empty it."""
    place = book[sheet][cell]
    place.value = text
    if text:
        place.data_type = "s"


def header_columns(sheet: Any, row: int) -> dict[str, str]:
    """Header → letter of its column."""
    return {each.value: each.column_letter for each in sheet[row] if each.value}


def row_of(sheet: Any, text: str, column: str = "A") -> int:
    """The first row in which a column holds the text."""
    return next(each.row for each in sheet[column] if each.value == text)
