"""Where a new step goes: beside the one it follows, at the chart's own spacing, where nothing stands yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from designer.canvas.geometry import HEAD_ROOM, SIDE_ROOM, Geometry
from designer.commands.steps import GAP
from designer.layout.chart import LANE_PADDING
from designer.model.geometry import Point, Rect, Size
from designer.model.ids import Id
from designer.model.values import Position

NEW = Size(200.0, 84.0)
"""About how large a new step will be."""

_FREE = 24.0
_TRIES = 60


class Place(NamedTuple):
    """A level and a position on it."""

    level: Id
    position: Position


def usual_gap(geometry: Geometry) -> float:
    """The commonest free length along the lanes between steps that follow each other on a level; else the default."""
    columns = geometry.direction == "columns"
    gaps: Counter[float] = Counter()
    steps = geometry.matrix.steps
    for arrow in list(geometry.matrix.transitions.values())[:500]:
        a, b = geometry.rects.get(arrow.source), geometry.rects.get(arrow.target)
        if a is None or b is None or steps[arrow.source].level != steps[arrow.target].level:
            continue
        gap = round((b.y - a.bottom if columns else b.x - a.right) / 10) * 10.0
        if 20.0 <= gap <= 250.0:
            gaps[gap] += 1
    return gaps.most_common(1)[0][0] if gaps else GAP


def after(geometry: Geometry, step: Id) -> Place:
    """On the same level, further along."""
    rect = geometry.rects[step]
    record = geometry.matrix.steps[step]
    extent = rect.height if geometry.direction == "columns" else rect.width
    along = record.position.along + extent + usual_gap(geometry)
    own = rect.width if geometry.direction == "columns" else rect.height
    new = NEW.width if geometry.direction == "columns" else NEW.height
    across = max(record.position.across + (own - new) / 2, 16.0)
    return free(geometry, record.level, Position(across=round(across), along=round(along)))


def higher(geometry: Geometry, step: Id) -> Place | None:
    """On the next level, at the same place along; None on the last level."""
    record = geometry.matrix.steps[step]
    lane = geometry.lane_of(record.level)
    if lane + 1 >= len(geometry.levels):
        return None
    rect = geometry.rects[step]
    own = rect.height if geometry.direction == "columns" else rect.width
    new = NEW.height if geometry.direction == "columns" else NEW.width
    along = max(record.position.along + (own - new) / 2, HEAD_ROOM)
    return free(geometry, geometry.levels[lane + 1], Position(across=LANE_PADDING, along=round(along)))


def free(geometry: Geometry, level: Id, position: Position, size: Size = NEW) -> Place:
    """This position, or the first one further along where nothing stands."""
    step = 20.0
    for _ in range(_TRIES):
        corner = geometry.corner(level, position)
        room = Rect(corner.x, corner.y, size.width, size.height).grown(_FREE - 1)
        in_way = [rect for rect in geometry.rects.values() if rect.meets(room)]
        if not in_way:
            break
        if geometry.direction == "columns":
            along = max(rect.bottom for rect in in_way) + _FREE
        else:
            along = max(rect.right for rect in in_way) + _FREE
        position = Position(across=position.across, along=round(max(along, position.along + step)))
    return Place(level, position)


def free_together(geometry: Geometry, wanted: Mapping[Id, Rect]) -> dict[Id, tuple[Id, Position]]:
    """Places for new steps as near these rectangles as none of them covers what stands already.

    They keep their places to each other and go on together along the lanes.
    """
    columns = geometry.direction == "columns"
    by = 0.0
    # As a whole they stay right of the first lane's begin: set back one by one, they would cover each other.
    edge = (geometry.lanes[0].start if geometry.lanes else 0.0) + SIDE_ROOM
    aside = max(0.0, edge - min((rect.x if columns else rect.y for rect in wanted.values()), default=edge))
    wanted = {id: rect.moved(aside, 0.0) if columns else rect.moved(0.0, aside) for id, rect in wanted.items()}
    places: dict[Id, tuple[Id, Position]] = {}
    for _ in range(_TRIES):
        push = 0.0
        for id, rect in wanted.items():
            moved = rect.moved(0.0, by) if columns else rect.moved(by, 0.0)
            size = Size(rect.width, rect.height)
            places[id] = geometry.position(Point(moved.x, moved.y), size)
            corner = geometry.corner(*places[id])
            stood = Rect(corner.x, corner.y, *size)
            for other in geometry.rects.values():
                if other.meets(stood):
                    gap = other.bottom - stood.y if columns else other.right - stood.x
                    push = max(push, gap + _FREE)
        if not push:
            break
        by += push
    return _untouching(geometry, wanted, places)


def _untouching(
    geometry: Geometry, wanted: Mapping[Id, Rect], places: Mapping[Id, tuple[Id, Position]]
) -> dict[Id, tuple[Id, Position]]:
    """The places, but each step further along where one before it came to touch it.

    That is so where the first was set back into the lane that holds its middle. Steps that lay on each other stay so.
    """
    columns = geometry.direction == "columns"
    found: dict[Id, tuple[Id, Position]] = {}
    stood: dict[Id, dict[Id, Rect]] = {}
    for id in sorted(places, key=lambda id: (places[id][1].along, places[id][1].across)):
        level, position = places[id]
        others = stood.setdefault(level, {})
        for _ in range(_TRIES):
            corner = geometry.corner(level, position)
            rect = Rect(corner.x, corner.y, wanted[id].width, wanted[id].height)
            near = rect.grown(1.0)
            in_way = [other for key, other in others.items() if other.meets(near) and not wanted[key].meets(wanted[id])]
            if position != places[id][1]:  # it has left a place where nothing stood
                in_way += [other for other in geometry.rects.values() if other.meets(near)]
            if not in_way:
                break
            along = max(other.bottom if columns else other.right for other in in_way) + _FREE
            position = Position(across=position.across, along=round(along))
        others[id] = rect
        found[id] = (level, position)
    return found


def at(geometry: Geometry, centre: Point, size: Size = NEW) -> Place | None:
    """The place of a step whose middle is put at a point; None where there are no levels."""
    if not geometry.levels:
        return None
    level, position = geometry.position(Point(centre.x - size.width / 2, centre.y - size.height / 2), size)
    return Place(level, position)
