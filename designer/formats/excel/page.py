"""What the sheets of a workbook share: the bar with the title, and how they print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from designer.drawing.colours import mixed
from designer.drawing.directions import is_rtl
from designer.drawing.style import PAPER
from designer.formats.contacts.sheet_language import Words
from designer.formats.excel.row_heights import Written, height, lines
from designer.formats.excel.safe_text import put
from designer.formats.excel.styles import Look, Styles
from designer.formats.values.cell_text import encode
from designer.model.choices import Status
from designer.model.matrix import Matrix

Paper = Literal["A4", "Letter"]
_PAPER_CODES: dict[Paper, int] = {"A4": 9, "Letter": 1}

BAR = "#1f2a44"
EDGE = "#d0d5dd"
HEADER = Look(size=10, bold=True, ink="#344054", ground="#eaecf0", below="#98a2b3", across="left", indent=1)
PLAIN = Look(edge=EDGE, upright="top")

_RIGHT_TO_LEFT_MARK = "\u200f"
"""Makes a footer run from right to left whatever word it begins with; a sheet's direction does not reach footers."""

_LONGEST_FOOTER = 55
"""Characters of one third; an office program refuses a file whose footer is longer than 255 in all."""


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
    size = next((each for each in (20.0, 16.0, 13.0) if lines(Written(text, room, each, True)) == 1), 13.0)
    look = Look(size, bold=True, ink="#ffffff", ground=BAR, across="left", indent=1)
    put(sheet, 1, 1, text, look._replace(right_to_left=is_rtl(text)), styles)
    aside = Look(size=10, ink="#c7cdda", ground=BAR, across="right", indent=1)
    put(sheet, 1, split, version_line(page), aside, styles)
    join(sheet, 1, 1, split - 1)
    join(sheet, 1, split, last_column)
    sheet.row_dimensions[1].height = height([Written(text, room, size, True)], least=34)


def join(sheet: Any, row: int, first: int, last: int) -> None:
    """Make one cell of several in a row."""
    if last > first:
        sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)


def titled(page: Sheet, text: str, alone: str) -> str:
    """The title of a sheet, with that of the matrix in the place of {}; `alone` where it has none."""
    scenario = page.matrix.head.title.strip()
    return page.say(text, scenario) if scenario else page.say(alone)


def version_line(page: Sheet) -> str:
    """The version and what it is worth: "Version 3.2 · approved", "DRAFT · version 1"."""
    head, say = page.matrix.head, page.say
    if head.status is Status.DRAFT:
        return say("DRAFT · version {}", head.version)
    return say("Version {} · {}", head.version, say(head.status.value.replace("_", " ")))


def validity(page: Sheet) -> str:
    """Until when the sheet holds: the next review, if one is set."""
    head, say = page.matrix.head, page.say
    if head.effective_from and head.next_review:
        return say("Valid from {} until {}", say.date(head.effective_from), say.date(head.next_review))
    if head.next_review:
        return say("Valid until {}", say.date(head.next_review))
    if head.effective_from:
        return say("Valid from {}", say.date(head.effective_from))
    return say("As of {}", say.date(page.now.date()))


def print_set_up(page: Sheet, last_column: int, last_row: int, repeated: str, *, pages_wide: int = 1) -> None:
    """Landscape, so many pages wide, header rows repeated, the footer that says until when it holds."""
    sheet = page.sheet
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPER_CODES[page.paper]
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.4, 0.6, 0.2, 0.3
    sheet.print_options.horizontalCentered = True
    from openpyxl.utils import get_column_letter

    sheet.print_area = f"A1:{get_column_letter(last_column)}{max(last_row, 1)}"
    if repeated:
        sheet.print_title_rows = repeated
    head, say = page.matrix.head, page.say
    owner = _for_footer(say("Owner {}", head.owner)) + " · " if head.owner else ""
    sheet.sheet_view.rightToLeft = say.right_to_left
    sheet.HeaderFooter.scaleWithDoc = False
    begin = _RIGHT_TO_LEFT_MARK if say.right_to_left else ""
    sheet.oddFooter.left.text = begin + _for_footer(f"{validity(page)} · {say('version {}', head.version)}")
    sheet.oddFooter.center.text = begin + _for_footer(say("Printed copies are uncontrolled"))
    sheet.oddFooter.right.text = begin + owner + say("Page {} of {}", "&P", "&N")
    sheet.sheet_view.showGridLines = False


def _for_footer(text: str) -> str:
    """A text for a third of a footer, where "&" begins a code."""
    plain = encode(" ".join(text.split()))
    kept = plain if len(plain) <= _LONGEST_FOOTER else plain[: _LONGEST_FOOTER - 1].rstrip() + "…"
    return kept.replace("&", "&&")


def header_row(page: Sheet, row: int, headers: Sequence[tuple[str, float]], first: Look = HEADER) -> None:
    """Write headers with the widths of their columns, the first in a look of its own."""
    for column, (header, _) in enumerate(headers, 1):
        put(page.sheet, row, column, header, HEADER if column > 1 else first, page.styles)
    page.sheet.row_dimensions[row].height = height([Written(header, width, 10, True) for header, width in headers], 18)


def tint(order: int) -> tuple[str, str, str]:
    """Ground and ink of a level's band, and the light ground of its rows, by the level's order.

    The bands are dark enough for white letters in any colour, so they stay apart from the rows in greys too.
    """
    ground, ink = PAPER.level_badge(order)
    return ground, ink, mixed(ground, "#ffffff", 0.9)
