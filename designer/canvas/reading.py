"""The order in which steps are read, and the next one in a direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from designer.model.geometry import Rect
from designer.model.ids import Id
from designer.model.matrix import Matrix

Direction = Literal["left", "right", "up", "down"]

ASIDE = 2.0
"""How much more a unit to the side counts than one straight on."""


def reading_order(matrix: Matrix) -> list[Id]:
    """Steps level by level, along each lane, then across it."""
    order = {id: level.order for id, level in matrix.levels.items()}
    found = sorted(
        (order.get(step.level, 0), step.position.along, step.position.across, step.id) for step in matrix.steps.values()
    )
    return [id for *_, id in found]


def next_in_order(order: list[Id], now: Id | None, forward: bool) -> Id | None:
    """The step after (or before) this one; the first (or last) where there is none; None at the end."""
    if not order:
        return None
    if now not in order:
        return order[0 if forward else -1]
    index = order.index(now) + (1 if forward else -1)
    return order[index] if 0 <= index < len(order) else None


def nearest(rects: Mapping[Id, Rect], now: Id, direction: Direction) -> Id | None:
    """The step nearest in a direction: straight on counts once, aside counts more. None where there is none."""
    here = rects[now].centre
    best: tuple[float, Id] | None = None
    for id, rect in rects.items():
        if id == now:
            continue
        dx, dy = rect.centre.x - here.x, rect.centre.y - here.y
        on, aside = {"right": (dx, dy), "left": (-dx, dy), "down": (dy, dx), "up": (-dy, dx)}[direction]
        if on <= 0.5:
            continue
        cost = on + ASIDE * abs(aside)
        if best is None or (cost, id) < best:
            best = (cost, id)
    return best[1] if best else None
