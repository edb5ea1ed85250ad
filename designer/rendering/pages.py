"""A picture on pages of paper: fitted to one, and in parts to be joined where its text would be too small to read.

Takes any paged device: a PDF writer or a printer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from designer.drawing.display import Picture
from designer.drawing.style import PAPER, TEXT_PX, TINY_PX
from designer.errors import UserError
from designer.model.geometry import Rect
from designer.rendering.fonts import font
from designer.rendering.painter import paint
from designer.rendering.strokes import pen

MARGIN_MM = 8.0
LEAST_POINTS = 7.0
"""Where the titles of steps would be smaller than this on one page, parts follow in which no text is smaller."""
MOST_PARTS = 100
LARGEST = 1.25
"""Small charts are not blown up more than this."""
_UNITS_AN_INCH = 96.0
_POINTS_A_UNIT = 72.0 / _UNITS_AN_INCH
_OVERLAP = 40.0
"""Units of picture that parts share at least."""
_CARD = 220.0
"""Units of picture that they share where there is room, so that a card cut on one part is whole on the next."""
_LABEL = 20.0


class Part(NamedTuple):
    """What of a picture is on a page: the place in the picture, units of paper a unit of picture, and its label."""

    place: Rect
    scale: float
    label: str = ""


def parts(shown: Picture, width: float, height: float) -> tuple[Part, ...]:
    """How a picture goes onto pages with so much room (in units of 1/96 inch): all of it first, then what follows."""
    bounds = shown.bounds
    scale = min(width / bounds.width, height / bounds.height, LARGEST)
    whole = Part(bounds, scale)
    if scale * TEXT_PX * _POINTS_A_UNIT >= LEAST_POINTS:
        return (whole,)
    near = LEAST_POINTS / (TINY_PX * _POINTS_A_UNIT)
    height -= _LABEL
    columns, rows = _count(bounds.width, width / near), _count(bounds.height, height / near)
    if columns * rows > MOST_PARTS:
        return (whole,)
    return (whole, *_tiles(bounds, width, height, columns, rows, near))


def _count(length: float, page: float) -> int:
    return max(1, math.ceil((length - _OVERLAP) / (page - _OVERLAP)))


def _tiles(bounds: Rect, width: float, height: float, columns: int, rows: int, least: float) -> Iterator[Part]:
    """Parts of one size, as large as the pages allow; they overlap, and none is a sliver."""
    share = (bounds.width + _CARD * (columns - 1)) / columns, (bounds.height + _CARD * (rows - 1)) / rows
    scale = max(least, min(width / share[0], height / share[1], LARGEST))
    wide, high = min(width / scale, bounds.width), min(height / scale, bounds.height)
    across = (bounds.width - wide) / max(1, columns - 1)
    down = (bounds.height - high) / max(1, rows - 1)
    for row in range(rows):
        for column in range(columns):
            place = Rect(bounds.x + column * across, bounds.y + row * down, wide, high)
            yield Part(place, scale, f"Part {_letters(row)}{column + 1} of {columns} × {rows}")


def _letters(index: int) -> str:
    return chr(65 + index) if index < 26 else _letters(index // 26 - 1) + chr(65 + index % 26)


def paint_pages(device: QPagedPaintDevice, shown: Picture) -> int:
    """Paint a picture on a device whose page size is set; turns the page as fits best. Returns how many pages.

    Raises UserError where the device takes no painting (a printer that is gone, a full disk).
    """
    device.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
    wide = shown.bounds.width >= shown.bounds.height
    device.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("The page cannot be painted.", "Check that the printer is there and the disk has room.")
    try:
        units = painter.device().logicalDpiX() / _UNITS_AN_INCH
        room = QRectF(painter.viewport())
        found = parts(shown, room.width() / units, room.height() / units)
        for index, part in enumerate(found):
            if index:
                device.newPage()
            painter.save()
            painter.scale(units, units)
            _paint_part(painter, shown, part, room.width() / units, room.height() / units)
            painter.restore()
    finally:
        painter.end()
    return len(found)


def _paint_part(painter: QPainter, shown: Picture, part: Part, width: float, height: float) -> None:
    place = part.place
    painter.save()
    if not part.label:
        painter.translate((width - place.width * part.scale) / 2, 0)
    painter.scale(part.scale, part.scale)
    painter.setClipRect(QRectF(0, 0, place.width, place.height))
    painter.translate(-place.x, -place.y)
    paint(painter, shown.shapes)
    painter.restore()
    if part.label:
        words = f"{part.label} · {shown.title}"
        painter.setFont(font(TINY_PX))
        painter.setPen(pen(PAPER.muted))
        painter.drawText(QPointF(0, height - 4), words)
