"""Paints a display list with Qt: on the canvas, on pictures, on paper.

Shapes are prepared once into Qt's own objects and kept, so that painting them again makes no objects at all.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from designer.drawing.display import Box, Ellipse, Group, Icon, Path, Shape, Text
from designer.drawing.text import width
from designer.rendering.fonts import font
from designer.rendering.strokes import HINTS, brush, icon_image, path, pen, stroke_icon

_RECT, _ROUNDED, _ELLIPSE, _PATH, _TEXT, _ICON, _MOVE, _TURN = range(8)
_Operation: TypeAlias = tuple[int, Any, Any, Any, Any]
"""What to draw, with which pen or font, with which brush, and where."""

Prepared: TypeAlias = tuple[_Operation, ...]
"""Shapes made ready for Qt; opaque to everyone else."""

_kept: dict[int, tuple[tuple[Shape, ...], Prepared]] = {}
_MOST_KEPT = 16_384


def paint(painter: QPainter, shapes: tuple[Shape, ...], icon_scale: float | None = None) -> None:
    """Paint shapes; pen, brush, font and hints of the painter are others afterwards, its transform is not.

    `icon_scale`: device pixels per unit where the painter only scales and moves; icons then come from a store of
    images. None (paper, vectors): icons are drawn as strokes.
    """
    kept = _kept.get(id(shapes))
    if kept is None:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        kept = _kept[id(shapes)] = (shapes, prepared(shapes))  # holding the shapes keeps their id theirs
    paint_prepared(painter, kept[1], icon_scale)


def prepared(shapes: tuple[Shape, ...]) -> Prepared:
    """The shapes ready for Qt, for those who keep them themselves and call `paint_prepared`."""
    operations: list[_Operation] = []
    _prepare(shapes, operations)
    return tuple(operations)


def paint_prepared(painter: QPainter, operations: Prepared, icon_scale: float | None = None) -> None:
    """As `paint`."""
    painter.setRenderHints(HINTS)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    pen: object = None
    brush: object = None
    type_: object = None
    for kind, first, second, third, fourth in operations:
        if kind == _TEXT:
            if first is not type_:
                painter.setFont(first)
                type_ = first
            if second is not pen:
                painter.setPen(second)
                pen = second
            painter.drawText(third, fourth)
            continue
        if kind == _ICON:
            if icon_scale is None:
                stroke_icon(painter, first, second)
            else:
                _blit_icon(painter, first, second, icon_scale)
            pen = brush = None
            continue
        if kind == _MOVE:
            painter.translate(first, second)
            continue
        if kind == _TURN:
            painter.rotate(first)
            continue
        if first is not pen:
            painter.setPen(first)
            pen = first
        if second is not brush:
            painter.setBrush(second)
            brush = second
        if kind == _ROUNDED:
            painter.drawRoundedRect(third, fourth, fourth)
        elif kind == _PATH:
            painter.drawPath(third)
        elif kind == _ELLIPSE:
            painter.drawEllipse(third)
        else:
            painter.drawRect(third)


def _prepare(shapes: tuple[Shape, ...], found: list[_Operation]) -> None:
    for shape in shapes:
        if isinstance(shape, Text):
            x = shape.x
            if shape.anchor != "start":
                size = width(shape.text, shape.px, shape.weight)
                x -= size / 2 if shape.anchor == "middle" else size
            at = QPointF(x, shape.baseline)
            found.append((_TEXT, font(shape.px, shape.weight), pen(shape.colour), at, shape.text))
        elif isinstance(shape, Box):
            rect = QRectF(shape.x, shape.y, shape.width, shape.height)
            line = pen(shape.stroke, shape.stroke_width, shape.dash)
            kind = _ROUNDED if shape.radius else _RECT
            found.append((kind, line, brush(shape.fill), rect, shape.radius))
        elif isinstance(shape, Path):
            line = pen(shape.stroke, shape.stroke_width, shape.dash)
            found.append((_PATH, line, brush(shape.fill), path(shape.commands), None))
        elif isinstance(shape, Ellipse):
            rect = QRectF(shape.x, shape.y, shape.width, shape.height)
            found.append((_ELLIPSE, pen(shape.stroke, shape.stroke_width), brush(shape.fill), rect, None))
        elif isinstance(shape, Icon):
            rect = QRectF(shape.x, shape.y, shape.size, shape.size)
            found.append((_ICON, rect, (shape.name, shape.colour), None, None))
        else:
            _prepare_group(shape, found)


def _prepare_group(group: Group, found: list[_Operation]) -> None:
    if group.dx or group.dy:
        found.append((_MOVE, group.dx, group.dy, None, None))
    if group.angle:
        found.append((_TURN, group.angle, None, None, None))
    _prepare(group.shapes, found)
    if group.angle:
        found.append((_TURN, -group.angle, None, None, None))
    if group.dx or group.dy:
        found.append((_MOVE, -group.dx, -group.dy, None, None))


def _blit_icon(painter: QPainter, rect: QRectF, icon: tuple[str, str], scale: float) -> None:
    """On whole device pixels, so that the image is copied, never scaled."""
    transform = painter.deviceTransform()
    if transform.m12() or transform.m21():
        stroke_icon(painter, rect, icon)
        return
    at = transform.map(rect.topLeft())
    x = (round(at.x()) - transform.dx()) / transform.m11()
    y = (round(at.y()) - transform.dy()) / transform.m22()
    painter.drawImage(QPointF(x, y), icon_image(icon[0], icon[1], rect.width(), scale))
