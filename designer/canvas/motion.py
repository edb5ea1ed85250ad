"""Steps gliding from where they stood to where they stand, after the program (not a hand) has moved them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from designer.canvas.items.connectors import Line
from designer.canvas.scene import FlowScene
from designer.model.geometry import Rect
from designer.model.ids import Id

LENGTH = 220
"""Milliseconds of a glide."""

MOST = 300
"""Steps that glide; more of them simply stand elsewhere."""


class Motion(QObject):
    """One glide at a time; any gesture or further change ends it at once."""

    ended = Signal()
    """Everything stands where it stands again."""

    def __init__(self, scene: FlowScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._from: dict[Id, Rect] = {}
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(LENGTH)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.valueChanged.connect(self._frame)
        self._glide.finished.connect(self.end)

    @property
    def is_gliding(self) -> bool:
        return bool(self._from)

    def begin(self, before: Mapping[Id, Rect]) -> None:
        """Glide the steps that stood elsewhere before."""
        self.end()
        rects = self._scene.geometry.rects
        moved = {id: rect for id, rect in before.items() if id in rects and rects[id] != rect}
        if not moved or len(moved) > MOST:
            return
        self._from = moved
        self._arrows = sorted(set().union(*self._scene.arrows.touching(moved)))
        self._scene.take_out(moved, self._arrows)
        self._frame(0.0)
        self._glide.start()

    def end(self) -> None:
        """Everything stands where it stands."""
        self._glide.stop()
        if self._from:
            self._from = {}
            self._scene.put_down()
            self.ended.emit()

    def _frame(self, share: float) -> None:
        if not self._from:
            return
        scene = self._scene
        rects = scene.geometry.rects
        now = {id: _between(rect, rects[id], share) for id, rect in self._from.items()}
        routes = scene.while_moved(now, self._arrows)
        lines = [Line(route.points, scene.connectors.lines[id].stroke) for id, route in routes.items()]
        scene.lifted.take_up(now, {}, lines)


def _between(start: Rect, end: Rect, share: float) -> Rect:
    return Rect(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share, end.width, end.height)
