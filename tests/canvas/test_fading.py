"""What does not apply steps back: its pixels come near to the canvas, all others stay as they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from designer.canvas.fading import Fading
from designer.canvas.flow_view import FlowView
from designer.drawing.style import DARK, LIGHT, Theme
from designer.model.document import Document
from designer.model.geometry import Point
from tests.canvas.charts import DESK, EXPERT, MANAGER, TO_EXPERT, TO_MANAGER, small_chart


@pytest.fixture
def flow(qtbot: QtBot) -> FlowView:
    view = FlowView(Document(small_chart()))
    view.set_reduced_motion(True)
    qtbot.addWidget(view)
    view.resize(1400, 700)
    view.show()
    qtbot.waitExposed(view)
    view.zoom_to(1.0)
    view.scene.finish()
    return view


def picture(flow: FlowView, qtbot: QtBot) -> QImage:
    qtbot.wait(60)
    return flow.view.viewport().grab().toImage()


def spot(flow: FlowView, at: Point) -> QPoint:
    return flow.view.camera.to_view(QPointF(at.x, at.y)).toPoint()


def contrast(image: QImage, middle: QPoint, theme: Theme, reach: int = 30) -> int:
    """How far the pixel that differs most from the canvas, round a point, is from it."""
    ground = QColor(theme.canvas)
    most = 0
    for x in range(middle.x() - reach, middle.x() + reach):
        for y in range(middle.y() - reach, middle.y() + reach):
            colour = image.pixelColor(x, y)
            pairs = zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)
            most = max(most, *(abs(one - other) for one, other in pairs))
    return most


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_cards_step_back_and_come_again(flow: FlowView, qtbot: QtBot, theme: Theme) -> None:
    flow.set_theme(theme)
    fading = Fading(flow.scene)
    places = {id: spot(flow, flow.scene.geometry.rects[id].centre) for id in (DESK, MANAGER)}
    before = {id: contrast(picture(flow, qtbot), places[id], theme) for id in places}
    fading.fade(frozenset({MANAGER}), frozenset({TO_MANAGER}))
    assert fading.faded == ({MANAGER}, {TO_MANAGER})
    after = {id: contrast(picture(flow, qtbot), places[id], theme) for id in places}
    assert after[MANAGER] < before[MANAGER] * 0.4
    assert after[DESK] == before[DESK]
    fading.fade(frozenset(), frozenset())
    assert contrast(picture(flow, qtbot), places[MANAGER], theme) == before[MANAGER]


def test_arrows_step_back_with_their_words(flow: FlowView, qtbot: QtBot) -> None:
    fading = Fading(flow.scene)
    chips = {id: spot(flow, flow.scene.chips.tiles.rects[id].centre) for id in (TO_EXPERT, TO_MANAGER)}
    ends = {id: spot(flow, flow.scene.connectors.lines[id].points[-1]) - QPoint(20, 0) for id in chips}
    plain = picture(flow, qtbot)
    before = {at: contrast(plain, at, LIGHT, 4) for at in (*chips.values(), *ends.values())}
    fading.fade(frozenset(), frozenset({TO_MANAGER}))
    image = picture(flow, qtbot)
    for at in (chips[TO_MANAGER], ends[TO_MANAGER]):
        assert contrast(image, at, LIGHT, 4) < before[at] * 0.5
    for at in (chips[TO_EXPERT], ends[TO_EXPERT]):
        assert contrast(image, at, LIGHT, 4) == before[at]


def test_no_veil_is_left_where_something_else_draws_the_step(flow: FlowView, qtbot: QtBot) -> None:
    fading = Fading(flow.scene)
    place = spot(flow, flow.scene.geometry.rects[EXPERT].centre)
    plain = contrast(picture(flow, qtbot), place, LIGHT)
    fading.fade(frozenset({EXPERT}), frozenset())
    assert contrast(picture(flow, qtbot), place, LIGHT) < plain
    flow.scene.steps.leave_out([EXPERT])
    assert contrast(picture(flow, qtbot), place, LIGHT) == 0
    flow.scene.steps.show_all()
