"""Pens, brushes, paths and icons for Qt, each made once and shared."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from designer.drawing.display import Command, is_dotted
from designer.drawing.glyphs import SQUARE, STROKE, glyph

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
HINTS = (
    QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform
)


def colour(name: str) -> QColor:
    """The Qt colour of "#rrggbb" or "#rrggbbaa"."""
    made = QColor(name[:7])
    if len(name) == 9:
        made.setAlpha(int(name[7:9], 16))
    return made


@lru_cache(maxsize=1024)
def pen(name: str, line_width: float = 1.0, dash: tuple[float, ...] = ()) -> QPen:
    """A shared pen; `dash` in units of length. Never change it."""
    if not name:
        return NO_PEN
    made = QPen(colour(name), line_width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dash and not is_dotted(dash) else Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern([each / line_width for each in dash])
    return made


@lru_cache(maxsize=1024)
def brush(name: str) -> QBrush:
    """A shared brush of one colour. Never change it."""
    return QBrush(colour(name)) if name else NO_BRUSH


@lru_cache(maxsize=4096)
def path(commands: tuple[Command, ...]) -> QPainterPath:
    """A shared path. Never change it."""
    made = QPainterPath()
    extend(made, commands)
    return made


def extend(target: QPainterPath, commands: tuple[Command, ...], dx: float = 0.0, dy: float = 0.0) -> None:
    """Add the commands, moved, to a path of one's own: for batches."""
    for command in commands:
        kind = command[0]
        if kind == "L":
            target.lineTo(command[1] + dx, command[2] + dy)
        elif kind == "M":
            target.moveTo(command[1] + dx, command[2] + dy)
        elif kind == "C":
            _, x1, y1, x2, y2, x, y = command
            target.cubicTo(x1 + dx, y1 + dy, x2 + dx, y2 + dy, x + dx, y + dy)
        else:
            target.closeSubpath()


def stroke_icon(painter: QPainter, rect: QRectF, icon: tuple[str, str]) -> None:
    """Draw an icon, its name and colour, as strokes. Pen and brush are others afterwards."""
    name, ink = icon
    scale = rect.width() / SQUARE
    painter.setPen(pen(ink, STROKE))
    painter.setBrush(NO_BRUSH)
    before = painter.transform()
    painter.translate(rect.x(), rect.y())
    painter.scale(scale, scale)
    painter.drawPath(path(glyph(name)))
    painter.setTransform(before)


@lru_cache(maxsize=2048)
def icon_image(name: str, ink: str, size: float, scale: float = 1.0) -> QImage:
    """A shared image of an icon, `size` units wide at `scale` device pixels a unit. Never change it.

    Images are kept, not pixmaps: those may not outlive the application.
    """
    pixels = max(1, round(size * scale))
    made = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(HINTS)
    stroke_icon(painter, QRectF(0, 0, pixels, pixels), (name, ink))
    painter.end()
    made.setDevicePixelRatio(scale)
    return made
