"""Whom a step reaches and over what: targets resolved into contacts, channels into addresses."""

from __future__ import annotations

from typing import NamedTuple

from designer.model.choices import ChannelKind, PhoneKind, TeamMode
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Channel, Contact, Level, Rota, Step, Team
from designer.model.values import Target

OWN_PLACE = frozenset({ChannelKind.TICKET, ChannelKind.BRIDGE, ChannelKind.IN_PERSON, ChannelKind.OTHER})
"""Kinds of channel whose own instructions say where to go: they need no address of the contact."""


class Use(NamedTuple):
    """A channel in an attempt. `channel` is None where the contact's bare address is used."""

    kind: ChannelKind
    delay: int
    channel: Id | None


def contacts_of(matrix: Matrix, target: Target) -> tuple[Contact, ...]:
    """Everybody a target may mean, at any time: a team's members or lead, all members of a rota.

    A team reached by its mailbox stands for nobody.
    """
    record = matrix.get(target.to)
    if isinstance(record, Contact):
        return (record,)
    if isinstance(record, Team):
        mode = target.mode or record.mode
        if mode is TeamMode.MAILBOX:
            return ()
        ids: tuple[Id, ...] = record.members
        if mode is TeamMode.LEAD:
            ids = (record.lead,) if record.lead else ()
        return _contacts(matrix, ids)
    if isinstance(record, Rota):
        return _contacts(matrix, record.members)
    return ()


def people_of(matrix: Matrix, step: Step) -> tuple[Contact, ...]:
    """Everybody a step may attempt or tell, in the order of its targets, each once."""
    return tuple({contact.id: contact for target in step.targets for contact in contacts_of(matrix, target)}.values())


def is_team_mailbox(matrix: Matrix, target: Target) -> bool:
    """Whether a target is a team that is reached by its shared mailbox."""
    record = matrix.get(target.to)
    return isinstance(record, Team) and (target.mode or record.mode) is TeamMode.MAILBOX


def has_address(contact: Contact, kind: ChannelKind) -> bool:
    """Whether a contact can be reached over a kind of channel."""
    if kind in OWN_PLACE:
        return True
    if kind is ChannelKind.EMAIL:
        return bool(contact.emails)
    if kind is ChannelKind.CHAT:
        return bool(contact.chats)
    if kind is ChannelKind.PORTAL:
        return bool(contact.portal)
    if kind is ChannelKind.PAGER:
        return any(phone.kind is PhoneKind.PAGER for phone in contact.phones)
    if kind is ChannelKind.SMS:
        return any(phone.sms or phone.kind is PhoneKind.MOBILE for phone in contact.phones)
    return any(phone.kind not in (PhoneKind.FAX, PhoneKind.PAGER) for phone in contact.phones)


def own_kinds(contact: Contact) -> tuple[ChannelKind, ...]:
    """The kinds of channel a contact has addresses for."""
    kinds = (ChannelKind.PHONE, ChannelKind.PAGER, ChannelKind.EMAIL, ChannelKind.CHAT, ChannelKind.PORTAL)
    return tuple(kind for kind in kinds if has_address(contact, kind))


def methods(contact: Contact) -> int:
    """How many ways there are to reach a contact: every number, mailbox, chat and portal counts."""
    numbers = sum(phone.kind is not PhoneKind.FAX for phone in contact.phones)
    return numbers + len(contact.emails) + len(contact.chats) + bool(contact.portal)


def wanted_channels(matrix: Matrix, step: Step, contact: Contact | None = None) -> tuple[Use, ...]:
    """The channels an attempt uses: the step's, else its level's, else the contact's own, else their addresses."""
    level = matrix.get(step.level)
    uses = step.channels or (level.channels if isinstance(level, Level) else ())
    if not uses and contact is not None:
        uses = contact.channels
    if uses:
        return tuple(
            Use(channel.kind, use.delay, channel.id)
            for use in uses
            if isinstance(channel := matrix.get(use.channel), Channel)
        )
    return tuple(Use(kind, 0, None) for kind in own_kinds(contact)) if contact is not None else ()


def usable_channels(matrix: Matrix, step: Step, contact: Contact) -> tuple[Use, ...]:
    """The channels of `wanted_channels` that the contact has an address for."""
    return tuple(use for use in wanted_channels(matrix, step, contact) if has_address(contact, use.kind))


def _contacts(matrix: Matrix, ids: tuple[Id, ...]) -> tuple[Contact, ...]:
    return tuple(record for id in ids if isinstance(record := matrix.get(id), Contact))
