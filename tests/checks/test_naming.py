"""R15 (nobody named) and R56 find the fault they are for and are silent on a sound matrix."""

from __future__ import annotations

import pytest

from designer.checks.finding import Grade
from designer.model.choices import StepKind, TeamMode
from designer.model.edit import Edit
from designer.model.records import Level, Rota, Team
from designer.model.values import Email, Phone, Target
from tests.faults import Change, Fault, check, found, names
from tests.small import BO, DONE, FRONT, L1, L2, MANAGER, SPECIALIST


def _kind(kind: StepKind) -> Change:
    return lambda edit: edit.change(MANAGER, kind=kind, targets=())


def _team(**fields: object) -> Change:
    def change(edit: Edit) -> None:
        team = edit.new(Team, name="Network", **fields)
        edit.change(SPECIALIST, targets=(Target(to=team.id), Target(to=BO)))

    return change


def _rota(edit: Edit) -> None:
    edit.change(SPECIALIST, targets=(Target(to=edit.new(Rota, name="Nights").id), Target(to=BO)))


FAULTS: list[Fault] = [
    ("R15", _kind(StepKind.INFORM), Grade.ERROR, MANAGER, "informs nobody"),
    ("R15", _kind(StepKind.VENDOR), Grade.ERROR, MANAGER, "calls nobody"),
    ("R15", _team(), Grade.ERROR, SPECIALIST, "“Network”, where nobody is"),
    ("R15", _team(members=(BO,), mode=TeamMode.LEAD), Grade.ERROR, SPECIALIST, "where nobody is"),
    ("R15", _rota, Grade.ERROR, SPECIALIST, "“Nights”, where nobody is"),
    ("R56", lambda edit: edit.change(FRONT, title=" "), Grade.WARNING, FRONT, "“L1 Front line” has no title"),
    ("R56", lambda edit: edit.change(L2, label=""), Grade.WARNING, L2, "The level L2 has no name"),
    ("R56", lambda edit: edit.change(L1, label=" ", code=""), Grade.WARNING, L1, "A level has no name"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=names(FAULTS))
def test_a_fault_is_found(fault: Fault) -> None:
    check(fault)


def test_a_checklist_for_who_has_the_work_needs_nobody() -> None:
    assert found("R15", _kind(StepKind.ACTION)) == []


def test_a_team_with_a_number_or_a_mailbox_of_its_own_is_somebody() -> None:
    assert found("R15", _team(phone=Phone(number="112"))) == []
    assert found("R15", _team(mailbox=Email(address="desk@example.org"), mode=TeamMode.MAILBOX)) == []


def test_an_end_without_a_title_and_a_level_without_steps_are_no_fault() -> None:
    assert found("R56", lambda edit: edit.change(DONE, title="")) == []
    assert found("R56", lambda edit: edit.new(Level, order=9)) == []
