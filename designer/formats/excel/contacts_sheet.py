"""The contacts as an Excel table: every field a column of text, drop-downs that advise, the id hidden inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from designer.drawing.text import is_rtl
from designer.formats.contact_columns import BY_KEY, COLUMNS, Cells
from designer.formats.excel.page import HEADER, Sheet, print_set_up
from designer.formats.excel.row_heights import Written, height
from designer.formats.excel.safe_text import put
from designer.formats.excel.styles import TEXT_FORMAT, Look

TITLE = "Contacts"
_SPARE_ROWS = 500
"""Rows below the table for which drop-downs are offered already."""

_SIZE = 10.0
_MEASURED = ("name", "role", "deputies", "notes", "absences", "other_phones")


def write(page: Sheet, rows: Sequence[Cells]) -> None:
    """Write the table. Columns that nobody uses are hidden; Name stays in sight while scrolling."""
    from openpyxl.utils import get_column_letter

    sheet, styles = page.sheet, page.styles
    used = {key for row in rows for key in row}
    text = Look(_SIZE, upright="top")
    from_right = text._replace(right_to_left=True, across="right")
    name = text._replace(bold=True)
    for column, each in enumerate(COLUMNS, 1):
        put(sheet, 1, column, each.header, HEADER, styles)
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = each.width
        dimension.hidden = each.key == "id" or (each.extra and each.key not in used)
        # For rows that people add: what is typed there stays text as well.
        dimension.number_format = TEXT_FORMAT
    for row, cells in enumerate(rows, 2):
        for column, each in enumerate(COLUMNS, 1):
            value = cells.get(each.key)
            if value:
                put(sheet, row, column, value, from_right if is_rtl(value) else name if column == 1 else text, styles)
        measured = [Written(cells[key], BY_KEY[key].width, _SIZE) for key in _MEASURED if key in cells]
        sheet.row_dimensions[row].height = height(measured, least=16)
    last = max(len(rows) + 1, 2)
    _table(sheet, last)
    _drop_downs(sheet, last + _SPARE_ROWS)
    sheet.row_dimensions[1].height = 20
    sheet.freeze_panes = "B2"
    print_set_up(page, len(COLUMNS), last, "1:1", pages_wide=2)
    sheet.print_title_cols = "A:A"
    sheet.sheet_view.showGridLines = True


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
