"""What every tool is: a small state machine that is told of the pointer and says which tool comes next."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from designer.canvas.items.marks import Marking
from designer.canvas.stage import Stage

DRAG = 4.0
"""Pixels that the pointer moves before a press becomes a drag."""


class Hand(NamedTuple):
    """Where the pointer is (in the scene and in the view) and what is held down."""

    at: QPointF
    spot: QPointF
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def shift(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def control(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        return bool(self.modifiers & Qt.KeyboardModifier.AltModifier)

    def far_from(self, other: Hand, pixels: float = DRAG) -> bool:
        """Whether the pointer has moved enough to mean a drag."""
        return (self.spot - other.spot).manhattanLength() >= pixels


class Done:
    """A tool that ends: the hands go back to the one they rest with."""


DONE = Done()

Next: TypeAlias = "Tool | Done | None"
"""None: this tool goes on."""


class Tool:
    """Does nothing by itself; each method returns what comes next."""

    cursor = Qt.CursorShape.ArrowCursor
    busy = False
    """Whether a gesture is under way that Esc, undo or a foreign change would cancel."""
    scrolls = False
    """Whether the view scrolls when the pointer is held near its edge."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def enter(self) -> None:
        """The tool takes over."""

    def leave(self) -> None:
        """The tool ends, whatever the reason: nothing of it may stay on screen."""
        self.stage.mark(Marking())

    def press(self, hand: Hand) -> Next:
        return None

    def move(self, hand: Hand) -> Next:
        return None

    def release(self, hand: Hand) -> Next:
        return None

    def double(self, hand: Hand) -> Next:
        return self.press(hand)

    def changed(self) -> None:
        """The chart changed while no gesture was under way: what is marked may be gone."""

    def key(self, event: QKeyEvent) -> bool:
        """A key while a gesture is under way; True where the tool took it."""
        return False
