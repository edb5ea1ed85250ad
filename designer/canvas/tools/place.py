"""Placing a step that was clicked in the palette: its card hangs on the pointer until a click puts it down."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.stage import Stage
from designer.canvas.tools.drop import Drop
from designer.canvas.tools.tool import DONE, Hand, Next, Tool
from designer.drawing.words import STEP_WORDS
from designer.model.choices import StepKind


class Place(Tool):
    """The next click puts a step of this kind there, on an arrow between its ends; Esc or the right button ends it."""

    cursor = Qt.CursorShape.CrossCursor
    busy = True

    def __init__(self, stage: Stage, kind: StepKind) -> None:
        super().__init__(stage)
        self._kind = kind
        self._drop = Drop(stage, kind, [])

    def enter(self) -> None:
        self.stage.tell(f"{STEP_WORDS[self._kind]}: click where it belongs. Esc ends.")

    def leave(self) -> None:
        self._drop.leave()

    def move(self, hand: Hand) -> Next:
        self._drop.hover(hand)
        return None

    def press(self, hand: Hand) -> Next:
        # Another tool is at hand while the chart changes, so that the change does not look like a foreign one.
        return _PutDown(self.stage, self._drop, hand) if self._drop.hover(hand) else None


class _PutDown(Tool):
    """Between the press and the release: the step stands, and its title is asked for."""

    def __init__(self, stage: Stage, drop: Drop, hand: Hand) -> None:
        super().__init__(stage)
        self._drop = drop
        self._hand = hand

    def enter(self) -> None:
        self._drop.drop(self._hand)

    def release(self, hand: Hand) -> Next:
        return DONE
