"""Paints pages of a printed sheet: paper, lines with their cells, the repeated head and the foot. Always light."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from designer.drawing.directions import has_rtl
from designer.drawing.text import BOLD, REGULAR, clean, width
from designer.formats.contacts.call_sheet_lines import REPEATED, WIDTHS, Part
from designer.formats.contacts.call_sheet_text import SHOWN
from designer.formats.contacts.printed_sheet import PrintedSheet
from designer.formats.contacts.row_heights import LINE, Written, broken
from designer.formats.contacts.sheet_looks import Look
from designer.formats.contacts.sheet_paper import Foot, foot, in_points, page_of
from designer.panels.sheet_geometry import Place, SheetGeometry
from designer.rendering.fonts import font

_FINE = 4
"""Text is laid out in quarters of a point and then made smaller, so that any zoom shows the same lines."""

_EDGE = 2.25
"""Points between the edge of a cell and its text; an indent counts as much again as a letter."""

_INDENT = 6.75
_SHADE = 6


def paint_pages(painter: QPainter, sheet: PrintedSheet, geometry: SheetGeometry, shown: QRectF, dark: bool) -> None:
    """Paint what lies in a rectangle of the desk. `dark`: the desk is, and needs no shadow."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    words = foot(sheet.shown, dt.datetime.now().astimezone(), sheet.say)
    for number in geometry.pages_between(shown.top(), shown.bottom()):
        _paper(painter, geometry.page(number), dark)
        _foot(painter, sheet, geometry, number, words)
        if number:
            for line in range(REPEATED):
                _line(painter, sheet, geometry, line, number)
    for line in geometry.lines_between(shown.top(), shown.bottom()):
        _line(painter, sheet, geometry, line)


def _paper(painter: QPainter, page: Place, dark: bool) -> None:
    rect = QRectF(page.x, page.y, page.width, page.height)
    for each in range(_SHADE) if not dark else ():
        shade = QColor(16, 24, 40, 5 * (_SHADE - each))
        painter.fillRect(QRectF(rect.x() - each / 3, rect.bottom() + each, rect.width() + each / 1.5, 1), shade)
        if each < _SHADE / 2:
            for x in (rect.x() - each - 1, rect.right() + each):
                painter.fillRect(QRectF(x, rect.y() + 2, 1, rect.height() - 2), shade)
    painter.fillRect(rect, _colour("#ffffff"))


def _line(painter: QPainter, sheet: PrintedSheet, geometry: SheetGeometry, number: int, page: int = -1) -> None:
    """A line, its grounds and edges first; the painter is scaled to quarters of a point for all of it."""
    line, unit = sheet.lines[number], geometry.unit
    left = geometry.place(number, 0, SHOWN - 1) if page < 0 else geometry.repeated(page, number, 0, SHOWN - 1)
    painter.save()
    painter.translate(left.x, left.y)
    painter.scale(unit / _FINE, unit / _FINE)
    high, mirrored = left.height / unit * _FINE, sheet.say.right_to_left
    if line.ground:
        painter.fillRect(QRectF(0, 0, _EDGES[-1], high), _colour(line.ground))
    for part in line.parts:
        if part.first >= SHOWN:
            break
        x, wide = _across(part.first, part.last, mirrored)
        look = part.look
        if look.ground and look.ground != line.ground:
            painter.fillRect(QRectF(x, 0, wide, high), _colour(look.ground))
        if look.edge or look.below:
            _edges(painter, QRectF(x, 0, wide, high), look, unit)
        if part.text:
            _text(painter, part, x, wide, high, mirrored)
    painter.restore()


def _edges(painter: QPainter, rect: QRectF, look: Look, unit: float) -> None:
    if look.edge:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(look.edge, max(0.75, 0.5 / unit) * _FINE))
        painter.drawRect(rect)
    if look.below:
        thick = max(1.5, 0.75 / unit) * _FINE  # within the line: the one below is painted over its edge
        painter.fillRect(QRectF(rect.x(), rect.bottom() - thick, rect.width(), thick), _colour(look.below))


def _text(painter: QPainter, part: Part, x: float, wide: float, high: float, mirrored: bool) -> None:
    look = part.look
    painter.setFont(_font_of(part))
    painter.setPen(_colour(look.ink))
    painter.setLayoutDirection(_direction(part.text, look, mirrored))
    for text, across, down, squeezed in _runs(part, wide, high, mirrored):
        if squeezed == 1.0:
            painter.drawText(QPointF(x + across, down), text)
        else:
            painter.save()
            painter.translate(x + across, down)
            painter.scale(squeezed, 1.0)
            painter.drawText(QPointF(0, 0), text)
            painter.restore()


