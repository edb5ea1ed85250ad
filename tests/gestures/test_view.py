"""Looking about: wheel, pinch, pan, fit, keys, the overview map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.canvas.flow_view import FlowView
from designer.canvas.reading import reading_order
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.values import Position
from tests.canvas.charts import DESK, EXPERT, MANAGER, large_chart
from tests.gestures.conftest import Hands

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def under(flow: FlowView, spot: QPoint) -> QPointF:
    return flow.view.camera.to_scene(QPointF(spot))


@pytest.mark.parametrize("spot", [QPoint(3, 3), QPoint(600, 350), QPoint(1150, 700), QPoint(900, 20)])
def test_control_and_wheel_zoom_about_the_pointer(flow: FlowView, hands: Hands, spot: QPoint) -> None:
    before = under(flow, spot)
    for by in (120, 120, -120, 360, -840, 240, -1200, 600):
        hands.wheel(spot, by, CTRL)
        off = (under(flow, spot) - before) * flow.zoom
        assert abs(off.x()) <= 1.01
        assert abs(off.y()) <= 1.01


def test_a_notch_is_about_a_fifth_and_the_range_is_10_to_400_percent(flow: FlowView, hands: Hands) -> None:
    hands.wheel(QPoint(600, 350), 120, CTRL)
    assert flow.zoom == pytest.approx(1.0015**120)
    for _ in range(40):
        hands.wheel(QPoint(600, 350), 240, CTRL)
    assert flow.zoom == 4.0
    for _ in range(60):
        hands.wheel(QPoint(600, 350), -240, CTRL)
    assert flow.zoom == 0.1


def test_the_wheel_scrolls_and_with_shift_sideways(flow: FlowView, hands: Hands) -> None:
    before = flow.view.camera.visible.topLeft()
    hands.wheel(QPoint(600, 350), -120)
    down = flow.view.camera.visible.topLeft()
    assert down.y() > before.y()
    assert down.x() == before.x()
    hands.wheel(QPoint(600, 350), -120, SHIFT)
    aside = flow.view.camera.visible.topLeft()
    assert aside.x() > down.x()
    assert aside.y() == down.y()


def test_some_of_the_chart_stays_in_sight_however_far_one_scrolls(flow: FlowView, hands: Hands) -> None:
    for _ in range(100):
        hands.wheel(QPoint(600, 350), -1200)
        hands.wheel(QPoint(600, 350), -1200, SHIFT)
    assert flow.view.camera.visible.intersects(flow.stage.bounds())


def test_space_and_drag_and_the_middle_button_pan(flow: FlowView, hands: Hands) -> None:
    before = flow.view.camera.visible.topLeft()
    QTest.keyPress(flow.view, Qt.Key.Key_Space)
    hands.drag(DESK, hands.spot(DESK) + QPoint(-60, -25))
    QTest.keyRelease(flow.view, Qt.Key.Key_Space)
    after = flow.view.camera.visible.topLeft()
    assert (after.x() - before.x(), after.y() - before.y()) == (60, 25)
    hands.drag(DESK, hands.spot(DESK) + QPoint(60, 25), button=Qt.MouseButton.MiddleButton)
    assert flow.view.camera.visible.topLeft() == before
    assert flow.document.history == []
    assert flow.selection == []


def test_the_keys_of_the_view(flow: FlowView, hands: Hands) -> None:
    hands.key(Qt.Key.Key_Minus, CTRL)
    assert flow.zoom == 0.8
    hands.key(Qt.Key.Key_Plus, CTRL)
    assert flow.zoom == 1.0
    flow.zoom_to(2.5)
    hands.key(Qt.Key.Key_0, CTRL)
    assert flow.zoom == 1.0
    flow.zoom_to(3)
    hands.key(Qt.Key.Key_1, SHIFT)
    assert flow.zoom <= 1.0
    assert flow.view.camera.visible.contains(flow.stage.bounds())
    flow.select([DESK, EXPERT])
    hands.key(Qt.Key.Key_2, SHIFT)
    seen = flow.view.camera.visible
    for id in (DESK, EXPERT):
        assert seen.contains(QPointF(*flow.scene.geometry.rects[id].centre))
    assert flow.zoom > 1.0


def test_home_and_end_go_to_the_first_and_last_step(flow: FlowView, hands: Hands) -> None:
    hands.key(Qt.Key.Key_End)
    assert flow.selection == [MANAGER]
    hands.key(Qt.Key.Key_Home)
    assert flow.document.matrix.steps[flow.selection[0]].title == "Call or ticket"


def test_reveal_brings_a_far_step_near(flow: FlowView, hands: Hands) -> None:
    flow.set_document(Document(large_chart(300)))
    last = list(flow.document.matrix.steps)[-1]
    flow.reveal(last)
    assert flow.selection == [last]
    assert flow.zoom >= 0.5
    assert flow.view.camera.visible.contains(QPointF(*flow.scene.geometry.rects[last].centre))


def test_moves_of_the_view_glide_and_arrive(flow: FlowView, hands: Hands, qtbot: object) -> None:
    flow.set_reduced_motion(False)
    flow.zoom_to(2.0)
    assert flow.zoom < 2.0
    qtbot.waitUntil(lambda: flow.zoom == 2.0, timeout=2000)  # type: ignore[attr-defined]
    flow.fit()
    hands.press(QPoint(5, 5))  # a press ends the glide where it was going
    assert flow.zoom <= 1.0
    hands.release()


def test_the_map_appears_when_something_is_out_of_sight_and_scrolls(flow: FlowView, qtbot: QtBot) -> None:
    flow.fit()
    qtbot.waitUntil(lambda: not flow.minimap.isVisible())
    flow.zoom_to(2.0)
    qtbot.waitUntil(flow.minimap.isVisible)
    QTest.mouseClick(flow.minimap, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    first = flow.view.camera.visible.center()
    QTest.mouseClick(flow.minimap, Qt.MouseButton.LeftButton, pos=QPoint(130, 80))
    assert flow.view.camera.visible.center().x() > first.x()
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        QTest.mouseClick(flow.minimap, button, pos=QPoint(75, 2))
        assert flow.view.camera.visible.intersects(flow.stage.bounds())


def test_an_empty_document_can_be_looked_at(flow: FlowView, hands: Hands) -> None:
    flow.set_document(Document(Matrix()))
    flow.fit()
    hands.wheel(QPoint(600, 300), 120, CTRL)
    hands.hover(QPoint(600, 300))
    hands.double(QPoint(600, 300))
    assert hands.said[-1] == "Add a level first."
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Delete)
    assert flow.document.history == []


def test_the_zoom_is_told(flow: FlowView) -> None:
    told: list[float] = []
    flow.zoom_changed.connect(told.append)
    flow.zoom_to(1.5)
    assert told[-1] == 1.5


def test_resizing_keeps_what_is_in_sight(flow: FlowView, hands: Hands) -> None:
    hands.wheel(QPoint(300, 300), 240, CTRL)
    before = under(flow, QPoint(0, 0))
    flow.resize(700, 500)
    after = under(flow, QPoint(0, 0))
    assert abs(before.x() - after.x()) < 1
    assert abs(before.y() - after.y()) < 1


def test_the_map_makes_way_for_cards(flow: FlowView, hands: Hands, qtbot: QtBot) -> None:
    flow.zoom_to(2.0)
    qtbot.waitUntil(flow.minimap.isVisible)
    corner = flow.minimap.geometry()
    rect = flow.scene.geometry.rects[MANAGER]
    spot = flow.view.camera.to_view(QPointF(*rect.centre))
    flow.view.camera.pan(spot.x() - corner.center().x(), spot.y() - corner.center().y())
    assert flow.minimap.geometry() == corner, "while the view moves the map stays"
    qtbot.waitUntil(lambda: not flow.minimap.geometry().contains(hands.spot(MANAGER)))
    for chosen in ([], [MANAGER]):
        flow.select(chosen)
        assert flow.minimap.isVisible()
        assert not flow.minimap.geometry().contains(hands.spot(MANAGER))
    flow.select(list(flow.document.matrix.steps))
    flow.zoom_to(4.0)
    flow.reveal(MANAGER)
    qtbot.waitUntil(flow.minimap.isVisible)


def test_the_map_shows_the_steps_after_tidying_up(flow: FlowView, hands: Hands, qtbot: QtBot) -> None:
    flow.set_reduced_motion(False)
    with flow.document.edit("Away") as edit:
        for id in (DESK, EXPERT):
            edit.change(id, position=Position(across=40, along=1400))
    qtbot.waitUntil(lambda: flow.minimap.isVisible(), timeout=2000)
    flow.zoom_to(2.0)
    qtbot.wait(350)
    flow.tidy()
    assert flow.stage.motion.is_gliding
    qtbot.waitUntil(lambda: not flow.stage.motion.is_gliding, timeout=2000)
    qtbot.wait(150)
    picture = flow.minimap.grab().toImage()
    scale, left, top = flow.minimap._scale()
    ground = picture.pixelColor(int(picture.width() - 8), int(picture.height() - 8))
    for id in (DESK, EXPERT, MANAGER):
        centre = flow.scene.geometry.rects[id].centre
        ratio = picture.devicePixelRatio()
        seen = picture.pixelColor(int((centre.x * scale + left) * ratio), int((centre.y * scale + top) * ratio))
        assert seen != ground, id


def test_tidying_up_keeps_the_beginning_or_the_selection_in_sight(flow: FlowView, hands: Hands) -> None:
    flow.set_document(Document(large_chart(60)))
    flow.zoom_to(1.0)
    first = reading_order(flow.document.matrix)[0]
    flow.view.camera.pan(900, 1500)
    flow.tidy()
    first = reading_order(flow.document.matrix)[0]
    assert flow.view.camera.visible.contains(QRectF(*flow.scene.geometry.rects[first]))
    flow.document.undo()
    last = reading_order(flow.document.matrix)[-1]
    flow.select([last])
    flow.view.camera.pan(-900, -2500)
    flow.tidy()
    assert flow.view.camera.visible.contains(QRectF(*flow.scene.geometry.rects[last]))


def test_undo_and_redo_say_what_they_did(flow: FlowView, hands: Hands) -> None:
    hands.click(DESK)
    hands.key(Qt.Key.Key_Delete)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.said[-1] == "Undone: Delete step."
    hands.key(Qt.Key.Key_Y, CTRL)
    assert hands.said[-1] == "Redone: Delete step."


def test_what_was_fitted_stays_fitted_as_chart_and_window_grow(flow: FlowView, hands: Hands) -> None:
    flow.resize(1000, 600)
    flow.fit()
    with flow.document.edit("Far") as edit:
        edit.change(MANAGER, position=Position(across=900, along=700))
    assert flow.view.camera.visible.contains(flow.stage.bounds())
    small = flow.zoom
    flow.resize(1400, 900)
    assert flow.zoom > small
    assert flow.view.camera.visible.contains(flow.stage.bounds())


def test_who_looks_nearer_is_left_there(flow: FlowView, hands: Hands) -> None:
    flow.fit()
    flow.zoom_to(1.7)
    sight = flow.view.camera.sight()
    with flow.document.edit("Far") as edit:
        edit.change(MANAGER, position=Position(across=900, along=700))
    assert flow.view.camera.sight() == sight


def test_after_tidying_up_all_is_in_sight(flow: FlowView, hands: Hands) -> None:
    flow.resize(900, 600)
    flow.view.camera.pan(300, 200)
    with flow.document.edit("Away") as edit:
        for id in (DESK, EXPERT):
            edit.change(id, position=Position(across=40, along=1400))
    flow.tidy()
    assert flow.view.camera.visible.contains(flow.stage.bounds().adjusted(1, 1, -1, -1))


def test_a_frame_says_that_a_key_brought_the_keyboard_to_the_chart(flow: FlowView, hands: Hands) -> None:
    def edge() -> str:
        return flow.grab().toImage().pixelColor(0, flow.height() // 2).name()

    usual = edge()
    flow.headers.setFocus()
    flow.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert edge() == flow.scene.looks.theme.accent != usual
    flow.headers.setFocus()
    assert edge() == usual
    flow.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert edge() == usual
