"""The workbook remembers what it says, and nothing else."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from designer.formats.contacts import as_sent, call_sheet_text, contact_columns
from designer.formats.contacts.contact_columns import choices_in_english
from designer.formats.contacts.customers import CUSTOMERS_ID
from designer.formats.contacts.sheet_language import words
from designer.formats.excel import contents, workbook
from designer.formats.excel.contents import EACH, Wish
from designer.formats.values.cell_text import decode
from designer.model.choices import Privacy
from designer.model.document import Document
from designer.model.matrix import Matrix
from tests.crowd import crowd
from tests.matrices import full_matrix

EVERYTHING = tuple(contents.SHEETS)


def remembering(book: Any) -> list[tuple[Any, int, int]]:
    """The sheets that have the column, the row of their headers, and the column."""
    return [
        (sheet, row, cell.column)
        for sheet in book.worksheets
        for row in (1, 3)
        for cell in sheet[row]
        if cell.value == as_sent.HEADER and sheet.title != as_sent.HEADER
    ]


def open_to_all(matrix: Matrix) -> Matrix:
    """The matrix with contacts that customers are shown, numbers of every second one withheld."""
    document = Document(matrix)
    with document.edit("Privacy") as edit:
        for number, id in enumerate(matrix.contacts):
            edit.change(id, privacy=Privacy.PERSONAL if number % 2 else Privacy.PUBLIC)
    return document.matrix


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("audience", ["internal", "customer"])
def test_each_row_remembers_the_cells_that_it_shows(language: str, audience: Any) -> None:
    say = words(language)
    headers = {say(column.header): column.key for column in (*call_sheet_text.COLUMNS, *contact_columns.COLUMNS)}
    headers[say(CUSTOMERS_ID)] = "id"
    english = choices_in_english(say)
    for matrix in (open_to_all(crowd(9)), full_matrix()):
        sheets = EVERYTHING if audience == "internal" else ("calls", "contacts")
        wish = Wish(sheets=sheets, severity=EACH, audience=audience, language=language)
        book = load_workbook(io.BytesIO(workbook.write(matrix, None, wish)))
        count = 0
        for sheet, header_row, column in remembering(book):
            assert sheet.column_dimensions[sheet.cell(header_row, column).column_letter].hidden
            for row in range(header_row + 1, sheet.max_row + 1):
                found = as_sent.read(decode(str(sheet.cell(row, column).value)))
                if found is None:
                    assert not str(sheet.cell(row, column - 1).value).startswith("contact:")
                    continue
                count += 1
                shown = {
                    english.get(key, {}).get(text, text) if sheet.title == say("Contacts") else text
                    for cell in sheet[row][: column - 1]
                    if cell.value and (key := headers.get(sheet.cell(header_row, cell.column).value, ""))
                    for text in [decode(str(cell.value))]
                }
                assert set(found.said.values()) <= shown
                assert all(any(name in text for text in shown) for name in found.names.values())
        assert count or matrix.contacts.keys() == full_matrix().contacts.keys()


def test_the_list_is_on_a_hidden_sheet_and_not_sent_to_customers() -> None:
    matrix = crowd(9)
    book = load_workbook(io.BytesIO(workbook.write(matrix, None)))
    sheet = book[as_sent.HEADER]
    assert sheet.sheet_state == "veryHidden"
    found = as_sent.read_list([[str(cell.value) for cell in row] for row in sheet.iter_rows()])
    assert found.contacts == matrix.contacts.keys()
    customers = load_workbook(io.BytesIO(workbook.write(matrix, None, Wish(audience="customer"))))
    assert as_sent.HEADER not in customers.sheetnames


def test_the_column_is_within_the_table_so_that_it_is_sorted_with_it() -> None:
    sheet = load_workbook(io.BytesIO(workbook.write(crowd(9), None)))["Contacts"]
    (table,) = sheet.tables.values()
    assert table.tableColumns[-1].name == as_sent.HEADER
    assert table.ref == table.autoFilter.ref if table.autoFilter else True
    assert sheet[table.ref][0][-1].value == as_sent.HEADER