@lru_cache(maxsize=32_768)
def _runs(part: Part, wide: float, high: float, mirrored: bool) -> tuple[tuple[str, float, float, float], ...]:
    """The lines of a cell: text, where it begins in the cell, its baseline, and how much narrower it is drawn."""
    look = part.look
    lines = lines_of(part)
    size, weight = look.size * _FINE, BOLD if look.bold else REGULAR
    step = size * LINE
    y = 0.0 if look.upright == "top" else max(0.0, (high - step * len(lines)) / 2)
    before = (_EDGE + _INDENT * look.indent) * _FINE
    room = wide - before - _EDGE * _FINE
    across = across_of(look, mirrored)
    found = []
    for number, text in enumerate(lines):
        if y + number * step > high:
            break  # a row has a greatest height
        own = QFontMetricsF(_font_of(part)).horizontalAdvance(text) if has_rtl(text) else width(text, size, weight)
        squeezed = min(1.0, room / own) if own else 1.0
        taken = own * squeezed
        at = {"left": before, "right": wide - before - taken, "center": (wide - taken) / 2}[across]
        found.append((text, at, y + number * step + size * 0.95, squeezed))
    return tuple(found)


_EDGES = [0.0, *accumulate(each * _FINE for each in in_points(WIDTHS))]
"""Where columns begin and the last one ends, in quarters of a point."""


def _across(first: int, last: int, mirrored: bool) -> tuple[float, float]:
    near, far = _EDGES[first], _EDGES[last + 1]
    return (_EDGES[-1] - far if mirrored else near), far - near


@lru_cache(maxsize=256)
def _colour(text: str) -> QColor:
    return QColor(text)


@lru_cache(maxsize=256)
def _pen(colour: str, thick: float) -> QPen:
    return QPen(QColor(colour), thick)


def _font_of(part: Part) -> QFont:
    # Upright also what is printed slanted: no slanted face is shipped, and what stands in for one differs by computer.
    return font(part.look.size * _FINE, BOLD if part.look.bold else REGULAR)


def across_of(look: Look, mirrored: bool) -> str:
    """At which side a text stands: in a sheet that runs from right to left "left" is where a line begins."""
    across = "left" if look.across == "general" else look.across
    if mirrored and not look.right_to_left:
        return {"left": "right", "right": "left"}.get(across, across)
    return across


def _direction(text: str, look: Look, mirrored: bool) -> Qt.LayoutDirection:
    if look.left_to_right:
        return Qt.LayoutDirection.LeftToRight
    if look.right_to_left or (mirrored and has_rtl(text)):
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LayoutDirectionAuto


def lines_of(part: Part) -> tuple[str, ...]:
    """The lines of a cell, as the height of its row was worked out from them."""
    columns = sum(WIDTHS[part.first : part.last + 1])
    return _lines(part.text, columns, part.look.size, part.look.bold, part.look.wrap)


@lru_cache(maxsize=16_384)
def _lines(text: str, columns: float, size: float, bold: bool, wraps: bool) -> tuple[str, ...]:
    if not wraps:
        return (" ".join(clean(text).split()),)
    return broken(Written(text, columns, size, bold))


def _foot(painter: QPainter, sheet: PrintedSheet, geometry: SheetGeometry, number: int, words: Foot) -> None:
    page = geometry.page(number)
    inset, up = geometry.foot
    size = 10.0 * _FINE
    right = words.owner + page_of(number + 1, len(geometry.starts), sheet.say)
    painter.save()
    painter.translate(page.x, page.y + page.height - up)
    painter.scale(geometry.paper_unit / _FINE, geometry.paper_unit / _FINE)
    painter.setFont(font(size, REGULAR))
    painter.setPen(QColor("#101828"))
    painter.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if sheet.say.right_to_left else Qt.LayoutDirection.LayoutDirectionAuto
    )
    wide, edge = page.width / geometry.paper_unit * _FINE, inset / geometry.paper_unit * _FINE
    for text, share in ((words.left, 0.0), (words.middle, 0.5), (right, 1.0)):
        own = width(text, size, REGULAR)
        x = edge + (wide - 2 * edge) * share - own * share
        painter.drawText(QPointF(x, size * 0.35), text)
    painter.restore()
