"""Arrows by hand: draw, refuse, reconnect, pin, straighten."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from designer.canvas.flow_view import FlowView
from designer.model.choices import StepKind
from designer.model.geometry import Point
from tests.canvas.charts import CALL, DESK, DONE, EXPERT, MANAGER, TO_DESK, TO_EXPERT, TO_MANAGER, level_id
from tests.gestures.conftest import Hands


def port(flow: FlowView, id: str, side: str = "right") -> Point:
    rect = flow.scene.geometry.rects[id]
    middle = rect.centre
    return {
        "right": Point(rect.right, middle.y),
        "bottom": Point(middle.x, rect.bottom),
        "left": Point(rect.x, middle.y),
    }[side]


def test_a_drag_from_a_port_draws_an_arrow(flow: FlowView, hands: Hands) -> None:
    hands.hover(MANAGER)
    hands.press(port(flow, MANAGER, "bottom"))
    hands.pull(DONE)
    assert [trace.kind for trace in flow.scene.marks.marking.traces] == ["draft"]
    assert [ring.kind for ring in flow.scene.marks.marking.rings] == ["good"]
    hands.release()
    made = flow.document.matrix.leaving(MANAGER)
    assert [arrow.target for arrow in made] == [DONE]
    assert flow.selection == [made[0].id]
    assert flow.document.history == ["Connect steps"]
    assert made[0].id in flow.scene.connectors.lines


def test_near_a_step_is_near_enough(flow: FlowView, hands: Hands) -> None:
    rect = flow.scene.geometry.rects[DONE]
    hands.hover(MANAGER)
    hands.drag(port(flow, MANAGER, "bottom"), Point(rect.right + 12, rect.centre.y))
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [DONE]


def test_an_arrow_that_may_not_be_is_shown_red_with_the_reason_and_not_made(flow: FlowView, hands: Hands) -> None:
    with flow.document.edit("Note") as edit:
        edit.change(DONE, kind=StepKind.NOTE)
    before = flow.document.matrix
    hands.hover(MANAGER)
    hands.press(port(flow, MANAGER, "bottom"))
    hands.pull(DONE)
    assert [ring.kind for ring in flow.scene.marks.marking.rings] == ["bad"]
    assert "note" in hands.said[-1].lower()
    hands.release()
    assert flow.document.matrix is before


def test_an_end_has_no_ports(flow: FlowView, hands: Hands) -> None:
    hands.hover(DONE)
    assert flow.scene.marks.marking.handles == ()


def test_dropped_on_nothing_it_asks_for_the_next_step(flow: FlowView, hands: Hands) -> None:
    place = Point(flow.scene.geometry.lanes[3].start + 140, 420)
    hands.hover(MANAGER)
    hands.drag(port(flow, MANAGER, "bottom"), place)
    assert flow.quick_add.isVisible()
    assert StepKind.ENTRY not in flow.quick_add.kinds
    hands.type("deci")
    assert flow.quick_add.kinds == [StepKind.DECISION]
    hands.type("\r")
    made = flow.document.matrix.leaving(MANAGER)
    assert len(made) == 1
    new = flow.document.matrix.steps[made[0].target]
    assert (new.kind, new.level) == (StepKind.DECISION, level_id(3))
    assert flow.document.history == ["Add connected step"]
    assert flow.editor.is_open
    flow.editor.close_with(keep=False)


def test_escape_in_that_pop_up_adds_nothing(flow: FlowView, hands: Hands) -> None:
    hands.hover(MANAGER)
    hands.drag(port(flow, MANAGER, "bottom"), Point(flow.scene.geometry.lanes[3].start + 140, 420))
    hands.type("\x1b")
    assert not flow.quick_add.isVisible()
    assert flow.document.history == []


def test_escape_drops_the_arrow_under_way(flow: FlowView, hands: Hands) -> None:
    hands.hover(MANAGER)
    hands.press(port(flow, MANAGER, "bottom"))
    hands.pull(DONE)
    hands.key(Qt.Key.Key_Escape)
    hands.release()
    assert flow.document.history == []
    assert flow.scene.marks.marking.traces == ()


def test_the_connect_tool_draws_from_anywhere_on_a_step_until_escape(flow: FlowView, hands: Hands) -> None:
    hands.key(Qt.Key.Key_C)
    hands.drag(MANAGER, DONE)
    hands.drag(EXPERT, DONE)
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [DONE]
    assert DONE in [arrow.target for arrow in flow.document.matrix.leaving(EXPERT)]
    hands.key(Qt.Key.Key_Escape)
    hands.drag(DONE, hands.spot(DONE) + QPoint(0, 90))
    assert flow.document.undo_label == "Move step"


def test_two_clicks_with_the_connect_tool_do_as_well(flow: FlowView, hands: Hands) -> None:
    flow.start_connecting()
    hands.click(MANAGER)
    hands.hover(DONE)
    hands.click(DONE)
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [DONE]


def test_selected_steps_are_connected_in_their_order(flow: FlowView, hands: Hands) -> None:
    flow.select([MANAGER, DESK, DONE])
    hands.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    matrix = flow.document.matrix
    assert [arrow.target for arrow in matrix.leaving(MANAGER)] == [DESK]
    assert DONE in [arrow.target for arrow in matrix.leaving(DESK)]
    assert flow.document.history == ["Connect steps"]


def test_an_end_of_an_arrow_is_put_on_another_step(flow: FlowView, hands: Hands) -> None:
    flow.select([TO_MANAGER])
    end = flow.scene.arrows.routes[TO_MANAGER].points[-1]
    hands.press(end)
    hands.pull(DONE)
    assert flow.scene.connectors.hidden == {TO_MANAGER}
    hands.release()
    assert flow.document.matrix.transitions[TO_MANAGER].target == DONE
    assert flow.document.history == ["Reconnect arrow"]
    flow.document.undo()
    assert flow.document.matrix.transitions[TO_MANAGER].target == MANAGER


def test_an_end_dropped_on_nothing_springs_back(flow: FlowView, hands: Hands) -> None:
    flow.select([TO_MANAGER])
    shown = flow.scene.state()
    hands.drag(flow.scene.arrows.routes[TO_MANAGER].points[-1], Point(700, 650))
    assert flow.document.history == []
    assert flow.scene.state() == shown
    assert hands.said[-1] == "Drop it on a step."


def test_an_end_may_not_go_where_an_arrow_may_not(flow: FlowView, hands: Hands) -> None:
    flow.select([TO_DESK])
    hands.drag(flow.scene.arrows.routes[TO_DESK].points[0], DONE)
    assert flow.document.matrix.transitions[TO_DESK].source == CALL
    assert "end" in hands.said[-1]


def _jog(flow: FlowView) -> None:
    """Make the way from DESK to EXPERT one with an upright piece in its middle."""
    with flow.document.edit("Down") as edit:
        step = flow.document.matrix.steps[EXPERT]
        edit.change(EXPERT, position=type(step.position)(across=60, along=380))


def test_a_segment_is_pinned_by_dragging_and_free_again_by_a_double_click(flow: FlowView, hands: Hands) -> None:
    _jog(flow)
    flow.select([TO_EXPERT])
    pills = [handle for handle in flow.scene.marks.marking.handles if handle.kind == "upright"]
    assert len(pills) == 1
    at = pills[0].at
    hands.drag(at, Point(at.x + 20, at.y), Qt.KeyboardModifier.ControlModifier)
    (pin,) = flow.document.matrix.transitions[TO_EXPERT].pinned
    assert pin.index % 2 == 1
    assert abs(pin.at - (at.x + 20 - flow.scene.geometry.lanes[1].start)) <= 1
    points = flow.scene.arrows.routes[TO_EXPERT].points
    assert any(abs(point.x - (at.x + 20)) <= 1 for point in points[1:-1])
    assert flow.document.undo_label == "Move arrow segment"
    (pill,) = (handle for handle in flow.scene.marks.marking.handles if handle.kind == "upright")
    hands.double(pill.at)
    assert flow.document.matrix.transitions[TO_EXPERT].pinned == ()


def test_the_button_beside_a_step_adds_one_a_level_higher(flow: FlowView, hands: Hands, qtbot: object) -> None:
    hands.hover(EXPERT)
    qtbot.waitUntil(lambda: "add" in [h.kind for h in flow.scene.marks.marking.handles], timeout=1500)  # type: ignore[attr-defined]
    right = max((h.at for h in flow.scene.marks.marking.handles if h.kind == "add"), key=lambda at: at.x)
    hands.click(right)
    new = next(arrow.target for arrow in flow.document.matrix.leaving(EXPERT) if arrow.target != MANAGER)
    step = flow.document.matrix.steps[new]
    assert (step.level, step.kind) == (level_id(3), StepKind.ACTION)
    assert not flow.scene.geometry.rects[new].meets(flow.scene.geometry.rects[MANAGER])
    assert flow.editor.is_open
    hands.type("On-call manager\r")
    assert flow.document.matrix.steps[new].title == "On-call manager"


def test_with_connect_on_tab_chooses_the_other_step_and_enter_connects(flow: FlowView, hands: Hands) -> None:
    flow.select([MANAGER])
    flow.start_connecting()
    assert "“Duty manager” to which step" in hands.said[-1]
    hands.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    hands.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert "to “Resolved”? Enter connects" in hands.said[-1]
    assert [trace.kind for trace in flow.scene.marks.marking.traces] == ["draft"]
    hands.key(Qt.Key.Key_Return)
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [DONE]
    assert "Connected Duty manager to Resolved." in hands.said[-1]
    assert not flow.editor.is_open
    hands.key(Qt.Key.Key_Escape)
    assert flow.selection == [MANAGER]
    assert flow.scene.marks.marking == type(flow.scene.marks.marking)()


def test_with_connect_on_typing_finds_a_title_and_renames_nothing(flow: FlowView, hands: Hands) -> None:
    flow.select([MANAGER])
    flow.start_connecting()
    hands.type("res")
    assert not flow.editor.is_open
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Insert):
        hands.key(key)
    assert not flow.editor.is_open
    hands.key(Qt.Key.Key_Return)
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [DONE]
    assert flow.document.history == ["Connect steps"]


def test_with_connect_on_arrow_keys_choose_and_a_refusal_is_said(flow: FlowView, hands: Hands) -> None:
    flow.select([DESK])
    flow.start_connecting()
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Return)
    assert {arrow.target for arrow in flow.document.matrix.leaving(DESK)} == {EXPERT, MANAGER}
    hands.type("zzz")
    assert hands.said[-1] == "No step has “zzz” in its title."


def test_with_nothing_selected_the_keyboard_chooses_both_steps(flow: FlowView, hands: Hands) -> None:
    hands.key(Qt.Key.Key_C)
    hands.type("duty")
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    assert flow.document.history == []
    hands.type("res")
    hands.key(Qt.Key.Key_Return)
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [DONE]


def test_a_click_with_connect_on_takes_the_selected_step_as_the_first(flow: FlowView, hands: Hands) -> None:
    flow.select([MANAGER])
    flow.start_connecting()
    hands.click(DONE)
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [DONE]


def test_c_joins_selected_steps_in_their_order(flow: FlowView, hands: Hands) -> None:
    flow.select([MANAGER, DONE])
    hands.key(Qt.Key.Key_C)
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [DONE]
    assert hands.said[-1].startswith("Connected 2 steps")


def test_what_was_chosen_may_be_deleted_while_connect_is_on(flow: FlowView, hands: Hands) -> None:
    flow.select([MANAGER])
    flow.start_connecting()
    hands.type("res")
    with flow.document.edit("Delete") as edit:
        edit.remove(DONE)
    assert flow.scene.marks.marking.traces == ()
    hands.key(Qt.Key.Key_Return)
    assert flow.document.history == ["Delete"]
