"""Charts whose lanes are rows, seen as charts whose lanes are columns: x and y exchanged."""

from __future__ import annotations

from dataclasses import replace

from designer.layout.chart import Arrow, Pin, Placed, Route
from designer.model.geometry import Point, Rect, Size


def turned_rect(rect: Rect) -> Rect:
    return Rect(rect.y, rect.x, rect.height, rect.width)


def turned_placed(placed: Placed) -> Placed:
    return Placed(turned_rect(placed.rect), placed.outline)


def turned_arrow(arrow: Arrow) -> Arrow:
    label = Size(arrow.label.height, arrow.label.width) if arrow.label is not None else None
    return replace(arrow, label=label, pins=tuple(Pin(pin.index + 1, pin.at) for pin in arrow.pins))


def turned_route(route: Route) -> Route:
    label = turned_rect(route.label) if route.label is not None else None
    return Route(route.id, tuple([Point(y, x) for x, y in route.points]), label)
