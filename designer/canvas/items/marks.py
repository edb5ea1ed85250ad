"""What lies over the chart while hands work: selection, hover, ports, handles, guides, verdicts, rubber band.

Everything is told as one immutable `Marking`; the layer repaints where two of them differ. Sizes that hands must hit
are pixels of the view, whatever the zoom.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from designer.canvas.items.layer import FAR, MANY, Layer
from designer.drawing.card_shapes import pill_radius
from designer.drawing.style import RADIUS, Theme
from designer.layout.chart import Outline
from designer.model.geometry import Point, Rect
from designer.model.ids import Id

RING = 3.0
"""Pixels between a step and the ring that says it is selected."""

PORT = 5.0
"""Pixels of radius of the dot that a connector is dragged from."""

HANDLE = 5.0
"""Pixels of radius of the handle at the end of a selected arrow."""

PILL = (18.0, 7.0)
"""Pixels: the handle in the middle of a segment that can be dragged."""

ADD = 11.0
"""Pixels of radius of the button that adds a connected step."""

_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


class Ring(NamedTuple):
    """An outline round a step: "selected", "focus", "hover", "good" (may be dropped on) or "bad"."""

    rect: Rect
    outline: Outline
    kind: str


class Trace(NamedTuple):
    """A line that stands out: "selected", "hover", "good", "bad" or "draft" (dashed, not there yet)."""

    points: tuple[Point, ...]
    kind: str


class Handle(NamedTuple):
    """Something to grab: "port", "add", "end", "level" or "upright" (pills); `strong` when the pointer is on it."""

    at: Point
    kind: str
    strong: bool = False


class Marking(NamedTuple):
    """All that is marked at one moment."""

    rings: tuple[Ring, ...] = ()
    traces: tuple[Trace, ...] = ()
    handles: tuple[Handle, ...] = ()
    guides: tuple[tuple[Point, Point], ...] = ()
    band: Rect | None = None


class MarkLayer(Layer):
    """Draws the marking of the moment."""

    def __init__(
        self,
        height: float,
        selected: Callable[[QRectF, list[QRectF] | None], list[tuple[Id, Rect]]],
        outline: Callable[[Id], Outline],
    ) -> None:
        super().__init__(height)
        self.marking = Marking()
        self.patient = False
        """Whether thinner rings will do for now where there are many, as while the wheel turns."""
        self._selected = selected
        self._outline = outline
        self._zoom = 1.0
        self._theme: Theme | None = None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_zoom(self, zoom: float) -> None:
        """Sizes in pixels follow the zoom."""
        self._zoom = zoom

    @property
    def reach(self) -> float:
        """Units that a ring may lie outside of its step."""
        return (RING + 5.0) / self._zoom

    def show(self, marking: Marking) -> None:  # type: ignore[override]
        """Show this and nothing else."""
        before, self.marking = self.marking, marking
        if before == marking:
            return
        changed = _differing(before, marking)
        if changed is None:
            self.update()
        else:
            self.damage(changed, 24.0 / self._zoom)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        theme = self._theme
        if theme is None:
            return
        exposed: QRectF = option.exposedRect  # type: ignore[attr-defined]
        pixel = 1.0 / painter.worldTransform().m11()
        chosen = self._selected(exposed, self.parts)
        rings: list[Ring] = []
        if len(chosen) > MANY and 1.0 / pixel < FAR:
            _paint_many(painter, theme, pixel, [rect for _, rect in chosen], 1 if self.patient else 2)
        else:
            rings = [Ring(rect, self._outline(id), "selected") for id, rect in chosen]
        _paint_rings(painter, theme, pixel, [*rings, *self.marking.rings], exposed)
        colours = _colours(theme)
        for trace in self.marking.traces:
            pen = QPen(QColor(colours[trace.kind]), (2.5 if trace.kind == "selected" else 2.0) * pixel)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if trace.kind in ("draft", "bad"):
                pen.setDashPattern([4.0, 3.0])
            painter.setPen(pen)
            painter.setBrush(_NO_BRUSH)
            painter.drawPolyline([QPointF(*point) for point in trace.points])
        pen = QPen(QColor(theme.error), 1.0 * pixel)
        painter.setPen(pen)
        for start, end in self.marking.guides:
            painter.drawLine(QLineF(*start, *end))
            for x, y in (start, end):
                arm = 3.0 * pixel
                painter.drawLine(QLineF(x - arm, y - arm, x + arm, y + arm))
                painter.drawLine(QLineF(x - arm, y + arm, x + arm, y - arm))
        for handle in self.marking.handles:
            _paint_handle(painter, theme, handle, pixel)
        if self.marking.band is not None:
            ground = QColor(theme.accent)
            painter.setPen(QPen(QColor(theme.accent), pixel))
            ground.setAlpha(28)
            painter.setBrush(ground)
            painter.drawRect(QRectF(*self.marking.band))


def _paint_rings(painter: QPainter, theme: Theme, pixel: float, rings: list[Ring], exposed: QRectF) -> None:
    colours = _colours(theme)
    widths = {"selected": 2.0, "focus": 2.0, "hover": 1.5, "good": 2.5, "bad": 2.5}
    gaps = {"selected": RING, "focus": RING + 3.0, "hover": 0.0, "good": RING, "bad": RING}
    painter.setBrush(_NO_BRUSH)
    kind = ""
    many: list[QRectF] = []
    for ring in rings:
        gap = gaps[ring.kind] * pixel
        x, y, width, height = ring.rect
        box = QRectF(x - gap, y - gap, width + 2 * gap, height + 2 * gap)
        if not box.intersects(exposed):
            continue
        if len(rings) > 60 and ring.outline != "diamond":
            many.append(box)
            continue
        if ring.kind != kind:
            kind = ring.kind
            pen = QPen(QColor(colours[kind]), widths[kind] * pixel)
            if kind == "focus":
                pen.setDashPattern([2.0, 2.0])
            painter.setPen(pen)
        if ring.outline == "diamond":
            painter.drawPolygon(_diamond(box, gap))
        else:
            radius = ring_radius(ring, gap)
            painter.drawRoundedRect(box, radius, radius)
    if many:
        painter.setPen(QPen(QColor(theme.accent), 2.0 * pixel))
        painter.drawRects(many)


def _paint_many(painter: QPainter, theme: Theme, pixel: float, rects: list[Rect], width: int) -> None:
    """Selected steps from so far away that a ring is as good as its rectangle: Qt draws thousands of them at once."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(_NO_BRUSH)
    painter.setPen(QPen(QColor(theme.accent), 0.0))
    for line in range(width):
        gap = (RING - 0.5 + line) * pixel
        more = 2 * gap
        painter.drawRects([QRectF(x - gap, y - gap, w + more, h + more) for x, y, w, h in rects])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def ring_radius(ring: Ring, gap: float) -> float:
    """How round the corners of a ring are that lies `gap` outside a card: as round as the card's own, and the gap."""
    return (pill_radius(ring.rect.height) if ring.outline == "pill" else RADIUS) + gap


