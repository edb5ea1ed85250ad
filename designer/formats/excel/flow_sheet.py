"""The flow: its picture, and every step with every arrow as a list, so that nothing is only in the picture."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from designer.analysis.call_list import in_path_order
from designer.analysis.grid import columns
from designer.formats.contacts import sheet_words
from designer.formats.contacts.row_heights import Written, height
from designer.formats.contacts.sheet_looks import EDGE, Look, tint
from designer.formats.contacts.sheet_paper import BOTTOM, INCH, LANDSCAPE, SIDE, TOP, titled
from designer.formats.excel.page import Sheet, header_row, join, print_set_up, title_bar
from designer.formats.excel.safe_text import put
from designer.model.ids import Id
from designer.model.records import Step

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
_MAY_GO = frozenset({"Who", "How", "To do"})
"""Headers of the columns that are as narrow as what they hold, and left out where no step has anything there."""
_NARROWEST = 12.0

_PX_PER_CHARACTER, _PX_PER_ROW, _EMU_PER_PX = 7.0, 20.0, 9525
_ABOVE = 110.0
"""Pixels of a page that the bar, the lines round the picture and some air take."""


def write(page: Sheet, picture: bytes | None) -> None:
    """Write the picture (a PNG, if there is one) and the steps with their arrows below it."""
    sheet, styles, matrix, say = page.sheet, page.styles, page.matrix, page.say
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.pagebreak import Break

    steps = in_path_order(matrix, columns(matrix))
    numbers = sheet_words.numbered(steps)
    rows = [_texts(page, step, numbers) for step in steps]
    kept = [at for at, (header, _) in enumerate(_COLUMNS) if header not in _MAY_GO or any(row[at] for row in rows)]
    shown = [(_COLUMNS[at][0], _width(at, rows)) for at in kept]
    for column, (_, width) in enumerate(shown, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    title_bar(page, titled(page.matrix, page.say, "{}: flow", "Flow"), [width for _, width in shown], len(shown))
    row = 2
    if picture:
        row = _picture(page, picture, [width for _, width in shown])
        sheet.row_breaks.append(Break(id=row - 1))
    header_row(page, row, [(say(header), width) for header, width in shown])
    headers = row
    for step, texts in zip(steps, rows, strict=True):
        row += 1
        *_, ground = tint(matrix.levels[step.level].order)
        for column, at in enumerate(kept, 1):
            look = Look(bold=column == 4, ground=ground, edge=EDGE, upright="top", across="left", indent=1)
            look = look._replace(across="center", indent=0) if column == 1 else look
            put(sheet, row, column, texts[at], look, styles)
        written = [Written(texts[at], width) for at, (_, width) in zip(kept, shown, strict=True)]
        sheet.row_dimensions[row].height = height(written, least=17)
    if not steps:
        row += 1
        put(sheet, row, 1, say("The chart has no steps yet."), Look(wrap=False), styles)
        join(sheet, row, 1, len(shown))
    print_set_up(page, len(shown), row, "1:1")
    if not picture:
        sheet.freeze_panes = f"A{headers + 1}"


def _width(at: int, rows: Sequence[tuple[str, ...]]) -> float:
    """The width of a column, in characters."""
    header, most = _COLUMNS[at]
    if header not in _MAY_GO:
        return most
    longest = max((len(line) for row in rows for line in row[at].split("\n")), default=0)
    return min(most, max(_NARROWEST, longest + 3.0))


def _texts(page: Sheet, step: Step, numbers: Mapping[Id, str]) -> tuple[str, ...]:
    """The cells of a step, in the order of the columns."""
    matrix, say = page.matrix, page.say
    arrows = [sheet_words.arrow_words(matrix, arrow, numbers, say) for arrow in matrix.leaving(step.id)]
    return (
        numbers[step.id],
        sheet_words.level_name(matrix.levels[step.level], say),
        sheet_words.kind_words(step, say),
        sheet_words.title(step, say),
        sheet_words.people_words(matrix, step, say),
        sheet_words.channel_words(matrix, step, say),
        sheet_words.instructions(matrix, step, say),
        "\n".join(arrows),
    )


def _picture(page: Sheet, picture: bytes, widths: Sequence[float]) -> int:
    """Put the picture below the bar, in the middle, as large as a page of these columns takes. Returns the row after
    it."""
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D

    width, height_px = size_of_png(picture)
    pixels = [each * _PX_PER_CHARACTER + 5 for each in widths]
    room = sum(pixels)
    paper, high = LANDSCAPE[page.paper]
    highest = room * (high - (TOP + BOTTOM) * INCH) / (paper - 2 * SIDE * INCH) - _ABOVE
    scale = min(1.0, room / width, highest / height_px)
    image = _image(picture, round(width * scale), round(height_px * scale))
    column, left = 0, (room - image.width) / 2
    while column < len(pixels) - 1 and left >= pixels[column]:
        left -= pixels[column]
        column += 1
    start = AnchorMarker(col=column, colOff=round(left * _EMU_PER_PX), row=2)
    size = XDRPositiveSize2D(image.width * _EMU_PER_PX, image.height * _EMU_PER_PX)
    image.anchor = OneCellAnchor(_from=start, ext=size)
    page.sheet.add_image(image)
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
