"""The columns of contacts read back into fields: the inverse of `contact_columns.py`, forgiving to people's typing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from designer.formats.contacts import contact_columns, contact_phones
from designer.formats.contacts.contact_columns import BY_KEY, NO, YES
from designer.formats.contacts.contact_names import Names
from designer.formats.contacts.contact_phones import PhoneCells
from designer.formats.values import listing
from designer.model.choices import ContactKind, Privacy
from designer.model.ids import Id
from designer.model.records import Contact
from designer.model.values import Absence, ChannelUse, Chat, Email, Phone

_PLAIN = (
    "name",
    "role",
    "department",
    "organisation",
    "service",
    "portal",
    "hours",
    "time_zone",
    "reference",
    "location",
    "notes",
    "verified_by",
)
_ADDRESS_WORDS = ("label", "hours", "service", "after")
_YES = {YES, "y", "true", "1", "x", "active", "ja", "oui", "sí", "si"}
_NO = {NO, "n", "false", "0", "inactive", "nein", "non"}
_DELAY = re.compile(r"^after (\d+)( min)?$", re.IGNORECASE)
_PHONE_KEYS = ("phone", "mobile", "other_phones", "phone_details")


class Misread(NamedTuple):
    """A cell, by its column's key, that says something that cannot be taken."""

    key: str
    code: str
    message: str


@dataclass
class Reading:
    """What cells say: the fields that could be read, and what could not."""

    fields: dict[str, Any] = field(default_factory=dict)
    misread: list[Misread] = field(default_factory=list)


FindContact = Callable[[str], Id | None]


@dataclass(frozen=True)
class Context:
    """What names in cells mean, and how a typed number is dialled."""

    names: Names
    find_contact: FindContact
    dialled: contact_phones.Dialled


def read(cells: Mapping[str, str], context: Context, old: Contact | None = None) -> Reading:
    """What the cells say of a contact. Only columns that are there count; a blank one empties its field.

    `old` is the contact as known so far: columns that are not there, and details of numbers, are taken from it.
    """
    reading = Reading()
    for key in _PLAIN:
        if key in cells:
            reading.fields[key] = cells[key]
    for key, read_one in _READERS.items():
        if key in cells:
            read_one(cells[key], context, reading)
    if any(key in cells for key in ("email", "other_emails")):
        _emails(_with_old(cells, ("email", "other_emails"), old, context), context, reading)
    if any(key in cells for key in _PHONE_KEYS):
        _phones(cells, old, context, reading)
    return reading


def _with_old(cells: Mapping[str, str], keys: tuple[str, ...], old: Contact | None, context: Context) -> dict[str, str]:
    if old is None or all(key in cells for key in keys):
        return {key: cells.get(key, "") for key in keys}
    before = contact_columns.cells(old, context.names)
    return {key: cells.get(key, before.get(key, "")) for key in keys}


def _phones(cells: Mapping[str, str], old: Contact | None, context: Context, reading: Reading) -> None:
    full = PhoneCells(*_with_old(cells, _PHONE_KEYS, old, context).values())
    found, unread = contact_phones.phones(full, context.names.find_calendar, context.dialled)
    for word in unread.words:
        reading.misread.append(Misread("phone_details", "unread_detail", f"“{word}” says nothing about a number here."))
    if old is not None and found:
        found = _redialled(found, old, full.details, context)
    reading.fields["phones"] = found


def _redialled(found: tuple[Phone, ...], old: Contact, details: str, context: Context) -> tuple[Phone, ...]:
    """A number that was changed while its details were left alone has no use for the old E.164 form."""
    if details != contact_columns.cells(old, context.names).get("phone_details", ""):
        return found
    known = {phone.number for phone in old.phones}
    bare = contact_phones.phones(
        PhoneCells(other="; ".join(listing.plain(each.number) for each in found)), _none, context.dialled
    )
    return tuple(
        each if each.number in known else _with_e164(each, fresh.e164)
        for each, fresh in zip(found, bare[0], strict=False)
    )


def _none(_: str) -> None:
    return None


def _with_e164(phone: Phone, e164: str) -> Phone:
    return Phone(
        number=phone.number,
        kind=phone.kind,
        e164=e164,
        extension=phone.extension,
        sms=phone.sms,
        label=phone.label,
        hours=phone.hours,
    )


def _emails(cells: Mapping[str, str], context: Context, reading: Reading) -> None:
    found: list[Email] = []
    for key in ("email", "other_emails"):
        for each in listing.parse(cells[key], _ADDRESS_WORDS):
            label, hours = _address_details(each.details, key, context, reading)
            addresses = [each.text] if each.quoted else [part.strip() for part in each.text.split(",")]
            found.extend(Email(address=part, label=label, hours=hours) for part in addresses if part or each.quoted)
    reading.fields["emails"] = tuple(found)


def _address_details(
    details: tuple[tuple[str, str], ...], key: str, context: Context, reading: Reading
) -> tuple[str, Id | None]:
    label, hours = "", None
    for word, value in details:
        if word == "label":
            label = value
        elif word == "hours":
            hours = context.names.find_calendar(value)
            if hours is None:
                reading.misread.append(_no_calendar(key, value))
        elif word not in ("service", "no service"):
            reading.misread.append(Misread(key, "unread_detail", f"“{word}” says nothing about an address."))
    return label, hours


