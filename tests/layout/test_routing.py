"""Whole charts routed: what must hold for any chart, for charts with room, and for the pictures people draw."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designer.layout.chart import CLEARANCE, STUB, Arrow, Pin, Placed, Route, outline_of
from designer.layout.lanes import place
from designer.layout.layered import arrange
from designer.layout.routing import Router
from designer.model.geometry import Point, Rect, Size
from tests.layout.flows import FLOWS, flow
from tests.layout.graphs import Chart, generated, study
from tests.layout.quality import quality


def arranged(chart: Chart, direction: str = "columns") -> dict[str, Placed]:
    found = arrange(chart.boxes, chart.arrows, chart.lane_count, direction)
    return {
        b.id: Placed(
            Rect(*place(found.positions[b.id], found.lanes[b.lane], direction), b.width, b.height), outline_of(b.kind)
        )
        for b in chart.boxes
    }


def on_border(point: Point, placed: Placed, slack: float = 1e-6) -> bool:
    r = placed.rect
    inside = r.x - slack <= point.x <= r.right + slack and r.y - slack <= point.y <= r.bottom + slack
    if placed.outline == "diamond":
        tips = [(r.centre.x, r.y), (r.right, r.centre.y), (r.centre.x, r.bottom), (r.x, r.centre.y)]
        return any(math.hypot(point.x - x, point.y - y) <= slack for x, y in tips)
    edges = (point.x - r.x, r.right - point.x, point.y - r.y, r.bottom - point.y)
    if placed.outline == "pill":
        radius = min(r.width, r.height) / 2
        x = min(max(point.x, r.x + radius), r.right - radius)
        y = min(max(point.y, r.y + radius), r.bottom - radius)
        if (x, y) != (point.x, point.y):
            return abs(math.hypot(point.x - x, point.y - y) - radius) < 1e-3
    return inside and min(abs(e) for e in edges) <= slack


def assert_sound(routes: Mapping[str, Route], boxes: Mapping[str, Placed], arrows: list[Arrow]) -> None:
    """Axis-parallel, without repeated points, from the border of one box to that of the other."""
    for arrow in arrows:
        points = routes[arrow.id].points
        assert len(points) >= 2
        for a, b in pairwise(points):
            assert (a.x == b.x) != (a.y == b.y), (arrow, points)
        assert on_border(points[0], boxes[arrow.source]), (arrow, points, boxes[arrow.source])
        assert on_border(points[-1], boxes[arrow.target]), (arrow, points, boxes[arrow.target])
        label = routes[arrow.id].label
        assert (label is None) == (arrow.label is None)
        if label is not None and arrow.label is not None:
            assert (label.width, label.height) == arrow.label
            centre = label.centre
            away = min(
                max(
                    min(a.x, b.x) - centre.x,
                    centre.x - max(a.x, b.x),
                    min(a.y, b.y) - centre.y,
                    centre.y - max(a.y, b.y),
                )
                for a, b in pairwise(points)
            )
            if away > 1e-6:
                assert away <= 120 + 1e-6, "a label lies on its arrow or near it"
                assert not any(label.meets(box.rect) for box in boxes.values()), "only to be off the boxes"


outlines = st.sampled_from(["card", "diamond", "pill"])
coordinate = st.one_of(
    st.integers(-600, 900).map(float), st.floats(-1e9, 1e9, allow_nan=False), st.just(math.nan), st.just(math.inf)
)
extent = st.one_of(st.integers(0, 300).map(float), st.floats(0, 1e6), st.just(-5.0))
any_box = st.builds(lambda x, y, w, h, o: Placed(Rect(x, y, w, h), o), coordinate, coordinate, extent, extent, outlines)


@st.composite
def any_chart(draw):
    boxes = {f"b{i}": b for i, b in enumerate(draw(st.lists(any_box, max_size=7)))}
    keys = sorted(boxes) or [""]
    label = st.one_of(st.none(), st.builds(Size, st.floats(1, 200), st.floats(1, 60)))
    pins = st.lists(st.builds(Pin, st.integers(0, 5), coordinate), max_size=3).map(tuple)
    ends = st.tuples(st.sampled_from(keys), st.sampled_from(keys), label, st.one_of(st.just(()), pins))
    drawn = draw(st.lists(ends, max_size=8))
    arrows = [Arrow(f"a{i}", s, t, size, pins=p) for i, (s, t, size, p) in enumerate(drawn) if boxes]
    return boxes, arrows


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_chart(), st.sampled_from(["columns", "rows"]))
def test_no_geometry_is_too_much(chart, direction):
    boxes, arrows = chart
    router = Router(boxes, arrows, direction)
    for routes in (router.quick(), router.route()):
        assert routes.keys() == {a.id for a in arrows}
        for route in routes.values():
            assert len(route.points) >= 2
            for a, b in zip(route.points, route.points[1:], strict=False):
                assert a.x == b.x or a.y == b.y
                assert all(map(math.isfinite, (a.x, a.y, b.x, b.y)))


@st.composite
def roomy_chart(draw, most=14, labels=False):
    """Boxes on a loose grid: at least 3 clearances apart everywhere."""
    cells = draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=most, unique=True))
    boxes = {}
    for i, (cx, cy) in enumerate(cells):
        width, height = draw(st.integers(100, 200)), draw(st.integers(44, 100))
        x, y = draw(st.integers(0, 200 - width)), draw(st.integers(0, 100 - height))
        boxes[f"b{i}"] = Placed(Rect(cx * 280 + x, cy * 180 + y, width, height), draw(outlines))
    keys = sorted(boxes)
    size = st.one_of(st.none(), st.sampled_from([Size(44, 22), Size(108, 38)])) if labels else st.none()
    ends = st.tuples(st.sampled_from(keys), st.sampled_from(keys), size)
    arrows = [Arrow(f"a{i:02}", s, t, z) for i, (s, t, z) in enumerate(draw(st.lists(ends, max_size=12)))]
    return boxes, arrows


@settings(max_examples=120, deadline=None)
@given(roomy_chart(labels=True), st.sampled_from(["columns", "rows"]))
def test_where_there_is_room_no_arrow_runs_through_a_box(chart, direction):
    boxes, arrows = chart
    routes = Router(boxes, arrows, direction).route()
    assert_sound(routes, boxes, arrows)
    found = quality(boxes, arrows, routes)
    assert found.hits == 0
    assert found.shared == 0
    for arrow in arrows:
        for key, placed in boxes.items():
            if key in (arrow.source, arrow.target):
                continue
            near = placed.rect.grown(CLEARANCE - 0.6)
            for a, b in zip(routes[arrow.id].points, routes[arrow.id].points[1:], strict=False):
                line = Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y))
                assert not (
                    line.x < near.right and line.right > near.x and line.y < near.bottom and line.bottom > near.y
                ), (arrow, key)


@settings(max_examples=80, deadline=None)
@given(roomy_chart(labels=True))
def test_first_and_last_segments_are_long_enough(chart):
    boxes, arrows = chart
    for route in Router(boxes, arrows).route().values():
        if len(route.points) > 2:
            for a, b in (route.points[:2], route.points[-2:]):
                assert abs(a.x - b.x) + abs(a.y - b.y) >= STUB - 1e-6, route


@settings(max_examples=60, deadline=None)
@given(roomy_chart(labels=True), st.integers(-3000, 3000), st.integers(-3000, 3000), st.randoms())
def test_a_moved_chart_is_the_same_chart_and_order_does_not_matter(chart, dx, dy, rnd):
    boxes, arrows = chart
    routes = Router(boxes, arrows).route()
    moved = {key: Placed(b.rect.moved(dx, dy), b.outline) for key, b in rnd.sample(sorted(boxes.items()), len(boxes))}
    again = Router(moved, rnd.sample(arrows, len(arrows))).route()
    for key, route in routes.items():
        shifted = [value for p in route.points for value in (p.x + dx, p.y + dy)]
        assert shifted == pytest.approx([value for p in again[key].points for value in p], abs=1e-6)
        if route.label is not None:
            assert list(route.label.moved(dx, dy)) == pytest.approx(list(again[key].label), abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(roomy_chart(labels=True), st.integers(0, 13), st.integers(-200, 900), st.integers(-200, 900))
def test_settling_a_move_gives_what_opening_gives(chart, which, x, y):
    boxes, arrows = chart
    key = sorted(boxes)[which % len(boxes)]
    router = Router(boxes, arrows)
    router.route()
    after = {**boxes, key: Placed(boxes[key].rect._replace(x=float(x), y=float(y)), boxes[key].outline)}
    router.put_box(key, after[key])
    changed = router.settle()
    fresh = Router(after, arrows).route()
    assert router.routes == fresh
    assert {k: fresh[k] for k in changed} == changed
    assert router.settle() == {}


@settings(max_examples=60, deadline=None)
@given(roomy_chart(most=6), st.integers(0, 5), st.integers(-100, 100), st.integers(-60, 60))
def test_pins_are_kept(chart, index, dx, dy):
    boxes, arrows = chart
    spot = boxes[sorted(boxes)[0]].rect.centre
    at = spot.x + dx if index % 2 else spot.y + dy
    pinned = [Arrow(a.id, a.source, a.target, pins=(Pin(index, at),)) for a in arrows if a.source != a.target]
    routes = Router(boxes, pinned).route()
    assert_sound(routes, boxes, pinned)
    joined = Counter(frozenset((a.source, a.target)) for a in pinned)
    for arrow in pinned:
        s, t = boxes[arrow.source].rect, boxes[arrow.target].rect
        if joined[frozenset((arrow.source, arrow.target))] > 1:
            continue  # two arrows cannot both lie on the line
        if index % 2 and (abs(s.centre.y - t.centre.y) < 60 or any(r.x - 20 <= at <= r.right + 20 for r in (s, t))):
            continue  # no room for a piece of the line
        if not index % 2 and (
            abs(s.centre.x - t.centre.x) < 60 or any(r.y - 20 <= at <= r.bottom + 20 for r in (s, t))
        ):
            continue
        points = routes[arrow.id].points
        lines = [(a.x == b.x, a.x if a.x == b.x else a.y) for a, b in pairwise(points)]
        assert (index % 2 == 1, at) in lines


def test_arrows_wait_for_their_boxes():
    router = Router({"a": Placed(Rect(0, 0, 200, 84))}, [Arrow("x", "a", "b")])
    assert router.route() == {}
    router.put_box("b", Placed(Rect(400, 0, 200, 84)))
    assert router.settle().keys() == {"x"}
    router.drop_box("b")
    assert router.routes == {}
    router.put_box("b", Placed(Rect(400, 300, 200, 84)))
    assert router.settle().keys() == {"x"}
    router.drop_arrow("x")
    assert router.settle() == {}
    assert router.routes == {}


def test_facing_boxes_are_joined_by_a_straight_line():
    boxes = {"a": Placed(Rect(0, 0, 200, 84)), "b": Placed(Rect(328, 20, 200, 84))}
    route = Router(boxes, [Arrow("x", "a", "b", Size(60, 22))]).route()["x"]
    assert route.points == (Point(200, 52), Point(328, 52))
    assert route.label is not None
    assert route.label.centre == Point(264, 52)


def test_arrows_between_the_same_boxes_lie_apart():
    boxes = {"a": Placed(Rect(0, 0, 200, 84)), "b": Placed(Rect(328, 0, 200, 84))}
    arrows = [Arrow("there", "a", "b"), Arrow("back", "b", "a"), Arrow("again", "a", "b")]
    routes = Router(boxes, arrows).route()
    heights = sorted(r.points[0].y for r in routes.values())
    assert all(len(r.points) == 2 for r in routes.values())
    assert min(b - a for a, b in pairwise(heights)) >= 12
    assert heights[1] == 42


def test_a_loop_goes_round_a_corner_and_two_loops_round_two():
    boxes = {"a": Placed(Rect(0, 0, 200, 84))}
    arrows = [Arrow(f"l{i}", "a", "a", Size(60, 22)) for i in range(5)]
    routes = Router(boxes, arrows).route()
    assert_sound(routes, boxes, arrows)
    assert quality(boxes, arrows, routes)[:5] == (0, 0, 0, 0, 15)
    assert all(not r.label.meets(boxes["a"].rect) for r in routes.values() if r.label)


def test_an_arrow_goes_round_what_lies_between():
    boxes = {
        "a": Placed(Rect(0, 0, 200, 84)),
        "wall": Placed(Rect(328, -40, 200, 164)),
        "b": Placed(Rect(656, 0, 200, 84)),
    }
    arrows = [Arrow("x", "a", "b")]
    routes = Router(boxes, arrows).route()
    assert_sound(routes, boxes, arrows)
    assert quality(boxes, arrows, routes).hits == 0
    assert len(routes["x"].points) <= 6


def test_a_walled_in_box_still_gets_its_arrow():
    walls = {
        f"w{i}": Placed(r)
        for i, r in enumerate(
            (Rect(-60, -60, 320, 30), Rect(-60, 120, 320, 30), Rect(-60, -60, 30, 200), Rect(230, -60, 30, 200))
        )
    }
    boxes = {"a": Placed(Rect(0, 0, 200, 84)), "b": Placed(Rect(500, 0, 200, 84)), **walls}
    arrows = [Arrow("x", "a", "b")]
    assert_sound(Router(boxes, arrows).route(), boxes, arrows)


def test_cancelling_keeps_what_was_known():
    chart = study("mid60")
    boxes = arranged(chart)
    router = Router(boxes, chart.arrows)
    assert router.route(lambda: True) == {}
    assert router.routes == {}
    known = router.route()
    assert router.route(lambda: True) == {}
    assert router.routes == known


def test_what_is_in_view_is_routed_first():
    chart = generated(200, 6, 20, 3)
    boxes = arranged(chart)
    router = Router(boxes, chart.arrows)
    view = Rect(0, 0, 1400, 900)
    seen = router.route_near(view)
    assert 0 < len(seen) < len(chart.arrows)
    assert_sound(seen, boxes, [a for a in chart.arrows if a.id in seen])
    for arrow in chart.arrows:
        if boxes[arrow.source].rect.meets(view):
            assert arrow.id in seen
    assert router.route_near(view) == {}
    assert router.route().keys() == {a.id for a in chart.arrows}


def test_in_a_large_chart_settling_touches_the_surroundings_alone():
    chart = generated(300, 6, 20, 3)
    boxes = arranged(chart)
    router = Router(boxes, chart.arrows)
    before = router.route()
    key = next(b.id for b in chart.boxes if sum(b.id in (a.source, a.target) for a in chart.arrows) >= 4)
    boxes[key] = Placed(boxes[key].rect.moved(40, 24), boxes[key].outline)
    router.put_box(key, boxes[key])
    preview = router.preview()
    assert preview.keys() == {a.id for a in chart.arrows if key in (a.source, a.target)}
    changed = router.settle()
    assert preview.keys() <= changed.keys() | {k for k in preview if before[k] == router.routes[k]}
    assert len(changed) < len(chart.arrows) / 4
    assert_sound(router.routes, boxes, chart.arrows)
    assert quality(boxes, chart.arrows, router.routes).hits == 0


@pytest.mark.parametrize("direction", ["columns", "rows"])
@pytest.mark.parametrize("name", sorted(FLOWS))
def test_flows_are_drawn_well(name, direction):
    chart, _ = flow(name)
    if direction == "rows":
        chart = chart._replace(arrows=list(chart.arrows))
    boxes = arranged(chart, direction)
    routes = Router(boxes, chart.arrows, direction).route()
    assert_sound(routes, boxes, chart.arrows)
    found = quality(boxes, chart.arrows, routes)
    assert found.crossings <= 1
    assert (found.hits, found.overlaps, found.shared, found.labels_on_boxes, found.labels_on_labels) == (0, 0, 0, 0, 0)
    assert found.bends <= 16


CEILINGS = {  # crossings, bends: a worse algorithm goes beyond
    "small12": (1, 14),
    "mid60": (6, 56),
    "big500": (90, 600),
}


@pytest.mark.parametrize("name", sorted(CEILINGS))
def test_the_charts_of_the_study_are_drawn_as_well_as_ever(name):
    chart = study(name)
    boxes = arranged(chart)
    routes = Router(boxes, chart.arrows).route()
    assert_sound(routes, boxes, chart.arrows)
    found = quality(boxes, chart.arrows, routes)
    crossings, bends = CEILINGS[name]
    assert found.crossings <= crossings
    assert found.bends <= bends
    assert (found.hits, found.overlaps, found.labels_on_boxes) == (0, 0, 0)
    assert found.shared <= 0.002 * found.length


def test_hand_moved_boxes_are_routed_round():
    chart = study("mid60")
    rng = random.Random(1)
    boxes = {
        key: Placed(b.rect.moved(rng.uniform(-70, 70), rng.uniform(-45, 45)), b.outline) if rng.random() < 0.33 else b
        for key, b in arranged(chart).items()
    }
    routes = Router(boxes, chart.arrows).route()
    assert_sound(routes, boxes, chart.arrows)
    assert quality(boxes, chart.arrows, routes).hits == 0
