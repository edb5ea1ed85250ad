"""The flow: its picture, and every step with every arrow as a list, so that nothing is only in the picture."""

from __future__ import annotations

import io
import struct
from typing import Any

from designer.analysis.call_list import in_path_order
from designer.analysis.grid import columns
from designer.formats.contacts import sheet_words
from designer.formats.contacts.row_heights import Written, height
from designer.formats.contacts.sheet_looks import EDGE, Look, tint
from designer.formats.contacts.sheet_paper import titled
from designer.formats.excel.page import Sheet, header_row, join, print_set_up, title_bar
from designer.formats.excel.safe_text import put

_COLUMNS = (
    ("No.", 6.0),
    ("Level", 20.0),
    ("Kind", 14.0),
    ("Step", 28.0),
    ("Who", 30.0),
    ("How", 18.0),
    ("To do", 38.0),
    ("Goes on to", 52.0),
)
_PX_PER_CHARACTER, _PX_PER_ROW = 7.0, 20.0
_HIGHEST = 640.0
"""Pixels; a higher picture would not fit on a page of the sheet's width."""


def write(page: Sheet, picture: bytes | None) -> None:
    """Write the picture (a PNG, if there is one) and the steps with their arrows below it."""
    sheet, styles, matrix, say = page.sheet, page.styles, page.matrix, page.say
    from openpyxl.utils import get_column_letter

    for column, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    title_bar(page, titled(page.matrix, page.say, "{}: flow", "Flow"), [width for _, width in _COLUMNS], len(_COLUMNS))
    row = _picture(sheet, picture) if picture else 2
    header_row(page, row, [(say(header), width) for header, width in _COLUMNS])
    headers = row
    steps = in_path_order(matrix, columns(matrix))
    numbers = sheet_words.numbered(steps)
    for step in steps:
        row += 1
        level = matrix.levels[step.level]
        arrows = [sheet_words.arrow_words(matrix, arrow, numbers, say) for arrow in matrix.leaving(step.id)]
        texts = (
            numbers[step.id],
            sheet_words.level_name(level, say),
            sheet_words.kind_words(step, say),
            sheet_words.title(step, say),
            sheet_words.people_words(matrix, step, say),
            sheet_words.channel_words(matrix, step, say),
            sheet_words.instructions(matrix, step, say),
            "\n".join(arrows),
        )
        *_, ground = tint(level.order)
        for column, text in enumerate(texts, 1):
            look = Look(bold=column == 4, ground=ground, edge=EDGE, upright="top", across="left", indent=1)
            put(sheet, row, column, text, look._replace(across="center", indent=0) if column == 1 else look, styles)
        written = [Written(text, width) for text, (_, width) in zip(texts, _COLUMNS, strict=True)]
        sheet.row_dimensions[row].height = height(written, least=17)
    if not steps:
        row += 1
        put(sheet, row, 1, say("The chart has no steps yet."), Look(wrap=False), styles)
        join(sheet, row, 1, len(_COLUMNS))
    print_set_up(page, len(_COLUMNS), row, "1:1")
    if not picture:
        sheet.freeze_panes = f"A{headers + 1}"


def _picture(sheet: Any, picture: bytes) -> int:
    """Put the picture below the bar, as wide as the columns at most. Returns the row after it."""
    width, height_px = size_of_png(picture)
    room = sum(each * _PX_PER_CHARACTER + 5 for _, each in _COLUMNS)
    scale = min(1.0, room / width, _HIGHEST / height_px)
    image = _image(picture, round(width * scale), round(height_px * scale))
    sheet.add_image(image, "A3")
    return 4 + int(height_px * scale / _PX_PER_ROW + 1)


def _image(picture: bytes, width: int, height_px: int) -> Any:
    from openpyxl.drawing.image import Image

    class Png(Image):
        """An image from bytes; the library's own would want an imaging library only to learn the size."""

        def __init__(self) -> None:
            self.ref = io.BytesIO(picture)
            self.width, self.height, self.format = width, height_px, "png"

        def _data(self) -> bytes:
            return picture

    return Png()


def size_of_png(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels. Raises ValueError for anything else."""
    if picture[:8] != b"\x89PNG\r\n\x1a\n" or picture[12:16] != b"IHDR":
        raise ValueError("the picture of the flow is no PNG")
    width, high = struct.unpack(">II", picture[16:24])
    if not width or not high:
        raise ValueError("the picture of the flow is empty")
    return width, high
