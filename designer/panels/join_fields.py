"""What the fields of contacts and their values are called where contacts are joined."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from designer.commands.joining import Difference, OneOf
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Contact
from designer.model.values import Absence, ChannelUse, Chat, Email, Phone
from designer.panels import names
from designer.panels.inspector import forms_values
from designer.panels.words import words

LABELS = {
    "name": "Name", "kind": "Kind", "role": "Role", "department": "Department", "organisation": "Organisation",
    "service": "Service", "location": "Location", "portal": "Portal", "time_zone": "Time zone",
    "calendar": "Calendar", "hours": "Hours", "channels": "Order of channels", "manager": "Manager",
    "reference": "Quote when calling", "verified_on": "Last verified", "active": "Can be reached",
    "privacy": "Privacy", "phones": "Phones", "emails": "E-mails", "chats": "Chat", "deputies": "Deputies",
    "absences": "Absences", "languages": "Languages", "notes": "Notes",
}  # fmt: skip
_VALUES: dict[type, Any] = {
    Phone: forms_values.PHONE.says, Email: forms_values.EMAIL.says, Chat: forms_values.CHAT.says,
    Absence: forms_values.ABSENCE.says,
}  # fmt: skip


def title(difference: Difference) -> str:
    """The name of the field that differs."""
    return LABELS[difference.fields[0] if isinstance(difference, OneOf) else difference.field]


def said(matrix: Matrix, value: Any) -> str:
    """A value in words; "" for none."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, StrEnum):
        return words(value)
    if isinstance(value, dt.date):
        return f"{value:%d %b %Y}"
    if isinstance(value, tuple):
        return ", ".join(said(matrix, each) for each in value)
    if isinstance(value, ChannelUse):
        after = f" after {value.delay} min" if value.delay else ""
        return f"{names.name(matrix, value.channel)}{after}"
    if type(value) in _VALUES:
        return str(_VALUES[type(value)](matrix, value))
    if isinstance(value, str) and value in matrix:
        return names.name(matrix, value)
    return str(value or "")


def said_together(matrix: Matrix, values: tuple[Any, ...]) -> str:
    """The values of fields that go together: "1 Mar 2026, Dora Quist"."""
    return ", ".join(text for value in values if (text := said(matrix, value)))


def same(people: tuple[Contact, ...], different: list[Difference]) -> list[str]:
    """The names of the fields that all of them have filled in alike."""
    told = {field for each in different for field in (each.fields if isinstance(each, OneOf) else (each.field,))}
    empty = Contact(id="", name="")
    return [
        words
        for field, words in LABELS.items()
        if field not in told and (value := getattr(people[0], field)) and value != getattr(empty, field)
    ]


def followers(matrix: Matrix, ids: tuple[Id, ...]) -> str:
    """What will name the one who stays instead of the others: "2 steps and 1 team"; "" for nothing."""
    found = {id for other in ids[1:] for id in matrix.referrers(other)} - set(ids)
    parts = [names.count(number, kind) for kind in names.KINDS if (number := sum(kind_of(id) == kind for id in found))]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
