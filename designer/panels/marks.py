"""Marks of severities, circles of people and badges of levels in widgets, drawn by the shapes that pictures use."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap

from designer.drawing.display import Box, Shape
from designer.drawing.marks import mark
from designer.drawing.people import circle, person
from designer.drawing.style import Theme
from designer.model.records import Level, Record, Severity
from designer.panels.look import Look
from designer.rendering.painter import paint

_SHARP = 2
"""Icons are drawn twice as large as shown, so that they stay sharp on fine screens."""


def mark_icon(severity: Severity, look: Look, size: int = 12) -> QIcon:
    """The mark of a severity in its colour."""
    return _icon(_mark_shapes(severity, look.theme, size), size)


@lru_cache(maxsize=256)
def _mark_shapes(severity: Severity, theme: Theme, size: int) -> tuple[Shape, ...]:
    colour = theme.severity(severity.rank, severity.colour, theme.panel)
    return (mark(severity.mark, 1, 1, size - 2, colour),)


def level_icon(level: Level, look: Look, size: int = 16) -> QIcon:
    """A patch in the colour of a level."""
    inset = size / 5
    side = size - 2 * inset
    return _icon((Box(inset, inset, side, side, 2.5, look.theme.level(level.order)),), size)


def person_icon(record: Record, look: Look, size: int = 20) -> QIcon:
    """The circle of a contact, team or rota: initials or an icon on its own colour."""
    return _icon(_person_shapes(record, look.theme, size), size)


def draw_person(painter: QPainter, record: Record, where: QRectF, look: Look) -> None:
    """The same, painted at a place."""
    painter.save()
    painter.translate(where.topLeft())
    paint(painter, _person_shapes(record, look.theme, round(where.width())), painter.device().devicePixelRatio())
    painter.restore()


@lru_cache(maxsize=4096)
def _person_shapes(record: Record, theme: Theme, size: int) -> tuple[Shape, ...]:
    who = person(record)
    return circle(who, 0, 0, size, theme) if who is not None else ()


def _icon(shapes: tuple[Shape, ...], size: int) -> QIcon:
    return QIcon(QPixmap.fromImage(_image(shapes, size)))


@lru_cache(maxsize=1024)
def _image(shapes: tuple[Shape, ...], size: int) -> QImage:
    # Images are kept, not pixmaps: those may not outlive the application.
    image = QImage(size * _SHARP, size * _SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        painter.scale(_SHARP, _SHARP)
        paint(painter, shapes, float(_SHARP))
    finally:
        painter.end()
    return image
