"""Levels and severities stay in order, and steps are never lost with a level."""

from __future__ import annotations

import pytest

from designer.commands import levels
from designer.errors import NotAllowed
from designer.model.choices import Mark
from tests.small import FRONT, L0, L1, L2, L3, SEV1, SEV2, draft, small


def order(document):  # type: ignore[no-untyped-def]
    return [(level.id, level.order, level.code) for level in document.matrix.levels.values()]


def test_insert_moves_the_rest_up_and_their_codes_with_them() -> None:
    document = draft(small())
    with document.edit("Insert") as edit:
        new = levels.add(edit, 1, label="Desk")
    assert order(document) == [(L0, 0, "L0"), (new.id, 1, "L1"), (L1, 2, "L2"), (L2, 3, "L3"), (L3, 4, "L4")]


def test_codes_that_are_no_count_are_left_alone() -> None:
    document = draft(small(lambda edit: edit.change(L2, code="NOC")))
    with document.edit("Move") as edit:
        levels.move(edit, L3, 0)
    assert order(document) == [(L3, 0, "L3"), (L0, 1, "L0"), (L1, 2, "L1"), (L2, 3, "NOC")]


def test_codes_that_count_from_one_keep_counting_from_one() -> None:
    def from_one(edit):  # type: ignore[no-untyped-def]
        for number, id in enumerate((L0, L1, L2, L3), 1):
            edit.change(id, code=f"L{number}")

    document = draft(small(from_one))
    with document.edit("Move") as edit:
        levels.move(edit, L0, 3)
    assert order(document) == [(L1, 0, "L1"), (L2, 1, "L2"), (L3, 2, "L3"), (L0, 3, "L4")]


def test_a_deleted_level_hands_its_steps_on() -> None:
    document = draft(small())
    with document.edit("Delete") as edit:
        levels.delete(edit, L1)
    assert document.matrix.steps[FRONT].level == L0
    assert [entry[1] for entry in order(document)] == [0, 1, 2]
    document.undo()
    with document.edit("Delete") as edit:
        levels.delete(edit, L1, move_steps_to=L3)
    assert document.matrix.steps[FRONT].level == L3


def test_a_level_that_is_gone_is_said_so() -> None:
    document = draft(small())
    with pytest.raises(NotAllowed, match="any more"), document.edit("Delete") as edit:
        levels.delete(edit, "level:gone2345")


def test_the_last_level_cannot_go() -> None:
    document = draft(small())
    with document.edit("Delete") as edit:
        for id in (L0, L1, L2):
            levels.delete(edit, id)
    with pytest.raises(NotAllowed), document.edit("Delete") as edit:
        levels.delete(edit, L3)


def test_severities_are_ranked_and_marked_apart() -> None:
    document = draft(small())
    with document.edit("Insert") as edit:
        new = levels.add_severity(edit, 0)
    assert [s.id for s in document.matrix.severities.values()] == [new.id, SEV1, SEV2]
    assert [s.rank for s in document.matrix.severities.values()] == [1, 2, 3]
    assert new.mark is Mark.SQUARE
    assert len({s.code for s in document.matrix.severities.values()}) == 3
    with document.edit("Move") as edit:
        levels.move_severity(edit, new.id, 2)
    assert [s.id for s in document.matrix.severities.values()] == [SEV1, SEV2, new.id]
