"""Contacts become one: what differs is found, a careful choice proposed, and every mention follows."""

from __future__ import annotations

import datetime as dt

from designer.commands import joining
from designer.commands.joining import OneOf, Several
from designer.model.choices import PhoneKind, Privacy
from designer.model.edit import Edit
from designer.model.records import Contact, Team
from designer.model.values import Email, Phone, Target
from tests.small import ANA, BO, CEM, DORA, ELI, FRONT, SPECIALIST, draft, small

A = Contact(
    id="contact:a",
    name="Ana Novak",
    phones=(Phone(number="020 7946 0101", e164="+442079460101", kind=PhoneKind.DESK),),
    emails=(Email(address="Ana@example.org"),),
    notes="Ask for bills",
    privacy=Privacy.PUBLIC,
)
B = Contact(
    id="contact:b",
    name="Novak, Ana",
    role="Lead",
    phones=(Phone(number="+44 20 7946 0101", e164="+442079460101"), Phone(number="4711", kind=PhoneKind.DESK)),
    emails=(Email(address="ana@example.org"),),
    deputies=("contact:a", "contact:z"),
    notes="Not on Fridays",
    privacy=Privacy.PERSONAL,
    verified_on=dt.date(2026, 3, 1),
    verified_by="Dora",
)


def test_what_differs_is_found_in_the_order_of_a_form() -> None:
    found = joining.differences((A, B))
    names = [each.fields[0] if isinstance(each, OneOf) else each.field for each in found]
    assert names == ["name", "role", "phones", "emails", "deputies", "verified_on", "privacy", "notes"]
    assert joining.differences((A, A)) == []


def test_the_first_stays_unless_another_says_more_or_is_more_careful() -> None:
    chosen = joining.proposal((A, B))
    assert chosen["name"] == "Ana Novak"
    assert chosen["role"] == "Lead"
    assert chosen["privacy"] is Privacy.PERSONAL
    assert (chosen["verified_on"], chosen["verified_by"]) == (dt.date(2026, 3, 1), "Dora")
    assert chosen["notes"] == "Ask for bills\nNot on Fridays"


def test_one_number_typed_in_two_ways_is_kept_once() -> None:
    phones = next(each for each in joining.differences((A, B)) if isinstance(each, Several))
    assert phones.new == ((True,), (False, True))
    assert [phone.number for phone in joining.proposal((A, B))["phones"]] == ["020 7946 0101", "4711"]
    assert [mail.address for mail in joining.proposal((A, B))["emails"]] == ["Ana@example.org"]


def test_nobody_is_their_own_deputy_or_manager() -> None:
    assert joining.proposal((A, B))["deputies"] == ("contact:z",)
    document = draft(small(lambda edit: (edit.change(BO, manager=CEM), edit.change(CEM, manager=DORA))))
    with document.edit("Join") as edit:
        joined = joining.join(edit, (BO, CEM), {"manager": CEM, "deputies": (CEM, ELI)})
    assert joined.manager is None
    assert joined.deputies == (ELI,)


def test_the_one_that_most_name_stays() -> None:
    assert joining.in_order(small(), (BO, ELI, BO))[0] == ELI
    assert len(joining.in_order(small(), (BO, ELI, BO))) == 2


def test_every_mention_of_three_follows_in_one_step() -> None:
    def named(edit: Edit) -> None:
        edit.new(Team, name="Desk", members=(ANA, BO, CEM), lead=CEM)
        edit.change(FRONT, targets=(Target(to=ANA), Target(to=CEM)))

    before = small(named)
    document = draft(before)
    with document.edit("Join contacts") as edit:
        joined = joining.join(edit, (BO, ANA, CEM), {"name": "The desk"})
    after = document.matrix
    assert joined.name == "The desk"
    assert ANA not in after and CEM not in after
    assert [each.to for each in after.steps[FRONT].targets] == [BO]
    assert [each.to for each in after.steps[SPECIALIST].targets] == [BO]
    (team,) = after.teams.values()
    assert (team.members, team.lead) == ((BO,), BO)
    document.undo()
    assert document.matrix == before
