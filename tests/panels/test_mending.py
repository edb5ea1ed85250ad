"""Where somebody goes who wants to mend a finding."""

from __future__ import annotations

from designer.checks.finding import Finding, Grade
from designer.panels.desk import Desk
from designer.panels.mending import place
from tests import small

SILENT = "Specialist is never reached: the arrow from Front line has no time. Say after how long it fires."


def test_an_arrow_without_a_time_is_gone_to_at_its_time(desk: Desk) -> None:
    finding = Finding("R02", Grade.ERROR, (small.SPECIALIST,), SILENT, False)
    assert place(desk.matrix, finding) == (small.SPECIALIST, "")  # it has one meanwhile
    with desk.edit("Forget") as edit:
        edit.change(small.FRONT_SPECIALIST, after=None, after_by_severity=())
    assert place(desk.matrix, finding) == (small.FRONT_SPECIALIST, "after")


def test_else_the_first_that_is_still_there(desk: Desk) -> None:
    finding = Finding("R12", Grade.WARNING, ("step:gone2345", small.DORA), "Dora stands alone.", False)
    assert place(desk.matrix, finding) == (small.DORA, "")
    assert place(desk.matrix, finding._replace(ids=("step:gone2345",))) == ("", "")
