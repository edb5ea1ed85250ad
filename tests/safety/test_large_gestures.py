"""A gesture on many steps does not make the whole matrix anew for each of them.

With 5,000 steps a matrix takes a millisecond or more to make; once for every selected step, that is a frozen window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from designer.commands import clipboard, contacts, levels, steps
from designer.model.choices import StepKind
from designer.model.diff import Diff
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head, Level, Step, Transition
from designer.model.values import Position, Target

MANY = 60


def chain() -> Matrix:
    """Steps in a chain on two levels, each with a contact of its own."""
    edit = Edit(Matrix())
    edit.put(Head(id="matrix:a"))
    for number in range(2):
        edit.put(Level(id=f"level:{number}", order=number))
    for number in range(MANY):
        edit.put(Contact(id=f"contact:{number}", name=f"Contact {number}"))
        targets = (Target(to=f"contact:{number}"),)
        edit.put(Step(id=f"step:{number}", level=f"level:{number % 2}", targets=targets))
        if number:
            edit.put(Transition(id=f"transition:{number}", source=f"step:{number - 1}", target=f"step:{number}"))
    return Matrix().apply(edit.diff())


IDS: list[Id] = [f"step:{number}" for number in range(1, MANY - 1)]
GESTURES: dict[str, Callable[[Edit], Any]] = {
    "delete": lambda edit: steps.delete(edit, IDS),
    "delete without healing": lambda edit: steps.delete(edit, IDS, heal=False),
    "move": lambda edit: steps.move(edit, {id: ("level:1", Position(along=9.0)) for id in IDS}),
    "change kind": lambda edit: steps.change_kind(edit, IDS, StepKind.NOTE),
    "duplicate": lambda edit: clipboard.duplicate(edit, IDS),
    "delete a level": lambda edit: levels.delete(edit, "level:1"),
    "delete contacts": lambda edit: contacts.delete(edit, [f"contact:{number}" for number in range(MANY)]),
}


@pytest.mark.parametrize("gesture", GESTURES.values(), ids=GESTURES.keys())
def test_the_matrix_is_made_a_few_times_at_most(
    gesture: Callable[[Edit], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document(chain())
    made = 0
    real = Matrix.apply

    def counted(matrix: Matrix, diff: Diff) -> Matrix:
        nonlocal made
        made += 1
        return real(matrix, diff)

    monkeypatch.setattr(Matrix, "apply", counted)
    before = document.matrix
    with document.edit("Gesture") as edit:
        gesture(edit)
    assert document.matrix != before
    assert made <= 6
