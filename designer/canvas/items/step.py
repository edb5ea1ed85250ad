"""What of a step is hit: its rectangle or, for a decision, the diamond in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from designer.layout.chart import Outline
from designer.model.geometry import Rect


def touches(rect: Rect, outline: Outline, area: QRectF) -> bool:
    """Whether an area that meets the rectangle of a step touches the step itself."""
    if outline != "diamond":
        return True
    x, y, width, height = rect
    across, down = x + width / 2, y + height / 2
    # A diamond is a circle of the city-block distance: what of the area lies nearest along each axis decides.
    dx = max(area.left() - across, 0.0, across - area.right())
    dy = max(area.top() - down, 0.0, down - area.bottom())
    return dx * height + dy * width <= width * height / 2


def holds(area: QRectF, rect: Rect) -> bool:
    """Whether an area holds the whole of a step."""
    x, y, width, height = rect
    return x >= area.left() and y >= area.top() and x + width <= area.right() and y + height <= area.bottom()
