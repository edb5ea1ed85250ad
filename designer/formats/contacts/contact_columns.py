"""Every field of a contact as columns of text: printed here, read back the same by `contact_reading.py`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from designer.formats.contacts import contact_phones
from designer.formats.contacts.contact_names import Names
from designer.formats.contacts.sheet_language import Words
from designer.formats.values import listing
from designer.model.choices import ContactKind, Privacy
from designer.model.records import Contact
from designer.model.values import Absence, ChannelUse, Chat, Email


class Column(NamedTuple):
    """A column of the contacts: its key, its header, the fields of a contact it holds (part of), width in characters.

    `choices` are offered in a drop-down. An `extra` column is hidden while it is empty for everybody.
    """

    key: str
    header: str
    fields: tuple[str, ...]
    width: float
    choices: tuple[str, ...] = ()
    extra: bool = False


def words(values: Sequence[str]) -> tuple[str, ...]:
    """Values of a closed list as people read them: "toll_free" is "toll free"."""
    return tuple(str(value).replace("_", " ") for value in values)


YES, NO = "yes", "no"

COLUMNS: tuple[Column, ...] = (
    Column("name", "Name", ("name",), 26),
    Column("kind", "Kind", ("kind",), 9, words(list(ContactKind))),
    Column("role", "Role", ("role",), 24),
    Column("department", "Department", ("department",), 20),
    Column("organisation", "Organisation", ("organisation",), 20),
    Column("service", "Service", ("service",), 18, extra=True),
    Column("phone", "Phone", ("phones",), 24),
    Column("mobile", "Mobile", ("phones",), 22),
    Column("other_phones", "Other phones", ("phones",), 24, extra=True),
    Column("email", "E-mail", ("emails",), 28),
    Column("other_emails", "Other e-mails", ("emails",), 24, extra=True),
    Column("chats", "Chat", ("chats",), 18, extra=True),
    Column("portal", "Portal", ("portal",), 24, extra=True),
    Column("hours", "Hours", ("hours",), 20),
    Column("time_zone", "Time zone", ("time_zone",), 18),
    Column("deputies", "Backup", ("deputies",), 24),
    Column("manager", "Manager", ("manager",), 20, extra=True),
    Column("reference", "Quote when calling", ("reference",), 20, extra=True),
    Column("languages", "Languages", ("languages",), 12, extra=True),
    Column("location", "Location", ("location",), 18, extra=True),
    Column("notes", "Notes", ("notes",), 36),
    Column("channels", "Channels", ("channels",), 22, extra=True),
    Column("calendar", "Calendar", ("calendar",), 18, extra=True),
    Column("absences", "Absences", ("absences",), 26, extra=True),
    Column("verified_on", "Verified on", ("verified_on",), 12),
    Column("verified_by", "Verified by", ("verified_by",), 16, extra=True),
    Column("active", "Active", ("active",), 7, (YES, NO)),
    Column("privacy", "Privacy", ("privacy",), 9, words(list(Privacy))),
    Column("phone_details", "Phone details", ("phones",), 26, extra=True),
    Column("mark", "Namesake", (), 10, extra=True),
    Column("id", "Id", ("id",), 18),
)
"""The columns of *Contacts*, in order. Headers are how the program knows its own sheet when it comes back."""

BY_KEY = {column.key: column for column in COLUMNS}

Cells = dict[str, str]
"""Key of a column → text, not yet fit for a cell (see `cell_text.encode`)."""


def cells(contact: Contact, names: Names) -> Cells:
    """A contact as text, by column; empty ones left out."""
    phones = contact_phones.cells(contact.phones, lambda id: names.calendars.get(id, id))
    found = {
        "name": contact.name,
        "kind": contact.kind.value,
        "role": contact.role,
        "department": contact.department,
        "organisation": contact.organisation,
        "service": contact.service,
        "phone": phones.phone,
        "mobile": phones.mobile,
        "other_phones": phones.other,
        "phone_details": phones.details,
        "email": _email(contact.emails[0], names) if contact.emails else "",
        "other_emails": listing.joined(_email(each, names) for each in contact.emails[1:]),
        "chats": listing.joined(_chat(each, names) for each in contact.chats),
        "portal": contact.portal,
        "hours": contact.hours,
        "time_zone": contact.time_zone,
        "deputies": listing.joined(listing.plain(names.contacts.get(id, id)) for id in contact.deputies),
        "manager": listing.plain(names.contacts.get(contact.manager, contact.manager)) if contact.manager else "",
        "reference": contact.reference,
        "languages": listing.joined(listing.plain(each) for each in contact.languages),
        "location": contact.location,
        "notes": contact.notes,
        "channels": listing.joined(_channel(each, names) for each in contact.channels),
        "calendar": names.calendars.get(contact.calendar, contact.calendar) if contact.calendar else "",
        "absences": listing.joined(_absence(each) for each in contact.absences),
        "verified_on": contact.verified_on.isoformat() if contact.verified_on else "",
        "verified_by": contact.verified_by,
        "active": YES if contact.active else NO,
        "privacy": contact.privacy.value,
        "mark": names.contact_marks.get(contact.id, ""),
        "id": contact.id,
    }
    return {key: text for key, text in found.items() if text}


def choices_in_english(say: Words) -> Mapping[str, Mapping[str, str]]:
    """Key of each column of closed choices → the words of a language → the English ones, by which they are read."""
    return {
        column.key: {say(each): each for each in column.choices}
        for column in COLUMNS
        if column.choices and say.language.texts
    }


def _email(email: Email, names: Names) -> str:
    details = [listing.detail("label", email.label)] if email.label else []
    if email.hours:
        details.append(listing.detail("hours", names.calendars.get(email.hours, email.hours)))
    text = listing.plain(email.address)
    return listing.item(listing.quoted(email.address) if "," in text and text == email.address else text, details)


def _chat(chat: Chat, names: Names) -> str:
    details = [listing.detail("hours", names.calendars.get(chat.hours, chat.hours))] if chat.hours else []
    service, parted, _ = chat.service.partition(":")
    if chat.service and not parted and service.strip() == service:
        text = listing.plain(f"{chat.service}: {chat.handle}")
        if chat.handle.strip() == chat.handle and chat.handle:
            return listing.item(text, details)
    if chat.service:
        details.insert(0, listing.detail("service", chat.service))
    elif ":" in chat.handle:
        details.insert(0, "no service")
    return listing.item(listing.plain(chat.handle), details)


def _channel(use: ChannelUse, names: Names) -> str:
    details = [f"after {use.delay} min"] if use.delay else []
    return listing.item(listing.plain(names.channels.get(use.channel, use.channel)), details)


def _absence(absence: Absence) -> str:
    details = [listing.detail("note", absence.note)] if absence.note else []
    return listing.item(f"{absence.start.isoformat(sep=' ')} – {absence.end.isoformat(sep=' ')}", details)
