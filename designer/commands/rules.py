"""What may be done: questions about a matrix, or a draft of one, answered with a reason that a person can be shown."""

from __future__ import annotations

from typing import NamedTuple

from designer.model.choices import StepKind
from designer.model.edit import Edit
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Contact, Level, Rota, Step, Team


class Verdict(NamedTuple):
    """Whether something may be done and, where not, why: one sentence."""

    ok: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.ok


YES = Verdict(True)

NAMES_SOMEBODY = frozenset({StepKind.ENTRY, StepKind.ACTION, StepKind.INFORM, StepKind.VENDOR})
"""Kinds of step that can name whom they attempt or tell."""


def may_place(matrix: Matrix | Edit, level: Id) -> Verdict:
    """Whether a step may stand there: only on a level."""
    if not isinstance(matrix.get(level), Level):
        return Verdict(False, "Drop it on a level.")
    return YES


def may_connect(matrix: Matrix | Edit, source: Id, target: Id) -> Verdict:
    """Whether an arrow may go from one step to another."""
    start, end = matrix.get(source), matrix.get(target)
    if not isinstance(start, Step) or not isinstance(end, Step):
        return Verdict(False, "An arrow goes from a step to a step.")
    if start.kind is StepKind.NOTE or end.kind is StepKind.NOTE:
        return Verdict(False, "A note stands beside the flow; arrows do not touch it.")
    if start.kind is StepKind.END:
        return Verdict(False, "Nothing comes after an end.")
    if end.kind is StepKind.ENTRY and source != target and start.kind is StepKind.DECISION:
        return Verdict(False, "A decision cannot lead back to where issues come in.")
    if source == target and start.kind not in (StepKind.ACTION, StepKind.VENDOR):
        return Verdict(False, "Only a step that attempts somebody can be tried again by an arrow to itself.")
    return YES


def may_assign(matrix: Matrix, step: Id, who: Id) -> Verdict:
    """Whether a contact, team or rota may be a target of a step."""
    record, target = matrix.get(step), matrix.get(who)
    if not isinstance(target, Contact | Team | Rota):
        return Verdict(False, "Only contacts, teams and rotas can be assigned.")
    if not isinstance(record, Step):
        return Verdict(False, "Drop it on a step.")
    if record.kind not in NAMES_SOMEBODY:
        return Verdict(False, f"{kind_words(record.kind)} names nobody.")
    if any(each.to == who for each in record.targets):
        return Verdict(False, f"{target.name} is assigned here already.")
    return YES


def may_splice(matrix: Matrix, step: Id | StepKind, transition: Id) -> Verdict:
    """Whether a step (or one of a kind, not made yet) may be put into the middle of an arrow."""
    arrow = matrix.transitions.get(transition)
    if arrow is None:
        return Verdict(False, "That arrow is gone.")
    if isinstance(step, StepKind):
        kind = step
    else:
        record = matrix.steps.get(step)
        if record is None or step in (arrow.source, arrow.target):
            return Verdict(False, "The step is an end of that arrow.")
        if matrix.entering(step) or matrix.leaving(step):
            return Verdict(False, "The step has arrows of its own.")
        kind = record.kind
    if kind in (StepKind.NOTE, StepKind.END, StepKind.ENTRY):
        return Verdict(False, f"{kind_words(kind)} cannot stand in the middle of an arrow.")
    return YES


def may_delete_level(matrix: Matrix) -> Verdict:
    """Whether a level may go; its steps need another one to move to."""
    if len(matrix.levels) < 2:
        return Verdict(False, "A matrix needs at least one level.")
    return YES


def is_target(id: Id) -> bool:
    """Whether an id names something that a step can attempt."""
    return kind_of(id) in ("contact", "team", "rota")


_WORDS = {
    StepKind.ENTRY: "A first contact",
    StepKind.ACTION: "A step",
    StepKind.DECISION: "A decision",
    StepKind.WAIT: "A wait",
    StepKind.INFORM: "An inform step",
    StepKind.VENDOR: "A vendor step",
    StepKind.HAND_OVER: "A hand over",
    StepKind.END: "An end",
    StepKind.NOTE: "A note",
}


def kind_words(kind: StepKind) -> str:
    """The kind of a step as the beginning of a sentence: "A decision"."""
    return _WORDS[kind]
