"""What a person said columns hold, kept for the next file with the same headers.

It is kept by the whole set of headers, whatever their order: "Name" may be a firm in one list and a person in another.
Keys and answers are plain texts, so that settings can hold them as they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as Known
from collections.abc import Sequence
from dataclasses import replace

from designer.formats.tables.mapping import Column, Mapping
from designer.formats.tables.wording import EXACT, NONE
from designer.formats.values.vocabulary import key, shipped

LEAST_HEADERS = 2
"""Of so many headers a set speaks for itself; one word alone stands above columns of many kinds."""

AS_LAST_TIME = "as last time"

Answers = Known[str, str]
"""Header → field, or "" for a column that is not taken. The second column of a header is "header 2"."""


def key_of(headers: Sequence[str]) -> str | None:
    """What a set of headers is kept under; None for a set that is too small to tell.

    Neither the order of the columns counts, nor capitals, accents and punctuation, nor columns without a header.
    """
    names = _names(headers)
    if len({name for name in names if name}) < LEAST_HEADERS:
        return None
    together = "\n".join(sorted(name for name in names if name))
    return hashlib.blake2b(together.encode(), digest_size=12).hexdigest()


def answers(mapping: Mapping) -> dict[str, str]:
    """What a mapping says of each column that has a header, to be kept under `key_of` its headers."""
    names = _names([column.header for column in mapping.columns])
    return {
        name: (column.field or "") if column.used else ""
        for name, column in zip(names, mapping.columns, strict=True)
        if name
    }


def as_last_time(mapping: Mapping, remembered: Known[str, Answers]) -> Mapping:
    """A proposed mapping with the columns set as a person left them in a file with the same headers.

    `remembered` is `key_of` a set of headers → its `answers`. What is no field any more is left as proposed.
    """
    headers = [column.header for column in mapping.columns]
    known = remembered.get(key_of(headers) or "")
    if not known:
        return mapping
    names = _names(headers)
    fields = frozenset(("", *shipped().fields))
    return Mapping(
        tuple(
            _set(column, known[name]) if known.get(name) in fields else column
            for name, column in zip(names, mapping.columns, strict=True)
        )
    )


def _set(column: Column, field: str) -> Column:
    if not field:
        return replace(column, field=None, confidence=NONE, reason=AS_LAST_TIME, person=0)
    person = column.person if field == column.field else 0
    return replace(column, field=field, confidence=EXACT, reason=AS_LAST_TIME, person=person)


def _names(headers: Sequence[str]) -> list[str]:
    """The headers as they are compared, those that repeat numbered: "phone", "phone 2"."""
    names: list[str] = []
    for header in headers:
        plain = name = key(header)
        number = 1
        while name and name in names:
            number += 1
            name = f"{plain} {number}"
        names.append(name)
    return names
