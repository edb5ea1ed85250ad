"""Turns at a step, and which arrows an issue that nobody answers can take."""

from __future__ import annotations

import msgspec
import pytest

from designer.analysis.grid import cells
from designer.analysis.paths import turn, turns
from designer.model.choices import TeamMode, Trigger
from designer.model.edit import Edit
from designer.model.records import Contact, Team
from designer.model.values import ChannelUse, Condition, Target
from tests.small import ANA, BO, CEM, FRONT, FRONT_SPECIALIST, L2, PHONE, SEV1, SPECIALIST, small

TEAM = "team:bbbbbbb2"


@pytest.mark.parametrize(("resolved", "way"), [(None, "work"), (False, "work"), (True, "asked")])
def test_an_open_issue_takes_no_arrow_for_resolved_ones(resolved: bool | None, way: str) -> None:
    condition = Condition(resolved=resolved)
    matrix = small(lambda edit: edit.change(FRONT_SPECIALIST, condition=condition, trigger=Trigger.NOT_ACKNOWLEDGED))
    assert cells(matrix)[(SEV1, L2)].way == way


def test_an_attempt_lasts_as_set_else_as_long_as_the_longest_delay_else_no_time() -> None:
    def slow(edit: Edit) -> None:
        step = edit.find(type(edit.now.steps[FRONT]), FRONT)
        edit.put(
            msgspec.structs.replace(step, channels=(ChannelUse(channel=PHONE, delay=3), ChannelUse(channel=PHONE)))
        )

    matrix = small(slow)
    assert turn(matrix, matrix.steps[FRONT], [ANA]) == 3
    matrix = small(lambda edit: (slow(edit), edit.change(FRONT, turn=10)))
    assert turn(matrix, matrix.steps[FRONT], [ANA]) == 10
    matrix = small(lambda edit: (edit.change(FRONT, channels=()), edit.put(Contact(id=ANA, name="Ana Novak"))))
    assert turn(matrix, matrix.steps[FRONT], [ANA]) == 0


def test_a_team_has_a_turn_a_member_only_where_it_is_tried_one_after_another() -> None:
    def team(mode: TeamMode) -> list[list[list[str]]]:
        def change(edit: Edit) -> None:
            edit.put(Team(id=TEAM, name="Desk", members=(BO, CEM), mode=mode))
            edit.change(SPECIALIST, targets=(Target(to=ANA), Target(to=TEAM)))

        matrix = small(change)
        return list(turns(matrix, matrix.steps[SPECIALIST]))

    assert team(TeamMode.ONE_AFTER_ANOTHER) == [[[ANA]], [[BO], [CEM]]]
    assert team(TeamMode.EVERYONE) == [[[ANA]], [[BO, CEM]]]
