"""What the import dialog calls the fields of columns and of contacts, and how it says their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from designer.formats.contacts import contact_phones
from designer.formats.merging.people_rows import TAKEN
from designer.model.choices import PhoneKind
from designer.model.matrix import Matrix
from designer.model.values import Absence, ChannelUse, Chat, Email, Phone
from designer.panels import names
from designer.panels.inspector.forms_people import CONTACT
from designer.panels.words import words

_COLUMNS = {
    "name": "Name",
    "first_name": "First name",
    "middle_name": "Middle name",
    "last_name": "Last name",
    "role": "Role",
    "team": "Department",
    "organisation": "Organisation",
    "service": "Service",
    "phone": "Phone",
    "mobile": "Mobile",
    "ext": "Extension",
    "email": "E-mail",
    "fax": "Fax",
    "pager": "Pager",
    "hours": "Hours",
    "timezone": "Time zone",
    "backup": "Backup (deputy)",
    "location": "Location",
    "website": "Portal",
    "notes": "Notes",
    "id": "Id",
}
_FIELDS = {field.name: field.label.partition(",")[0] for field in CONTACT}

_SHORT = 5
"""Digits of the longest number that is dialled inside a house only."""

CONFIDENCE = {
    "exact": "The header is known",
    "contained": "A word of the header is known",
    "values": "By what stands in it",
    "typo": "Perhaps misspelt",
    "none": "",
}
"""What a proposal rests on, in words."""


def column_fields(known: Iterable[str]) -> list[tuple[str, str]]:
    """The fields that a column can be set to, with their words; those that are taken first."""
    taken = [(field, word) for field, word in _COLUMNS.items() if field in TAKEN]
    others = [(field, f"{column_field(field)} (not imported)") for field in known if field not in TAKEN]
    return taken + others


def column_field(field: str) -> str:
    """A field of a mapping in words."""
    return _COLUMNS.get(field, field.replace("_", " ").capitalize())


def contact_field(name: str) -> str:
    """A field of a contact in words."""
    return _FIELDS.get(name, name.replace("_", " ").capitalize())


def said(value: Any, matrix: Matrix) -> str:
    """A value of a contact on one line."""
    match value:
        case None | "" | ():
            return ""
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return words(value)
        case dt.date():
            return value.isoformat()
        case Phone():
            return f"{contact_phones.spoken(value)} ({value.label or _kind(value)})"
        case Email():
            return value.address
        case Chat():
            return ": ".join(part for part in (value.service, value.handle) if part)
        case ChannelUse():
            return names.name(matrix, value.channel)
        case Absence():
            return f"{value.start:%d %b %Y} to {value.end:%d %b %Y}"
        case tuple():
            return ", ".join(said(each, matrix) for each in value)
        case str():
            found = names.name(matrix, value) if value in matrix else value
            return " ".join(found.split())
    return str(value)


def _kind(phone: Phone) -> str:
    """What a number is; one of a house's own, as an extension is, is told from the direct number beside it."""
    digits = sum(map(str.isdigit, phone.number))
    if phone.kind is PhoneKind.DESK and not phone.e164 and digits <= _SHORT:
        return "short number"
    return words(phone.kind).lower()
