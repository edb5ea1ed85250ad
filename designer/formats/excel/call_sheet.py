"""The sheet that hangs on the wall: whom to call, level by level, readable from an arm's length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from designer.drawing.directions import is_rtl
from designer.formats.contacts.call_sheet_text import COLUMNS, SHOWN, Row, Section, in_one, slots
from designer.formats.contacts.customers import CUSTOMERS_ID
from designer.formats.contacts.sheet_words import marked
from designer.formats.excel.page import EDGE, HEADER, Sheet, header_row, join, print_set_up, tint, title_bar, titled
from designer.formats.excel.row_heights import Written, fitting, height
from designer.formats.excel.safe_text import link, mailto, put, tel
from designer.formats.excel.styles import Look
from designer.model.ids import Id
from designer.model.records import Contact, Severity

INSTRUCTION = (
    "Start at the top. No answer? Call the next line. The time in “Then after” is up? Go on to the next level."
)
HEADER_ROW = 3
_ASIDE = 6
"""The column from which a band's right part is written."""

_SIZES = {"name": 12.0, "phone": 14.0, "mobile": 14.0, "number": 10.0}
_BOLD = frozenset({"name", "phone", "mobile"})
_HIDDEN = Look(size=8, ink="#667085", wrap=False)
_DIALLED = frozenset({"phone", "mobile", "email"})
_ROW, _BAND = 27.0, 19.0
"""Least heights in points: eighteen people in four bands fill a page."""


def write(page: Sheet, sections: Sequence[Section], severities: Sequence[Severity] = ()) -> None:
    """Write the bands with their rows, and how it prints. `severities` are those it is for, where not for all."""
    sheet, styles, say = page.sheet, page.styles, page.say
    _columns(sheet)
    widths = [each.width for each in COLUMNS[:SHOWN]]
    title = titled(page, "{}: who to call", "Who to call")
    if severities:
        title = f"{', '.join(_named(each) for each in severities)}  ·  {title}"
    title_bar(page, title, widths, SHOWN - 1)
    told = Look(size=12, italic=True, ink="#475467", wrap=False, across="left", indent=1)
    put(sheet, 2, 1, say(INSTRUCTION), told, styles)
    join(sheet, 2, 1, SHOWN)
    sheet.row_dimensions[2].height = 21
    for column, each in enumerate(COLUMNS[SHOWN:], SHOWN + 1):
        put(sheet, HEADER_ROW, column, say(CUSTOMERS_ID if _is_id(page, each.key) else each.header), HEADER, styles)
    headers = [(say(each.header), each.width) for each in COLUMNS[:SHOWN]]
    header_row(page, HEADER_ROW, headers, HEADER._replace(across="center", indent=0))
    row = HEADER_ROW + 1
    for section in sections:
        row = _band(page, section, row)
        for values in section.rows:
            _row(page, values, section.order, row)
            row += 1
        if section.note:
            row = _alone(page, section.note, row)
    if not sections:
        row = _alone(page, say("Nobody is on this sheet yet: put a contact on a step."), row)
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.sheet_properties.tabColor = "1F2A44"
    print_set_up(page, SHOWN, row - 1, f"1:{HEADER_ROW}")


def _is_id(page: Sheet, key: str) -> bool:
    """Whether a column is the one by which a copy for customers is known again."""
    return key == "id" and page.for_customers


def _named(severity: Severity) -> str:
    return f"{marked(severity)} {severity.name if severity.code else ''}".strip()


def _alone(page: Sheet, text: str, row: int) -> int:
    put(page.sheet, row, 1, text, Look(size=12, wrap=False, across="left", indent=1), page.styles)
    join(page.sheet, row, 1, SHOWN)
    page.sheet.row_dimensions[row].height = _ROW
    return row + 1


def _columns(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    for column, each in enumerate(COLUMNS, 1):
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = each.width
        dimension.hidden = column > SHOWN


def _band(page: Sheet, section: Section, row: int) -> int:
    sheet, styles = page.sheet, page.styles
    ground, ink, _ = tint(section.order)
    for column in range(1, SHOWN + 1):
        put(sheet, row, column, "", Look(ground=ground), styles)
    put(
        sheet,
        row,
        1,
        section.title,
        Look(13, bold=True, ink=ink, ground=ground, wrap=False, across="left", indent=1),
        styles,
    )
    aside = Look(11, ink=ink, ground=ground, wrap=False, across="right", indent=1)
    put(sheet, row, _ASIDE, section.aside, aside, styles)
    join(sheet, row, 1, _ASIDE - 1)
    join(sheet, row, _ASIDE, SHOWN)
    sheet.row_dimensions[row].height = _BAND
    return row + 1


def _row(page: Sheet, values: Row, order: int, row: int) -> None:
    sheet, styles = page.sheet, page.styles
    *_, ground = tint(order)
    written = []
    for column, each in enumerate(COLUMNS, 1):
        text = values.get(each.key, "")
        if column > SHOWN:
            put(sheet, row, column, text, _HIDDEN, styles)
            continue
        bold = each.key in _BOLD
        size = fitting(Written(text, each.width, _SIZES.get(each.key, 10.0), bold))
        rtl = is_rtl(text)
        linked = each.key == "email" and mailto(in_one(text)) is not None
        look = _look(each.key, size, ground, rtl, linked)
        cell = put(sheet, row, column, text, look, styles)
        if each.key == "email":
            link(cell, mailto(text))
        elif each.key in ("phone", "mobile") and text:
            link(cell, _dialled(page.matrix.contacts, values, each.key, text))
        written.append(Written(text, each.width, size, bold))
    sheet.row_dimensions[row].height = height(written, least=_ROW, padding=3)


@lru_cache(maxsize=1024)
def _look(key: str, size: float, ground: str, rtl: bool, linked: bool) -> Look:
    if key == "number":
        return Look(size, ground=ground, edge=EDGE, right_to_left=rtl, across="center", ink="#475467")
    return Look(
        size,
        key in _BOLD,
        ground=ground,
        edge=EDGE,
        right_to_left=rtl,
        left_to_right=key in _DIALLED and not rtl,
        across="right" if rtl else "left",
        indent=1,
        ink="#175cd3" if linked else Look().ink,
    )


def _dialled(contacts: Mapping[Id, Contact], values: Row, key: str, text: str) -> str | None:
    contact = contacts.get(values.get("id", ""))
    phone = slots(contact)[key == "mobile"] if contact else None
    return tel(phone.e164, phone.number) if phone else tel("", text.partition(" ext ")[0])
