"""Marks of severities: ▲ ◆ ■ ● ▼ as shapes, so that no font and no colour is needed to tell them apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from designer.drawing.display import Ellipse, Path, Shape, polygon
from designer.drawing.style import Theme
from designer.model.choices import Mark
from designer.model.geometry import Point
from designer.model.records import Severity


class SeverityMark(NamedTuple):
    """What of a severity a picture needs."""

    code: str
    mark: Mark
    rank: int
    colour: str

    def fill(self, theme: Theme, ground: str = "") -> str:
        return theme.severity(self.rank, self.colour, ground)

    def ink(self, theme: Theme, ground: str = "") -> str:
        """The colour of words in the severity's colour on `ground`."""
        return theme.severity_text(self.rank, self.colour, ground)


def mark_of(severity: Severity) -> SeverityMark:
    return SeverityMark(severity.code or severity.name, severity.mark, severity.rank, severity.colour)


def mark(kind: Mark, x: float, y: float, size: float, colour: str) -> Shape:
    """The mark in the square of `size` at x, y; all of them look about equally large."""
    half = size / 2
    cx, cy = x + half, y + half
    if kind is Mark.CIRCLE:
        r = half * 0.9
        return Ellipse(cx - r, cy - r, 2 * r, 2 * r, colour)
    return Path(polygon(Point(cx + half * px, cy + half * py) for px, py in _CORNERS[kind]), colour)


_CORNERS: dict[Mark, Iterable[tuple[float, float]]] = {
    Mark.TRIANGLE: ((0, -0.95), (1, 0.8), (-1, 0.8)),
    Mark.TRIANGLE_DOWN: ((0, 0.95), (1, -0.8), (-1, -0.8)),
    Mark.DIAMOND: ((0, -1.05), (1.05, 0), (0, 1.05), (-1.05, 0)),
    Mark.SQUARE: ((-0.82, -0.82), (0.82, -0.82), (0.82, 0.82), (-0.82, 0.82)),
}
