"""Editing titles in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.canvas.flow_view import FlowView
from designer.model.geometry import Point
from tests.canvas.charts import CALL, DESK, DONE
from tests.gestures.conftest import Hands


def title(flow: FlowView, id: str) -> str:
    return flow.document.matrix.steps[id].title


def test_a_double_click_edits_with_all_selected_and_enter_finishes(flow: FlowView, hands: Hands) -> None:
    hands.double(DESK)
    assert flow.editor.is_open
    assert flow.editor.textCursor().selectedText() == "Service desk"
    hands.type("Front desk\r")
    assert title(flow, DESK) == "Front desk"
    assert flow.document.history == ["Edit title"]
    assert not flow.editor.is_open
    assert flow.view.viewport().hasFocus() or flow.view.hasFocus()


def test_f2_and_enter_edit_the_selected_step(flow: FlowView, hands: Hands) -> None:
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        hands.click(DESK)
        hands.key(key)
        assert flow.editor.is_open
        QTest.keyClick(flow.editor, Qt.Key.Key_Escape)
    assert title(flow, DESK) == "Service desk"
    assert flow.document.history == []


def test_typing_replaces_the_title(flow: FlowView, hands: Hands) -> None:
    hands.click(DESK)
    QTest.keyClick(flow.view, "n")
    assert flow.editor.is_open
    hands.type("ight desk\r")
    assert title(flow, DESK) == "night desk"


def test_shift_enter_breaks_the_line(flow: FlowView, hands: Hands) -> None:
    hands.double(DESK)
    hands.type("Front")
    QTest.keyClick(flow.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hands.type("desk\r")
    assert title(flow, DESK) == "Front\ndesk"


def test_escape_keeps_the_old_title(flow: FlowView, hands: Hands) -> None:
    hands.double(DESK)
    hands.type("Nonsense\x1b")
    assert title(flow, DESK) == "Service desk"
    assert flow.document.history == []
    assert not flow.editor.is_open


def test_a_click_elsewhere_finishes(flow: FlowView, hands: Hands) -> None:
    hands.double(DESK)
    hands.type("Front desk")
    hands.click(Point(700, 600))
    assert title(flow, DESK) == "Front desk"
    assert not flow.editor.is_open


def test_tab_finishes_and_edits_the_next(flow: FlowView, hands: Hands) -> None:
    hands.double(CALL)
    hands.type("Phone call\t")
    assert title(flow, CALL) == "Phone call"
    assert flow.selection == [DESK]
    assert flow.editor.is_open
    hands.type("Desk\t")
    assert title(flow, DESK) == "Desk"
    assert flow.selection == [DONE]
    flow.editor.close_with(keep=False)


def test_unchanged_is_no_edit(flow: FlowView, hands: Hands) -> None:
    hands.double(DESK)
    hands.type("Service desk \r")
    assert flow.document.history == []


def test_it_lies_over_the_title_at_every_zoom_and_not_over_the_line_below(flow: FlowView, hands: Hands) -> None:
    for zoom in (0.6, 1.0, 2.0):
        flow.zoom_to(zoom)
        flow.begin_title_edit(DESK)
        card, rect = flow.scene.geometry.cards[DESK], flow.scene.geometry.rects[DESK]
        foot = hands.spot(Point(rect.x + card.title.x, rect.y + card.title.bottom))
        corner = flow.editor.geometry().bottomLeft()
        assert abs(corner.x() - foot.x()) <= 6
        assert abs(corner.y() - foot.y()) <= 2  # the line below can be read
        flow.editor.close_with(keep=False)


def test_undo_that_removes_the_step_closes_the_editor(flow: FlowView, hands: Hands) -> None:
    with flow.document.edit("Add") as edit:
        made = edit.change(DONE, title="Same")
        new = type(made)(id="step:new22222", level=made.level, title="New")
        edit.put(new)
    flow.begin_title_edit("step:new22222")
    hands.type("Half")
    flow.document.undo()
    assert not flow.editor.is_open
    assert "step:new22222" not in flow.document.matrix


def test_a_taller_title_makes_the_card_grow(flow: FlowView, hands: Hands) -> None:
    before = flow.scene.geometry.rects[DESK]
    hands.double(DESK)
    hands.type("A much longer title that cannot stand on a single line of a card any more\r")
    assert flow.scene.geometry.rects[DESK].height > before.height
