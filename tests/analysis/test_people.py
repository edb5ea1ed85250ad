"""Targets resolve into contacts, channels into addresses."""

from __future__ import annotations

from designer.analysis import people
from designer.model.choices import ChannelKind, PhoneKind, TeamMode
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Channel, Contact, Rota, Team
from designer.model.values import ChannelUse, Email, Phone, Target
from tests.small import ANA, BO, CEM, DORA, FRONT, L1, PHONE, SPECIALIST, small

TEAM, ROTA = "team:aaaaaaa2", "rota:aaaaaaa2"


def with_team(edit: Edit) -> None:
    edit.put(Team(id=TEAM, name="Desk", members=(ANA, BO), lead=CEM, mailbox=Email(address="desk@example.org")))
    edit.put(Rota(id=ROTA, name="Nights", members=(BO, CEM)))


def names(matrix: Matrix, target: Target) -> list[str]:
    return [contact.id for contact in people.contacts_of(matrix, target)]


def test_whom_a_target_means() -> None:
    matrix = small(with_team)
    assert names(matrix, Target(to=DORA)) == [DORA]
    assert names(matrix, Target(to=TEAM)) == [ANA, BO]
    assert names(matrix, Target(to=TEAM, mode=TeamMode.LEAD)) == [CEM]
    assert names(matrix, Target(to=TEAM, mode=TeamMode.MAILBOX)) == []
    assert people.is_team_mailbox(matrix, Target(to=TEAM, mode=TeamMode.MAILBOX))
    assert not people.is_team_mailbox(matrix, Target(to=TEAM))
    assert names(matrix, Target(to=ROTA)) == [BO, CEM]
    assert names(matrix, Target(to="team:gone2345")) == []


def test_bare_addresses_are_used_at_once() -> None:
    matrix = small(lambda edit: edit.change(SPECIALIST, channels=()))
    uses = people.wanted_channels(matrix, matrix.steps[SPECIALIST], matrix.contacts[BO])
    assert [use.kind for use in uses] == [ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.CHAT]
    assert all((use.delay, use.channel) == (0, None) for use in uses)


def test_everybody_of_a_step_once() -> None:
    matrix = small(lambda edit: (with_team(edit), edit.change(SPECIALIST, targets=(Target(to=BO), Target(to=TEAM)))))
    assert [contact.id for contact in people.people_of(matrix, matrix.steps[SPECIALIST])] == [BO, ANA]


def test_addresses_by_kind_of_channel() -> None:
    bare = Contact(id="contact:bbbbbbb2", name="Bare")
    fax = Contact(id="contact:bbbbbbb3", name="Fax", phones=(Phone(number="4512", kind=PhoneKind.FAX),))
    ana = small().contacts[ANA]
    for kind in (ChannelKind.PHONE, ChannelKind.SMS, ChannelKind.EMAIL, ChannelKind.CHAT):
        assert people.has_address(ana, kind)
        assert not people.has_address(bare, kind)
        assert not people.has_address(fax, kind)
    assert not people.has_address(ana, ChannelKind.PAGER)
    assert people.has_address(bare, ChannelKind.TICKET)
    assert people.own_kinds(ana) == (ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.CHAT)
    assert (people.methods(ana), people.methods(bare), people.methods(fax)) == (4, 0, 0)


def test_the_channels_of_a_step_come_before_its_levels_and_the_contacts_own() -> None:
    def change(edit: Edit) -> None:
        mail = edit.new(Channel, kind=ChannelKind.EMAIL)
        edit.change(L1, channels=(ChannelUse(channel=mail.id, delay=3),))
        edit.change(ANA, channels=(ChannelUse(channel=PHONE, delay=7),))

    matrix = small(change)
    step, ana = matrix.steps[FRONT], matrix.contacts[ANA]
    assert [(use.kind, use.delay) for use in people.wanted_channels(matrix, step, ana)] == [(ChannelKind.PHONE, 0)]
    matrix = small(lambda edit: (change(edit), edit.change(FRONT, channels=())))
    step = matrix.steps[FRONT]
    assert [(use.kind, use.delay) for use in people.wanted_channels(matrix, step, ana)] == [(ChannelKind.EMAIL, 3)]
    matrix = small(lambda edit: (change(edit), edit.change(FRONT, channels=()), edit.change(L1, channels=())))
    step, ana = matrix.steps[FRONT], matrix.contacts[ANA]
    assert [(use.kind, use.delay) for use in people.wanted_channels(matrix, step, ana)] == [(ChannelKind.PHONE, 7)]
    plain = small(lambda edit: edit.change(FRONT, channels=()))
    kinds = [use.kind for use in people.usable_channels(plain, plain.steps[FRONT], plain.contacts[ANA])]
    assert kinds == [ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.CHAT]
    assert people.wanted_channels(plain, plain.steps[FRONT]) == ()
