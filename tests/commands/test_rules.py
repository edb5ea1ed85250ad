"""What may be done is said with a reason."""

from __future__ import annotations

from designer.commands import rules
from designer.model.choices import StepKind
from tests.small import ANA, CALL, DONE, FRONT, FRONT_SPECIALIST, L1, L2, MANAGER, SPECIALIST, small


def test_a_step_stands_on_a_level_only() -> None:
    assert rules.may_place(small(), L1)
    assert "level" in rules.may_place(small(), ANA).reason


def test_arrows_go_between_steps_but_not_from_an_end_or_a_note() -> None:
    matrix = small(lambda edit: edit.change(MANAGER, kind=StepKind.NOTE))
    assert rules.may_connect(matrix, FRONT, SPECIALIST)
    assert not rules.may_connect(matrix, DONE, FRONT)
    assert not rules.may_connect(matrix, FRONT, MANAGER)
    assert not rules.may_connect(matrix, FRONT, ANA)
    assert rules.may_connect(matrix, FRONT, FRONT)
    assert not rules.may_connect(matrix, CALL, CALL)


def test_somebody_is_assigned_once_and_only_where_somebody_is_named() -> None:
    matrix = small()
    assert rules.may_assign(matrix, SPECIALIST, ANA)
    assert "already" in rules.may_assign(matrix, FRONT, ANA).reason
    assert "names nobody" in rules.may_assign(matrix, DONE, ANA).reason
    assert not rules.may_assign(matrix, FRONT, FRONT)


def test_only_a_loose_step_goes_into_an_arrow() -> None:
    matrix = small()
    assert rules.may_splice(matrix, StepKind.WAIT, FRONT_SPECIALIST)
    assert not rules.may_splice(matrix, StepKind.END, FRONT_SPECIALIST)
    assert not rules.may_splice(matrix, MANAGER, FRONT_SPECIALIST)
    assert not rules.may_splice(matrix, FRONT, FRONT_SPECIALIST)


def test_the_last_level_stays() -> None:
    matrix = small(lambda edit: [edit.remove(id) for id in list(edit.now.levels) if id != L2])
    assert not rules.may_delete_level(matrix)
    assert rules.may_delete_level(small())
