"""Delete with healing, clipboard, duplicate, undo and redo, quick-add, menus, levels."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.canvas import menus, mime
from designer.canvas.flow_view import FlowView
from designer.model.choices import StepKind
from designer.model.document import Document
from designer.model.geometry import Point, around
from tests.canvas.charts import CALL, DESK, DONE, EXPERT, MANAGER, TO_DESK, TO_EXPERT, large_chart, level_id
from tests.gestures.conftest import Hands

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_delete_heals_the_gap_and_says_so(flow: FlowView, hands: Hands) -> None:
    hands.click(EXPERT)
    hands.key(Qt.Key.Key_Delete)
    matrix = flow.document.matrix
    assert EXPERT not in matrix
    assert matrix.transitions[TO_EXPERT].target == MANAGER
    assert "Joined Service desk to Duty manager" in hands.said[-1]
    assert flow.document.history == ["Delete step"]
    assert flow.selection == []
    hands.key(Qt.Key.Key_Z, CTRL)
    assert EXPERT in flow.document.matrix
    assert flow.document.matrix.transitions[TO_EXPERT].target == EXPERT


def test_delete_removes_a_selected_arrow(flow: FlowView, hands: Hands) -> None:
    flow.select([TO_DESK])
    hands.key(Qt.Key.Key_Delete)
    assert TO_DESK not in flow.document.matrix
    assert flow.document.history == ["Delete arrow"]


def test_copy_and_paste_put_the_copy_at_the_pointer(flow: FlowView, hands: Hands) -> None:
    flow.select([DESK, EXPERT])
    hands.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Service desk\nBilling specialist"
    place = Point(flow.scene.geometry.lanes[2].start + 20, 560)
    hands.hover(place)
    hands.key(Qt.Key.Key_V, CTRL)
    assert len(flow.selection) == 2
    rects = [flow.scene.geometry.rects[id] for id in flow.selection]
    whole = around(rects)
    assert whole is not None
    assert abs(whole.centre.y - place.y) < 2
    new = set(flow.selection)
    assert [a for a in flow.document.matrix.transitions.values() if a.source in new and a.target in new]
    assert flow.document.history == ["Paste"]


def test_cut_takes_away_and_paste_brings_back(flow: FlowView, hands: Hands) -> None:
    hands.click(DONE)
    hands.key(Qt.Key.Key_X, CTRL)
    assert DONE not in flow.document.matrix
    hands.key(Qt.Key.Key_V, CTRL)
    (new,) = flow.selection
    assert flow.document.matrix.steps[new].kind is StepKind.END


def test_paste_of_something_else_says_so(flow: FlowView, hands: Hands) -> None:
    QGuiApplication.clipboard().setText("just words")
    hands.key(Qt.Key.Key_V, CTRL)
    assert "no steps" in hands.said[-1]
    broken = QMimeData()
    broken.setData(mime.CLIP, b"{")
    QGuiApplication.clipboard().setMimeData(broken)
    hands.key(Qt.Key.Key_V, CTRL)
    assert "nothing that can be pasted" in hands.said[-1]
    assert flow.document.history == []


def test_duplicate_puts_copies_beside(flow: FlowView, hands: Hands) -> None:
    flow.select([DESK, EXPERT])
    hands.key(Qt.Key.Key_D, CTRL)
    assert len(flow.selection) == 2
    assert not set(flow.selection) & {DESK, EXPERT}
    assert flow.document.history == ["Duplicate"]


def test_a_second_duplicate_of_the_same_step_does_not_hide_the_first(flow: FlowView, hands: Hands) -> None:
    for _ in range(3):
        flow.select([DESK])
        hands.key(Qt.Key.Key_D, CTRL)
    rects = list(flow.scene.geometry.rects.values())
    assert len(rects) == 8
    assert not any(one.meets(other) for one, other in itertools.combinations(rects, 2))


def test_undo_and_redo_keep_the_scene_and_drop_gone_steps_from_the_selection(flow: FlowView, hands: Hands) -> None:
    flow.select([DESK])
    hands.key(Qt.Key.Key_D, CTRL)
    made = flow.selection
    hands.key(Qt.Key.Key_Z, CTRL)
    assert flow.selection == []
    assert made[0] not in flow.scene.steps.tiles
    hands.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert made[0] in flow.scene.steps.tiles
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Y, CTRL)
    assert made[0] in flow.document.matrix


def test_n_asks_what_to_add_and_enter_adds_it_at_the_pointer(flow: FlowView, hands: Hands) -> None:
    place = Point(flow.scene.geometry.lanes[3].start + 150, 560)
    hands.hover(place)
    hands.key(Qt.Key.Key_N)
    assert flow.quick_add.isVisible()
    assert 1 <= len(flow.quick_add.kinds) <= 7
    hands.type("wait\r")
    (new,) = flow.selection
    step = flow.document.matrix.steps[new]
    assert (step.kind, step.level) == (StepKind.WAIT, level_id(3))
    assert flow.editor.is_open
    flow.editor.close_with(keep=False)


def test_a_double_click_on_empty_canvas_asks_too(flow: FlowView, hands: Hands) -> None:
    hands.double(Point(flow.scene.geometry.lanes[3].start + 150, 560))
    assert flow.quick_add.isVisible()
    QTest.keyClick(flow.quick_add.focusWidget(), Qt.Key.Key_Down)
    hands.type("\r")
    assert flow.document.matrix.steps[flow.selection[0]].kind is StepKind.DECISION
    flow.editor.close_with(keep=False)


def test_adding_a_kind_goes_on_from_the_selected_step(flow: FlowView, hands: Hands) -> None:
    hands.click(MANAGER)
    new = flow.add(StepKind.END)
    assert new is not None
    assert [arrow.target for arrow in flow.document.matrix.leaving(MANAGER)] == [new]
    assert flow.document.matrix.steps[new].level == level_id(3)
    flow.editor.close_with(keep=False)
    flow.select([])
    alone = flow.add(StepKind.NOTE)
    assert alone is not None
    assert not flow.document.matrix.entering(alone)
    flow.editor.close_with(keep=False)


@pytest.mark.parametrize("hit", [DESK, TO_DESK, None])
def test_every_menu_opens_with_what_fits(flow: FlowView, hit: str | None) -> None:
    if hit:
        flow.select([hit])
    menu = menus.menu_for(flow.stage, flow, hit, flow.view.camera.visible.center())
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert ("Delete" in words) == (hit is not None)
    assert ("Add here" in words) == (hit is None)
    menu.deleteLater()


def test_a_right_click_opens_a_menu_and_a_right_drag_pans(flow: FlowView, hands: Hands) -> None:
    asked: list[object] = []
    flow.hands.menu_wanted.disconnect()
    flow.hands.menu_wanted.connect(lambda hit, at: asked.append(hit))
    hands.press(DESK, button=Qt.MouseButton.RightButton)
    hands.release(button=Qt.MouseButton.RightButton)
    assert asked == [DESK]
    assert flow.selection == [DESK]
    before = flow.view.camera.visible.topLeft()
    hands.drag(Point(700, 600), hands.spot(Point(700, 600)) + QPoint(-40, -30), button=Qt.MouseButton.RightButton)
    after = flow.view.camera.visible.topLeft()
    assert (after.x() - before.x(), after.y() - before.y()) == (40, 30)
    assert asked == [DESK]


def test_a_lane_is_dragged_by_its_head_to_another_place_in_the_order(flow: FlowView) -> None:
    heads = flow.headers
    start = heads.lane_rect(1).center().toPoint()
    end = QPoint(round(heads.lane_rect(2).center().x()) + 20, start.y())
    QTest.mousePress(heads, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(heads, start + QPoint(12, 0))
    QTest.mouseMove(heads, end)
    QTest.mouseRelease(heads, Qt.MouseButton.LeftButton, pos=end)
    order = list(flow.document.matrix.levels)
    assert order == [level_id(0), level_id(2), level_id(1), level_id(3)]
    assert flow.document.history == ["Move level"]
    assert flow.scene.geometry.levels == tuple(order)
    assert flow.scene.geometry.rects[DESK].x > flow.scene.geometry.rects[EXPERT].x


def test_escape_drops_a_lane_under_way(flow: FlowView) -> None:
    heads = flow.headers
    start = heads.lane_rect(1).center().toPoint()
    QTest.mousePress(heads, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(heads, start + QPoint(300, 0))
    QTest.keyClick(heads, Qt.Key.Key_Escape)
    QTest.mouseRelease(heads, Qt.MouseButton.LeftButton, pos=start + QPoint(300, 0))
    assert flow.document.history == []


def test_a_level_is_inserted_at_a_border(flow: FlowView) -> None:
    inspected: list[tuple[str, str]] = []
    flow.request_inspect.connect(lambda id, field: inspected.append((id, field)))
    heads = flow.headers
    border = QPoint(round(heads.lane_rect(1).right()), heads.height() // 2)
    QTest.mouseMove(heads, border)
    QTest.mousePress(heads, Qt.MouseButton.LeftButton, pos=border)
    QTest.mouseRelease(heads, Qt.MouseButton.LeftButton, pos=border)
    assert len(flow.document.matrix.levels) == 5
    new = list(flow.document.matrix.levels)[2]
    assert flow.document.history == ["Insert level"]
    assert inspected == [(new, "label")]


def test_keys_move_a_level(flow: FlowView) -> None:
    heads = flow.headers
    heads.setFocus()
    for _ in range(2):
        QTest.keyClick(heads, Qt.Key.Key_Right)
    QTest.keyClick(heads, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert next(iter(flow.document.matrix.levels)) == level_id(1)


def test_tidying_is_one_undo_step(flow: FlowView) -> None:
    flow.document.commit("Mess", _messed(flow))
    messed = flow.document.matrix
    flow.tidy()
    assert flow.document.undo_label == "Tidy up"
    rects = list(flow.scene.geometry.rects.values())
    assert not any(a.meets(b) for i, a in enumerate(rects) for b in rects[i + 1 :])
    flow.document.undo()
    assert flow.document.matrix == messed


def test_a_large_chart_is_tidied_beside_the_window_and_escape_stops_it(
    flow: FlowView, hands: Hands, qtbot: QtBot
) -> None:
    flow.set_document(Document(large_chart(100)))
    before = flow.document.matrix
    flow.tidy()
    hands.key(Qt.Key.Key_Escape)
    assert not flow.tidying.is_busy
    qtbot.wait(50)
    assert flow.document.matrix is before
    flow.tidy()
    qtbot.waitUntil(lambda: not flow.tidying.is_busy, timeout=30_000)
    assert flow.document.history == ["Tidy up"]


def _messed(flow: FlowView) -> object:
    from designer.model.edit import Edit
    from designer.model.values import Position

    edit = Edit(flow.document.matrix)
    for id in (CALL, DESK, EXPERT, MANAGER, DONE):
        edit.change(id, position=Position(across=30, along=120))
    return edit.diff()


def test_insert_asks_for_the_step_after_the_selected_one_and_connects_it(flow: FlowView, hands: Hands) -> None:
    hands.hover(Point(flow.scene.geometry.lanes[3].start + 150, 560))
    flow.select([DESK])
    made = []
    for _ in range(2):
        hands.key(Qt.Key.Key_Insert)
        assert StepKind.ENTRY not in flow.quick_add.kinds
        hands.type("wait\r")
        made += flow.selection
        flow.editor.close_with(keep=False)
        flow.select([DESK])
    assert {arrow.target for arrow in flow.document.matrix.leaving(DESK)} == {EXPERT, *made}
    assert {flow.document.matrix.steps[id].level for id in made} == {level_id(1)}
    assert _apart(flow)


def test_a_step_added_at_the_pointer_goes_beside_what_stands_there(flow: FlowView, hands: Hands) -> None:
    hands.hover(EXPERT)
    for _ in range(2):
        flow.select([])
        hands.key(Qt.Key.Key_N)
        hands.type("wait\r")
        flow.editor.close_with(keep=False)
    assert _apart(flow)


def _apart(flow: FlowView) -> bool:
    rects = list(flow.scene.geometry.rects.values())
    return not any(a.meets(b) for i, a in enumerate(rects) for b in rects[i + 1 :])


def test_nothing_of_a_deleted_step_stays_under_the_pointer(flow: FlowView, hands: Hands, qtbot: QtBot) -> None:
    hands.click(EXPERT)
    qtbot.waitUntil(lambda: "add" in [h.kind for h in flow.scene.marks.marking.handles], timeout=1500)
    hands.key(Qt.Key.Key_Delete)
    marking = flow.scene.marks.marking
    assert (marking.rings, marking.handles) == ((), ())


def test_pastes_cover_neither_what_stands_there_nor_each_other(flow: FlowView, hands: Hands) -> None:
    flow.select([DESK, EXPERT])
    hands.key(Qt.Key.Key_C, CTRL)
    hands.hover(Point(flow.scene.geometry.rects[EXPERT].x, flow.scene.geometry.rects[EXPERT].centre.y))
    for _ in range(3):
        hands.key(Qt.Key.Key_V, CTRL)
        assert _apart(flow)
    assert len(flow.document.matrix.steps) == 5 + 3 * 2
    seen = flow.view.camera.visible
    assert all(seen.contains(QRectF(*flow.scene.geometry.rects[id])) for id in flow.selection)


def test_a_chart_pasted_at_the_edge_does_not_cover_itself(flow: FlowView, hands: Hands) -> None:
    flow.select_all()
    hands.key(Qt.Key.Key_C, CTRL)
    hands.hover(Point(flow.scene.geometry.lanes[0].start + 20, 300))
    hands.key(Qt.Key.Key_V, CTRL)
    assert len(flow.document.matrix.steps) == 10
    assert _apart(flow)
