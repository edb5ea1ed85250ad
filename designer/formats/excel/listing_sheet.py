"""A sheet that lists something in bands: on call, vendors, communication plan, change log, check results."""

from __future__ import annotations

from designer.drawing.directions import is_rtl
from designer.formats.contacts.listings import Band, Column, Listing, Row
from designer.formats.contacts.row_heights import Written, fitting, height
from designer.formats.contacts.sheet_looks import EDGE, Look, tint
from designer.formats.contacts.sheet_paper import titled
from designer.formats.excel.page import Sheet, header_row, join, print_set_up, title_bar
from designer.formats.excel.safe_text import link, put, tel
from designer.formats.values.links import mailto

_HEADER_ROW = 3
_LEAST = 21.0


def write(page: Sheet, listing: Listing, name: str) -> None:
    """Write a listing; `name` is what the sheet is called where the matrix has no title."""
    from openpyxl.utils import get_column_letter

    sheet, styles, columns = page.sheet, page.styles, listing.columns
    last = len(columns)
    widths = [each.width for each in columns]
    title_bar(page, titled(page.matrix, page.say, listing.title, name), widths, _split(columns))
    told = Look(size=12, italic=True, ink="#475467", wrap=False, across="left", indent=1)
    put(sheet, 2, 1, listing.told, told, styles)
    join(sheet, 2, 1, last)
    sheet.row_dimensions[2].height = 21
    for column, each in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = each.width
    header_row(page, _HEADER_ROW, [(each.header, each.width) for each in columns])
    row = _HEADER_ROW
    for band in listing.bands:
        if band.title:
            row += 1
            _band(page, band, row, _split(columns), last)
        for texts in band.rows:
            row += 1
            _row(page, columns, texts, band.order, row)
    if not listing.bands:
        row += 1
        put(sheet, row, 1, listing.nothing, Look(size=12, wrap=False, across="left", indent=1), styles)
        join(sheet, row, 1, last)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    print_set_up(page, last, row, f"1:{_HEADER_ROW}")


def _split(columns: tuple[Column, ...]) -> int:
    """The column from which the right part of the bar and the bands is written: the last third of the width."""
    total = sum(each.width for each in columns)
    seen = 0.0
    for number, each in enumerate(columns, 1):
        if number > 1 and seen >= 0.6 * total:
            return number
        seen += each.width
    return len(columns)


def _band(page: Sheet, band: Band, row: int, split: int, last: int) -> None:
    sheet, styles = page.sheet, page.styles
    ground, ink, _ = tint(band.order)
    for column in range(1, last + 1):
        put(sheet, row, column, "", Look(ground=ground), styles)
    title = Look(13, bold=True, ink=ink, ground=ground, wrap=False, across="left", indent=1)
    aside = Look(11, ink=ink, ground=ground, wrap=False, across="right", indent=1)
    put(sheet, row, 1, band.title, title, styles)
    put(sheet, row, split, band.aside, aside, styles)
    join(sheet, row, 1, split - 1)
    join(sheet, row, split, last)
    sheet.row_dimensions[row].height = 19


def _row(page: Sheet, columns: tuple[Column, ...], texts: Row, order: int, row: int) -> None:
    *_, ground = tint(order)
    written = []
    for number, (column, text) in enumerate(zip(columns, texts, strict=True), 1):
        size = fitting(Written(text, column.width, column.size, column.bold))
        rtl = is_rtl(text)
        look = Look(size, column.bold, ground=ground, edge=EDGE, across="right" if rtl else "left", indent=1)
        look = look._replace(right_to_left=rtl, left_to_right=column.dialled and not rtl)
        cell = put(page.sheet, row, number, text, look, page.styles)
        if column.dialled and text:
            link(cell, mailto(text) if "@" in text else tel("", text.partition(" ext ")[0]))
        written.append(Written(text, column.width, size, column.bold))
    page.sheet.row_dimensions[row].height = height(written, least=_LEAST)
