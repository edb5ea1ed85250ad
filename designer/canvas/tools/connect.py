"""Drawing an arrow: from a port, or from anywhere on a step with the connect tool; its true way is shown meanwhile."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt

from designer.canvas.items.marks import Marking, Trace
from designer.canvas.stage import Stage
from designer.canvas.tools.target import Aim, aim, rings
from designer.canvas.tools.tool import DONE, Hand, Next, Tool
from designer.commands import transitions
from designer.i18n import counted
from designer.model.ids import Id


class Connect(Tool):
    """One arrow, from the press on its source to the release on its target.

    A press and release in one place keeps the arrow on the pointer until the next click. `again` makes the tool that
    comes next; None: the one that hands rest with.
    `clicked` does instead what a press and release in one place mean.
    """

    busy = True
    scrolls = True
    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        stage: Stage,
        source: Id,
        hand: Hand,
        again: Callable[[], Tool] | None = None,
        dragged: bool = False,
        clicked: Callable[[], Next] | None = None,
    ) -> None:
        super().__init__(stage)
        self._source = source
        self._start = hand
        self._again = again
        self._clicked = clicked
        self._dragged = dragged
        self._aim: Aim | None = None
        self._told = ""
        self._been_away = False

    def move(self, hand: Hand) -> Next:
        if not self._dragged and not hand.far_from(self._start):
            return None
        self._dragged = True
        self._aim = found = aim(self.stage, hand, source=self._source)
        if found.step == self._source and not self._left_source(hand):
            self.stage.mark(Marking())
            return None
        scene = self.stage.scene
        end = found.step if found.step is not None else found.at
        kind = "draft" if found.ok or found.step is None else "bad"
        trace = Trace(scene.arrows.draft(self._source, end), kind)
        self.stage.mark(Marking(rings=rings(self.stage, found), traces=(trace,)))
        self.cursor = Qt.CursorShape.CrossCursor if found.ok or found.step is None else Qt.CursorShape.ForbiddenCursor
        if found.step is not None and not found.ok and found.verdict.reason != self._told:
            self.stage.tell(found.verdict.reason)
        self._told = found.verdict.reason if found.step is not None else ""
        return None

    def _left_source(self, hand: Hand) -> bool:
        """An arrow from a step to itself is meant only when the pointer has been elsewhere."""
        self._been_away = self._been_away or self.stage.scene.step_at(hand.at) != self._source
        return self._been_away

    def release(self, hand: Hand) -> Next:
        if not self._dragged and self._clicked is not None:
            return self._clicked()
        if not self._dragged:
            self._dragged = True  # the arrow hangs on the pointer until the next click
            return None
        return self._finish(hand)

    def press(self, hand: Hand) -> Next:
        self.move(hand)
        return None

    def _finish(self, hand: Hand) -> Next:
        self.move(hand)
        found = self._aim
        if found is None or (found.step == self._source and not self._left_source(hand)):
            return self._after()
        if found.step is None:
            stage, source = self.stage, self._source
            at = QPointF(hand.at)
            self.busy = False
            stage.next_step_wanted.emit(at, source)
            return self._after()
        if not found.ok:
            self.stage.tell(found.verdict.reason)
            return self._after()
        source, target = self._source, found.step
        self.busy = False
        arrow = self.stage.do("Connect steps", lambda edit: transitions.connect(edit, source, target))
        if arrow is not None:
            self.stage.selection.set([arrow.id])
            self.stage.tell(joined(self.stage, source, target))
        return self._after()

    def _after(self) -> Next:
        return DONE if self._again is None else self._again()


def connect_in_order(stage: Stage) -> None:
    """Join the selected steps by arrows in the order in which they were selected."""
    chosen = stage.selection.steps
    if len(chosen) < 2:
        stage.tell("Select two or more steps to connect them in that order.")
        return
    if stage.is_read_only:
        return
    pairs = list(itertools.pairwise(chosen))
    made = stage.do("Connect steps", lambda edit: [transitions.connect(edit, a, b).id for a, b in pairs])
    if made:
        stage.selection.set(made)
        what, by = counted(len(chosen), "step"), counted(len(made), "arrow")
        stage.tell(f"Connected {what} in the order they were selected, by {by}.")


def joined(stage: Stage, source: Id, target: Id) -> str:
    """What is said of a new arrow."""
    a, b = stage.step(source), stage.step(target)
    return f"Connected {a.title or 'the step'} to {b.title or 'the step'}." if a and b else ""
