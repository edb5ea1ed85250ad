"""What a known contact takes over from a row of a foreign sheet: nothing that it has is lost without being replaced."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from designer.formats.merging.matching import plain
from designer.formats.merging.people_rows import Person
from designer.model.choices import PhoneKind
from designer.model.records import Contact
from designer.model.values import Email, Phone


def is_old_news(person: Person, contact: Contact) -> bool:
    """Whether a contact says already all that a row says."""
    return (
        person.key == plain(contact.name)
        and all(getattr(contact, name) == text for name, text in person.texts.items())
        and phones_after(contact.phones, person.phones) == contact.phones
        and emails_after(contact.emails, person.emails) == contact.emails
    )


_SLOTS: dict[str, frozenset[PhoneKind]] = {
    "mobile": frozenset({PhoneKind.MOBILE}),
    "fax": frozenset({PhoneKind.FAX}),
    "pager": frozenset({PhoneKind.PAGER}),
    "phone": frozenset(PhoneKind) - {PhoneKind.MOBILE, PhoneKind.FAX, PhoneKind.PAGER},
}


def phones_after(known: tuple[Phone, ...], said: Sequence[tuple[str, Phone]]) -> tuple[Phone, ...]:
    """The numbers of a contact after a row: those it has stay as typed, others replace numbers of their kind."""
    known_numbers = {dialled(phone) for phone in known}
    fresh = [(slot, phone) for slot, phone in said if dialled(phone) not in known_numbers]
    if not fresh:
        return known
    spoken_for = {dialled(phone) for _, phone in said}
    result: list[Phone] = list(known)
    for slot, phone in fresh:
        kinds = _SLOTS[slot] if phone.kind in _SLOTS[slot] else frozenset({phone.kind})
        of_kind = [at for at, old in enumerate(known) if old.kind in kinds]
        at = of_kind[0] if len(of_kind) == 1 and dialled(known[of_kind[0]]) not in spoken_for else None
        if at is None or result[at] != known[at]:
            result.append(phone)
            continue
        old = known[at]
        result[at] = msgspec.structs.replace(
            phone, kind=old.kind, sms=old.sms, label=phone.label or old.label, hours=old.hours
        )
    return tuple(result)


def dialled(phone: Phone) -> tuple[str, str]:
    """What tells telephones apart: the number as it is dialled, and the extension."""
    return phone.e164 or "".join(each for each in phone.number if each.isdigit()) or phone.number, phone.extension


def emails_after(known: tuple[Email, ...], said: Sequence[str]) -> tuple[Email, ...]:
    """The mailboxes of a contact after a row: another one takes the place of the only one, and is added to several."""
    have = {email.address.casefold() for email in known}
    fresh = [address for address in said if address.casefold() not in have]
    if len(known) == 1 and fresh and len(fresh) == len(said):
        first = msgspec.structs.replace(known[0], address=fresh[0])
        return (first, *(Email(address=address) for address in fresh[1:]))
    return (*known, *(Email(address=address) for address in fresh))
