"""Taking hold of an end of an arrow and putting it on another step."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt

from designer.canvas.items.marks import Handle, Marking, Trace
from designer.canvas.stage import Stage
from designer.canvas.tools.target import Aim, aim, rings
from designer.canvas.tools.tool import DONE, Hand, Next, Tool
from designer.commands import transitions
from designer.model.geometry import Point
from designer.model.ids import Id


class Reconnect(Tool):
    """From the press on a handle to its release; dropped on nothing, the end springs back."""

    busy = True
    scrolls = True
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, arrow: Id, end: Literal["source", "target"], hand: Hand) -> None:
        super().__init__(stage)
        self._arrow, self._end, self._start = arrow, end, hand
        self._source, self._target = stage.scene.arrows.ends(arrow)
        self._aim: Aim | None = None

    def enter(self) -> None:
        self.stage.scene.connectors.leave_out([self._arrow])
        self.stage.scene.chips.leave_out([self._arrow])
        self._show(self._source, self._target)

    def leave(self) -> None:
        self.stage.scene.put_down()
        super().leave()

    def move(self, hand: Hand) -> Next:
        if self._aim is None and not hand.far_from(self._start):
            return None
        if self._end == "source":
            found = aim(self.stage, hand, target=self._target)
            self._show(found.step or found.at, self._target, found)
        else:
            found = aim(self.stage, hand, source=self._source)
            self._show(self._source, found.step or found.at, found)
        if found.step is not None and not found.ok and (self._aim is None or self._aim.step != found.step):
            self.stage.tell(found.verdict.reason)
        self._aim = found
        self.cursor = Qt.CursorShape.CrossCursor if found.ok else Qt.CursorShape.ForbiddenCursor
        return None

    def _show(self, source: Id | Point, target: Id | Point, found: Aim | None = None) -> None:
        points = self.stage.scene.arrows.draft(source, target)
        kind = "bad" if found is not None and found.step is not None and not found.ok else "draft"
        loose = points[0] if self._end == "source" else points[-1]
        marks = rings(self.stage, found) if found is not None else ()
        self.stage.mark(Marking(rings=marks, traces=(Trace(points, kind),), handles=(Handle(loose, "end", True),)))

    def release(self, hand: Hand) -> Next:
        found = self._aim
        if found is None:
            return DONE
        if not found.ok:
            self.stage.tell(found.verdict.reason)
            return DONE
        arrow, end, step = self._arrow, self._end, found.step
        self.leave()
        if end == "source":
            self.stage.do("Reconnect arrow", lambda edit: transitions.reconnect(edit, arrow, source=step))
        else:
            self.stage.do("Reconnect arrow", lambda edit: transitions.reconnect(edit, arrow, target=step))
        return DONE
