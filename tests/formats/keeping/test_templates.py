"""A matrix begins as a template, and is its own document."""

from __future__ import annotations

import pytest

from designer.errors import UserError
from designer.formats.keeping import native
from designer.formats.keeping.templates import begun_with, templates, with_own_head
from designer.model.edit import Edit
from designer.model.invariants import violations
from designer.model.records import Comment
from tests.matrices import full_matrix


@pytest.mark.parametrize("template", templates())
def test_a_matrix_begins_with_it(template: str) -> None:
    shipped, mine = native.read(templates()[template]), begun_with(template)
    assert mine.head.id != shipped.head.id
    assert begun_with(template).head.id != mine.head.id
    changes = shipped.diff(mine)
    assert list(changes.added) == [mine.head]
    assert list(changes.removed) == [shipped.head]
    assert not list(changes.changed)
    assert not list(violations(mine))


def test_what_names_the_head_names_the_new_one() -> None:
    matrix = full_matrix()
    edit = Edit(matrix)
    comment = edit.new(Comment, on=matrix.head.id, text="Who owns this?")
    mine = with_own_head(matrix.apply(edit.diff()))
    assert mine.comments[comment.id].on == mine.head.id
    assert len(mine) == len(matrix) + 1
    assert not list(violations(mine))


def test_one_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UserError) as caught:
        begun_with("space-station")
    assert caught.value.message == "There is no template “space-station”."
    assert "call-centre" in caught.value.hint
