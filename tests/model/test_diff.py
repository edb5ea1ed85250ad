"""A diff undoes, joins, picks, and says what it adds, removes and changes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.model.diff import Diff, changed_fields, with_fields
from designer.model.matrix import Matrix
from designer.model.records import Contact, Level
from tests.matrices import matrices

A, B = Level(id="level:a", label="A"), Level(id="level:a", label="B")
OTHER = Level(id="level:b")


@settings(max_examples=40)
@given(matrices(), matrices())
def test_a_diff_turns_one_into_the_other_and_back(one: Matrix, other: Matrix) -> None:
    diff = one.diff(other)
    assert one.apply(diff) == other
    assert other.apply(~diff) == one
    assert ~~diff == diff
    assert bool(diff) == (one != other)
    assert len(diff) == len(list(diff.added)) + len(list(diff.removed)) + len(list(diff.changed))


@settings(max_examples=40)
@given(matrices(), matrices(), matrices())
def test_diffs_join(one: Matrix, two: Matrix, three: Matrix) -> None:
    assert one.diff(two) | two.diff(three) == one.diff(three)
    assert not one.diff(two) | two.diff(one)


@settings(max_examples=40)
@given(matrices(), matrices(), st.data())
def test_a_diff_is_the_sum_of_its_parts(one: Matrix, other: Matrix, data: st.DataObject) -> None:
    diff = one.diff(other)
    part = data.draw(st.sets(st.sampled_from(sorted(diff.pairs)))) if diff else set()
    picked, rest = diff.only(part), diff.only(diff.pairs.keys() - part)
    assert set(picked.pairs) == part
    assert one.apply(picked).apply(rest) == other
    assert picked | rest == diff


def test_what_cancels_out_vanishes() -> None:
    assert not Diff({"level:a": (A, B)}) | Diff({"level:a": (B, A)})
    assert not Diff({"level:a": (None, A)}) | Diff({"level:a": (A, None)})
    assert Diff({"level:a": (None, A)}) | Diff({"level:a": (A, B)}) == Diff({"level:a": (None, B)})


def test_added_removed_changed() -> None:
    diff = Diff({"level:a": (A, B), "level:b": (None, OTHER), "level:c": (Level(id="level:c"), None)})
    assert list(diff.added) == [OTHER]
    assert list(diff.removed) == [Level(id="level:c")]
    assert list(diff.changed) == [(A, B)]


def test_fields_of_a_change() -> None:
    before = Contact(id="contact:a", name="Ana", role="Desk", notes="x")
    after = Contact(id="contact:a", name="Ana", role="Manager", notes="y")
    assert changed_fields(before, after) == {"role": ("Desk", "Manager"), "notes": ("x", "y")}
    assert with_fields(before, after, ["role"]) == Contact(id="contact:a", name="Ana", role="Manager", notes="x")
    assert with_fields(before, after, changed_fields(before, after)) == after
