"""Dragging in from the palette and the contacts."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication

from designer.canvas import mime
from designer.canvas.flow_view import FlowView
from designer.model.choices import StepKind
from designer.model.geometry import Point
from tests.canvas.charts import ANA, BO, CALL, DESK, DONE, EXPERT, TO_EXPERT, level_id
from tests.gestures.conftest import Hands


def kind(value: str) -> QMimeData:
    data = QMimeData()
    data.setData(mime.STEP_KIND, value.encode())
    return data


def people(*ids: str) -> QMimeData:
    data = QMimeData()
    data.setData(mime.CONTACT, "\n".join(ids).encode())
    return data


def empty_place(flow: FlowView, lane: int) -> Point:
    return Point(flow.scene.geometry.lanes[lane].start + 150, 560)


def test_a_kind_of_step_dropped_on_a_lane_is_a_step_of_that_level(flow: FlowView, hands: Hands) -> None:
    before = set(flow.document.matrix.steps)
    assert hands.drop(kind("decision"), empty_place(flow, 2))
    (new,) = set(flow.document.matrix.steps) - before
    step = flow.document.matrix.steps[new]
    assert (step.kind, step.level) == (StepKind.DECISION, level_id(2))
    centre = flow.scene.geometry.rects[new].centre
    assert abs(centre.x - empty_place(flow, 2).x) <= 10
    assert abs(centre.y - 560) <= 10
    assert flow.selection == [new]
    assert flow.editor.is_open
    assert len(flow.document.history) == 1
    hands.type("Above 50 pounds?\r")
    assert flow.document.matrix.steps[new].title == "Above 50 pounds?"


def test_dropped_on_an_arrow_it_goes_between(flow: FlowView, hands: Hands) -> None:
    points = flow.scene.arrows.routes[TO_EXPERT].points
    before = set(flow.document.matrix.steps)
    assert hands.drop(kind("action"), Point((points[0].x + points[-1].x) / 2, points[0].y))
    (new,) = set(flow.document.matrix.steps) - before
    assert flow.document.matrix.transitions[TO_EXPERT].target == new
    assert [arrow.target for arrow in flow.document.matrix.leaving(new)] == [EXPERT]
    assert len(flow.document.history) == 1
    flow.editor.close_with(keep=False)


def test_an_end_dropped_on_an_arrow_stands_by_itself(flow: FlowView, hands: Hands) -> None:
    points = flow.scene.arrows.routes[TO_EXPERT].points
    assert hands.drop(kind("end"), Point((points[0].x + points[-1].x) / 2, points[0].y))
    assert flow.document.matrix.transitions[TO_EXPERT].target == EXPERT
    flow.editor.close_with(keep=False)


def test_hovering_shows_a_ghost_and_the_lane_and_leaving_takes_them_away(flow: FlowView, hands: Hands) -> None:
    viewport, spot = flow.view.viewport(), hands.spot(empty_place(flow, 1))
    data = kind("action")
    before = flow.document.matrix
    for event in (
        QDragEnterEvent(
            spot, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        ),
        QDragMoveEvent(spot, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    ):
        QApplication.sendEvent(viewport, event)
    assert flow.scene.ghosts.rect is not None
    assert flow.scene.lanes.lit == 1
    assert flow.document.matrix is before
    QApplication.sendEvent(viewport, QDragLeaveEvent())
    assert flow.scene.ghosts.rect is None
    assert flow.scene.lanes.lit is None


def test_a_contact_dropped_on_a_step_is_assigned(flow: FlowView, hands: Hands) -> None:
    assert hands.drop(people(ANA), DESK)
    assert [target.to for target in flow.document.matrix.steps[DESK].targets] == [ANA]
    assert flow.document.history == ["Assign contact"]
    assert not hands.drop(people(ANA), DESK)
    assert "already" in hands.said[-1]


def test_several_contacts_are_assigned_in_their_order(flow: FlowView, hands: Hands) -> None:
    assert hands.drop(people(BO, ANA), DESK)
    assert [target.to for target in flow.document.matrix.steps[DESK].targets] == [BO, ANA]
    assert flow.document.history == ["Assign 2 contacts"]


def test_a_contact_cannot_be_assigned_where_nobody_is_named(flow: FlowView, hands: Hands) -> None:
    before = flow.document.matrix
    assert not hands.drop(people(ANA), DONE)
    assert flow.document.matrix is before
    assert hands.said


def test_a_contact_dropped_on_empty_canvas_makes_a_step_with_it(flow: FlowView, hands: Hands) -> None:
    before = set(flow.document.matrix.steps)
    assert hands.drop(people(ANA), empty_place(flow, 3))
    (new,) = set(flow.document.matrix.steps) - before
    step = flow.document.matrix.steps[new]
    assert [target.to for target in step.targets] == [ANA]
    assert step.level == level_id(3)
    assert len(flow.document.history) == 1
    flow.editor.close_with(keep=False)


def test_other_data_and_unknown_kinds_are_refused(flow: FlowView, hands: Hands) -> None:
    text = QMimeData()
    text.setText("hello")
    assert not hands.drop(text, DESK)
    assert not hands.drop(kind("teapot"), empty_place(flow, 1))
    assert not hands.drop(people("contact:gone2222"), DESK)
    assert flow.document.history == []


def test_nothing_is_taken_where_the_document_may_only_be_read(flow: FlowView, hands: Hands) -> None:
    flow.stage.is_read_only = True
    assert not hands.drop(kind("action"), empty_place(flow, 1))
    hands.drag(CALL, hands.spot(CALL) + QPoint(0, 200))
    assert flow.document.history == []
