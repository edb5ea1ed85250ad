"""The contacts as an Excel table: every field a column of text, drop-downs that advise, the id hidden inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from designer.drawing.directions import is_rtl
from designer.formats.contacts.contact_columns import BY_KEY, COLUMNS, YES, Cells
from designer.formats.excel.page import EDGE, HEADER, Sheet, print_set_up
from designer.formats.excel.row_heights import Written, height
from designer.formats.excel.safe_text import put
from designer.formats.excel.styles import TEXT_FORMAT, Look

TITLE = "Contacts"
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

_MEASURED = ("name", "role", "deputies", "notes", "absences", "other_phones")


def write(page: Sheet, rows: Sequence[Cells]) -> None:
    """Write the table. Columns that say nothing of anybody are hidden; Name stays in sight while scrolling."""
    from openpyxl.utils import get_column_letter

    sheet, styles = page.sheet, page.styles
    shown = _shown(rows)
    text = Look(_SIZE, edge=EDGE, across="left", indent=1)
    from_right = text._replace(right_to_left=True, across="right")
    name = text._replace(bold=True)
    for column, each in enumerate(COLUMNS, 1):
        put(sheet, 1, column, each.header, HEADER, styles)
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = each.width
        dimension.hidden = each.key not in shown
        # For rows that people add: what is typed there stays text as well.
        dimension.number_format = TEXT_FORMAT
    for row, cells in enumerate(rows, 2):
        for column, each in enumerate(COLUMNS, 1):
            value = cells.get(each.key, "")
            if value or each.key in shown:
                put(sheet, row, column, value, from_right if is_rtl(value) else name if column == 1 else text, styles)
        measured = [Written(cells[key], BY_KEY[key].width, _SIZE) for key in _MEASURED if key in cells]
        sheet.row_dimensions[row].height = height(measured, least=18)
    last = max(len(rows) + 1, 2)
    _table(sheet, last)
    _drop_downs(sheet, last + _SPARE_ROWS)
    sheet.row_dimensions[1].height = 20
    sheet.freeze_panes = "B2"
    across = sum(each.width for each in COLUMNS if each.key in shown)
    print_set_up(page, len(COLUMNS), last, "1:1", pages_wide=1 if across <= _EDGE_OF_PAGE else 2)
    sheet.print_title_cols = "A:A"
    sheet.sheet_view.showGridLines = True


def _shown(rows: Sequence[Cells]) -> frozenset[str]:
    """The columns that say something of somebody; without contacts, those that are not extra."""
    if not rows:
        return frozenset(each.key for each in COLUMNS if not each.extra) - _NEVER
    used = {key for row in rows for key, value in row.items() if value and value != _USUAL.get(key)}
    return (frozenset(used) | _ALWAYS) - _NEVER


def _table(sheet: Any, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table = Table(displayName="Contacts", ref=f"A1:{get_column_letter(len(COLUMNS))}{last}")
    table.tableStyleInfo = TableStyleInfo("TableStyleMedium2", showRowStripes=True)
    sheet.add_table(table)


def _drop_downs(sheet: Any, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, each in enumerate(COLUMNS, 1):
        if not each.choices:
            continue
        offered = DataValidation(
            type="list",
            formula1='"' + ",".join(each.choices) + '"',
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning",
            errorTitle=each.header,
            error="The program knows only the words in the list.",
        )
        offered.add(f"{get_column_letter(column)}2:{get_column_letter(column)}{last}")
        sheet.add_data_validation(offered)
