"""Pages: one where the titles can be read, else the whole and then overlapping parts."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from designer.drawing.display import Box, Picture
from designer.drawing.style import TEXT_PX, TINY_PX
from designer.errors import UserError
from designer.model.geometry import Rect
from designer.rendering.pages import LARGEST, LEAST_POINTS, MOST_PARTS, paint_pages, parts

A4 = (1062.0, 733.0)


def of(width: float, height: float) -> Picture:
    return Picture((Box(0, 0, width, height, fill="#ff0000"),), Rect(0, 0, width, height), title="Test")


def test_a_small_chart_is_one_page_and_not_blown_up() -> None:
    (only,) = parts(of(400, 300), *A4)
    assert only.scale == LARGEST
    assert only.label == ""


@given(st.floats(200, 40_000), st.floats(200, 40_000))
def test_parts_hold_the_whole_and_can_be_read(width: float, height: float) -> None:
    whole, *rest = parts(of(width, height), *A4)
    assert whole.place == (0, 0, width, height)
    assert width * whole.scale <= A4[0] + 0.01
    assert height * whole.scale <= A4[1] + 0.01
    assert len(rest) <= MOST_PARTS
    if not rest:
        return
    assert whole.scale * TEXT_PX * 0.75 < LEAST_POINTS
    assert min(part.place.x for part in rest) == 0
    assert min(part.place.y for part in rest) == 0
    assert max(part.place.right for part in rest) == pytest.approx(width)
    assert max(part.place.bottom for part in rest) == pytest.approx(height)
    for part in rest:
        assert part.scale * TINY_PX * 0.75 >= LEAST_POINTS - 1e-9
        assert part.place.width * part.scale <= A4[0] + 0.01
        assert part.place.height * part.scale <= A4[1] + 0.01
    assert len({part.label for part in rest}) == len(rest)
    in_a_row = [part.place for part in rest if part.place.y == 0]
    for one, other in pairwise(in_a_row):
        assert other.x < one.right


@pytest.mark.parametrize(("width", "height"), [(2600, 900), (2200, 2000), (900, 3000), (5000, 1200)])
def test_parts_fill_their_pages_and_share_a_card_where_there_is_room(width: float, height: float) -> None:
    _, *rest = parts(of(width, height), *A4)
    assert rest
    for part in rest:
        fills_across = part.place.width * part.scale / A4[0]
        fills_down = part.place.height * part.scale / (A4[1] - 20)
        assert max(fills_across, fills_down) == pytest.approx(1.0)
        assert part.place.width >= width - 0.01 or fills_across == pytest.approx(1.0)
        assert part.place.height >= height - 0.01 or fills_down == pytest.approx(1.0)


def test_a_printer_takes_the_same_pages(qapp: object, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert paint_pages(printer, of(3000, 600)) > 1
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_takes_no_painting_is_named(qapp: object, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "no such folder" / "x.pdf"))
    with pytest.raises(UserError, match="cannot be painted"):
        paint_pages(writer, of(300, 200))


@pytest.mark.parametrize(("width", "height", "landscape"), [(900, 500, True), (500, 900, False)])
def test_the_page_is_turned_as_fits(qapp: object, width: float, height: float, landscape: bool) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert paint_pages(writer, of(width, height)) == 1
    wanted = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    assert writer.pageLayout().orientation() == wanted
