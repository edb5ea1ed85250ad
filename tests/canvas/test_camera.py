"""The camera by itself; its gestures are in tests/gestures/test_view.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene
from pytestqt.qtbot import QtBot

from designer.canvas.camera import LEAST, MOST, STEPS, Camera, Sight
from designer.canvas.view import ChartView

CONTENT = QRectF(0, 0, 3000, 2000)


@pytest.fixture
def camera(qtbot: QtBot) -> Iterator[Camera]:
    scene = QGraphicsScene()
    view = ChartView(scene)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.camera.set_content(CONTENT)
    yield view.camera
    view.setScene(None)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.floats(0, 800), st.floats(0, 600), st.lists(st.floats(0.3, 3.0), min_size=1, max_size=6),
    st.floats(-500, 3500), st.floats(-500, 2500),
)  # fmt: skip
def test_what_is_under_the_spot_stays_there(
    camera: Camera, x: float, y: float, factors: list[float], to_x: float, to_y: float
) -> None:
    camera.go(Sight(1.0, to_x, to_y), glide=False)
    spot = QPointF(x, y)
    before = camera.to_scene(spot)
    for factor in factors:
        camera.zoom_about(factor, spot)
        now = camera.to_view(before)
        assert abs(now.x() - x) <= 1.01
        assert abs(now.y() - y) <= 1.01
        assert LEAST <= camera.zoom <= MOST


def test_to_view_and_to_scene_are_each_others_way_back(camera: Camera) -> None:
    camera.go(Sight(0.7, 1234.5, 678.9), glide=False)
    for point in (QPointF(0, 0), QPointF(3000, 2000), QPointF(-17.5, 99.25)):
        back = camera.to_scene(camera.to_view(point))
        assert abs(back.x() - point.x()) < 1e-6
        assert abs(back.y() - point.y()) < 1e-6


def test_fit_shows_everything_and_never_enlarges(camera: Camera) -> None:
    camera.fit(CONTENT, glide=False)
    assert camera.visible.contains(CONTENT)
    camera.fit(QRectF(100, 100, 50, 50), glide=False)
    assert camera.zoom == 1.0
    assert abs(camera.visible.center().x() - 125) < 1


def test_a_fit_from_the_top_hangs_there(camera: Camera) -> None:
    low = QRectF(0, 50, 3000, 100)
    camera.fit(low, glide=False, from_top=True)
    assert camera.to_view(QPointF(0, 50)).y() == pytest.approx(40, abs=1)


def test_show_scrolls_as_little_as_need_be(camera: Camera) -> None:
    camera.go(Sight(1.0, 500, 500), glide=False)
    camera.show(QRectF(450, 450, 100, 100), glide=False)
    assert camera.sight().x == pytest.approx(500, abs=1)
    camera.show(QRectF(1000, 450, 100, 100), glide=False)
    assert camera.visible.right() == pytest.approx(1140, abs=1.5)
    assert camera.sight().y == pytest.approx(500, abs=1)


def test_the_steps_of_the_zoom(camera: Camera) -> None:
    seen = []
    camera.zoom_to(LEAST, glide=False)
    for _ in STEPS:
        seen.append(camera.zoom)
        camera.step_zoom(1)
    assert seen == list(STEPS)
    camera.step_zoom(1)
    assert camera.zoom == MOST


def test_content_never_leaves_the_view_by_panning(camera: Camera) -> None:
    camera.go(Sight(1.0, 500, 500), glide=False)
    camera.pan(1e6, -1e6)
    assert camera.visible.intersects(CONTENT)
