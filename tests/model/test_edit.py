"""A draft: what is written shows at once in `now`, nowhere else, and is settled in `diff`."""

from __future__ import annotations

import pytest

from designer.errors import NotAllowed
from designer.model.edit import Edit
from designer.model.ids import is_id
from designer.model.records import Contact, Level, Step, Transition
from tests.matrices import full_matrix, step_ids


def test_a_draft_changes_only_itself() -> None:
    matrix = full_matrix()
    records = dict(matrix.records)
    edit = Edit(matrix)
    edit.remove(step_ids(matrix)[0])
    edit.new(Contact, name="Ana")
    edit.diff()
    assert matrix.records == records
    assert edit.before is matrix


def test_now_is_what_was_drafted_so_far() -> None:
    matrix = full_matrix()
    edit = Edit(matrix)
    assert edit.now is matrix
    step = step_ids(matrix)[0]
    edit.change(step, title="Call the desk")
    assert edit.now.steps[step].title == "Call the desk"
    edit.change(step, title="Call the manager")
    assert edit.now.steps[step].title == "Call the manager"
    edit.remove(step)
    assert step not in edit.now
    assert edit.get(step) is None


def test_arrows_are_known_as_drafted() -> None:
    matrix = full_matrix()
    edit = Edit(matrix)
    one, other = step_ids(matrix)
    for arrow in list(matrix.transitions):
        edit.remove(arrow)
    assert edit.leaving(one) == edit.entering(one) == []
    late = edit.new(Transition, source=one, target=other, order=2)
    early = edit.new(Transition, source=one, target=one, order=1)
    assert edit.leaving(one) == [early, late]
    assert edit.entering(one) == [early]
    assert edit.entering(other) == [late]
    edit.change(late.id, target=one)
    assert edit.entering(other) == []
    edit.remove(early.id)
    assert [arrow.id for arrow in edit.entering(one)] == [late.id]


def test_a_new_record_gets_an_id_of_its_kind() -> None:
    edit = Edit(full_matrix())
    contact = edit.new(Contact, name="Ana")
    assert is_id(contact.id, "contact")
    assert edit.find(Contact, contact.id) == contact
    assert list(edit.diff().added) == [contact]


def test_what_is_put_back_is_no_change() -> None:
    matrix = full_matrix()
    edit = Edit(matrix)
    step = matrix.steps[step_ids(matrix)[0]]
    edit.change(step.id, title="other")
    edit.put(step)
    assert not edit.diff()
    new = edit.new(Contact, name="Ana")
    edit.remove(new.id)
    assert not edit.diff()


def test_what_is_gone_is_refused_with_a_sentence() -> None:
    edit = Edit(full_matrix())
    with pytest.raises(NotAllowed, match=r"There is no step step:gone any more\. Select it again"):
        edit.find(Step, "step:gone")
    with pytest.raises(NotAllowed, match=r"There is no step:gone any more\."):
        edit.change("step:gone", title="x")
    level = next(iter(edit.before.levels))
    with pytest.raises(NotAllowed, match="There is no step"):
        edit.find(Step, level)


def test_removing_what_is_not_there_is_no_change() -> None:
    edit = Edit(full_matrix())
    edit.remove("step:gone")
    assert not edit.diff()


def test_a_field_that_does_not_exist_is_the_programs_fault() -> None:
    edit = Edit(full_matrix())
    with pytest.raises(TypeError):
        edit.change(step_ids(edit.before)[0], colour="red")


def test_after_settling_now_and_get_show_the_settled() -> None:
    matrix = full_matrix()
    edit = Edit(matrix)
    for level in list(matrix.levels)[:1]:
        edit.remove(level)
    diff = edit.diff()
    assert edit.now == matrix.apply(diff)
    assert [level.order for level in edit.now.levels.values()] == list(range(len(edit.now.levels)))
    assert all(isinstance(edit.get(id), Level) for id in edit.now.levels)
    assert edit.diff() == diff
