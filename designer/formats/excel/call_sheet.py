"""The sheet that hangs on the wall: whom to call, level by level, readable from an arm's length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from designer.formats.contacts.call_sheet_lines import REPEATED, WIDTHS, Line, call_sheet_lines
from designer.formats.contacts.call_sheet_text import COLUMNS, SHOWN, Row, Section, slots
from designer.formats.contacts.sheet_looks import HIDDEN, Look
from designer.formats.contacts.sheet_paper import pages
from designer.formats.excel.page import Sheet, join, print_set_up
from designer.formats.excel.safe_text import link, put, tel
from designer.formats.values.links import mailto
from designer.model.ids import Id
from designer.model.records import Contact, Severity

_MOST_LINKED = 5_000
"""Rows; below them numbers are no links. A sheet may have 65,530, and nobody scrolls that far to click on one."""


def write(page: Sheet, sections: Sequence[Section], severities: Sequence[Severity] = ()) -> None:
    """Write the bands with their rows, and how it prints. `severities` are those it is for, where not for all."""
    sheet = page.sheet
    _columns(sheet)
    lines = call_sheet_lines(page.matrix, sections, severities, page.say, customers=page.for_customers)
    for row, line in enumerate(lines, 1):
        _line(page, line, row)
    sheet.freeze_panes = f"A{REPEATED + 1}"
    sheet.sheet_properties.tabColor = "1F2A44"
    print_set_up(page, SHOWN, len(lines), f"1:{REPEATED}")
    _break_pages(page, lines)


def _break_pages(page: Sheet, lines: Sequence[Line]) -> None:
    """End the pages where the screen shows them: programs make a sheet smaller by one measure or another, none of them
    less than is reckoned here."""
    from openpyxl.worksheet.pagebreak import Break

    for start in pages([line.height for line in lines], REPEATED, WIDTHS, page.paper).starts[1:]:
        page.sheet.row_breaks.append(Break(id=start))


def _columns(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    for column, each in enumerate(COLUMNS, 1):
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = each.width
        dimension.hidden = column > SHOWN


def _line(page: Sheet, line: Line, row: int) -> None:
    sheet, styles = page.sheet, page.styles
    if line.ground:
        for column in range(1, SHOWN + 1):
            put(sheet, row, column, "", Look(ground=line.ground), styles)
    for part in line.parts:
        if part.look is HIDDEN and not part.text:
            continue
        cell = put(sheet, row, part.first + 1, part.text, part.look, styles)
        join(sheet, row, part.first + 1, part.last + 1)
        if line.row is None or row > _MOST_LINKED:
            continue
        if part.key == "email":
            link(cell, mailto(part.text))
        elif part.key in ("phone", "mobile") and part.text:
            link(cell, _dialled(page.matrix.contacts, line.row, part.key, part.text))
    sheet.row_dimensions[row].height = line.height


def _dialled(contacts: Mapping[Id, Contact], values: Row, key: str, text: str) -> str | None:
    contact = contacts.get(values.get("id", ""))
    phone = slots(contact)[key == "mobile"] if contact else None
    return tel(phone.e164, phone.number) if phone else tel("", text.partition(" ext ")[0])
