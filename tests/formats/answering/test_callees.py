"""Who is called in which order, over days."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings

from designer.formats.answering.callees import Shift, callee, calling_steps, shifts
from designer.formats.keeping import native, templates
from designer.model.choices import PhoneKind, StepKind
from designer.model.matrix import Matrix
from designer.model.records import Contact, Team
from designer.model.values import Email, Phone
from tests.matrices import matrices

MONDAY = dt.date(2026, 11, 23)


def names(shift: Shift) -> list[str]:
    return [each.who.name for each in shift.callees]


def test_a_template_over_a_day() -> None:
    calls = native.read(templates.templates()["call-centre"])
    day = shifts(calls, MONDAY, 1)
    assert names(day[0])[:2] == ["Dora Quist", "Eli Reyes"], "at night the desk is closed"
    noon = next(each for each in day if each.start.hour <= 12 < each.end.hour)
    assert names(noon)[0] == "Customer desk"
    assert all(each.start.date() == MONDAY for each in day)


def test_only_those_who_are_asked_are_called() -> None:
    calls = native.read(templates.templates()["call-centre"])
    steps = calling_steps(calls)
    assert steps
    assert all(step.kind not in (StepKind.INFORM, StepKind.NOTE) and step.targets for step in steps)


def test_the_number_most_surely_answered() -> None:
    phones = [
        Phone(number=f"+1 555 010{n}", kind=kind)
        for n, kind in enumerate([PhoneKind.FAX, PhoneKind.DESK, PhoneKind.MOBILE])
    ]
    ada = Contact(id="contact:2222222a", name="Ada Example", phones=tuple(phones))
    assert callee(ada).phone == phones[2]
    assert callee(Contact(id="contact:2222222a", name="Ada", phones=tuple(phones[:2]))).phone == phones[1]
    assert callee(Contact(id="contact:2222222a", name="Ada", phones=tuple(phones[:1]))).phone is None
    team = Team(id="team:2222222a", name="NOC", phone=phones[1], mailbox=Email(address="noc@example.org"))
    assert (callee(team).phone, callee(team).name.first) == (phones[1], "NOC")


@settings(max_examples=40)
@given(matrices())
def test_shifts_of_any_matrix_leave_no_time_out(matrix: Matrix) -> None:
    found = shifts(matrix, MONDAY, 3)
    assert found[0].start.date() == MONDAY
    assert found[-1].end.date() == MONDAY + dt.timedelta(days=3)
    assert found[-1].end.hour == found[-1].end.minute == 0
    for one, other in pairwise(found):
        assert one.end == other.start
        assert one.callees != other.callees or one.start.date() != other.start.date()
    assert all(each.start < each.end for each in found)
