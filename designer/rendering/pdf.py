"""A picture as PDF: vectors and real text, on a paper size or on a page made to fit."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from designer.drawing.display import Picture
from designer.drawing.picture import picture
from designer.errors import UserError
from designer.model.matrix import Matrix
from designer.rendering.fonts import ensure_offscreen_application
from designer.rendering.pages import paint_pages
from designer.rendering.painter import paint

PAPERS: dict[str, QPageSize.PageSizeId] = {
    "A4": QPageSize.PageSizeId.A4,
    "A3": QPageSize.PageSizeId.A3,
    "A2": QPageSize.PageSizeId.A2,
    "A1": QPageSize.PageSizeId.A1,
    "A0": QPageSize.PageSizeId.A0,
    "Letter": QPageSize.PageSizeId.Letter,
    "Tabloid": QPageSize.PageSizeId.Tabloid,
}
FIT = "fit"
"""Instead of a paper: a page as large as the chart."""

_LARGEST_POINTS = 14_400.0
"""PDF readers refuse larger pages."""
_DOTS_AN_INCH = 1200


def pdf(matrix: Matrix, paper: str = "A4") -> bytes:
    """The whole chart as a PDF file, on a paper of `PAPERS` or `FIT`. Must run in the thread of the application.

    Raises UserError for a paper that is not known.
    """
    ensure_offscreen_application()
    return pdf_of(picture(matrix), paper)


def pdf_of(shown: Picture, paper: str = "A4") -> bytes:
    """A picture as a PDF file."""
    if paper != FIT and paper not in PAPERS:
        raise UserError(f"“{paper}” is no paper size.", f"Use one of {', '.join(PAPERS)} or “{FIT}”.")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(shown.title)
    writer.setCreator("Escalation matrix designer")
    writer.setResolution(_DOTS_AN_INCH)
    if paper == FIT:
        _paint_fitted(writer, shown)
    else:
        writer.setPageSize(QPageSize(PAPERS[paper]))
        paint_pages(writer, shown)
    del writer
    return bytes(buffer.data().data())


def _paint_fitted(writer: QPdfWriter, shown: Picture) -> None:
    bounds = shown.bounds
    scale = min(1.0, _LARGEST_POINTS / (0.75 * max(bounds.width, bounds.height)))
    size = QSizeF(bounds.width * 0.75 * scale, bounds.height * 0.75 * scale)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageLayout(
        QPageLayout(
            QPageSize(size, QPageSize.Unit.Point, "", exact), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    painter = QPainter()
    if not painter.begin(writer):
        raise UserError("The page cannot be painted.", "Export the picture as SVG instead.")
    try:
        painter.scale(_DOTS_AN_INCH / 96 * scale, _DOTS_AN_INCH / 96 * scale)
        painter.translate(-bounds.x, -bounds.y)
        paint(painter, shown.shapes)
    finally:
        painter.end()
