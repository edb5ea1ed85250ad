"""R15, R17, R18 find the fault they are for and are silent on a sound matrix."""

from __future__ import annotations

import pytest

from designer.checks.finding import Grade
from designer.model.choices import (
    PhoneKind,
)
from designer.model.edit import Edit
from designer.model.values import (
    Email,
    Phone,
)
from tests.faults import Change, Fault, check, found, names
from tests.small import (
    BO,
    CEM,
)


def _contact(id: str, **fields: object) -> Change:
    return lambda edit: edit.change(id, **fields)


def _phone(number: str, e164: str = "") -> Change:
    return _contact(BO, phones=(Phone(number=number, e164=e164, kind=PhoneKind.DESK), Phone(number="4512")))


def _abroad(edit: Edit) -> None:
    edit.change(CEM, phones=(Phone(number="+1 202 555 0143", e164="+12025550143", kind=PhoneKind.DESK),))


FAULTS: list[Fault] = [
    ("R15", _contact(BO, active=False), Grade.ERROR, BO, "no longer active"),
    ("R15", _contact(BO, name="TBC"), Grade.ERROR, BO, "no real name"),
    ("R15", _phone("[Phone]"), Grade.ERROR, BO, "[Phone]"),
    ("R17", _phone("+44 (0)20 7946 0102"), Grade.ERROR, BO, "(0)"),
    ("R17", _phone("020 7946 0102 / 23"), Grade.ERROR, BO, "more than one number"),
    ("R17", _phone("+999 20 7946 0102"), Grade.ERROR, BO, "country code"),
    ("R17", _phone("+44 20 7946 0102 9999"), Grade.ERROR, BO, "digits"),
    ("R17", _phone("020 7946 ####"), Grade.ERROR, BO, "hidden"),
    ("R17", _contact(BO, emails=(Email(address="bo at example.org"),)), Grade.ERROR, BO, "no mail address"),
    ("R18", lambda e: (_phone("020 7946 0102")(e), _abroad(e)), Grade.WARNING, BO, "country code"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=names(FAULTS))
def test_a_fault_is_found(fault: Fault) -> None:
    check(fault)


def test_every_rule_was_broken() -> None:
    assert {fault[0] for fault in FAULTS} == {"R18", "R15", "R17"}


@pytest.mark.parametrize(("number", "count"), [("020 7946 0102 9999", 0), ("020 7946 0102 99991", 1)])
def test_no_telephone_number_has_more_than_fifteen_digits(number: str, count: int) -> None:
    assert len(found("R17", _phone(number))) == count


def test_short_numbers_are_legal() -> None:
    assert found("R17", _phone("4512")) == []
    assert found("R18", lambda edit: (_phone("4512")(edit), _abroad(edit))) == []
    assert found("R18", _phone("020 7946 0102")) == [], "one country only"
