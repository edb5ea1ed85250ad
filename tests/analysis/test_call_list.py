"""Whom to call, level by level."""

from __future__ import annotations

from designer.analysis.call_list import Band, call_list, in_path_order, level_numbers
from designer.analysis.grid import columns
from designer.model import spans
from designer.model.choices import StepKind, TeamMode
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Contact, Level, Team
from designer.model.values import Phone, SeveritySpan, Target
from tests.crowd import crowd
from tests.small import BO, CEM, FRONT, FRONT_SPECIALIST, L2, SEV1, SPECIALIST, small


def bands(matrix: Matrix) -> dict[str, Band]:
    return {band.level.code: band for band in call_list(matrix)}


def test_everybody_on_a_step_is_listed_on_its_level_in_order() -> None:
    found = call_list(small())
    assert [(band.number, band.level.code) for band in found] == [("1", "L1"), ("2", "L2"), ("3", "L3")]
    names = [[call.who.name for call in band.calls] for band in found]
    assert names == [["Ana Novak"], ["Bo Okafor", "Cem Park"], ["Dora Quist"]]
    assert [call.number for call in found[1].calls] == ["2.1", "2.2"]


def test_all_people_of_teams_and_rotas_are_there_once_with_where_they_come_from() -> None:
    found = call_list(crowd(16))
    assert sum(len(band.calls) for band in found) == 16
    through = {record.name for band in found for call in band.calls for record in call.through}
    assert through == {"Team 1", "Rota 2", "Team 3", "Rota 4"}


def test_a_team_with_a_number_of_its_own_is_a_line_before_its_people() -> None:
    def change(edit: object) -> None:
        team = edit.new(  # type: ignore[attr-defined]
            Team, name="Desk", members=(BO,), phone=Phone(number="112"), mode=TeamMode.EVERYONE
        )
        edit.change(SPECIALIST, targets=(Target(to=team.id), Target(to=CEM)))  # type: ignore[attr-defined]

    calls = bands(small(change))["L2"].calls
    assert [call.who.name for call in calls] == ["Desk", "Bo Okafor", "Cem Park"]
    assert [type(call.who) for call in calls] == [Team, Contact, Contact]


def test_a_team_reached_by_its_mailbox_is_a_line_and_its_people_are_not() -> None:
    def change(edit: object) -> None:
        team = edit.new(Team, name="Desk", members=(BO,), mode=TeamMode.MAILBOX)  # type: ignore[attr-defined]
        edit.change(SPECIALIST, targets=(Target(to=team.id),))  # type: ignore[attr-defined]

    assert [call.who.name for call in bands(small(change))["L2"].calls] == ["Desk"]


def test_then_after_is_the_time_to_the_next_step_that_names_somebody() -> None:
    found = bands(small())
    (timing,) = found["L1"].calls[0].then_after
    assert (timing.severities, timing.time.text) == ((), "15 min")
    assert found["L3"].calls[0].then_after == ()


def test_times_that_differ_name_their_severities() -> None:
    def change(edit: object) -> None:
        quick = SeveritySpan(severity=SEV1, span=spans.parse("5 min"))
        edit.change(FRONT_SPECIALIST, after_by_severity=(quick,))  # type: ignore[attr-defined]

    found = bands(small(change))
    times = [([each.code for each in t.severities], t.time.text) for t in found["L1"].calls[0].then_after]
    assert times == [(["SEV1"], "5 min"), (["SEV2"], "15 min")]
    assert [t.time.text for t in found["L2"].after] == ["5 min", "15 min"]


def test_who_is_only_informed_is_marked() -> None:
    found = bands(small(lambda edit: edit.change(SPECIALIST, kind=StepKind.INFORM)))
    assert all(call.told for call in found["L2"].calls)
    assert not any(call.told for call in found["L1"].calls)


def test_the_numbers_of_levels_are_those_of_their_codes_where_each_has_its_own() -> None:
    assert list(level_numbers(small()).values()) == ["0", "1", "2", "3"]
    document = Document(small())
    with document.edit("rename") as edit:
        edit.change(L2, code="L1")
    assert list(level_numbers(document.matrix).values()) == ["1", "2", "3", "4"]
    assert len(document.matrix.of(Level)) == 4


def test_steps_come_in_the_order_in_which_an_issue_meets_them_notes_last() -> None:
    matrix = small(lambda edit: edit.change(FRONT, kind=StepKind.NOTE))
    order = [step.title for step in in_path_order(matrix, columns(matrix))]
    assert order[-1] == matrix.steps[FRONT].title
    assert set(order) == {step.title for step in matrix.steps.values()}
