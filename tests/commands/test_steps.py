"""Steps are added, moved and deleted; what is deleted heals."""

from __future__ import annotations

import pytest

from designer.commands import steps, transitions
from designer.errors import NotAllowed
from designer.model.choices import StepKind
from designer.model.values import Position
from tests.small import (
    ANA,
    CALL,
    DONE,
    FRONT,
    FRONT_DONE,
    FRONT_SPECIALIST,
    L1,
    L2,
    MANAGER,
    SPECIALIST,
    SPECIALIST_MANAGER,
    draft,
    small,
)


def test_add_gives_the_usual_title_and_refuses_a_place_off_the_levels() -> None:
    document = draft(small())
    with document.edit("Add") as edit:
        step = steps.add(edit, StepKind.WAIT, L2, Position(across=5, along=6))
    assert document.matrix.steps[step.id].title == "Wait"
    with pytest.raises(NotAllowed), document.edit("Add") as edit:
        steps.add(edit, StepKind.WAIT, "level:nowhere2", Position())


def test_add_after_connects() -> None:
    document = draft(small())
    with document.edit("Add") as edit:
        step = steps.add_after(edit, MANAGER, StepKind.END, L1, Position())
    assert [arrow.target for arrow in document.matrix.leaving(MANAGER)] == [step.id]


def test_move_changes_level_and_place() -> None:
    document = draft(small())
    with document.edit("Move") as edit:
        steps.move(edit, {FRONT: (L2, Position(across=1, along=2)), MANAGER: (L1, Position())})
    assert document.matrix.steps[FRONT].level == L2
    assert document.matrix.steps[FRONT].position == Position(across=1, along=2)


def test_deleting_a_step_in_a_row_joins_its_neighbours_and_keeps_the_meaning_of_the_first_arrow() -> None:
    document = draft(small())
    before = document.matrix.transitions[FRONT_SPECIALIST]
    with document.edit("Delete") as edit:
        healed = steps.delete(edit, [SPECIALIST])
    joined = document.matrix.transitions[FRONT_SPECIALIST]
    assert [arrow.id for arrow in healed] == [FRONT_SPECIALIST]
    assert (joined.source, joined.target, joined.after) == (FRONT, MANAGER, before.after)
    assert SPECIALIST_MANAGER not in document.matrix
    document.undo()
    assert document.matrix == small()


def test_deleting_a_run_heals_over_all_of_it() -> None:
    document = draft(small())
    with document.edit("Delete") as edit:
        steps.delete(edit, [FRONT, SPECIALIST])
    assert {arrow.target for arrow in document.matrix.leaving(CALL)} == {MANAGER, DONE}


def test_deleting_without_healing_leaves_a_gap() -> None:
    document = draft(small())
    with document.edit("Delete") as edit:
        assert steps.delete(edit, [SPECIALIST], heal=False) == []
    assert document.matrix.entering(MANAGER) == []


def test_healing_doubles_no_arrow() -> None:
    matrix = small(lambda edit: transitions.connect(edit, FRONT, MANAGER))
    document = draft(matrix)
    with document.edit("Delete") as edit:
        steps.delete(edit, [SPECIALIST])
    assert [arrow.target for arrow in document.matrix.leaving(FRONT)].count(MANAGER) == 1


def test_many_in_and_many_out_are_not_guessed() -> None:
    def tangle(edit):  # type: ignore[no-untyped-def]
        transitions.connect(edit, CALL, SPECIALIST)
        transitions.connect(edit, SPECIALIST, DONE)

    document = draft(small(tangle))
    with document.edit("Delete") as edit:
        assert steps.delete(edit, [SPECIALIST]) == []
    assert MANAGER not in {arrow.target for arrow in document.matrix.leaving(FRONT)}


def test_deleting_arrows_and_steps_together() -> None:
    document = draft(small())
    with document.edit("Delete") as edit:
        steps.delete(edit, [FRONT_DONE, SPECIALIST, "step:longgone"])
    assert FRONT_DONE not in document.matrix
    assert SPECIALIST not in document.matrix


def test_a_new_kind_keeps_a_given_title_and_loses_arrows_it_may_not_have() -> None:
    document = draft(small())
    with document.edit("Change") as edit:
        steps.change_kind(edit, [SPECIALIST], StepKind.END)
    assert document.matrix.steps[SPECIALIST].title == "Billing specialist"
    assert document.matrix.leaving(SPECIALIST) == []
    assert len(document.matrix.entering(SPECIALIST)) == 1


def test_rename_trims() -> None:
    document = draft(small())
    with document.edit("Rename") as edit:
        steps.rename(edit, FRONT, "  Front desk\n")
    assert document.matrix.steps[FRONT].title == "Front desk"


def test_a_failing_command_leaves_the_document_alone() -> None:
    document = draft(small())
    before = document.matrix
    with pytest.raises(NotAllowed), document.edit("Move") as edit:
        steps.move(edit, {SPECIALIST: (L1, Position()), FRONT: (ANA, Position())})
    assert document.matrix is before
