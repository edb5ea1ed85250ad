"""The contacts as an Excel table: every field a column of text, drop-downs that advise, the id hidden inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from designer.drawing.directions import is_rtl
from designer.formats.contacts.contact_columns import BY_KEY, COLUMNS, YES, Cells, Column
from designer.formats.contacts.customers import CUSTOMERS_ID, SHOWN_OF_CONTACTS
from designer.formats.contacts.row_heights import Written, height
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_looks import EDGE, HEADER, Look
from designer.formats.excel.page import Sheet, print_set_up
from designer.formats.excel.safe_text import put
from designer.formats.excel.styles import TEXT_FORMAT

_SPARE_ROWS = 500
"""Rows below the table for which drop-downs are offered already."""

_SIZE = 10.0
_EDGE_OF_PAGE = 210.0
"""Characters that a landscape page takes side by side and can still be read."""

_ALWAYS = frozenset(("name", "role", "phone", "mobile", "email"))
"""Shown though nobody uses them: what a person who is added has."""

_USUAL = {"kind": "person", "active": YES, "privacy": "internal"}
"""What says nothing where everybody has it."""

_NEVER = frozenset(("id", "phone_details"))
"""For the way back only: they say how the program dials, not whom to call."""

_ADDRESSES = frozenset(("phone", "mobile", "other_phones", "email", "other_emails", "portal"))
_LONGEST_TITLE = 32
"""Characters of the title of a message that an office program takes."""

_MEASURED = ("name", "role", "deputies", "notes", "absences", "other_phones")


def write(page: Sheet, rows: Sequence[Cells]) -> None:
    """Write the table. Columns that say nothing of anybody are hidden; Name stays in sight while scrolling."""
    from openpyxl.utils import get_column_letter

    sheet, styles, say = page.sheet, page.styles, page.say
    columns = [each for each in COLUMNS if not page.for_customers or each.key in SHOWN_OF_CONTACTS]
    shown = _shown(rows)
    words = {column.key: {each: say(each) for each in column.choices} for column in columns if column.choices}
    text = Look(_SIZE, edge=EDGE, across="left", indent=1)
    from_right = text._replace(right_to_left=True, across="right")
    address = text._replace(left_to_right=True)
    name = text._replace(bold=True)
    for column, each in enumerate(columns, 1):
        put(sheet, 1, column, _header(page, each), HEADER, styles)
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = each.width
        dimension.hidden = each.key not in shown
        # For rows that people add: what is typed there stays text as well.
        dimension.number_format = TEXT_FORMAT
    looks = [
        (each.key, name if each.key == "name" else address if each.key in _ADDRESSES else text) for each in columns
    ]
    for row, cells in enumerate(rows, 2):
        for column, (key, usual) in enumerate(looks, 1):
            value = cells.get(key, "")
            if key in words:
                value = words[key].get(value, value)
            if value or key in shown:
                put(sheet, row, column, value, from_right if is_rtl(value) else usual, styles)
        measured = [Written(cells[key], BY_KEY[key].width, _SIZE) for key in _MEASURED if key in cells]
        sheet.row_dimensions[row].height = height(measured, least=18)
    last = max(len(rows) + 1, 2)
    _table(sheet, [_header(page, each) for each in columns], last)
    _drop_downs(sheet, columns, last + _SPARE_ROWS, say)
    headers = [Written(_header(page, each), each.width, _SIZE, True) for each in columns if each.key in shown]
    sheet.row_dimensions[1].height = height(headers, 20)
    sheet.freeze_panes = "B2"
    across = sum(each.width for each in columns if each.key in shown)
    print_set_up(page, len(columns), last, "1:1", pages_wide=1 if across <= _EDGE_OF_PAGE else 2)
    sheet.print_title_cols = "A:A"
    sheet.sheet_view.showGridLines = True


def _shown(rows: Sequence[Cells]) -> frozenset[str]:
    """The columns that say something of somebody; without contacts, those that are not extra."""
    if not rows:
        return frozenset(each.key for each in COLUMNS if not each.extra) - _NEVER
    used = {key for row in rows for key, value in row.items() if value and value != _USUAL.get(key)}
    return (frozenset(used) | _ALWAYS) - _NEVER


def _header(page: Sheet, column: Column) -> str:
    return page.say(CUSTOMERS_ID if page.for_customers and column.key == "id" else column.header)


def _table(sheet: Any, headers: Sequence[str], last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table: Any = Table(displayName="Contacts", ref=f"A1:{get_column_letter(len(headers))}{last}")
    table.tableStyleInfo = TableStyleInfo("TableStyleMedium2", showRowStripes=True)
    table._initialise_columns()
    for column, header in zip(table.tableColumns, headers, strict=True):
        column.name = header
    sheet.add_table(table)


def _drop_downs(sheet: Any, columns: Sequence[Column], last: int, say: Words) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, each in enumerate(columns, 1):
        if not each.choices:
            continue
        offered = DataValidation(
            type="list",
            formula1='"' + ",".join(map(say, each.choices)) + '"',
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning",
            errorTitle=say(each.header)[:_LONGEST_TITLE],
            error=say("The program knows only the words in the list."),
        )
        offered.add(f"{get_column_letter(column)}2:{get_column_letter(column)}{last}")
        sheet.add_data_validation(offered)