def _paint_handle(painter: QPainter, theme: Theme, handle: Handle, pixel: float) -> None:
    x, y = handle.at
    accent, ground = QColor(theme.accent), QColor(theme.card)
    painter.setPen(QPen(accent, 1.5 * pixel))
    painter.setBrush(accent if handle.strong else ground)
    if handle.kind in ("level", "upright"):
        long, short = PILL[0] * pixel, PILL[1] * pixel
        width, height = (long, short) if handle.kind == "level" else (short, long)
        painter.drawRoundedRect(QRectF(x - width / 2, y - height / 2, width, height), short / 2, short / 2)
        return
    radius = {"port": PORT, "end": HANDLE, "add": ADD}[handle.kind] * pixel
    painter.drawEllipse(QPointF(x, y), radius, radius)
    if handle.kind == "add":
        painter.setPen(QPen(QColor(theme.card if handle.strong else theme.accent), 2.0 * pixel))
        arm = radius * 0.5
        painter.drawLine(QLineF(x - arm, y, x + arm, y))
        painter.drawLine(QLineF(x, y - arm, x, y + arm))


def _colours(theme: Theme) -> dict[str, str]:
    return {
        "selected": theme.accent,
        "focus": theme.text,
        "hover": theme.accent,
        "draft": theme.accent,
        "good": theme.good,
        "bad": theme.error,
    }


