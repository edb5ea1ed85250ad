"""Moving steps: within a lane, to another, several at once, copies, splicing, cancelling."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from designer.canvas.flow_view import FlowView
from designer.model.geometry import Point
from designer.model.records import Step
from tests.canvas.charts import CALL, DESK, DONE, EXPERT, MANAGER, TO_DESK, TO_EXPERT, level_id
from tests.gestures.conftest import Hands

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def step(flow: FlowView, id: str) -> Step:
    return flow.document.matrix.steps[id]


def past(hands: Hands, id: str, dx: int, dy: int) -> QPoint:
    return hands.spot(id) + QPoint(dx, dy)


def test_a_drag_moves_a_step_as_one_undo_step(flow: FlowView, hands: Hands) -> None:
    before = step(flow, DESK)
    hands.drag(DESK, past(hands, DESK, 20, 210), CTRL)
    after = step(flow, DESK)
    assert after.level == before.level
    assert (after.position.across, after.position.along) == (before.position.across + 20, before.position.along + 210)
    assert flow.document.history == ["Move step"]
    flow.document.undo()
    assert step(flow, DESK) == before
    assert flow.scene.geometry.rects[DESK].centre == Point(*_centre(flow, DESK))


def _centre(flow: FlowView, id: str) -> tuple[float, float]:
    return flow.scene.steps.tiles.rects[id].centre


def test_less_than_four_pixels_is_a_click(flow: FlowView, hands: Hands) -> None:
    hands.drag(DESK, past(hands, DESK, 2, 1))
    assert flow.document.history == []
    assert flow.selection == [DESK]


def test_the_lane_that_holds_the_centre_is_the_level(flow: FlowView, hands: Hands) -> None:
    lanes = flow.scene.geometry.lanes
    rect = flow.scene.geometry.rects[DESK]
    nearly = lanes[2].start - rect.centre.x - 6
    hands.drag(DESK, past(hands, DESK, round(nearly), 200), CTRL)
    assert step(flow, DESK).level == level_id(1)
    flow.document.undo()
    hands.drag(DESK, past(hands, DESK, round(nearly) + 12, 200), CTRL)
    assert step(flow, DESK).level == level_id(2)


def test_the_lane_under_a_drag_is_lit_and_dark_again_after_it(flow: FlowView, hands: Hands) -> None:
    hands.press(DESK)
    hands.pull(past(hands, EXPERT, 0, 200))
    assert flow.scene.lanes.lit == 2
    hands.release()
    assert flow.scene.lanes.lit is None
    assert step(flow, DESK).level == level_id(2)


def test_several_selected_steps_move_together_and_keep_their_distances(flow: FlowView, hands: Hands) -> None:
    rects = dict(flow.scene.geometry.rects)
    hands.click(DESK)
    hands.click(EXPERT, SHIFT)
    hands.drag(EXPERT, past(hands, EXPERT, 30, 240), CTRL)
    now = flow.scene.geometry.rects
    assert now[EXPERT].y - rects[EXPERT].y == now[DESK].y - rects[DESK].y == 240
    assert flow.document.history == ["Move 2 steps"]
    assert flow.selection == [DESK, EXPERT]


def test_middles_and_edges_pull_and_show_guides(flow: FlowView, hands: Hands) -> None:
    hands.press(DONE)
    hands.pull(QPoint(hands.spot(DONE).x(), hands.spot(EXPERT).y() + 5))
    assert flow.scene.marks.marking.guides
    hands.release()
    rects = flow.scene.geometry.rects
    done, expert = rects[DONE], rects[EXPERT]
    assert done.centre.y == expert.centre.y or done.y == expert.y or done.bottom == expert.bottom
    assert not flow.scene.marks.marking.guides


def test_away_from_others_middles_click_to_the_grid(flow: FlowView, hands: Hands) -> None:
    hands.drag(MANAGER, past(hands, MANAGER, 3, 333))
    centre = flow.scene.geometry.rects[MANAGER].centre
    assert centre.y % 10 == 0


def test_shift_keeps_a_drag_to_one_axis(flow: FlowView, hands: Hands) -> None:
    before = step(flow, DESK).position
    hands.drag(DESK, past(hands, DESK, 12, 300), SHIFT | CTRL)
    after = step(flow, DESK).position
    assert after.across == before.across
    assert after.along == before.along + 300


def test_escape_puts_everything_back(flow: FlowView, hands: Hands) -> None:
    shown = flow.scene.state()
    hands.press(DESK)
    hands.pull(past(hands, DESK, 100, 300))
    hands.key(Qt.Key.Key_Escape)
    hands.release()
    assert flow.document.history == []
    assert flow.scene.state() == shown
    assert flow.scene.marks.marking.rings == () or flow.scene.marks.marking.rings[0].kind == "hover"


def test_undo_during_a_drag_only_cancels_the_drag(flow: FlowView, hands: Hands) -> None:
    hands.drag(DESK, past(hands, DESK, 0, 200))
    moved = step(flow, DESK)
    hands.press(EXPERT)
    hands.pull(past(hands, EXPERT, 0, 300))
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.release()
    assert step(flow, DESK) == moved
    assert flow.document.history == ["Move step"]
    hands.key(Qt.Key.Key_Z, CTRL)
    assert flow.document.history == []


def test_a_change_from_elsewhere_during_a_drag_cancels_it(flow: FlowView, hands: Hands) -> None:
    hands.press(DESK)
    hands.pull(past(hands, DESK, 0, 200))
    with flow.document.edit("Elsewhere") as edit:
        edit.remove(DESK)
    hands.release()
    assert DESK not in flow.document.matrix
    assert flow.document.history == ["Elsewhere"]
    assert flow.scene.steps.hidden == set()


def test_alt_leaves_the_original_and_drops_a_copy_with_the_arrows_among_them(flow: FlowView, hands: Hands) -> None:
    hands.click(DESK)
    hands.click(EXPERT, SHIFT)
    before = dict(flow.document.matrix.steps)
    hands.press(DESK)
    hands.pull(past(hands, DESK, 0, 300), ALT)
    hands.release(ALT)
    matrix = flow.document.matrix
    made = [id for id in matrix.steps if id not in before]
    assert len(made) == 2
    assert {id: matrix.steps[id] for id in before} == before
    assert sorted(flow.selection) == sorted(made)
    inner = [arrow for arrow in matrix.transitions.values() if arrow.source in made and arrow.target in made]
    assert len(inner) == 1
    assert flow.document.history == ["Copy 2 steps"]


def test_a_lone_step_dropped_on_an_arrow_splits_it(flow: FlowView, hands: Hands) -> None:
    with flow.document.edit("Add") as edit:
        lone = edit.new(Step, level=level_id(1), title="Lone", position=step(flow, DONE).position)
    points = flow.scene.arrows.routes[TO_EXPERT].points
    middle = Point((points[0].x + points[-1].x) / 2, points[0].y)
    with flow.document.edit("Away") as edit:
        edit.remove(DONE)
    hands.press(lone.id)
    hands.pull(middle)
    assert any(trace.kind == "good" for trace in flow.scene.traces.marking.traces)
    hands.release()
    matrix = flow.document.matrix
    assert matrix.transitions[TO_EXPERT].target == lone.id
    assert [arrow.target for arrow in matrix.leaving(lone.id)] == [EXPERT]
    assert flow.document.undo_label == "Insert step into arrow"


def test_arrow_keys_nudge_and_presses_in_a_row_are_one_undo_step(flow: FlowView, hands: Hands) -> None:
    hands.click(DESK)
    before = step(flow, DESK).position
    for _ in range(3):
        hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Down, SHIFT)
    after = step(flow, DESK).position
    assert (after.across, after.along) == (before.across + 30, before.along + 50)
    assert flow.document.history == ["Move step"]


def test_a_step_cannot_leave_over_the_near_edges(flow: FlowView, hands: Hands) -> None:
    hands.drag(CALL, QPoint(-300, -300), CTRL)
    position = step(flow, CALL).position
    assert position.across >= 0
    assert position.along >= 52


def test_pulling_to_the_edge_scrolls(flow: FlowView, hands: Hands, qtbot: object) -> None:
    hands.press(DESK)
    before = flow.view.camera.visible.top()
    hands.pull(QPoint(hands.spot(DESK).x(), flow.view.viewport().height() - 4))
    qtbot.waitUntil(lambda: flow.view.camera.visible.top() > before + 40, timeout=3000)  # type: ignore[attr-defined]
    hands.release()
    assert step(flow, DESK).position.along > 700


def test_what_is_dragged_is_drawn_lifted_and_its_arrows_follow(flow: FlowView, hands: Hands) -> None:
    hands.press(DESK)
    hands.pull(past(hands, DESK, 40, 160))
    assert flow.scene.steps.hidden == {DESK}
    assert flow.scene.connectors.hidden == {TO_DESK, TO_EXPERT}
    hands.release()
    assert flow.scene.steps.hidden == set()
