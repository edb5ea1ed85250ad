"""What always holds, M1 … M9: each restored, or refused where it cannot be."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.errors import NotAllowed
from designer.model.choices import StepKind
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.ids import new_id
from designer.model.invariants import violations
from designer.model.matrix import Matrix
from designer.model.records import (
    Briefing,
    Calendar,
    Comment,
    Contact,
    Head,
    Level,
    Rota,
    Severity,
    Step,
    Suppression,
    Team,
    Transition,
)
from designer.model.settling import merged_openings
from designer.model.values import Condition, Opening, Position, Target
from tests.matrices import full_matrix, matrices, random_matrix, random_record
from tests.small import FRONT_SPECIALIST, SEV1, SEV2, SPECIALIST_MANAGER, small


def matrix_of(*records: object) -> Matrix:
    """A settled matrix of a head, three levels and these records."""
    edit = Edit(Matrix())
    edit.put(Head(id="matrix:a"))
    for number in range(3):
        edit.put(Level(id=f"level:{number}", order=number))
    for record in records:
        edit.put(record)  # type: ignore[type-var]
    return Matrix().apply(edit.diff())


STEPS = [Step(id=f"step:{name}", level="level:0") for name in "abc"]
ARROW = Transition(id="transition:a", source="step:a", target="step:b")


def settled(matrix: Matrix, edit: Edit) -> Matrix:
    after = matrix.apply(edit.diff())
    assert not list(violations(after))
    return after


def test_m1_there_is_exactly_one_head() -> None:
    matrix = matrix_of()
    edit = Edit(matrix)
    edit.put(Head(id="matrix:b"))
    with pytest.raises(NotAllowed, match="one head"):
        edit.diff()
    edit = Edit(matrix)
    edit.remove("matrix:a")
    with pytest.raises(NotAllowed, match="head of a matrix cannot be deleted"):
        edit.diff()
    edit = Edit(matrix)
    edit.remove("matrix:a")
    edit.put(Head(id="matrix:b", title="Another"))
    assert settled(matrix, edit).head.title == "Another"


def test_m2_an_id_begins_with_the_kind_of_its_record() -> None:
    for id in ("level:x", "step:", "step", "step:with blank", ""):
        edit = Edit(matrix_of())
        edit.put(Step(id=id, level="level:0"))
        with pytest.raises(NotAllowed, match=f"The id {id} does not fit its record, a step"):
            edit.diff()


def test_m3_every_reference_names_a_record_that_is_there() -> None:
    ana, ben = Contact(id="contact:a", name="Ana"), Contact(id="contact:b", name="Ben", deputies=("contact:a",))
    step = Step(id="step:a", level="level:0", targets=(Target(to="contact:a"), Target(to="contact:b")))
    team = Team(id="team:a", name="Desk", members=("contact:a", "contact:b"), lead="contact:a")
    matrix = matrix_of(ana, ben, step, team)
    edit = Edit(matrix)
    edit.remove("contact:a")
    after = settled(matrix, edit)
    assert after.steps["step:a"].targets == (Target(to="contact:b"),)
    assert after.contacts["contact:b"].deputies == ()
    assert (after.teams["team:a"].members, after.teams["team:a"].lead) == (("contact:b",), None)


def test_m3_a_reference_drafted_to_nobody_is_taken_out() -> None:
    matrix = matrix_of(STEPS[0])
    edit = Edit(matrix)
    edit.change("step:a", targets=(Target(to="contact:gone"),), condition=Condition(severities=("severity:gone",)))
    after = settled(matrix, edit)
    assert after.steps["step:a"].targets == ()
    assert after.steps["step:a"].condition == Condition()


def test_m3_a_reference_to_a_record_of_another_kind_is_taken_out() -> None:
    matrix = matrix_of(STEPS[0], Team(id="team:a", name="T"))
    edit = Edit(matrix)
    edit.put(Team(id="team:b", name="T", members=("team:a", "step:a")))
    assert settled(matrix, edit).teams["team:b"].members == ()


def test_m3_what_was_accepted_for_one_record_is_not_accepted_for_all_when_that_goes() -> None:
    here = Suppression(id="suppression:a", code="R06", on=("step:a",))
    both = Suppression(id="suppression:b", code="R06", on=("step:a", "step:b"))
    everywhere = Suppression(id="suppression:c", code="R07")
    matrix = matrix_of(*STEPS, here, both, everywhere)
    edit = Edit(matrix)
    edit.remove("step:a")
    after = settled(matrix, edit)
    assert set(after.suppressions) == {"suppression:b", "suppression:c"}
    assert after.suppressions["suppression:b"].on == ("step:b",)


def test_m4_arrows_go_with_their_steps_and_steps_with_their_level() -> None:
    moved = Step(id="step:d", level="level:1")
    comment = Comment(id="comment:a", on="transition:a")
    briefing = Briefing(id="briefing:a", contact="contact:a", version="1")
    matrix = matrix_of(*STEPS, moved, ARROW, comment, Contact(id="contact:a", name="Ana"), briefing)
    edit = Edit(matrix)
    edit.remove("step:b")
    after = settled(matrix, edit)
    assert "transition:a" not in after
    assert "comment:a" not in after
    edit = Edit(matrix)
    edit.remove("level:0")
    after = settled(matrix, edit)
    assert set(after.steps) == {"step:d"}
    assert not after.transitions
    edit = Edit(matrix)
    edit.remove("contact:a")
    assert "briefing:a" not in settled(matrix, edit)


def test_m4_holds_for_what_is_drafted_in_the_same_edit() -> None:
    matrix = matrix_of(*STEPS)
    edit = Edit(matrix)
    new = edit.new(Step, level="level:2")
    edit.new(Transition, source=new.id, target="step:a")
    edit.put(Comment(id="comment:a", on=new.id))
    edit.remove("level:2")
    after = settled(matrix, edit)
    assert new.id not in after
    assert not after.transitions
    assert "comment:a" not in after


def test_m4_an_arrow_drafted_without_an_end_does_not_stay() -> None:
    matrix = matrix_of(*STEPS)
    edit = Edit(matrix)
    edit.put(Transition(id="transition:b", source="step:a", target=""))
    edit.put(Step(id="step:z", level=""))
    assert not edit.diff()


def test_m4_a_large_level_goes_quickly_even_when_all_its_steps_were_drafted() -> None:
    steps = [Step(id=f"step:s{number}", level="level:0") for number in range(3000)]
    matrix = matrix_of(*steps)
    edit = Edit(matrix)
    for step in steps:
        edit.change(step.id, title="moved")
    edit.remove("level:0")
    assert not settled(matrix, edit).steps


def test_m5_levels_count_from_zero() -> None:
    matrix = matrix_of()
    edit = Edit(matrix)
    edit.remove("level:0")
    after = settled(matrix, edit)
    assert [(level.id, level.order) for level in after.levels.values()] == [("level:1", 0), ("level:2", 1)]
    edit = Edit(matrix)
    edit.put(Level(id="level:z", order=7))
    assert settled(matrix, edit).levels["level:z"].order == 3


def test_m5_of_two_levels_with_one_order_the_drafted_gives_way() -> None:
    matrix = matrix_of()
    edit = Edit(matrix)
    edit.put(Level(id="level:new", order=1))
    assert list(settled(matrix, edit).levels) == ["level:0", "level:1", "level:new", "level:2"]


def test_m6_severities_rank_from_one() -> None:
    severities = [Severity(id=f"severity:{rank}", code=f"SEV{rank}", rank=rank) for rank in (1, 2, 3)]
    matrix = matrix_of(*severities)
    edit = Edit(matrix)
    edit.remove("severity:1")
    assert [severity.rank for severity in settled(matrix, edit).severities.values()] == [1, 2]
    edit = Edit(matrix)
    edit.put(Severity(id="severity:z", code="SEV9", rank=9))
    assert settled(matrix, edit).severities["severity:z"].rank == 4


DECISION = Step(id="step:a", level="level:0", kind=StepKind.DECISION)


def arrow(name: str, source: str = "step:a", default: bool = True) -> Transition:
    return Transition(id=f"transition:{name}", source=source, target="step:b", default=default)


def defaults(matrix: Matrix) -> set[str]:
    return {each.id for each in matrix.transitions.values() if each.default}


def test_m7_a_decision_has_one_default_arrow() -> None:
    matrix = matrix_of(DECISION, STEPS[1], arrow("a"), arrow("b", default=False))
    assert defaults(matrix) == {"transition:a"}
    edit = Edit(matrix)
    edit.change("transition:b", default=True)
    assert defaults(settled(matrix, edit)) == {"transition:b"}


def test_m7_of_several_drafted_defaults_the_last_stays() -> None:
    matrix = matrix_of(DECISION, STEPS[1])
    edit = Edit(matrix)
    for name in ("b", "c", "a"):
        edit.put(arrow(name))
    assert defaults(settled(matrix, edit)) == {"transition:a"}


def test_m7_only_a_decision_has_a_default() -> None:
    matrix = matrix_of(*STEPS, arrow("a"))
    assert defaults(matrix) == set()
    matrix = matrix_of(DECISION, *STEPS[1:], arrow("a"))
    edit = Edit(matrix)
    edit.change("step:a", kind=StepKind.ACTION)
    assert defaults(settled(matrix, edit)) == set()
    edit = Edit(matrix)
    edit.change("transition:a", source="step:c")
    assert defaults(settled(matrix, edit)) == set()


def test_m7_a_default_moved_to_another_decision_displaces_the_one_there() -> None:
    other = Step(id="step:c", level="level:0", kind=StepKind.DECISION)
    matrix = matrix_of(DECISION, STEPS[1], other, arrow("a"), arrow("c", source="step:c"))
    edit = Edit(matrix)
    edit.change("transition:a", source="step:c")
    assert defaults(settled(matrix, edit)) == {"transition:a"}


def opening(day: int, start: str, end: str) -> Opening:
    return Opening(day=day, start=start, end=end)


HOURS = [
    ([(1, "09:00", "17:00")], [(1, "09:00", "17:00")]),
    ([(2, "09:00", "17:00"), (1, "09:00", "17:00")], [(1, "09:00", "17:00"), (2, "09:00", "17:00")]),
    ([(1, "09:00", "12:00"), (1, "11:00", "17:00")], [(1, "09:00", "17:00")]),
    ([(1, "09:00", "12:00"), (1, "12:00", "17:00")], [(1, "09:00", "17:00")]),
    ([(1, "09:00", "12:00"), (1, "13:00", "17:00")], [(1, "09:00", "12:00"), (1, "13:00", "17:00")]),
    ([(1, "09:00", "17:00"), (1, "10:00", "11:00")], [(1, "09:00", "17:00")]),
    ([(1, "09:00", "09:00")], []),
    ([(1, "22:00", "06:00")], [(1, "22:00", "24:00"), (2, "00:00", "06:00")]),
    ([(7, "22:00", "06:00")], [(1, "00:00", "06:00"), (7, "22:00", "24:00")]),
    ([(5, "22:00", "00:00")], [(5, "22:00", "24:00")]),
    ([(5, "00:00", "24:00")], [(5, "00:00", "24:00")]),
    ([(5, "24:00", "06:00")], [(6, "00:00", "06:00")]),
    ([(7, "24:00", "00:00")], []),
    ([(7, "24:00", "24:00")], []),
]


@pytest.mark.parametrize(("given_hours", "kept"), HOURS)
def test_m8_weekly_intervals_are_in_order(
    given_hours: list[tuple[int, str, str]], kept: list[tuple[int, str, str]]
) -> None:
    hours = tuple(opening(*each) for each in given_hours)
    matrix = matrix_of(
        Calendar(id="calendar:a", name="Office", hours=hours), Rota(id="rota:a", name="Nights", restrictions=hours)
    )
    assert not list(violations(matrix))
    assert [(each.day, each.start, each.end) for each in matrix.calendars["calendar:a"].hours] == kept
    assert matrix.rotas["rota:a"].restrictions == matrix.calendars["calendar:a"].hours


times = st.builds(lambda minute: f"{minute // 60:02}:{minute % 60:02}", st.integers(0, 24 * 60))
weekly = st.lists(st.builds(Opening, day=st.integers(1, 7), start=times, end=times), max_size=6).map(tuple)


def minutes_open(openings: tuple[Opening, ...]) -> set[int]:
    """The minutes of the week that are open, reckoned one by one."""
    found = set()
    for each in openings:
        start, end = (int(text[:2]) * 60 + int(text[3:]) for text in (each.start, each.end))
        if end < start:
            end += 24 * 60
        found |= {((each.day - 1) * 24 * 60 + minute) % (7 * 24 * 60) for minute in range(start, end)}
    return found


@given(weekly)
def test_m8_the_same_minutes_stay_open(openings: tuple[Opening, ...]) -> None:
    merged = merged_openings(openings)
    assert minutes_open(merged) == minutes_open(openings)
    assert merged_openings(merged) == merged
    for one, two in itertools.pairwise(merged):
        assert (one.day, one.end) < (two.day, two.start)
    assert all(each.start < each.end for each in merged)


@pytest.mark.parametrize(
    "fields",
    [
        {"position": Position(across=float("inf"))},
        {"position": Position(along=float("nan"))},
        {"attempts": 0},
        {"attempts": "2"},
        {"title": None},
        {"title": "\ud800"},
        {"kind": "steppe"},
        {"targets": ("contact:a",)},
    ],
)
def test_m9_what_no_file_can_hold_is_refused(fields: dict[str, object]) -> None:
    matrix = matrix_of(*STEPS)
    edit = Edit(matrix)
    edit.change("step:a", **fields)
    with pytest.raises(NotAllowed):
        edit.diff()


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.data())
@settings(max_examples=60, deadline=None)
def test_any_draft_settles_into_a_valid_matrix(one: int, other: int, data: st.DataObject) -> None:
    matrix, source = random_matrix(one, tricky=False), random_matrix(other, tricky=False)
    edit = Edit(matrix)
    for id in data.draw(st.lists(st.sampled_from(sorted(matrix.records)), max_size=6, unique=True)):
        if id != matrix.head.id:
            edit.remove(id)
    for record in data.draw(st.lists(st.sampled_from(list(source.records.values())), max_size=6, unique=True)):
        if not isinstance(record, Head):
            edit.put(record)
    for record in data.draw(st.lists(st.sampled_from(list(matrix.records.values())), max_size=4, unique=True)):
        edit.put(random_record(one + other, source if data.draw(st.booleans()) else matrix, record))
    after = settled(matrix, edit)
    again = Edit(after)
    for record in after.records.values():
        again.put(record)
    assert not again.diff(), "settling what is settled changes nothing"


@given(matrices())
def test_a_valid_matrix_has_no_violations(matrix: Matrix) -> None:
    assert not list(violations(matrix))


def test_settling_does_not_disturb_what_is_not_concerned() -> None:
    matrix = full_matrix()
    edit = Edit(matrix)
    new = edit.put(Contact(id=new_id("contact"), name="Ana"))
    assert set(edit.diff().pairs) == {new.id}


def test_an_arrow_for_one_severity_goes_with_it_and_does_not_become_one_for_all() -> None:
    def only(edit: Edit) -> None:
        edit.change(FRONT_SPECIALIST, condition=Condition(severities=(SEV1,)))
        edit.change(SPECIALIST_MANAGER, condition=Condition(severities=(SEV1, SEV2)))

    document = Document(small(only))
    with document.edit("Delete") as edit:
        edit.remove(SEV1)
    assert FRONT_SPECIALIST not in document.matrix
    assert document.matrix.transitions[SPECIALIST_MANAGER].condition.severities == (SEV2,)
