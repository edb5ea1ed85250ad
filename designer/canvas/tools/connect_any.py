"""The connect tool: any step begins an arrow, by the pointer or by the keyboard, until Esc."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent

from designer.canvas.items.marks import Marking, Ring, Trace
from designer.canvas.reading import Direction, nearest, next_in_order, reading_order
from designer.canvas.stage import Stage
from designer.canvas.tools.connect import Connect, joined
from designer.canvas.tools.tool import Hand, Next, Tool
from designer.commands import transitions
from designer.commands.rules import may_connect
from designer.model.choices import StepKind
from designer.model.ids import Id
from designer.model.matrix import Matrix

TYPED = 1500
"""Milliseconds after a letter within which the next one goes on with the same word."""

_Key = Qt.Key
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ARROWS: dict[int, Direction] = {
    _Key.Key_Left: "left",
    _Key.Key_Right: "right",
    _Key.Key_Up: "up",
    _Key.Key_Down: "down",
}
_FROM = "Connect: drag from one step to another, or choose the first with Tab and press Enter. Esc ends it."
_HOW = "Choose with Tab, the arrow keys or by typing its title; Enter connects, Esc ends."


class ConnectAny(Tool):
    """The next press on a step begins an arrow; Tab, arrow keys or typing choose a step, and Enter takes it."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._source: Id | None = None
        self._chosen: Id | None = None
        self._typed = ""
        self._since = QElapsedTimer()

    def enter(self) -> None:
        chosen = self.stage.selection.steps
        if len(self.stage.selection) == 1 and len(chosen) == 1 and not self._why_no_source(chosen[0]):
            self._source = chosen[0]
            self.stage.tell(f"Connect {self._name(chosen[0])} to which step? {_HOW}")
        else:
            self.stage.tell(_FROM)
        self._show()

    def changed(self) -> None:
        self._source, self._chosen = (
            id if id is not None and self.stage.step(id) is not None else None for id in (self._source, self._chosen)
        )
        self._show()

    # --- pointer

    def move(self, hand: Hand) -> Next:
        step = self.stage.scene.step_at(hand.at)
        if step is None:
            self._show()
        else:
            self.stage.mark(Marking(rings=(self._ring(step, "bad" if self._why_no_source(step) else "good"),)))
        return None

    def press(self, hand: Hand) -> Next:
        step = self.stage.scene.step_at(hand.at)
        if step is None:
            return None
        reason = self._why_no_source(step)
        if reason and self._source is not None:
            return self._click(step)
        if reason:
            self.stage.tell(reason)
            return None
        clicked = None if self._source in (None, step) else lambda: self._click(step)
        return Connect(self.stage, step, hand, again=lambda: ConnectAny(self.stage), clicked=clicked)

    def _click(self, step: Id) -> Next:
        """A click, where the first step is known, chooses the second."""
        self._chosen = step
        self._take()
        return self

    # --- keys

    def key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (_Key.Key_Tab, _Key.Key_Backtab):
            order = reading_order(self.stage.document.matrix)
            self._choose(next_in_order(order, self._now(), key == _Key.Key_Tab))
            return True
        if event.modifiers() & _COMMAND or key == _Key.Key_Escape:
            return False
        if key in _ARROWS:
            now, rects = self._now(), self.stage.scene.geometry.rects
            order = reading_order(self.stage.document.matrix)
            found = nearest(rects, now, _ARROWS[Qt.Key(key)]) if now in rects else next(iter(order), None)
            self._choose(found)
            return True
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self._take()
            return True
        if key in (_Key.Key_Delete, _Key.Key_Backspace, _Key.Key_Insert, _Key.Key_F2):
            return True  # nothing is deleted, added or renamed while an arrow is being drawn
        if event.text().isprintable() and event.text():
            self._type(event.text())
            return True
        return False

    def _now(self) -> Id | None:
        return self._chosen or self._source

    def _type(self, text: str) -> None:
        if not self._since.isValid() or self._since.elapsed() > TYPED:
            self._typed = ""
        self._since.start()
        self._typed += text
        found = titled(self.stage.document.matrix, self._typed)
        if found is None:
            self.stage.tell(f"No step has “{self._typed}” in its title.")
        else:
            self._choose(found)

    def _choose(self, id: Id | None) -> None:
        if id is None:
            return
        self._chosen = id
        self.stage.reveal(id)
        self._show()
        reason = self._why_not(id)
        if reason:
            self.stage.tell(reason)
        elif self._source is None:
            self.stage.tell(f"From {self._name(id)}? Enter takes it, Esc ends.")
        else:
            self.stage.tell(f"From {self._name(self._source)} to {self._name(id)}? Enter connects, Esc ends.")

    def _take(self) -> None:
        """Enter: the chosen step is where the arrow begins, or where it goes to."""
        chosen, source = self._chosen, self._source
        if chosen is None:
            self.stage.tell(_HOW if source is not None else _FROM)
            return
        reason = self._why_not(chosen)
        if reason:
            self.stage.tell(reason)
            return
        self._typed = ""
        if source is None:
            self._source, self._chosen = chosen, None
            self.stage.selection.set([chosen])
            self.stage.tell(f"Connect {self._name(chosen)} to which step? {_HOW}")
        else:
            self._chosen = None
            arrow = self.stage.do("Connect steps", lambda edit: transitions.connect(edit, source, chosen))
            if arrow is not None:
                self.stage.tell(f"{joined(self.stage, source, chosen)} Choose another step, or Esc to end.")
        self._show()

    # --- looks

    def _show(self) -> None:
        rects = self.stage.scene.geometry.rects
        rings: list[Ring] = []
        traces: tuple[Trace, ...] = ()
        chosen, source = self._chosen, self._source
        if source is not None and source in rects:
            rings.append(self._ring(source, "focus"))
        if chosen is not None and chosen in rects:
            kind = "bad" if self._why_not(chosen) else "good"
            rings.append(self._ring(chosen, kind))
            if source is not None and source != chosen:
                way = self.stage.scene.arrows.draft(source, chosen)
                traces = (Trace(way, "draft" if kind == "good" else "bad"),)
        self.stage.mark(Marking(rings=tuple(rings), traces=traces))

    def _ring(self, step: Id, kind: str) -> Ring:
        geometry = self.stage.scene.geometry
        return Ring(geometry.rects[step], geometry.cards[step].outline, kind)

    def _why_not(self, step: Id) -> str:
        """Why the step cannot be taken now; "" where it can."""
        if self._source is None:
            return self._why_no_source(step)
        verdict = may_connect(self.stage.document.matrix, self._source, step)
        return "" if verdict else verdict.reason

    def _why_no_source(self, step: Id) -> str:
        record = self.stage.step(step)
        if record is not None and record.kind in (StepKind.END, StepKind.NOTE):
            return may_connect(self.stage.document.matrix, step, step).reason
        return ""

    def _name(self, id: Id) -> str:
        step = self.stage.step(id)
        return f"“{step.title}”" if step is not None and step.title else "the step without a title"


def titled(matrix: Matrix, typed: str) -> Id | None:
    """The first step, in reading order, whose title begins with what was typed; else one with such a word, or part.

    Spaces do not count: the space bar moves the view.
    """
    wanted = "".join(typed.casefold().split())
    best: tuple[int, int, Id] | None = None
    for place, id in enumerate(reading_order(matrix)):
        words = matrix.steps[id].title.casefold().split()
        whole = "".join(words)
        if wanted not in whole:
            continue
        tails = ["".join(words[index:]) for index in range(len(words))]
        rank = 0 if whole.startswith(wanted) else 1 if any(tail.startswith(wanted) for tail in tails) else 2
        if best is None or (rank, place) < best[:2]:
            best = (rank, place, id)
    return best[2] if best else None
