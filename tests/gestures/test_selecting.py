"""Selecting: clicks, rubber bands, keys, hover."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt

from designer.canvas.flow_view import FlowView
from designer.canvas.items.marks import ADD
from designer.canvas.tools.quick_add import BESIDE, add_places
from designer.model.geometry import Point, Rect
from tests.canvas.charts import CALL, DESK, DONE, EXPERT, MANAGER, TO_DESK
from tests.gestures.conftest import LEFT, Hands

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_a_click_selects_a_step_alone(flow: FlowView, hands: Hands) -> None:
    hands.click(DESK)
    hands.click(EXPERT)
    assert flow.selection == [EXPERT]


def test_shift_and_control_clicks_toggle(flow: FlowView, hands: Hands) -> None:
    hands.click(DESK)
    hands.click(EXPERT, SHIFT)
    hands.click(DONE, CTRL)
    assert flow.selection == [DESK, EXPERT, DONE]
    hands.click(EXPERT, SHIFT)
    assert flow.selection == [DESK, DONE]


def test_a_click_on_one_of_several_selects_it_alone(flow: FlowView, hands: Hands) -> None:
    flow.select([DESK, EXPERT])
    hands.click(DESK)
    assert flow.selection == [DESK]


def test_a_click_on_an_arrow_selects_it_a_few_pixels_beside_it_too(flow: FlowView, hands: Hands) -> None:
    points = flow.scene.arrows.routes[TO_DESK].points
    middle = Point((points[0].x + points[1].x) / 2, (points[0].y + points[1].y) / 2)
    hands.click(Point(middle.x, middle.y + 6))
    assert flow.selection == [TO_DESK]
    hands.click(Point(middle.x, middle.y + 30))
    assert flow.selection == []


def test_a_rubber_band_takes_what_it_touches(flow: FlowView, hands: Hands) -> None:
    a, b = flow.scene.geometry.rects[DESK], flow.scene.geometry.rects[EXPERT]
    hands.drag(Point(a.x - 20, a.y - 20), Point(b.x + 5, b.y + 5))
    assert sorted(flow.selection) == sorted([DESK, EXPERT])
    assert hands.said[-1] == "2 steps selected."


def test_control_takes_only_what_the_band_holds_whole(flow: FlowView, hands: Hands) -> None:
    a, b = flow.scene.geometry.rects[DESK], flow.scene.geometry.rects[EXPERT]
    hands.drag(Point(a.x - 20, a.y - 20), Point(b.x + 5, b.bottom + 15), CTRL)
    assert flow.selection == [DESK]


def test_shift_adds_to_the_selection(flow: FlowView, hands: Hands) -> None:
    hands.click(MANAGER)
    a = flow.scene.geometry.rects[DESK]
    hands.drag(Point(a.x - 20, a.y - 20), Point(a.right + 5, a.bottom + 5), SHIFT)
    assert flow.selection == [MANAGER, DESK]


def test_escape_drops_a_rubber_band_and_restores_the_selection(flow: FlowView, hands: Hands) -> None:
    hands.click(MANAGER)
    a = flow.scene.geometry.rects[DESK]
    hands.press(Point(a.x - 20, a.y - 20), SHIFT)
    hands.pull(Point(a.right + 5, a.bottom + 5), SHIFT)
    assert flow.selection == [MANAGER, DESK]
    hands.key(Qt.Key.Key_Escape)
    assert flow.selection == [MANAGER]
    assert flow.scene.marks.marking.band is None


def test_a_click_on_empty_canvas_and_escape_clear(flow: FlowView, hands: Hands) -> None:
    hands.click(DESK)
    hands.click(Point(700, 600))
    assert flow.selection == []
    hands.click(DESK)
    hands.key(Qt.Key.Key_Escape)
    assert flow.selection == []


def test_tab_goes_in_reading_order_and_arrows_with_control_to_the_nearest(flow: FlowView, hands: Hands) -> None:
    seen = []
    for _ in range(5):
        hands.key(Qt.Key.Key_Tab)
        seen += flow.selection
    assert seen == [CALL, DESK, DONE, EXPERT, MANAGER]
    hands.key(Qt.Key.Key_Backtab, SHIFT)
    assert flow.selection == [EXPERT]
    hands.key(Qt.Key.Key_Left, CTRL)
    assert flow.selection == [DESK]
    hands.key(Qt.Key.Key_Down, CTRL)
    assert flow.selection == [DONE]


def test_alt_and_arrows_follow_the_flow(flow: FlowView, hands: Hands) -> None:
    hands.click(DESK)
    hands.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert flow.selection == [EXPERT]
    hands.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert flow.selection == [DESK]


def test_control_a_selects_all_steps(flow: FlowView, hands: Hands) -> None:
    hands.key(Qt.Key.Key_A, CTRL)
    assert sorted(flow.selection) == sorted([CALL, DESK, DONE, EXPERT, MANAGER])


def test_hover_shows_ports_and_after_a_moment_the_buttons_that_add(flow: FlowView, hands: Hands, qtbot: object) -> None:
    hands.hover(DESK)
    kinds = [handle.kind for handle in flow.scene.marks.marking.handles]
    assert kinds == ["port"] * 4
    qtbot.waitUntil(lambda: "add" in [h.kind for h in flow.scene.marks.marking.handles], timeout=1000)  # type: ignore[attr-defined]
    hands.hover(Point(700, 600))
    qtbot.waitUntil(lambda: not flow.scene.marks.marking.handles, timeout=1500)  # type: ignore[attr-defined]


def test_the_selection_signal_tells_the_ids(flow: FlowView, hands: Hands) -> None:
    told: list[list[str]] = []
    flow.selection_changed.connect(told.append)
    hands.click(DESK)
    hands.click(EXPERT, SHIFT)
    assert told == [[DESK], [DESK, EXPERT]]


def test_a_click_on_the_dot_of_a_card_selects_it_and_so_does_the_next_click_elsewhere(
    flow: FlowView, hands: Hands
) -> None:
    flow.view.camera.settle()
    rect = flow.scene.geometry.rects[MANAGER]
    hands.hover(MANAGER)
    hands.click(Point(rect.centre.x, rect.y))
    assert flow.selection == [MANAGER]
    hands.click(DESK)
    assert flow.selection == [DESK]
    assert not flow.scene.marks.marking.traces


def test_a_drag_from_the_words_at_the_top_middle_of_a_card_moves_it(flow: FlowView, hands: Hands) -> None:
    for zoom in (0.6, 1.0):
        flow.view.camera.zoom_to(zoom)
        flow.view.camera.settle()
        rect, arrows = flow.scene.geometry.rects[MANAGER], len(flow.document.matrix.transitions)
        grabbed = Point(rect.centre.x, rect.y + 7 / zoom)
        hands.drag(grabbed, Point(grabbed.x, grabbed.y + 60))
        assert flow.scene.geometry.rects[MANAGER].y > rect.y + 40
        assert len(flow.document.matrix.transitions) == arrows


def test_a_dot_that_was_not_shown_when_the_button_went_down_draws_no_arrow(flow: FlowView, hands: Hands) -> None:
    rect = flow.scene.geometry.rects[MANAGER]
    hands.hover(DONE)
    hands._at = hands.spot(Point(rect.centre.x, rect.y + 2))
    hands._send(QEvent.Type.MouseButtonPress, hands._at, LEFT, LEFT, Qt.KeyboardModifier.NoModifier)
    hands.pull(Point(rect.centre.x, rect.y + 62))
    hands.release()
    assert flow.scene.geometry.rects[MANAGER].y > rect.y + 40


def test_the_buttons_that_add_a_step_lie_off_the_words_of_arrows(flow: FlowView, hands: Hands) -> None:
    rect = flow.scene.geometry.rects[MANAGER]
    usual = [point for point, _ in add_places(flow.stage, MANAGER)]
    assert Point(rect.centre.x, rect.bottom + BESIDE) in usual
    words = Rect(rect.centre.x - 20, rect.bottom + 10, 40, 24)
    flow.scene.chips.put_all({TO_DESK: words}, set())
    for point, _ in add_places(flow.stage, MANAGER):
        assert not words.grown(ADD - 1).holds(point)
