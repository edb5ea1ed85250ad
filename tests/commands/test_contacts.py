"""Contacts are assigned, taken off and joined without anybody being lost."""

from __future__ import annotations

import pytest

from designer.commands import contacts
from designer.errors import NotAllowed
from designer.model.records import Team
from designer.model.values import Email
from tests.small import ANA, BO, CEM, DONE, DORA, ELI, FRONT, SPECIALIST, draft, small


def test_assign() -> None:
    document = draft(small())
    with document.edit("Assign") as edit:
        contacts.assign(edit, SPECIALIST, ANA, at=0)
    assert [each.to for each in document.matrix.steps[SPECIALIST].targets] == [ANA, BO, CEM]
    with pytest.raises(NotAllowed), document.edit("Assign") as edit:
        contacts.assign(edit, DONE, ANA)


def test_deleting_somebody_takes_them_off_everywhere() -> None:
    document = draft(small())
    with document.edit("Delete") as edit:
        contacts.delete(edit, [ELI, ANA])
    assert document.matrix.steps[FRONT].targets == ()
    assert document.matrix.contacts[DORA].deputies == ()


def test_joining_keeps_every_address_and_mention() -> None:
    def twin(edit):  # type: ignore[no-untyped-def]
        edit.change(BO, emails=(Email(address="bo.okafor@example.org"),), role="Billing")
        edit.new(Team, name="Desk", members=(BO, CEM), lead=BO)
        edit.change(CEM, deputies=(BO,), manager=BO)

    document = draft(small(twin))
    with document.edit("Join") as edit:
        joined = contacts.join(edit, CEM, BO)
    assert BO not in document.matrix
    assert joined == document.matrix.contacts[CEM]
    assert joined.role == "Billing"
    assert [mail.address for mail in joined.emails] == ["cem@example.org", "bo.okafor@example.org"]
    assert len(joined.phones) == 4
    assert joined.deputies == ()
    assert joined.manager is None
    assert [each.to for each in document.matrix.steps[SPECIALIST].targets] == [CEM]
    (team,) = document.matrix.teams.values()
    assert (team.members, team.lead) == ((CEM,), CEM)


def test_joining_somebody_with_themselves_changes_nothing() -> None:
    document = draft(small())
    with document.edit("Join") as edit:
        contacts.join(edit, BO, BO)
    assert document.undo_label is None
