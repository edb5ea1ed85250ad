"""Arrows: connect, reconnect, splice a step into one, pin and straighten."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from designer.commands.rules import may_connect, may_splice
from designer.errors import NotAllowed
from designer.model.choices import LevelKind, StepKind, TransitionKind, Trigger
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Level, Step, Transition
from designer.model.values import Condition, PinnedSegment, SeveritySpan, Span


def connect(edit: Edit, source: Id, target: Id, **fields: Any) -> Transition:
    """Draw an arrow. What is not given follows from its ends (see `usual`). Raises NotAllowed."""
    verdict = may_connect(edit.now, source, target)
    if not verdict:
        raise NotAllowed(verdict.reason)
    return edit.new(Transition, source=source, target=target, **(usual(edit.now, source, target) | fields))


def usual(matrix: Matrix, source: Id, target: Id) -> dict[str, Any]:
    """The fields that an arrow between two steps most likely has.

    Up or across, it fires when nobody answers (its span is left open: times are not guessed); down a level it
    returns; to managers it is hierarchical and hands the work over; to an inform step it informs; to a decision it
    goes once somebody has answered; out of a decision or an entry it needs no trigger; to an end it follows the
    resolution.
    """
    start, end = matrix.steps[source], matrix.steps[target]
    siblings = matrix.leaving(source)
    fields: dict[str, Any] = {"order": max((arrow.order for arrow in siblings), default=-1) + 1}
    up = _order(matrix, end) - _order(matrix, start)
    if start.kind is StepKind.DECISION:
        fields["trigger"] = Trigger.ALWAYS
        if siblings and not any(arrow.default for arrow in siblings):
            fields["default"] = True
        elif not siblings:
            fields["condition"] = Condition(answer="Yes")
    elif end.kind is StepKind.INFORM:
        fields |= {"trigger": Trigger.ALWAYS, "kind": TransitionKind.INFORM}
    elif start.kind in (StepKind.ENTRY, StepKind.WAIT, StepKind.INFORM):
        fields["trigger"] = Trigger.ALWAYS
    elif end.kind is StepKind.END:
        fields["trigger"] = Trigger.RESOLVED
    elif up < 0:
        fields |= {"trigger": Trigger.RESOLVED, "kind": TransitionKind.RETURN}
    elif end.kind is StepKind.DECISION:
        fields["trigger"] = Trigger.ACKNOWLEDGED
    else:
        fields["trigger"] = Trigger.NOT_ACKNOWLEDGED
        if up > 0 and _is_management(matrix, end):
            fields |= {"kind": TransitionKind.HIERARCHICAL, "moves": True}
    return fields


def _is_management(matrix: Matrix, step: Step) -> bool:
    level = matrix.get(step.level)
    return isinstance(level, Level) and level.kind in (LevelKind.MANAGEMENT, LevelKind.GOVERNANCE)


def _order(matrix: Matrix, step: Step) -> int:
    level = matrix.get(step.level)
    return level.order if isinstance(level, Level) else 0


def reconnect(edit: Edit, transition: Id, *, source: Id | None = None, target: Id | None = None) -> Transition:
    """Move an end of an arrow to another step. Its meaning stays; pinned segments go. Raises NotAllowed."""
    arrow = edit.find(Transition, transition)
    source, target = source or arrow.source, target or arrow.target
    verdict = may_connect(edit.now, source, target)
    if not verdict:
        raise NotAllowed(verdict.reason)
    if (source, target) == (arrow.source, arrow.target):
        return arrow
    return edit.put(msgspec.structs.replace(arrow, source=source, target=target, pinned=()))


def splice(edit: Edit, step: Id, transition: Id) -> Transition:
    """Put a step into the middle of an arrow: source → step keeps the meaning, step → target is a plain one.

    Raises NotAllowed where the step cannot stand there.
    """
    verdict = may_splice(edit.now, step, transition)
    if not verdict:
        raise NotAllowed(verdict.reason)
    arrow = edit.find(Transition, transition)
    edit.put(msgspec.structs.replace(arrow, target=step, pinned=()))
    return connect(edit, step, arrow.target)


def pin(edit: Edit, transition: Id, index: int, at: float) -> None:
    """Fix a segment of an arrow's route at a coordinate; segments are counted from the source."""
    arrow = edit.find(Transition, transition)
    others = tuple(segment for segment in arrow.pinned if segment.index != index)
    pinned = tuple(sorted((*others, PinnedSegment(index=index, at=at)), key=lambda segment: segment.index))
    edit.put(msgspec.structs.replace(arrow, pinned=pinned))


def straighten(edit: Edit, transitions: Iterable[Id]) -> None:
    """Take the pinned segments out of arrows, so that they are routed afresh."""
    for id in transitions:
        edit.change(id, pinned=())


def delete(edit: Edit, transitions: Iterable[Id]) -> None:
    """Remove arrows."""
    for id in transitions:
        edit.remove(id)


def set_span(edit: Edit, transition: Id, severity: Id | None, span: Span | None) -> None:
    """Set the span of an arrow for one severity (None: the default one); None takes it out."""
    arrow = edit.find(Transition, transition)
    if severity is None:
        edit.put(msgspec.structs.replace(arrow, after=span))
        return
    from_others = [each for each in arrow.after_by_severity if each.severity != severity]
    if span is not None:
        from_others.append(SeveritySpan(severity=severity, span=span))
    ranks = {id: rank for rank, id in enumerate(edit.now.severities)}
    from_others.sort(key=lambda each: ranks.get(each.severity, len(ranks)))
    edit.put(msgspec.structs.replace(arrow, after_by_severity=tuple(from_others)))
