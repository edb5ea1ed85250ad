"""The thread that routes ends when it is done, and when it breaks."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from designer.canvas.routing import Chart, Routing
from designer.layout.chart import Arrow, Placed
from designer.layout.routing import Router
from designer.model.geometry import Rect


def broken(_: Router) -> None:
    raise ZeroDivisionError("on purpose")


def test_a_fault_is_told_once_and_the_thread_does_not_go_on_for_ever(qtbot: QtBot) -> None:
    routing = Routing()
    boxes = {"a": Placed(Rect(0, 0, 100, 50)), "b": Placed(Rect(300, 0, 100, 50))}
    routing.reset(lambda: Chart(boxes, [Arrow("x", "a", "b")], "columns"), True)
    routing.change([broken], ["x"])
    qtbot.waitUntil(lambda: not routing._worker.is_busy)
    with pytest.raises(RuntimeError, match="routing the arrows failed"):
        routing.take()
    assert routing.take() == []
    routing.change([lambda router: router.put_box("a", Placed(Rect(0, 90, 100, 50)))], ["x"])
    qtbot.waitUntil(lambda: not routing._worker.is_busy)
    routing.reset(lambda: Chart(boxes, [Arrow("x", "a", "b")], "columns"), False)
    routing.change([], ["x"])
    qtbot.waitUntil(lambda: not routing._worker.is_busy)
    assert any(routes for _, routes in routing.take()), "it routes again"


def test_what_was_found_is_taken_in_portions(qtbot: QtBot) -> None:
    boxes = {key: Placed(Rect(0, 200.0 * row, 100, 50)) for row, key in enumerate("abcdef")}
    arrows = [Arrow(f"{one}{two}", one, two) for one, two in ("ab", "bc", "cd", "de", "ef")]
    routing = Routing()
    routing.reset(lambda: Chart(boxes, arrows, "columns"), True)
    routing.change([lambda router: router.put_box("a", Placed(Rect(0, 9, 100, 50)))], [arrow.id for arrow in arrows])
    qtbot.waitUntil(lambda: not routing._worker.is_busy)
    portions = []
    while answers := routing.take(2):
        portions.append([id for _, routes in answers for id in routes])
    assert all(len(portion) <= 2 for portion in portions)
    assert sorted(id for portion in portions for id in portion) == ["ab", "bc", "cd", "de", "ef"]
