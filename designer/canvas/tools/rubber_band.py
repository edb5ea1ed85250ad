"""Selecting with a rectangle drawn on empty canvas: what it touches, with Ctrl only what it holds whole."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from designer.canvas.items.marks import Marking
from designer.canvas.stage import Stage
from designer.canvas.tools.tool import DONE, Hand, Next, Tool
from designer.i18n import counted
from designer.model.geometry import Rect
from designer.model.ids import Id


class RubberBand(Tool):
    """From the press on. A press without a drag clears the selection."""

    scrolls = True

    def __init__(self, stage: Stage, hand: Hand) -> None:
        super().__init__(stage)
        self._start = hand
        self._before: list[Id] = stage.selection.ids if hand.shift else []
        self._kept = stage.selection.ids

    def leave(self) -> None:
        super().leave()
        if self.busy:  # ended by something else than a release: as if nothing had been done
            matrix = self.stage.document.matrix
            self.stage.selection.set(id for id in self._kept if id in matrix)

    def move(self, hand: Hand) -> Next:
        if not self.busy and not hand.far_from(self._start):
            return None
        self.busy = True
        area = QRectF(self._start.at, hand.at).normalized()
        found = self.stage.scene.steps_in(area, whole=hand.control)
        self.stage.selection.set([*self._before, *found])
        self.stage.mark(Marking(band=Rect(area.x(), area.y(), area.width(), area.height())))
        return None

    def release(self, hand: Hand) -> Next:
        if self.busy:
            self.busy = False
            self.stage.tell(f"{counted(len(self.stage.selection.steps), 'step')} selected.")
        elif not self._start.shift and not self._start.control:
            self.stage.selection.clear()
        return DONE
