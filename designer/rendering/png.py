"""A picture as pixels: PNG bytes, or an image to put on a clipboard or into a preview."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from designer.drawing.display import Picture
from designer.drawing.picture import picture
from designer.drawing.style import PAPER, Theme
from designer.errors import UserError
from designer.model.matrix import Matrix
from designer.rendering.fonts import ensure_offscreen_application
from designer.rendering.painter import paint
from designer.rendering.strokes import colour

MOST_PIXELS = 100_000_000
"""Larger pictures are drawn smaller: programs refuse to open images of more than 256 MB."""


def png(matrix: Matrix, scale: float = 2.0, theme: Theme = PAPER) -> bytes:
    """The whole chart as a PNG file of `scale` pixels a unit. Must run in the thread of the application."""
    ensure_offscreen_application()
    return png_of(picture(matrix, theme), scale)


def png_of(shown: Picture, scale: float = 2.0) -> bytes:
    """A picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image(shown, scale)):
        raise UserError(f"The picture cannot be written as PNG: {writer.errorString()}.", "Export it as SVG or PDF.")
    return bytes(buffer.data().data())


def image(shown: Picture, scale: float = 2.0) -> QImage:
    """A picture as an image of `scale` pixels a unit, or of fewer where it would be too large to use."""
    bounds = shown.bounds
    area = max(bounds.width * bounds.height, 1.0)
    scale = min(scale, (MOST_PIXELS / area) ** 0.5)
    made = QImage(
        max(1, round(bounds.width * scale)),
        max(1, round(bounds.height * scale)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    made.fill(colour(shown.ground or "#ffffff00"))
    # Programs that print at true size take a unit as 1/96 inch.
    dots = round(96 * scale / 0.0254)
    made.setDotsPerMeterX(dots)
    made.setDotsPerMeterY(dots)
    painter = QPainter(made)
    try:
        painter.scale(scale, scale)
        painter.translate(-bounds.x, -bounds.y)
        paint(painter, shown.shapes, scale)
    finally:
        painter.end()
    return made
