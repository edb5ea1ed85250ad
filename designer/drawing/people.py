"""Whom a step or an arrow names, as a picture shows them: initials in a circle of a stable colour, name, role."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import NamedTuple

from designer.drawing.display import Ellipse, Icon, Shape, Text
from designer.drawing.style import Theme
from designer.drawing.text import SEMIBOLD, clean, clusters
from designer.i18n import counted
from designer.model.choices import ContactKind, Turn
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Record, Rota, Team
from designer.model.values import Target

_ICONS: dict[ContactKind, str] = {
    ContactKind.DESK: "headset",
    ContactKind.MAILBOX: "mail",
    ContactKind.SYSTEM: "server",
}


class Person(NamedTuple):
    """A contact, team or rota in a picture. `icon` stands in the circle where there are no `initials` to put there."""

    id: Id
    name: str
    role: str = ""
    initials: str = ""
    icon: str = ""


def person(record: Record) -> Person | None:
    """How a contact, team or rota is shown; None for any other record."""
    if isinstance(record, Contact):
        name = clean(record.name)
        role = clean(record.role or record.organisation or record.department)
        icon = _ICONS.get(record.kind, "")
        return Person(record.id, name, role, "" if icon else initials(name), icon)
    if isinstance(record, Team):
        count = counted(len(record.members), "person", "people")
        return Person(record.id, clean(record.name), count, "", "users")
    if isinstance(record, Rota):
        return Person(record.id, clean(record.name), "on duty", "", "refresh-cw")
    return None


_TURN_WORDS = {Turn.NEXT: "next on duty", Turn.PREVIOUS: "last on duty"}


def targeted(matrix: Matrix, targets: tuple[Target, ...]) -> tuple[Person, ...]:
    """Who the targets are, in order; a target that is not there any more is left out."""
    found = []
    for target in targets:
        record = matrix.get(target.to)
        who = person(record) if record is not None else None
        if who is not None:
            turn = _TURN_WORDS.get(target.turn) if isinstance(record, Rota) else None
            found.append(who._replace(role=turn) if turn else who)
    return tuple(found)


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """One or two letters for a name: of the first and the last word, or the first of a name without spaces."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return clusters(name)[0] if name else "?"
    first = clusters(words[0])[0]
    last = clusters(words[-1])[0] if len(words) > 1 and _has_case(first) else ""
    return (first + last).upper()


def _has_case(letter: str) -> bool:
    """Whether the script writes initials at all: two letters of Arabic or Chinese names say nothing together."""
    return letter.lower() != letter.upper()


def colour_of(id: Id, theme: Theme) -> str:
    """The ground of the circle of whoever has this id; the same in every session and on every machine."""
    return theme.people[zlib.crc32(id.encode()) % len(theme.people)]


def circle(who: Person, x: float, y: float, size: float, theme: Theme) -> tuple[Shape, ...]:
    """The circle of a person in the square of `size` at x, y."""
    ground = Ellipse(x, y, size, size, colour_of(who.id, theme))
    if who.icon:
        inner = size * 0.6
        off = (size - inner) / 2
        return ground, Icon(x + off, y + off, inner, who.icon, theme.people_ink)
    px = float(max(round(size * 0.44), 6))
    return ground, Text(x + size / 2, y + size / 2 + px * 0.36, who.initials, px, theme.people_ink, SEMIBOLD, "middle")
