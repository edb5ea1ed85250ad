"""Where the steps of two lanes stand when they become one: beside each other as before, none on another."""

from __future__ import annotations

from designer.drawing.cards import card
from designer.model.choices import LaneDirection
from designer.model.geometry import Rect
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Step
from designer.model.values import Position

GAP = 40.0
"""Units between what stood on the two lanes."""


def side_by_side(matrix: Matrix, gone: Id, heir: Id) -> dict[Id, Position]:
    """New places for steps of either level, once those of `gone` stand on the level `heir` too.

    They keep their places along the lanes. Across them, the steps of the level that came later in the order stand
    behind those of the other, so that what was left of a step stays so. Nothing moves where there is room as it is.
    """
    order = list(matrix.levels)
    first, second = sorted((gone, heir), key=order.index)
    before, after = _rects(matrix, first), _rects(matrix, second)
    room = {id: rect.grown(GAP / 2) for id, rect in before.items()}
    if not any(one.meets(other.grown(GAP / 2)) for one in room.values() for other in after.values()):
        return {}
    by = max(rect.right for rect in before.values()) + GAP - min(rect.x for rect in after.values())
    steps = matrix.steps
    return {id: Position(across=round(steps[id].position.across + by), along=steps[id].position.along) for id in after}


def _rects(matrix: Matrix, level: Id) -> dict[Id, Rect]:
    """The steps of a level, `x` across its lane."""
    return {step.id: _rect(matrix, step) for step in matrix.steps.values() if step.level == level}


def _rect(matrix: Matrix, step: Step) -> Rect:
    width, height = card(matrix, step).size
    if matrix.head.lanes is not LaneDirection.COLUMNS:
        width, height = height, width
    return Rect(step.position.across, step.position.along, width, height)
