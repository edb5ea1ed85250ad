"""Where the steps of an import stand: laid out afresh where no arrow is yet, else beneath the flow that is there."""

from __future__ import annotations

from collections.abc import Collection

from designer.commands import arrange
from designer.drawing import chart
from designer.layout.layered import arrange as arranged
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.values import Position

_GAP = 80.0
"""Units along the lanes between the flow that is there and the one that comes in."""


def place_new(edit: Edit, new: Collection[Id]) -> None:
    """Put new steps where they can be read. What was connected before stays where it stands."""
    fresh = frozenset(new)
    matrix = edit.now
    connected = {end for arrow in edit.before.transitions.values() for end in (arrow.source, arrow.target)}
    if not connected:
        arrange.place(edit, chart.tidy(matrix))
        return
    boxes, arrows = chart.boxes_and_arrows(matrix)
    direction = chart.direction_of(matrix)
    mine = [box for box in boxes if box.id in fresh]
    inner = [arrow for arrow in arrows if arrow.source in fresh and arrow.target in fresh]
    found = arranged(mine, inner, len(matrix.levels), direction).positions
    ends = [
        matrix.steps[box.id].position.along + (box.height if direction == "columns" else box.width)
        for box in boxes
        if box.id not in fresh
    ]
    top = min((along for _, along in found.values()), default=0.0)
    down = max(ends, default=0.0) + _GAP - top
    arrange.place(edit, {id: Position(across=across, along=along + down) for id, (across, along) in found.items()})
