"""Texts that a spreadsheet might take for more than text, and matrices that say them wherever a text can stand.

`STRINGS` are those of tests/files/injections.txt, a JSON string a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import msgspec

from designer.model.choices import PhoneKind
from designer.model.ids import ALPHABET
from designer.model.matrix import Matrix
from designer.model.records import Contact, Record
from designer.model.values import Chat, Email, Phone
from tests.matrices import full_matrix

STRINGS: tuple[str, ...] = tuple(
    json.loads(line) for line in (Path(__file__).parent / "files" / "injections.txt").read_text("utf-8").splitlines()
)
_TEXTS = {
    "Head": ("title", "organisation", "scope", "out_of_scope", "owner", "approver", "version"),
    "Severity": ("code", "name", "criteria"),
    "Category": ("name",),
    "Level": ("code", "label", "purpose", "authority", "entry_criteria", "exit_criteria"),
    "Channel": ("label", "instructions"),
    "Step": ("title", "hand_over_to"),
    "Transition": ("label",),
    "Contact": (
        *("name", "role", "department", "organisation", "service", "location", "portal", "hours", "reference"),
        *("verified_by", "notes"),
    ),
    "Team": ("name",),
    "Rota": ("name",),
    "Calendar": ("name",),
    "Announcement": ("text", "stops_when"),
    "Revision": ("version", "author", "approver", "changes"),
    "Suppression": ("by", "why"),
}
_LISTS = {
    "Head": ("distribution",),
    "Severity": ("examples",),
    "Category": ("examples",),
    "Level": ("hand_over",),
    "Step": ("instructions",),
    "Contact": ("languages",),
}


def in_contacts(strings: tuple[str, ...] = STRINGS) -> Matrix:
    """A matrix with a contact for each string, who has it in every field."""
    matrix = full_matrix()
    return Matrix([*matrix.records.values(), *(_contact(number, text) for number, text in enumerate(strings))])


def everywhere(start: int) -> Matrix:
    """A matrix of two records of each kind, each text another of the strings, from the one of that number on."""
    texts = islice(cycle(STRINGS), start, None)
    return Matrix(_said(record, texts) for record in full_matrix().records.values())


def _contact(number: int, text: str) -> Contact:
    fields = dict.fromkeys(_TEXTS["Contact"], text)
    digits = "".join(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(4))
    return Contact(
        id=f"contact:zzzz{digits}",
        phones=(Phone(number=text, kind=PhoneKind.DESK), Phone(number="07700 900001", label=text)),
        emails=(Email(address=text), Email(address=text, label=text)),
        chats=(Chat(handle=text), Chat(handle=text, service=text)),
        languages=(text,),
        **fields,  # type: ignore[arg-type]
    )


def _said(record: Record, texts: Iterator[str]) -> Record:
    kind = type(record).__name__
    changed: dict[str, object] = {name: next(texts) for name in _TEXTS.get(kind, ())}
    changed |= {name: (next(texts), next(texts)) for name in _LISTS.get(kind, ())}
    if isinstance(record, Contact):
        changed["phones"] = (Phone(number=next(texts)), Phone(number=next(texts), label=next(texts)))
        changed["emails"] = (Email(address=next(texts)),)
    return msgspec.structs.replace(record, **changed) if changed else record
