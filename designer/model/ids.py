"""Ids: the kind of a record and eight random characters, so that two people's files merge."""

from __future__ import annotations

import re
import secrets
from typing import Annotated

from msgspec import Meta

ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz"
"""No 0, 1, l and o: people read ids aloud when a spreadsheet comes back wrong."""

Id = str


def new_id(kind: str) -> Id:
    """A fresh id such as `step:7f3kq2ma` for a record of this kind."""
    return kind + ":" + "".join(secrets.choice(ALPHABET) for _ in range(8))


def kind_of(id: Id) -> str:
    """The kind of the record that an id names."""
    return id.partition(":")[0]


_FORM = re.compile(r"[a-z]+:[A-Za-z0-9_-]{1,64}")


def is_id(text: str, kind: str) -> bool:
    """Whether a text can be the id of a record of this kind.

    The program makes eight random characters; a file written by hand may use words: `level:first_line`.
    """
    return _FORM.fullmatch(text) is not None and kind_of(text) == kind


def _refers_to(*kinds: str) -> Meta:
    return Meta(extra={"refers_to": kinds})


# A field of one of these types names another record; `references.py` finds them by the annotation.
SeverityRef = Annotated[Id, _refers_to("severity")]
CategoryRef = Annotated[Id, _refers_to("category")]
LevelRef = Annotated[Id, _refers_to("level")]
ChannelRef = Annotated[Id, _refers_to("channel")]
StepRef = Annotated[Id, _refers_to("step")]
ContactRef = Annotated[Id, _refers_to("contact")]
TeamRef = Annotated[Id, _refers_to("team")]
CalendarRef = Annotated[Id, _refers_to("calendar")]
TargetRef = Annotated[Id, _refers_to("contact", "team", "rota")]
OwnerRef = Annotated[Id, _refers_to("contact", "team")]
AnyRef = Annotated[Id, _refers_to("*")]
