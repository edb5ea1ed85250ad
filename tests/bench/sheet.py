"""What the call sheet of the Sheet tab costs: worked out from nothing, after an edit, and painted."""

from __future__ import annotations

from functools import cache

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from designer.formats.contacts.printed_sheet import PrintedSheet, Wanted, followed, printed_sheet
from designer.model.diff import Diff
from designer.panels.sheet_geometry import SheetGeometry
from designer.panels.sheet_painter import paint_pages
from designer.rendering.fonts import ensure_offscreen_application
from tests.bench.matrices import matrix
from tests.bench.runner import Act, measure
from tests.crowd import crowd

SIZES = (60, 500, 5000)


@measure("sheet.build", SIZES)
def build(size: int) -> Act:
    """From a matrix to the lines and pages of its call sheet; above 100 steps the window does it in the background."""
    made = matrix(size)
    return Act(lambda: printed_sheet(made, Wanted()))


@measure("sheet.edit", SIZES)
def edit(size: int) -> Act:
    """After the number of somebody on it was changed."""
    before = sheet(size)
    contact = next(call.who for band in before.bands for call in band.calls if call.who.id in before.matrix.contacts)
    after = msgspec.structs.replace(contact, role="Somebody else")
    diff = Diff({contact.id: (contact, after)})
    changed = before.matrix.apply(diff)
    return Act(lambda: followed(before, changed, diff))


@measure("sheet.frame", (40, 1000))
def frame(size: int) -> Act:
    """A frame of 1100 × 800 pixels in the midst of a sheet with so many people."""
    ensure_offscreen_application()
    made = printed_sheet(crowd(size), Wanted())
    assert made is not None
    plan = SheetGeometry(made, 0.75)
    image = QImage(1100, 800, QImage.Format.Format_RGB32)
    middle = QRectF(0, plan.size[1] / 2, 1100, 800)

    def paint() -> None:
        painter = QPainter(image)
        painter.translate(0, -middle.top())
        paint_pages(painter, made, plan, middle, dark=False)
        painter.end()

    return Act(paint)


@cache
def sheet(size: int) -> PrintedSheet:
    """The call sheet of the matrix with so many steps."""
    made = printed_sheet(matrix(size), Wanted())
    assert made is not None
    return made
