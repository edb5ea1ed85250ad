"""R43, R55 find the fault they are for and are silent on a sound matrix."""

from __future__ import annotations

import pytest

from designer.checks.finding import Grade
from designer.checks.run import run
from designer.model import spans
from designer.model.choices import ChannelKind
from designer.model.edit import Edit
from designer.model.records import Calendar, Channel, Contact
from designer.model.values import (
    Condition,
    SeveritySpan,
)
from tests.faults import Fault, check, names
from tests.small import (
    CALL,
    FRONT_SPECIALIST,
    SEV1,
    SEV2,
    small,
)


def _span_never_taken(edit: Edit) -> None:
    only = Condition(severities=(SEV1,))
    late = (SeveritySpan(severity=SEV2, span=spans.parse("1 h")),)
    edit.change(FRONT_SPECIALIST, condition=only, after_by_severity=late)


FAULTS: list[Fault] = [
    ("R43", lambda e: e.change(CALL, condition=Condition(severities=(SEV1,))), Grade.ERROR, SEV2, "takes it"),
    ("R43", lambda e: _span_never_taken(e), Grade.ERROR, FRONT_SPECIALIST, "never takes"),
    ("R55", lambda e: e.new(Contact, name="Nobody needs me"), Grade.INFO, None, "No step, team or rota names"),
    (
        "R55",
        lambda e: e.new(Channel, kind=ChannelKind.PHONE, instructions="Ring 9 first"),
        Grade.INFO,
        None,
        "used nowhere",
    ),
    ("R55", lambda e: e.new(Calendar, name="Desk"), Grade.INFO, None, "calendar"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=names(FAULTS))
def test_a_fault_is_found(fault: Fault) -> None:
    check(fault)


def test_every_rule_was_broken() -> None:
    assert {fault[0] for fault in FAULTS} == {"R43", "R55"}


def test_two_ways_to_reach_somebody_are_enough() -> None:
    assert not [finding for finding in run(small()) if finding.code == "R19" and finding.grade is Grade.INFO]
