"""Laying charts out and routing their arrows, on the charts that both were chosen on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from designer.layout.chart import Placed, outline_of
from designer.layout.lanes import place
from designer.layout.layered import arrange
from designer.layout.routing import Router
from designer.model.geometry import Rect
from tests.bench.runner import Act, measure, value
from tests.layout.graphs import Chart, study
from tests.layout.quality import Line, crossings

SIZES = (60, 500, 5000)
NAMES = {60: "mid60", 500: "big500", 5000: "huge5000"}


@cache
def chart(size: int) -> Chart:
    return study(NAMES[size])


@cache
def boxes(size: int) -> dict[str, Placed]:
    found = arrange(chart(size).boxes, chart(size).arrows, chart(size).lane_count)
    return {
        b.id: Placed(Rect(*place(found.positions[b.id], found.lanes[b.lane]), b.width, b.height), outline_of(b.kind))
        for b in chart(size).boxes
    }


@cache
def routed(size: int) -> Router:
    router = Router(boxes(size), chart(size).arrows)
    router.route()
    return router


@measure("layout.time", sizes=SIZES, repeat=3)
def time(size: int) -> Callable[[], object]:
    given = chart(size)
    return lambda: arrange(given.boxes, given.arrows, given.lane_count)


@value("layout.crossings", sizes=SIZES, unit="crossings")
def crossed(size: int) -> float:
    routes = routed(size).routes
    lines: list[Line] = []
    for n, arrow in enumerate(chart(size).arrows):
        points = routes[arrow.id].points
        for k in range(len(points) - 1):
            ends = [arrow.source] * (k == 0) + [arrow.target] * (k == len(points) - 2)
            lines.append((points[k], points[k + 1], n, frozenset(ends)))
    return crossings(lines)


@measure("layout.route", sizes=SIZES, repeat=3)
def route(size: int) -> Callable[[], object]:
    placed, arrows = boxes(size), chart(size).arrows
    return lambda: Router(placed, arrows).route()


@measure("layout.quick", sizes=SIZES)
def quick(size: int) -> Callable[[], object]:
    return Router(boxes(size), chart(size).arrows).quick


@measure("layout.drag", sizes=SIZES, repeat=60)
def drag(size: int) -> Act:
    """One frame of dragging a step with five arrows."""
    placed, router = boxes(size), Router(boxes(size), chart(size).arrows)
    ends = [end for arrow in chart(size).arrows for end in (arrow.source, arrow.target)]
    step = min(placed, key=lambda key: (abs(ends.count(key) - 5), key))
    moved = 0

    def move() -> None:
        nonlocal moved
        moved = (moved + 7) % 120
        router.put_box(step, Placed(placed[step].rect.moved(moved, moved / 2), placed[step].outline))
        router.preview()

    return Act(move)
