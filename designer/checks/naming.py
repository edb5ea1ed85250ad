"""R15, R56: does whoever must tell somebody name somebody, and does everything that is printed have a name?"""

from __future__ import annotations

from collections.abc import Iterator

from designer.analysis.people import contacts_of
from designer.checks.finding import Finding, Grade, Thresholds, listed, named
from designer.model.choices import StepKind
from designer.model.matrix import Matrix
from designer.model.records import Rota, Step, Team
from designer.model.values import Target

_TELLS = {StepKind.INFORM: "informs", StepKind.VENDOR: "calls"}
"""Kinds of step that are nothing without somebody to tell; the others may be a checklist for who has the work."""

_TITLED = frozenset({StepKind.ENTRY, StepKind.ACTION, StepKind.DECISION, StepKind.INFORM, StepKind.VENDOR})
"""Kinds of step whose title says what they are; a wait and an end say it by themselves."""


def nobody(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R15: a step that must tell somebody names somebody, and there is somebody behind every team and rota named."""
    for step in matrix.steps.values():
        if not step.targets and step.kind in _TELLS:
            yield Finding(
                "R15",
                Grade.ERROR,
                (step.id,),
                f"{named(matrix, step.id)} {_TELLS[step.kind]} nobody: name whom it tells, or delete it.",
            )
        empty = [target.to for target in step.targets if _is_empty(matrix, target)]
        if empty:
            yield Finding(
                "R15",
                Grade.ERROR,
                (step.id, *empty),
                f"{named(matrix, step.id)} means {listed([named(matrix, id) for id in empty])}, where nobody is: "
                "add the people, or name somebody else.",
            )


def _is_empty(matrix: Matrix, target: Target) -> bool:
    record = matrix.get(target.to)
    if isinstance(record, Team):
        return not (contacts_of(matrix, target) or record.phone or record.mailbox)
    return isinstance(record, Rota) and not (record.members or record.overrides)


def untitled(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R56: the steps and the levels in use have a name to print."""
    used = {step.level for step in matrix.steps.values()}
    for level in matrix.levels.values():
        if level.id in used and not level.label.strip():
            code = level.code.strip()
            yield Finding(
                "R56",
                Grade.WARNING,
                (level.id,),
                f"The level {code} has no name: printed lists show its code only. Name who is on it."
                if code
                else "A level has no name: printed lists show its number only. Name who is on it.",
            )
    for step in matrix.steps.values():
        if step.kind in _TITLED and not step.title.strip():
            yield Finding("R56", Grade.WARNING, (step.id,), _untitled(matrix, step))


def _untitled(matrix: Matrix, step: Step) -> str:
    return f"A step on {named(matrix, step.level)} has no title: write what is done there."
