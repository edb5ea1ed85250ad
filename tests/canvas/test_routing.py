"""The thread that routes ends when it is done, and when it breaks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from designer.canvas.routing import Routing
from designer.layout.chart import Arrow, Placed
from designer.layout.routing import Router
from designer.model.geometry import Rect


def broken(_: Router) -> None:
    raise ZeroDivisionError("on purpose")


def test_a_fault_is_told_once_and_the_thread_does_not_go_on_for_ever(qtbot: QtBot) -> None:
    routing = Routing()
    boxes = {"a": Placed(Rect(0, 0, 100, 50)), "b": Placed(Rect(300, 0, 100, 50))}
    routing.reset(boxes, [Arrow("x", "a", "b")], "columns", True)
    routing.change([broken], ["x"])
    qtbot.waitUntil(lambda: not routing._worker.is_busy)
    with pytest.raises(RuntimeError, match="routing the arrows failed"):
        routing.take()
    assert routing.take() == []
    routing.change([lambda router: router.put_box("a", Placed(Rect(0, 90, 100, 50)))], ["x"])
    qtbot.waitUntil(lambda: not routing._worker.is_busy)
    routing.reset(boxes, [Arrow("x", "a", "b")], "columns", False)
    routing.change([], ["x"])
    qtbot.waitUntil(lambda: not routing._worker.is_busy)
    assert any(routes for _, routes in routing.take()), "it routes again"
