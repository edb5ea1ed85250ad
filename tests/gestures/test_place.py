"""Placing a step by a click: its card hangs on the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.flow_view import FlowView
from designer.canvas.tools.place import Place
from designer.model.choices import StepKind
from designer.model.geometry import Point
from tests.canvas.charts import EXPERT, TO_EXPERT, level_id
from tests.gestures.conftest import Hands

RIGHT = Qt.MouseButton.RightButton


def placing(flow: FlowView, kind: StepKind = StepKind.ACTION) -> Place:
    tool = Place(flow.stage, kind)
    flow.hands.become(tool)
    return tool


def empty_place(flow: FlowView, lane: int) -> Point:
    return Point(flow.scene.geometry.lanes[lane].start + 150, 560)


def test_the_card_follows_and_a_click_puts_it_down(flow: FlowView, hands: Hands) -> None:
    before = set(flow.document.matrix.steps)
    placing(flow, StepKind.DECISION)
    hands.hover(empty_place(flow, 1))
    first = flow.scene.ghosts.rect
    hands.hover(empty_place(flow, 2))
    second = flow.scene.ghosts.rect
    assert first is not None and second is not None and second.x > first.x
    assert set(flow.document.matrix.steps) == before
    hands.click(empty_place(flow, 2))
    (new,) = set(flow.document.matrix.steps) - before
    step = flow.document.matrix.steps[new]
    assert (step.kind, step.level) == (StepKind.DECISION, level_id(2))
    assert flow.scene.ghosts.rect is None
    assert not flow.hands.is_busy
    assert flow.editor.is_open
    hands.type("Above 50 pounds?\r")
    assert flow.document.matrix.steps[new].title == "Above 50 pounds?"
    flow.document.undo()
    flow.document.undo()
    assert set(flow.document.matrix.steps) == before


def test_on_an_arrow_it_goes_between(flow: FlowView, hands: Hands) -> None:
    points = flow.scene.arrows.routes[TO_EXPERT].points
    before = set(flow.document.matrix.steps)
    placing(flow)
    hands.click(Point((points[0].x + points[-1].x) / 2, points[0].y))
    (new,) = set(flow.document.matrix.steps) - before
    assert flow.document.matrix.transitions[TO_EXPERT].target == new
    assert [arrow.target for arrow in flow.document.matrix.leaving(new)] == [EXPERT]
    flow.editor.close_with(keep=False)


def test_esc_and_the_right_button_end_it(flow: FlowView, hands: Hands) -> None:
    before = flow.document.matrix
    for end in (lambda: hands.key(Qt.Key.Key_Escape), lambda: hands.press(empty_place(flow, 2), button=RIGHT)):
        placing(flow)
        hands.hover(empty_place(flow, 2))
        assert flow.scene.ghosts.rect is not None
        end()
        assert flow.scene.ghosts.rect is None
        assert not flow.hands.is_busy
    assert flow.document.matrix is before


def test_undo_and_another_change_end_it_too(flow: FlowView, hands: Hands) -> None:
    placing(flow)
    hands.hover(empty_place(flow, 2))
    assert flow.cancel_gesture()
    assert flow.scene.ghosts.rect is None
    placing(flow)
    hands.hover(empty_place(flow, 2))
    with flow.document.edit("Rename") as edit:
        edit.change(EXPERT, title="Another")
    assert flow.scene.ghosts.rect is None
    assert not flow.hands.is_busy
