"""Text into cells so that it stays text: never a formula, no digit lost, nothing that a workbook cannot hold."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from designer.drawing.directions import has_rtl
from designer.formats.contacts.sheet_looks import Look
from designer.formats.excel.styles import Styles
from designer.formats.values.cell_text import encode, fitted

_FORMULA_STARTS = "=+-@\t\r\n"
_LONGEST_LINK = 2_000


def put(sheet: Any, row: int, column: int, text: str, look: Look, styles: Styles, *, kept: bool = True) -> Any:
    """Write a text into a cell, as text whatever it looks like; an empty one only takes the look. Returns the cell.

    Rows and columns count from 1. A text that is not `kept` need not come back the same (see `cell_text.encode`).
    """
    value = fitted(encode(text)) if kept else text
    cell: Any = styles.cell(sheet, row, column)
    sheet._cells[(row, column)] = cell
    if value:
        # Not through cell.value, which makes a formula of "=1+1" and an error of "#N/A".
        cell._value = value
        cell.data_type = "s"
    quoted = value[:1] in _FORMULA_STARTS if value else False
    cell._style = styles.of(look, quoted, styles.mirrored and has_rtl(value))
    return cell


def link(cell: Any, target: str | None) -> None:
    """Make a cell a link, if there is a target that may be one (mailto:, tel:, https:)."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    if target is None or len(target) > _LONGEST_LINK:
        return
    cell._hyperlink = Hyperlink(ref=cell.coordinate, target=target)


def tel(e164: str, number: str) -> str | None:
    """The link that dials a number: its E.164 form, else its own digits; None where a telephone could not."""
    digits = re.sub(r"[^0-9+*#]", "", e164 or number)
    return f"tel:{quote(digits, safe='+*')}" if re.match(r"^\+?[0-9*#]{2,20}$", digits) else None
