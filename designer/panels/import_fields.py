"""What the import dialog calls the fields of columns and of contacts, and how it says their values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

from designer.formats.contacts import contact_phones
from designer.formats.merging.people_rows import TAKEN
from designer.formats.tables.mapping import Column
from designer.formats.tables.remembered import AS_LAST_TIME
from designer.model.choices import PhoneKind
from designer.model.matrix import Matrix
from designer.model.spans import describe
from designer.model.values import Absence, ChannelUse, Chat, Condition, Email, Phone, SeveritySpan, Span, Target
from designer.panels import names
from designer.panels.inspector.forms_flow import STEP, TRANSITION
from designer.panels.inspector.forms_matrix import CATEGORY, LEVEL, SEVERITY
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
    "level": "Level",
    "severity": "Severity",
    "escalate_after": "Time",
}
_FIELDS = {
    kind: {field.name: field.label.partition(",")[0] for field in form}
    for kind, form in (
        ("contact", CONTACT),
        ("level", LEVEL),
        ("severity", SEVERITY),
        ("category", CATEGORY),
        ("step", STEP),
        ("transition", TRANSITION),
    )
}
_FIELDS["transition"]["after_by_severity"] = "After, by severity"

BY_YOU = "chosen by you"
"""The reason of a column whose meaning a person set."""

_SHORT = 5
"""Digits of the longest number that is dialled inside a house only."""

_SURE = {
    "exact": ("Sure", "circle-check", "good_text"),
    "contained": ("Likely", "circle-dot", "accent_text"),
    "values": ("By its values", "circle-dot", "accent_text"),
    "typo": ("Misspelt?", "circle-help", "warning_text"),
    "none": ("Not known", "circle-minus", "muted"),
}
"""What a proposal rests on: a word, and the mark and its colour."""


class HowSure(NamedTuple):
    """How sure the meaning of a column is, and why: words, and a mark in a colour of the theme."""

    words: str
    icon: str
    token: str


def how_sure(column: Column) -> HowSure:
    """How sure the proposed meaning of a column is."""
    if column.reason == BY_YOU:
        return HowSure("Chosen by you", "user-check", "good_text")
    if column.reason == AS_LAST_TIME:
        return HowSure("As last time", "history", "good_text")
    word, icon, token = _SURE[column.confidence]
    if column.confidence == "exact" and column.field and column.reason.endswith("known header"):
        return HowSure(f"{word}: known header", icon, token)  # which one it is stands beside
    reason = column.reason.removesuffix("; please check")
    if column.confidence == "none":
        return HowSure(word if reason.startswith("neither") else f"{reason[:1].upper()}{reason[1:]}", icon, token)
    parted = word if word.endswith("?") else f"{word}:"
    return HowSure(f"{parted} {reason}" if reason else word, icon, token)


def column_fields(known: Iterable[str]) -> list[tuple[str, str]]:
    """The fields that a column can be set to, with their words; those that are taken first."""
    taken = [(field, word) for field, word in _COLUMNS.items() if field in TAKEN]
    others = [(field, f"{column_field(field)} (flow)") for field in known if field not in TAKEN]
    return taken + others


def column_field(field: str) -> str:
    """A field of a mapping in words."""
    return _COLUMNS.get(field, field.replace("_", " ").capitalize())


def record_field(kind: str, name: str) -> str:
    """A field of a kind of record in words."""
    return _FIELDS[kind].get(name, name.replace("_", " ").capitalize())


def said(value: Any, matrix: Matrix) -> str:
    """A value of a contact or of a record of the flow on one line."""
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
        case Span():
            return describe(value)
        case SeveritySpan():
            return f"{said(value.severity, matrix)}: {describe(value.span)}"
        case Target():
            return names.name(matrix, value.to)
        case Condition():
            return _condition(value, matrix)
        case tuple():
            return ", ".join(said(each, matrix) for each in value)
        case str():
            found = names.name(matrix, value) if value in matrix else value
            return " ".join(found.split())
    return str(value)


def _condition(value: Condition, matrix: Matrix) -> str:
    """What a condition asks, in words."""
    asked = [said(value.severities, matrix), said(value.categories, matrix), value.answer]
    if value.calendar is not None:
        asked.append(f"{'inside' if value.inside else 'outside'} {names.name(matrix, value.calendar)}")
    if value.acknowledged is not None:
        asked.append("answered" if value.acknowledged else "not answered")
    if value.resolved is not None:
        asked.append("resolved" if value.resolved else "not resolved")
    return "; ".join(each for each in asked if each)


def _kind(phone: Phone) -> str:
    """What a number is; one of a house's own, as an extension is, is told from the direct number beside it."""
    digits = sum(map(str.isdigit, phone.number))
    if phone.kind is PhoneKind.DESK and not phone.e164 and digits <= _SHORT:
        return "short number"
    return words(phone.kind).lower()