def _no_calendar(key: str, text: str) -> Misread:
    return Misread(key, "no_calendar", f"The matrix has no calendar called “{text}”.")


def _chats(cell: str, context: Context, reading: Reading) -> None:
    found = []
    for each in listing.parse(cell, _ADDRESS_WORDS):
        _, hours = _address_details(each.details, "chats", context, reading)
        said = dict(each.details)
        if "service" in said or "no service" in said:
            found.append(Chat(handle=each.text, service=said.get("service", ""), hours=hours))
            continue
        service, parted, handle = each.text.partition(":")
        if parted and handle.strip():
            found.append(Chat(handle=handle.strip(), service=service.strip(), hours=hours))
        else:
            found.append(Chat(handle=each.text, hours=hours))
    reading.fields["chats"] = tuple(found)


def _languages(cell: str, _: Context, reading: Reading) -> None:
    reading.fields["languages"] = tuple(each.text for each in listing.parse(cell))


def _deputies(cell: str, context: Context, reading: Reading) -> None:
    reading.fields["deputies"] = tuple(_people(cell, "deputies", context, reading))


def _manager(cell: str, context: Context, reading: Reading) -> None:
    found = list(_people(cell, "manager", context, reading))
    if found or not cell:
        reading.fields["manager"] = found[0] if found else None
    if len(found) > 1:
        reading.misread.append(Misread("manager", "several_managers", "Only the first of several managers is taken."))


def _people(cell: str, key: str, context: Context, reading: Reading) -> Iterator[Id]:
    for each in listing.parse(cell):
        id = context.find_contact(each.text)
        if id is None:
            reading.misread.append(
                Misread(key, "unknown_person", f"“{each.text}” is no single contact of the sheet or the matrix.")
            )
        else:
            yield id


def _channels(cell: str, context: Context, reading: Reading) -> None:
    found = []
    for each in listing.parse(cell):
        id = context.names.find_channel(each.text)
        if id is None:
            reading.misread.append(
                Misread("channels", "no_channel", f"The matrix has no channel called “{each.text}”.")
            )
            continue
        delays = [int(said.group(1)) for word, _ in each.details if (said := _DELAY.match(word))]
        found.append(ChannelUse(channel=id, delay=delays[0] if delays else 0))
    reading.fields["channels"] = tuple(found)


def _calendar(cell: str, context: Context, reading: Reading) -> None:
    id = context.names.find_calendar(cell) if cell else None
    if cell and id is None:
        reading.misread.append(_no_calendar("calendar", cell))
        return
    reading.fields["calendar"] = id


def _absences(cell: str, _: Context, reading: Reading) -> None:
    found = []
    for each in listing.parse(cell, ("note",)):
        start, _parted, end = each.text.partition(" – ")
        note = dict(each.details).get("note", "")
        try:
            times = dt.datetime.fromisoformat(start.strip()), dt.datetime.fromisoformat(end.strip())
        except ValueError:
            times = None
        if times is None or None in (times[0].tzinfo, times[1].tzinfo):
            message = f"“{each.text}” is no absence. Write “2026-08-03 08:00+02:00 – 2026-08-17 08:00+02:00”."
            reading.misread.append(Misread("absences", "unread_absence", message))
            return
        found.append(Absence(start=times[0], end=times[1], note=note))
    reading.fields["absences"] = tuple(found)


def _verified_on(cell: str, _: Context, reading: Reading) -> None:
    try:
        reading.fields["verified_on"] = dt.date.fromisoformat(cell.partition(" ")[0]) if cell else None
    except ValueError:
        message = f"“{cell}” is no date. Write it like 2026-08-03."
        reading.misread.append(Misread("verified_on", "unread_date", message))


def _active(cell: str, _: Context, reading: Reading) -> None:
    said = cell.casefold()
    if said in _YES | _NO or not said:
        reading.fields["active"] = said not in _NO
    else:
        reading.misread.append(Misread("active", "not_offered", f"“{cell}” is neither yes nor no."))


def _choice(
    key: str, values: type[ContactKind] | type[Privacy], usual: object
) -> Callable[[str, Context, Reading], None]:
    def read_choice(cell: str, _: Context, reading: Reading) -> None:
        said = cell.casefold().replace(" ", "_")
        if not said:
            reading.fields[key] = usual
        elif said in list(values):
            reading.fields[key] = values(said)
        else:
            offered = ", ".join(BY_KEY[key].choices)
            reading.misread.append(Misread(key, "not_offered", f"“{cell}” is none of {offered}."))

    return read_choice


_READERS: dict[str, Callable[[str, Context, Reading], None]] = {
    "kind": _choice("kind", ContactKind, ContactKind.PERSON),
    "privacy": _choice("privacy", Privacy, Privacy.INTERNAL),
    "chats": _chats,
    "languages": _languages,
    "deputies": _deputies,
    "manager": _manager,
    "channels": _channels,
    "calendar": _calendar,
    "absences": _absences,
    "verified_on": _verified_on,
    "active": _active,
}
