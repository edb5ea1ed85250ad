"""Rows are columns with x and y exchanged."""

from __future__ import annotations

from designer.layout.chart import Arrow, Pin, Placed, Route
from designer.layout.turning import turned_arrow, turned_placed, turned_rect, turned_route
from designer.model.geometry import Point, Rect, Size


def test_turning_twice_changes_nothing() -> None:
    rect = Rect(1, 2, 3, 4)
    assert turned_rect(turned_rect(rect)) == rect
    placed = Placed(rect, "pill")
    assert turned_placed(turned_placed(placed)) == placed
    route = Route("a", (Point(1, 2), Point(3, 2)), rect)
    assert turned_route(turned_route(route)) == route
    assert turned_route(Route("a", (Point(1, 2),))).label is None


def test_level_pins_become_upright_ones_in_their_order() -> None:
    arrow = turned_arrow(Arrow("a", "s", "t", Size(60, 22), pins=(Pin(0, 5.0), Pin(1, 7.0))))
    assert arrow.label == Size(22, 60)
    assert [(pin.upright, pin.at) for pin in sorted(arrow.pins, key=lambda pin: pin.index)] == [(True, 5), (False, 7)]
