"""Looking for the step that the end of an arrow would touch: under the pointer or near it, allowed or not."""

from __future__ import annotations

from typing import NamedTuple

from designer.canvas.items.marks import Ring
from designer.canvas.stage import Stage
from designer.canvas.tools.tool import Hand
from designer.commands.rules import Verdict, may_connect
from designer.model.geometry import Point
from designer.model.ids import Id

REACH = 15.0
"""Pixels beside a step that still mean it."""


class Aim(NamedTuple):
    """Where an end is held: the step (None: nowhere), whether it may touch it, and the point."""

    step: Id | None
    verdict: Verdict
    at: Point

    @property
    def ok(self) -> bool:
        return self.step is not None and bool(self.verdict)


def aim(stage: Stage, hand: Hand, source: Id | None = None, target: Id | None = None) -> Aim:
    """What the pointer aims at with one end, the other being `source` or `target`."""
    at = Point(hand.at.x(), hand.at.y())
    step = stage.scene.step_at(hand.at) or stage.scene.step_at(hand.at, stage.units(REACH))
    if step is None:
        return Aim(None, Verdict(False, "Drop it on a step."), at)
    matrix = stage.document.matrix
    verdict = may_connect(matrix, source or step, target or step)
    return Aim(step, verdict, at)


def rings(stage: Stage, found: Aim) -> tuple[Ring, ...]:
    """The outline that says whether the end may touch what it is held over."""
    if found.step is None or found.step not in stage.scene.geometry.rects:
        return ()
    geometry = stage.scene.geometry
    return (Ring(geometry.rects[found.step], geometry.cards[found.step].outline, "good" if found.ok else "bad"),)
