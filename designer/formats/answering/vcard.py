"""Contacts as vCard 4.0 (RFC 6350), which phones and address books read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from designer.formats.answering import card
from designer.formats.answering.card import Card
from designer.formats.values.cells import clean
from designer.model.choices import ContactKind, PhoneKind
from designer.model.matrix import Matrix
from designer.model.values import Phone

LINE = 75
"""Bytes; a longer line goes on in the next, behind a blank."""

_KINDS = {
    ContactKind.PERSON: "individual",
    ContactKind.ROLE: "individual",
    ContactKind.DESK: "org",
    ContactKind.MAILBOX: "org",
    ContactKind.VENDOR: "org",
    ContactKind.SYSTEM: "application",
}
_TYPES = {
    PhoneKind.MOBILE: ("voice", "cell"),
    PhoneKind.DESK: ("voice", "work"),
    PhoneKind.HOME: ("voice", "home"),
    PhoneKind.PAGER: ("pager",),
    PhoneKind.FAX: ("fax", "work"),
}
_NO_TYPE = {PhoneKind.DUTY: "Duty", PhoneKind.TOLL_FREE: "Toll-free", PhoneKind.SATELLITE: "Satellite"}
"""Kinds that vCard has no word for: they are labels, as address books show them."""

_E164 = re.compile(r"^\+\d{3,15}$")
_SPECIAL = re.compile(r"[\\,;]")
_LANGUAGE = re.compile(r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")


def write(matrix: Matrix) -> bytes:
    """The active contacts, a card each, in UTF-8."""
    return b"".join(fold(line) for each in card.cards(matrix) for line in _lines(each))


def losses(matrix: Matrix) -> list[str]:
    """What the file does not carry of the matrix, a sentence each."""
    found = card.losses(matrix, "a vCard")
    if any(each.remarks for each in card.cards(matrix)):
        found.append("Hours, backups and what to quote are in the notes, as text.")
    return found


def fold(line: str) -> bytes:
    """A line of any length as lines of at most 75 bytes; no letter is cut in two."""
    parts: list[bytes] = []
    part = b""
    for letter in line:
        data = letter.encode("utf-8")
        if len(part) + len(data) > LINE:
            parts.append(part)
            part = b" "
        part += data
    return b"\r\n".join([*parts, part]) + b"\r\n"


def escape(text: str) -> str:
    """A text as a value, or one part of a value with several."""
    return _SPECIAL.sub(lambda found: "\\" + found.group(), clean(text)).replace("\n", "\\n")


def _lines(each: Card) -> Iterable[str]:
    contact = each.contact
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//Escalation matrix designer//EN"
    yield f"UID;VALUE=text:{escape(contact.id)}"
    yield f"KIND:{_KINDS[contact.kind]}"
    yield f"FN:{escape(contact.name) or escape(contact.role) or 'No name'}"
    if _KINDS[contact.kind] == "individual":
        yield f"N:{escape(each.name.last)};{escape(each.name.first)};;;"
    if clean(contact.organisation) or clean(contact.department):
        units = f";{escape(contact.department)}" if clean(contact.department) else ""
        yield f"ORG:{escape(contact.organisation)}{units}"
    if clean(contact.role):
        yield f"TITLE:{escape(contact.role)}"
    for number, phone in enumerate(contact.phones, 1):
        yield from _phone(phone, number)
    for number, mail in enumerate(contact.emails, 1):
        label = clean(mail.label)
        group = f"mail{number}." if label else ""
        yield f"{group}EMAIL;PREF={min(number, 100)}:{escape(mail.address)}"
        if label:
            yield f"{group}X-ABLABEL:{escape(label)}"
    if each.web:
        yield f"URL:{_uri(each.web)}"
    for number, language in enumerate((each for each in contact.languages if _LANGUAGE.match(each)), 1):
        yield f"LANG;PREF={min(number, 100)}:{language}"
    if clean(contact.time_zone):
        yield f"TZ;VALUE=text:{escape(contact.time_zone)}"
    if each.teams:
        yield f"CATEGORIES:{','.join(escape(team) for team in each.teams)}"
    if each.remarks:
        yield "NOTE:" + "\\n".join(escape(remark) for remark in each.remarks)
    yield "END:VCARD"


def _phone(phone: Phone, number: int) -> Iterable[str]:
    """A number: dialled as a link where it has an international form, else as text. The first is preferred."""
    types = [*_TYPES.get(phone.kind, ("voice",)), *(["text"] if phone.sms else [])]
    label = clean(phone.label) or _NO_TYPE.get(phone.kind, "")
    group = f"phone{number}." if label else ""
    about = f"{group}TEL;PREF={min(number, 100)};TYPE={','.join(types)}"
    extension = clean(phone.extension)
    if _E164.match(phone.e164) and (not extension or extension.isdecimal()):
        yield f"{about};VALUE=uri:tel:{phone.e164}" + (f";ext={extension}" if extension else "")
    else:
        spoken = clean(phone.number) + (f" ext {extension}" if extension else "")
        yield f"{about};VALUE=text:{escape(spoken)}"
    if label:
        yield f"{group}X-ABLABEL:{escape(label)}"


def _uri(address: str) -> str:
    return "".join(address.split())
