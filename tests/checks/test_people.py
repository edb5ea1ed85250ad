"""R08, R11 – R14, R19, R23 find the fault they are for and are silent on a sound matrix."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from designer.checks.finding import Grade
from designer.model.choices import (
    ChannelKind,
    ContactKind,
    PhoneKind,
    TargetOrder,
    TeamMode,
    TransitionKind,
)
from designer.model.edit import Edit
from designer.model.records import Channel, Contact, Team
from designer.model.values import (
    Absence,
    ChannelUse,
    Email,
    Phone,
    Target,
)
from tests.faults import Change, Fault, check, found, names
from tests.small import (
    ANA,
    BO,
    CEM,
    ELI,
    FRONT,
    MANAGER,
    SPECIALIST,
    SPECIALIST_MANAGER,
    person,
)


def _calls(**fields: object) -> Change:
    return lambda edit: edit.change(SPECIALIST, **fields)


def _contact(id: str, **fields: object) -> Change:
    return lambda edit: edit.change(id, **fields)


def _sms_only(edit: Edit) -> None:
    pager = edit.new(Channel, kind=ChannelKind.PAGER)
    edit.change(MANAGER, channels=(ChannelUse(channel=pager.id),))


def _away_together(edit: Edit) -> None:
    away = Absence(start=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), end=dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    edit.change(ANA, absences=(away,))
    edit.change(ELI, absences=(away,), deputies=(ANA,))


FAULTS: list[Fault] = [
    ("R08", _calls(attempts=4, turn=5, pause=3), Grade.ERROR, SPECIALIST, "before its last call"),
    ("R08", _calls(turn=40), Grade.ERROR, SPECIALIST, "before its last call"),
    ("R11", _sms_only, Grade.ERROR, MANAGER, "no address for pager"),
    ("R12", _contact(ANA, deputies=()), Grade.WARNING, ANA, "alone"),
    ("R13", lambda e: e.change(SPECIALIST, targets=(Target(to=ANA), Target(to=BO))), Grade.WARNING, ANA, "changes"),
    ("R13", _contact(BO, emails=(Email(address="dora@example.org"),)), Grade.WARNING, BO, "share"),
    ("R14", _contact(ANA, deputies=(ANA, ELI)), Grade.WARNING, ANA, "their own deputy"),
    ("R14", _contact(ANA, deputies=(BO,)), Grade.WARNING, ANA, "next level"),
    ("R14", _contact(ELI, emails=(Email(address="ana@example.org"),)), Grade.WARNING, ANA, "share"),
    ("R14", _away_together, Grade.WARNING, ANA, "away together"),
    ("R19", _contact(BO, phones=(), chats=()), Grade.WARNING, BO, "one way only"),
    ("R23", lambda e: e.put(person("contact:aaaaaaa9", "Bo  OKAFOR", 109)), Grade.WARNING, BO, "the name"),
    ("R23", lambda e: e.put(person("contact:aaaaaaa9", "Bo Two", 102)), Grade.WARNING, BO, "+44"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=names(FAULTS))
def test_a_fault_is_found(fault: Fault) -> None:
    check(fault)


def test_every_rule_was_broken() -> None:
    assert {fault[0] for fault in FAULTS} == {"R08", "R23", "R12", "R11", "R14", "R19", "R13"}


def test_a_round_is_as_long_as_its_calls() -> None:
    assert found("R08", _calls(attempts=2, turn=5, pause=3)) == []
    assert found("R08", _calls(turn=29, order=TargetOrder.ALL_AT_ONCE)) == []


def test_a_team_and_a_desk_are_more_than_one_person() -> None:
    def team(edit: Edit) -> None:
        edit.change(ANA, deputies=())
        members = edit.new(Team, name="Desk", members=(ANA, ELI), mode=TeamMode.EVERYONE)
        edit.change(FRONT, targets=(Target(to=members.id),))

    assert found("R12", team) == []
    assert found("R12", _contact(ANA, deputies=(), kind=ContactKind.DESK)) == []


def test_a_manager_told_beside_the_work_is_not_the_same_again() -> None:
    def told(edit: Edit) -> None:
        edit.change(SPECIALIST_MANAGER, kind=TransitionKind.HIERARCHICAL)
        edit.change(MANAGER, targets=(Target(to=BO),))

    assert found("R13", told) == []


def test_a_shared_duty_phone_is_no_duplicate() -> None:
    shared = Phone(number="+44 20 7946 0500", e164="+442079460500", kind=PhoneKind.DUTY)

    def share(edit: Edit) -> None:
        for id in (BO, CEM):
            record = edit.find(Contact, id)
            edit.put(msgspec.structs.replace(record, phones=(*record.phones, shared)))

    assert found("R23", share) == []


@pytest.mark.parametrize(("early", "late"), [(ANA, ELI), (ELI, ANA)])
def test_who_leaves_when_the_other_comes_back_is_not_away_together(early: str, late: str) -> None:
    first, second, third = (dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (1, 2, 3))

    def change(overlap: dt.timedelta) -> Change:
        def to(edit: Edit) -> None:
            edit.change(early, absences=(Absence(start=first, end=second + overlap),))
            edit.change(late, absences=(Absence(start=second, end=third),))
            edit.change(ELI, deputies=(ANA,))

        return to

    def told(overlap: dt.timedelta) -> list[str]:
        return [each.message for each in found("R14", change(overlap)) if "away together" in each.message]

    assert told(dt.timedelta(0)) == []
    assert len(told(dt.timedelta(minutes=1))) == 1
