"""Where steps stand: place them all, line them up, spread them evenly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import Step, Transition
from designer.model.values import Position

Sizes = Mapping[Id, tuple[float, float]]
"""Per step, how many units it takes across its lane and along it."""


def place(edit: Edit, positions: Mapping[Id, Position]) -> None:
    """Put steps at positions on the levels they are on; arrows between them are routed afresh."""
    for id, position in positions.items():
        edit.change(id, position=position)
    for arrow in edit.before.transitions.values():
        if arrow.pinned and arrow.source in positions and arrow.target in positions:
            edit.put(msgspec.structs.replace(edit.find(Transition, arrow.id), pinned=()))


def line_up(edit: Edit, ids: Iterable[Id], sizes: Sizes, edge: Literal["start", "middle", "end"]) -> None:
    """Give steps one edge or middle along the lanes: that of the step nearest the start."""
    steps = [edit.find(Step, id) for id in ids]
    if not steps:
        return
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[edge]
    first = min(steps, key=lambda step: (step.position.along, step.id))
    line = first.position.along + share * sizes[first.id][1]
    for step in steps:
        along = line - share * sizes[step.id][1]
        edit.change(step.id, position=Position(across=step.position.across, along=along))


def spread(edit: Edit, ids: Iterable[Id], sizes: Sizes) -> None:
    """Leave equal gaps along the lanes between steps; the first and the last stay."""
    steps = sorted((edit.find(Step, id) for id in ids), key=lambda step: (step.position.along, step.id))
    if len(steps) < 3:
        return
    free = steps[-1].position.along - steps[0].position.along - sum(sizes[step.id][1] for step in steps[:-1])
    gap = free / (len(steps) - 1)
    along = steps[0].position.along
    for step in steps:
        edit.change(step.id, position=Position(across=step.position.across, along=along))
        along += sizes[step.id][1] + gap
