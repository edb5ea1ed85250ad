"""Dragging a segment of an arrow sideways, which pins it there."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.items.marks import Handle, Marking, Trace
from designer.canvas.snap import GRID
from designer.canvas.stage import Stage
from designer.canvas.tools.tool import DONE, Hand, Next, Tool
from designer.commands import transitions
from designer.model.geometry import Point
from designer.model.ids import Id


class PinSegment(Tool):
    """A level segment moves up and down, an upright one left and right; nothing else of the arrow's way is stored."""

    busy = True
    scrolls = True

    def __init__(self, stage: Stage, arrow: Id, at: Point, hand: Hand) -> None:
        super().__init__(stage)
        self._arrow, self._start = arrow, hand
        self._points = stage.scene.connectors.lines[arrow].points
        self._index = _segment_at(self._points, at)
        self._level = abs(self._points[self._index].y - self._points[self._index + 1].y) < 0.01
        self.cursor = Qt.CursorShape.SizeVerCursor if self._level else Qt.CursorShape.SizeHorCursor
        self._to: float | None = None

    def enter(self) -> None:
        self.stage.scene.connectors.leave_out([self._arrow])
        self.stage.scene.chips.leave_out([self._arrow])
        self._show(self._points)

    def leave(self) -> None:
        self.stage.scene.put_down()
        super().leave()

    def move(self, hand: Hand) -> Next:
        if self._to is None and not hand.far_from(self._start):
            return None
        at = hand.at.y() if self._level else hand.at.x()
        if not hand.control:
            at = self._clicked(at)
        self._to = at
        moved = list(self._points)
        for index in (self._index, self._index + 1):
            x, y = moved[index]
            moved[index] = Point(x, at) if self._level else Point(at, y)
        self._show(tuple(moved))
        return None

    def _clicked(self, at: float) -> float:
        """To the line of the arrow's own other segments, which straightens it, else to the grid."""
        pull = self.stage.units(8.0)
        for point in self._points:
            line = point.y if self._level else point.x
            if abs(line - at) <= pull:
                return line
        return round(at / GRID) * GRID

    def _show(self, points: tuple[Point, ...]) -> None:
        start, end = points[self._index], points[self._index + 1]
        middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
        pill = Handle(middle, "level" if self._level else "upright", True)
        self.stage.mark(Marking(traces=(Trace(points, "selected"),), handles=(pill,)))

    def release(self, hand: Hand) -> Next:
        if self._to is None:
            return DONE
        index, at = self._pin()
        arrow = self._arrow
        self.leave()
        self.stage.do("Move arrow segment", lambda edit: transitions.pin(edit, arrow, index, at))
        return DONE

    def _pin(self) -> tuple[int, float]:
        """The pin as it is stored: even indices for level segments, odd for upright ones; across lanes, relative."""
        starts_level = abs(self._points[0].y - self._points[1].y) < 0.01
        index = self._index if starts_level else self._index + 1
        assert self._to is not None
        return index, self.stage.scene.geometry.to_lane(self._arrow_source(), self._to, upright=not self._level)

    def _arrow_source(self) -> Id:
        return self.stage.scene.arrows.ends(self._arrow)[0]


def _segment_at(points: tuple[Point, ...], at: Point) -> int:
    """Which segment holds this point, one between others rather than the first or the last."""

    def distance(index: int) -> tuple[float, bool]:
        start, end = points[index], points[index + 1]
        x = min(max(at.x, min(start.x, end.x)), max(start.x, end.x))
        y = min(max(at.y, min(start.y, end.y)), max(start.y, end.y))
        return abs(x - at.x) + abs(y - at.y), index in (0, len(points) - 2)

    return min(range(len(points) - 1), key=distance)
