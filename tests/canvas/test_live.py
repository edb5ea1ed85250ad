"""The router of gestures knows the chart as it is, whenever it is asked."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from designer.canvas.live import Live
from designer.layout.chart import Arrow, Placed
from designer.model.geometry import Rect


class Chart:
    def __init__(self) -> None:
        self.boxes = {key: Placed(Rect(0.0, 200.0 * row, 100.0, 50.0)) for row, key in enumerate("abc")}
        self.arrows = {id: Arrow(id, *id) for id in ("ab", "bc")}


def live(chart: Chart, parent: QObject) -> Live:
    made = Live(parent, chart.boxes.get, chart.arrows.get)
    made.reset("columns", chart.boxes, chart.arrows)
    return made


def test_asked_at_once_it_knows_everything(qtbot: QtBot) -> None:
    parent, chart = QObject(), Chart()
    assert set(live(chart, parent).router.preview()) == {"ab", "bc"}


def test_it_follows_what_is_moved_and_what_goes(qtbot: QtBot) -> None:
    parent, chart = QObject(), Chart()
    router = live(chart, parent)
    before = router.router.preview(["ab"])["ab"]
    chart.boxes["b"] = Placed(Rect(500.0, 200.0, 100.0, 50.0))
    del chart.arrows["bc"]
    router.spoil(["b"], ["bc"])
    after = router.router.preview(["ab", "bc"])
    assert set(after) == {"ab"}
    assert after["ab"].points[-1].x > before.points[-1].x


def test_it_learns_by_itself_in_idle_moments(qtbot: QtBot) -> None:
    parent, chart = QObject(), Chart()
    router = live(chart, parent)
    qtbot.waitUntil(lambda: not router._idle.isActive())
    assert set(router._router.preview()) == {"ab", "bc"}
