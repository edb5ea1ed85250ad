"""What of a flow applies at one severity: the steps that such an issue can come to, and the arrows it can take."""

from __future__ import annotations

from typing import NamedTuple

from designer.analysis.reach import can_fire, possible, reached
from designer.model.choices import StepKind
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Category


class Applying(NamedTuple):
    """Steps and arrows by id."""

    steps: frozenset[Id]
    arrows: frozenset[Id]


def applying(matrix: Matrix, severity: Id) -> Applying:
    """What applies to an issue of this severity, of whatever category. Notes are there to be read and always apply.

    A severity that the matrix does not have applies to nothing but notes.
    """
    steps = {id for id, step in matrix.steps.items() if step.kind is StepKind.NOTE}
    arrows: set[Id] = set()
    found = matrix.severities.get(severity)
    categories: list[Category | None] = list(matrix.categories.values())
    for category in (categories or [None]) if found is not None else []:
        come_to = reached(matrix, found, category).all
        steps |= come_to
        for id in come_to:
            leaving = possible(matrix, matrix.steps[id], severity, category.id if category else None)
            arrows |= {arrow.id for arrow in leaving if can_fire(matrix, arrow, severity)}
    return Applying(frozenset(steps), frozenset(arrows))
