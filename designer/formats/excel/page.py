"""What the sheets of a workbook share: the bar with the title, and how they print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from designer.formats.contacts.row_heights import Written, height, title_size
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_looks import BAR, HEADER, Look, title_look
from designer.formats.contacts.sheet_paper import BOTTOM, FOOT, HEAD, SIDE, TOP, Paper, foot, page_of, version_line
from designer.formats.excel.safe_text import put
from designer.formats.excel.styles import Styles
from designer.model.matrix import Matrix

_PAPER_CODES: dict[Paper, int] = {"A4": 9, "Letter": 1}

_RIGHT_TO_LEFT_MARK = "\u200f"
"""Makes a footer run from right to left whatever word it begins with; a sheet's direction does not reach footers."""


class Sheet(NamedTuple):
    """What a writer of one sheet is handed. `now` is the instant of the export, `say` the words of its language."""

    matrix: Matrix
    sheet: Any
    styles: Styles
    paper: Paper
    now: dt.datetime
    say: Words
    for_customers: bool = False


def title_bar(page: Sheet, text: str, widths: Sequence[float], split: int) -> None:
    """The dark bar across row 1: what this is, and from column `split` which version. `widths` are the columns'."""
    sheet, styles = page.sheet, page.styles
    last_column = len(widths)
    for column in range(1, last_column + 1):
        put(sheet, 1, column, "", Look(ground=BAR), styles)
    room = sum(widths[: split - 1])
    size = title_size(text, room)
    put(sheet, 1, 1, text, title_look(size, text, page.say.right_to_left), styles)
    aside = Look(size=10, ink="#c7cdda", ground=BAR, across="right", indent=1)
    put(sheet, 1, split, version_line(page.matrix, page.say), aside, styles)
    join(sheet, 1, 1, split - 1)
    join(sheet, 1, split, last_column)
    sheet.row_dimensions[1].height = height([Written(text, room, size, True)], least=34)


def join(sheet: Any, row: int, first: int, last: int) -> None:
    """Make one cell of several in a row."""
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def print_set_up(page: Sheet, last_column: int, last_row: int, repeated: str, *, pages_wide: int = 1) -> None:
    """Landscape, so many pages wide, header rows repeated, the footer that says until when it holds."""
    sheet = page.sheet
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER_CODES[page.paper]
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = SIDE
    margins.top, margins.bottom, margins.header, margins.footer = TOP, BOTTOM, HEAD, FOOT
    sheet.print_options.horizontalCentered = True
    from openpyxl.utils import get_column_letter

    sheet.print_area = f"A1:{get_column_letter(last_column)}{max(last_row, 1)}"
    if repeated:
        sheet.print_title_rows = repeated
    say = page.say
    sheet.sheet_view.rightToLeft = say.right_to_left
    sheet.HeaderFooter.scaleWithDoc = False
    begin = _RIGHT_TO_LEFT_MARK if say.right_to_left else ""
    left, middle, owner = (begin + part.replace("&", "&&") for part in foot(page.matrix, page.now, say))
    sheet.oddFooter.left.text, sheet.oddFooter.center.text = left, middle
    sheet.oddFooter.right.text = owner + page_of("&P", "&N", say)
    sheet.sheet_view.showGridLines = False


def header_row(page: Sheet, row: int, headers: Sequence[tuple[str, float]], first: Look = HEADER) -> None:
    """Write headers with the widths of their columns, the first in a look of its own."""
    for column, (header, _) in enumerate(headers, 1):
        put(page.sheet, row, column, header, HEADER if column > 1 else first, page.styles)
    page.sheet.row_dimensions[row].height = height([Written(header, width, 10, True) for header, width in headers], 18)