def _diamond(box: QRectF, gap: float) -> list[QPointF]:
    middle = box.center()
    return [
        QPointF(middle.x(), box.top() - gap * 0.4),
        QPointF(box.right() + gap * 0.4, middle.y()),
        QPointF(middle.x(), box.bottom() + gap * 0.4),
        QPointF(box.left() - gap * 0.4, middle.y()),
    ]


def _differing(before: Marking, after: Marking) -> list[Rect] | None:
    """Where two markings differ; None where that is nearly everywhere."""
    changed: list[Rect] = []
    rings = set(before.rings) ^ set(after.rings)
    if len(rings) > 300:
        return None
    changed += [ring.rect for ring in rings]
    changed += [_around(trace.points) for trace in set(before.traces) ^ set(after.traces)]
    changed += [Rect(handle.at.x, handle.at.y, 0, 0) for handle in set(before.handles) ^ set(after.handles)]
    changed += [_around(guide) for guide in set(before.guides) ^ set(after.guides)]
    if before.band != after.band:
        changed += _band_differs(before.band, after.band)
    return changed


def _band_differs(before: Rect | None, after: Rect | None) -> list[Rect]:
    """Where two rubber bands differ: what both hold inside looks the same."""
    if before is None or after is None or not before.meets(after):
        return [band for band in (before, after) if band is not None]
    left, right = sorted((before.x, after.x)), sorted((before.right, after.right))
    top, bottom = sorted((before.y, after.y)), sorted((before.bottom, after.bottom))
    across, down = right[1] - left[0], bottom[1] - top[0]
    return [
        Rect(left[0], top[0], left[1] - left[0], down),
        Rect(right[0], top[0], right[1] - right[0], down),
        Rect(left[0], top[0], across, top[1] - top[0]),
        Rect(left[0], bottom[0], across, bottom[1] - bottom[0]),
    ]


def _around(points: tuple[Point, ...]) -> Rect:
    left, right = min(point[0] for point in points), max(point[0] for point in points)
    top, bottom = min(point[1] for point in points), max(point[1] for point in points)
    return Rect(left, top, right - left, bottom - top)


def handles_of(points: tuple[Point, ...], zoom: float, words: Rect | None = None) -> tuple[Handle, ...]:
    """The handles of a selected arrow: its ends, and a pill in the middle of each segment that can be moved.

    Where its words stand there, the pill goes beside them; where they leave no room, there is none.
    """
    handles = [Handle(points[0], "end"), Handle(points[-1], "end")]
    for index, (start, end) in enumerate(itertools.pairwise(points)):
        inner = 0 < index < len(points) - 2
        if inner and (abs(start.x - end.x) + abs(start.y - end.y)) * zoom >= 24:
            middle = _beside_words(start, end, words, 12.0 / zoom)
            if middle is not None:
                handles.append(Handle(middle, "level" if abs(start.y - end.y) < 0.01 else "upright"))
    return tuple(handles)


def _beside_words(start: Point, end: Point, words: Rect | None, room: float) -> Point | None:
    """The middle of a segment, or of the longer part that words leave of it; None where that is shorter than `room`."""
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    if words is None or not words.grown(room).holds(middle):
        return middle
    level = abs(start.y - end.y) < 0.01
    low, high = sorted((start.x, end.x) if level else (start.y, end.y))
    near, far = (words.x, words.right) if level else (words.y, words.bottom)
    length, at = max((near - low, (low + near) / 2), (high - far, (far + high) / 2))
    if length < 2 * room:
        return None
    return Point(at, middle.y) if level else Point(middle.x, at)
