"""What the workbook remembers of itself: in a hidden column what each row says, on a hidden sheet who was sent.

It is taken from the cells as they are written, so that nothing is remembered that nobody is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from designer.formats.contacts import as_sent, call_sheet_text, contact_columns
from designer.formats.contacts.as_sent import Remembering
from designer.formats.contacts.customers import CUSTOMERS_ID
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_looks import HEADER, Look
from designer.formats.excel.page import Sheet
from designer.formats.excel.safe_text import put
from designer.formats.values.cell_text import decode, is_cut
from designer.model.ids import Id, kind_of

TITLE = as_sent.HEADER
_LOOK = Look(size=8, ink="#667085", wrap=False)
_CONTACTS_ROW, _CALLS_ROW = 1, 3
"""Where the headers stand on *Contacts* and on call sheets."""

_LISTED = frozenset({"contact", "team"})


def remember_calls(page: Sheet) -> None:
    """Add the column to a call sheet that is written."""
    keys = _keys([(column.key, column.header) for column in call_sheet_text.COLUMNS], page.say)
    _remember(page, _CALLS_ROW, keys, {}, named=False)


def remember_contacts(page: Sheet) -> list[Id]:
    """Add the column to *Contacts*, within its table. Returns who is on it."""
    keys = _keys([(column.key, column.header) for column in contact_columns.COLUMNS], page.say)
    ids, last = _remember(page, _CONTACTS_ROW, keys, contact_columns.choices_in_english(page.say), named=True)
    _widen(page.sheet, last)
    return ids


def write(page: Sheet, ids: Sequence[Id]) -> None:
    """Write the list of who was sent, in a sheet that office programs do not offer to show."""
    for number, line in enumerate(as_sent.listed(page.matrix, ids, page.now), 1):
        for column, text in enumerate(line, 1):
            put(page.sheet, number, column, text, _LOOK, page.styles)
    page.sheet.sheet_state = "veryHidden"


def _keys(columns: Sequence[tuple[str, str]], say: Words) -> dict[str, str]:
    return {say(header): key for key, header in columns} | {say(CUSTOMERS_ID): "id"}


def _remember(
    page: Sheet, header_row: int, keys: Mapping[str, str], english: Mapping[str, Mapping[str, str]], *, named: bool
) -> tuple[list[Id], int]:
    """Fill the column behind the last; returns the ids of the rows and the number of the column."""
    from openpyxl.utils import get_column_letter

    sheet, cells = page.sheet, page.sheet._cells
    width = max((column for row, column in cells if row == header_row), default=0)
    columns = {
        column: keys[text]
        for column in range(1, width + 1)
        if (found := cells.get((header_row, column))) is not None and (text := str(found.value)) in keys
    }
    rows = list(_rows(cells, header_row, columns))
    remembering = Remembering(page.matrix, len(rows))
    put(sheet, header_row, width + 1, as_sent.HEADER, HEADER, page.styles)
    sheet.column_dimensions[get_column_letter(width + 1)].hidden = True
    for number, said in rows:
        plain = {key: english[key].get(text, text) if key in english else text for key, text in said.items()}
        put(sheet, number, width + 1, remembering.row(plain, named=named), _LOOK, page.styles)
    return [said["id"] for _, said in rows], width + 1


def _rows(
    cells: Mapping[tuple[int, int], Any], header_row: int, columns: Mapping[int, str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of people: their numbers, and what they say by key of column. What had to be cut is not remembered."""
    found: dict[int, dict[str, str]] = {}
    for (row, column), cell in cells.items():
        text = cell._value  # the library's own way to it costs three times as much
        if text and row > header_row and column in columns and not is_cut(text):
            found.setdefault(row, {})[columns[column]] = decode(text)
    return ((row, said) for row, said in sorted(found.items()) if kind_of(said.get("id", "")) in _LISTED)


def _widen(sheet: Any, last: int) -> None:
    """Let the table reach to the column, so that sorting takes it along."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import TableColumn

    for table in sheet.tables.values():
        first, _, end = table.ref.partition(":")
        row = end.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        table.ref = f"{first}:{get_column_letter(last)}{row}"
        if table.autoFilter is not None:
            table.autoFilter.ref = table.ref
        if table.tableColumns:
            table.tableColumns.append(TableColumn(id=last, name=as_sent.HEADER))
