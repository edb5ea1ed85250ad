"""R05, R35, R37, R38 find the fault they are for and are silent on a sound matrix."""

from __future__ import annotations

import pytest

from designer.checks.finding import Grade
from designer.commands import transitions
from designer.model import spans
from designer.model.edit import Edit
from designer.model.values import (
    Repeats,
    Target,
)
from tests.faults import Fault, check, head, names
from tests.small import (
    BO,
    FRONT,
    FRONT_SPECIALIST,
    L1,
    L2,
    SEV1,
    SPECIALIST,
)


def _swap_levels(edit: Edit) -> None:
    edit.change(FRONT, level=L2, targets=(Target(to=BO),))
    edit.change(SPECIALIST, level=L1)


FAULTS: list[Fault] = [
    ("R05", lambda e: head(e, repeats=Repeats(count=12)), Grade.WARNING, None, "12 times"),
    ("R05", lambda e: head(e, repeats=Repeats(count=2, pause=1000)), Grade.WARNING, None, "passes take"),
    ("R35", lambda e: e.change(SEV1, resolve_within=spans.parse("45 min")), Grade.ERROR, SEV1, "are over"),
    (
        "R35",
        lambda e: e.change(SEV1, deciding_level=L2, resolve_within=spans.parse("10 min")),
        Grade.ERROR,
        L2,
        "after 15",
    ),
    ("R37", lambda e: e.change(SEV1, resolve_within=spans.parse("3 days")), Grade.ERROR, SEV1, "swap"),
    (
        "R37",
        lambda e: transitions.set_span(e, FRONT_SPECIALIST, SEV1, spans.parse("1 h")),
        Grade.ERROR,
        SEV1,
        "later than the milder",
    ),
    (
        "R38",
        lambda e: e.change(FRONT_SPECIALIST, after=spans.parse("at once")),
        Grade.ERROR,
        FRONT,
        "no time to answer",
    ),
    ("R38", lambda e: _swap_levels(e), Grade.ERROR, L2, "in order"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=names(FAULTS))
def test_a_fault_is_found(fault: Fault) -> None:
    check(fault)


def test_every_rule_was_broken() -> None:
    assert {fault[0] for fault in FAULTS} == {"R05", "R37", "R38", "R35"}
