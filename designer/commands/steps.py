"""Steps: add, move, delete with healing, duplicate a run, insert after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from designer.commands import transitions
from designer.commands.rules import may_connect, may_place
from designer.errors import NotAllowed
from designer.model.choices import StepKind
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import Step, Transition
from designer.model.values import Position

GAP = 80.0
"""Units between a step and the one inserted after it, unless the chart's own usual gap is known."""

USUAL_TITLES = {
    StepKind.ENTRY: "First contact",
    StepKind.ACTION: "New step",
    StepKind.DECISION: "Question?",
    StepKind.WAIT: "Wait",
    StepKind.INFORM: "Inform",
    StepKind.VENDOR: "Open vendor ticket",
    StepKind.HAND_OVER: "Hand over",
    StepKind.END: "Resolved",
    StepKind.NOTE: "Note",
}


def add(edit: Edit, kind: StepKind, level: Id, position: Position, title: str | None = None, **fields: Any) -> Step:
    """Put a new step on a level. Without a title it gets the usual one of its kind. Raises NotAllowed."""
    verdict = may_place(edit, level)
    if not verdict:
        raise NotAllowed(verdict.reason)
    title = USUAL_TITLES[kind] if title is None else title
    return edit.new(Step, kind=kind, level=level, position=position, title=title, **fields)


def add_after(edit: Edit, step: Id, kind: StepKind, level: Id, position: Position, title: str | None = None) -> Step:
    """Put a new step on a level and connect it from another. Raises NotAllowed."""
    new = add(edit, kind, level, position, title)
    transitions.connect(edit, step, new.id)
    return new


def move(edit: Edit, places: Mapping[Id, tuple[Id, Position]]) -> None:
    """Put steps on levels at positions; pinned segments of arrows between moved steps move along, others go."""
    for id, (level, position) in places.items():
        step = edit.find(Step, id)
        verdict = may_place(edit, level) if level != step.level else None
        if verdict is not None and not verdict:
            raise NotAllowed(verdict.reason)
        edit.put(msgspec.structs.replace(step, level=level, position=position))


def rename(edit: Edit, step: Id, title: str) -> None:
    """Give a step a title; white space at its ends goes."""
    edit.change(step, title=title.strip())


def change_kind(edit: Edit, steps: Iterable[Id], kind: StepKind) -> None:
    """Make steps another kind; arrows that may not touch the new kind go."""
    for id in steps:
        step = edit.find(Step, id)
        title = USUAL_TITLES[kind] if step.title == USUAL_TITLES[step.kind] else step.title
        edit.put(msgspec.structs.replace(step, kind=kind, title=title))
        for arrow in {*edit.entering(id), *edit.leaving(id)}:
            if not may_connect(edit, arrow.source, arrow.target):
                edit.remove(arrow.id)


def delete(edit: Edit, ids: Iterable[Id], heal: bool = True) -> list[Transition]:
    """Remove steps and arrows. Returns the arrows that were healed over a gap.

    A removed step with one arrow in, or one out (and not many on both sides), is healed: each arrow that came in
    goes on to where the arrows out went, keeping the meaning of the one that came in. A run of removed steps heals
    as one. No arrow is doubled.
    """
    wanted = set(ids)
    healed: list[Transition] = []
    for id in [id for id in wanted if isinstance(edit.get(id), Transition)]:
        edit.remove(id)
    for id in sorted(id for id in wanted if isinstance(edit.get(id), Step)):
        coming = [arrow for arrow in edit.entering(id) if arrow.source != id]
        going = [arrow for arrow in edit.leaving(id) if arrow.target != id]
        edit.remove(id)
        for arrow in {*coming, *going}:
            edit.remove(arrow.id)
        if heal and (len(coming) == 1 or len(going) == 1):
            healed += _heal(edit, coming, going)
    return [arrow for arrow in healed if edit.get(arrow.id) is not None]


def _heal(edit: Edit, coming: list[Transition], going: list[Transition]) -> list[Transition]:
    healed = []
    for before in coming:
        for number, after in enumerate(going):
            taken = any(arrow.target == after.target for arrow in edit.leaving(before.source))
            if taken or before.source == after.target or not may_connect(edit, before.source, after.target):
                continue
            joined = msgspec.structs.replace(before, target=after.target, pinned=())
            if number == 0:
                edit.put(joined)
            else:  # one arrow in, several out: the further ones keep what distinguished them
                joined = msgspec.structs.replace(after, source=before.source, pinned=())
                edit.put(joined)
            healed.append(joined)
    return healed
