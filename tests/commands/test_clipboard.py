"""What is copied comes back with fresh ids and its arrows, in this matrix and in another."""

from __future__ import annotations

import pytest

from designer.commands import clipboard
from designer.errors import UserError
from designer.model.matrix import Matrix
from designer.model.records import Head, Level
from tests.small import ANA, BO, FRONT, L3, SPECIALIST, draft, small


def test_a_copy_brings_the_arrows_among_it() -> None:
    document = draft(small())
    text = clipboard.copy(document.matrix, [FRONT, SPECIALIST])
    with document.edit("Paste") as edit:
        front, specialist = clipboard.paste(edit, text)
    assert {front, specialist}.isdisjoint({FRONT, SPECIALIST})
    (arrow,) = document.matrix.leaving(front)
    assert arrow.target == specialist
    before, after = (document.matrix.steps[id].position for id in (FRONT, front))
    assert (after.across - before.across, after.along - before.along) == (24, 24)
    assert document.matrix.steps[specialist].targets == document.matrix.steps[SPECIALIST].targets


def test_a_paste_may_go_to_one_level() -> None:
    document = draft(small())
    with document.edit("Paste") as edit:
        ids = clipboard.paste(edit, clipboard.copy(document.matrix, [FRONT, SPECIALIST]), level=L3)
    assert {document.matrix.steps[id].level for id in ids} == {L3}


def test_a_paste_into_another_matrix_brings_the_people() -> None:
    text = clipboard.copy(small(), [SPECIALIST])
    other = draft(Matrix([Head(id="matrix:bbbbbbb2"), Level(id="level:bbbbbbb2", code="L0")]))
    with other.edit("Paste") as edit:
        (id,) = clipboard.paste(edit, text)
    step = other.matrix.steps[id]
    assert step.level == "level:bbbbbbb2"
    assert other.matrix.contacts[BO].name == "Bo Okafor"
    assert step.targets[0].to == BO
    assert step.channels == ()


def test_duplicate_is_one_step_that_undo_takes_back() -> None:
    document = draft(small())
    with document.edit("Duplicate") as edit:
        ids = clipboard.duplicate(edit, [FRONT, ANA])
    assert len(ids) == 2
    document.undo()
    assert document.matrix == small()


def test_nothing_copies_to_nothing() -> None:
    assert clipboard.copy(small(), []) == ""
    assert clipboard.copy(small(), [L3]) == ""


@pytest.mark.parametrize("text", ["", "hello", "{}", '{"format":"other","records":[]}', "[1,2]"])
def test_other_text_is_refused_in_a_sentence(text: str) -> None:
    document = draft(small())
    with pytest.raises(UserError, match="clipboard"), document.edit("Paste") as edit:
        clipboard.paste(edit, text)


def test_no_level_to_paste_on_is_said() -> None:
    document = draft(Matrix([Head(id="matrix:bbbbbbb2")]))
    with pytest.raises(UserError, match="level"), document.edit("Paste") as edit:
        clipboard.paste(edit, clipboard.copy(small(), [FRONT]))


def test_the_outline_is_plain_text() -> None:
    assert clipboard.outline(small(), [FRONT, BO]).splitlines()[0] == "Resolve at first contact"
    assert "+44 20 7946 0102" in clipboard.outline(small(), [BO])
