"""Random gestures: whatever hands do, the scene is what a fresh scene of the same matrix would be."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt

from designer.canvas import mime
from designer.canvas.flow_view import FlowView
from designer.canvas.scene import FlowScene
from designer.model.choices import StepKind
from tests.canvas.charts import ANA, BO
from tests.gestures.conftest import Hands

MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS = (
    (Qt.Key.Key_Delete, 0), (Qt.Key.Key_D, 2), (Qt.Key.Key_Z, 2), (Qt.Key.Key_Z, 2), (Qt.Key.Key_Y, 2),
    (Qt.Key.Key_Tab, 0), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 0), (Qt.Key.Key_A, 2), (Qt.Key.Key_C, 2),
    (Qt.Key.Key_V, 2), (Qt.Key.Key_X, 2), (Qt.Key.Key_K, 2), (Qt.Key.Key_Escape, 0), (Qt.Key.Key_Up, 1),
)  # fmt: skip


class Walker:
    """Does something at random."""

    def __init__(self, flow: FlowView, hands: Hands, seed: int) -> None:
        self.flow, self.hands, self.rnd = flow, hands, Random(seed)

    def place(self) -> QPoint:
        size = self.flow.view.viewport().size()
        steps = list(self.flow.document.matrix.steps)
        if steps and self.rnd.random() < 0.7:
            spot = self.hands.spot(self.rnd.choice(steps))
            if self.rnd.random() < 0.4:  # a port, a border, something beside
                spot += QPoint(self.rnd.choice((-100, 100, 0)), self.rnd.choice((0, 42, -42)))
            return QPoint(min(max(spot.x(), 45), size.width() - 45), min(max(spot.y(), 45), size.height() - 45))
        return QPoint(self.rnd.randrange(45, size.width() - 45), self.rnd.randrange(45, size.height() - 45))

    def drag(self) -> None:
        keys = self.rnd.choice(MODIFIERS)
        self.hands.press(self.place(), keys)
        for _ in range(self.rnd.randrange(1, 3)):
            self.hands.pull(self.place(), keys)
        self._interrupt()
        self.hands.release(keys)

    def _interrupt(self) -> None:
        chance = self.rnd.random()
        if chance < 0.1:
            self.hands.key(Qt.Key.Key_Escape)
        elif chance < 0.2:
            self.flow.document.undo()
        elif chance < 0.3:
            self.flow.document.redo()

    def click(self) -> None:
        self.hands.click(self.place(), self.rnd.choice(MODIFIERS))

    def key(self) -> None:
        key, modifier = self.rnd.choice(KEYS)
        self.hands.key(key, MODIFIERS[modifier])

    def drop(self) -> None:
        data = QMimeData()
        if self.rnd.random() < 0.6:
            data.setData(mime.STEP_KIND, self.rnd.choice(list(StepKind)).value.encode())
        else:
            data.setData(mime.CONTACT, self.rnd.choice((ANA, BO)).encode())
        self.hands.drop(data, self.place())

    def title(self) -> None:
        self.hands.double(self.place())
        if self.flow.editor.is_open:
            self.hands.type(
                self.rnd.choice(("A\r", "A long title that goes on for more than a line of a card\r", "x\x1b"))
            )

    def arrow(self) -> None:
        arrows = list(self.flow.scene.arrows.routes)
        if not arrows:
            return
        self.flow.select([self.rnd.choice(arrows)])
        handles = self.flow.scene.marks.marking.handles
        if handles:
            self.hands.press(self.rnd.choice(handles).at)
            self.hands.pull(self.place())
            self._interrupt()
            self.hands.release()

    def look(self) -> None:
        self.hands.wheel(self.place(), self.rnd.choice((120, -120, 480, -480)), self.rnd.choice(MODIFIERS))

    def tidy(self) -> None:
        self.flow.tidy()

    def step(self) -> str:
        deeds = [self.drag] * 6 + [self.key] * 4 + [self.click, self.drop, self.title, self.arrow, self.look, self.tidy]
        deed = self.rnd.choice(deeds)
        deed()
        if self.flow.quick_add.isVisible():
            self.hands.type(self.rnd.choice(("\r", "\x1b", "dec\r")))
        if self.flow.editor.is_open and self.rnd.random() < 0.7:
            self.flow.editor.close_with(keep=self.rnd.random() < 0.5)
        return deed.__name__


@pytest.mark.parametrize("seed", range(6))
def test_after_any_gestures_the_scene_is_what_a_fresh_one_would_be(flow: FlowView, hands: Hands, seed: int) -> None:
    walker = Walker(flow, hands, seed)
    done: list[str] = []
    for number in range(40):
        done.append(walker.step())
        if len(flow.document.matrix.steps) > 60:
            flow.document.undo()
        if number % 4 == 3:
            flow.cancel_gesture()
            fresh = FlowScene()
            fresh.reset(flow.document.matrix)
            flow.scene.finish()
            shown, wanted = flow.scene.state(), fresh.state()
            assert shown == wanted, f"after {done}"
            assert set(flow.selection) <= set(flow.document.matrix.records)
            flow.grab()
    while flow.document.undo():
        pass
    flow.scene.finish()
    fresh = FlowScene()
    fresh.reset(flow.document.matrix)
    assert flow.scene.state() == fresh.state()
