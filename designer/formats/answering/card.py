"""A contact as address books know one: a name in two parts, addresses, and what else is to be known as remarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from designer.analysis.duty import unknown_zones
from designer.formats.contacts.contact_names import Names, names_of, sheet_order
from designer.formats.values.cells import clean
from designer.i18n import counted
from designer.model.choices import ContactKind, PhoneKind, Privacy
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Team
from designer.model.values import Phone

_PARTICLES = frozenset(
    {"van", "von", "vom", "zu", "zur", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du"}
    | {"la", "le", "el", "al", "bin", "ibn", "ter", "ten", "af"}
)
_MOST_NAMED = 5


class Name(NamedTuple):
    """A name in two parts; not `sure` where a person has more or fewer than two words to it."""

    first: str
    last: str
    sure: bool


class Card(NamedTuple):
    """A contact with what other records say of it. `remarks` are lines; `web` is a page that may be linked."""

    contact: Contact
    name: Name
    teams: tuple[str, ...]
    remarks: tuple[str, ...]
    web: str


def cards(matrix: Matrix) -> list[Card]:
    """The active contacts of a matrix, in the order of a sheet."""
    names = names_of(matrix)
    teams = _teams(matrix.teams.values())
    return [
        Card(
            contact,
            split_name(contact),
            teams.get(contact.id, ()),
            tuple(_remarks(contact, names)),
            contact.portal.strip() if _may_be_linked(contact.portal) else "",
        )
        for contact in sheet_order(matrix)
        if contact.active
    ]


def split_name(contact: Contact) -> Name:
    """First and last name of a person; all of the name first for anybody else."""
    whole = " ".join(clean(contact.name).split())
    if contact.kind is not ContactKind.PERSON:
        return Name(whole, "", True)
    last, comma, first = whole.partition(",")
    if comma and first.strip() and last.strip() and "," not in first:
        return Name(first.strip(), last.strip(), True)
    words = whole.split()
    if len(words) < 2:
        return Name(whole, "", False)
    at = next((i for i, word in enumerate(words[1:-1], 1) if word.casefold() in _PARTICLES), len(words) - 1)
    return Name(" ".join(words[:at]), " ".join(words[at:]), len(words) == 2)


def voices(phones: Iterable[Phone]) -> list[Phone]:
    """The numbers somebody answers: no fax, no pager."""
    return [phone for phone in phones if phone.kind not in (PhoneKind.FAX, PhoneKind.PAGER)]


def losses(matrix: Matrix, target: str) -> list[str]:
    """What no address book carries of a matrix, a sentence each. `target` is what is written: "a vCard"."""
    found = []
    if matrix.steps:
        found.append(f"Steps, levels and times are not in {target}: it holds contacts alone.")
    parts = [
        (len(matrix.rotas), "rota", "rotas"),
        (sum(bool(each.absences) for each in matrix.contacts.values()), "contact's absences", "contacts' absences"),
        (
            sum(bool(each.channels) for each in matrix.contacts.values()),
            "own order of channels",
            "own orders of channels",
        ),
        (len(matrix.calendars), "calendar", "calendars"),
    ]
    said = [counted(*each) for each in parts if each[0]]
    if said:
        found.append(f"Not in {target}: {', '.join(said)}.")
    inactive = [each for each in sheet_order(matrix) if not each.active]
    if inactive:
        found.append(f"{named(inactive)}: no longer active, and left out.")
    unsure = [each.contact for each in cards(matrix) if not each.name.sure and each.contact.name.strip()]
    if unsure:
        found.append(f"{named(unsure)}: look over where first and last name were parted.")
    nameless = sum(not clean(each.contact.name) for each in cards(matrix))
    if nameless:
        found.append(f"{counted(nameless, 'contact has', 'contacts have')} no name.")
    personal = [each.contact for each in cards(matrix) if each.contact.privacy is Privacy.PERSONAL]
    if personal:
        found.append(f"{named(personal)}: marked as personal, and in the file with all numbers.")
    return found


def named(contacts: Sequence[Contact | Team]) -> str:
    """Who is meant: up to five names, then how many more."""
    names = [" ".join(clean(each.name).split()) or "somebody without a name" for each in contacts[:_MOST_NAMED]]
    more = len(contacts) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def zones(matrix: Matrix) -> list[str]:
    """The sentence about names that are no time zones."""
    unknown = unknown_zones(matrix)
    names = ", ".join(f"“{name}”" for name in unknown)
    return [f"{names}: no time zone of that name is known, and UTC is taken."] if unknown else []


def apostrophes(count: int) -> list[str]:
    """The sentence about cells that would have been formulas."""
    if not count:
        return []
    said = counted(count, "text begins", "texts begin")
    return [f"{said} like a formula, and {'has' if count == 1 else 'have'} an apostrophe before it."]


def _may_be_linked(address: str) -> bool:
    return address.strip().casefold().startswith("https://") and len(address.split()) == 1


def _teams(teams: Iterable[Team]) -> dict[Id, tuple[str, ...]]:
    found: dict[Id, tuple[str, ...]] = {}
    for team in sorted(teams, key=lambda each: (each.name, each.id)):
        for member in team.members:
            if clean(team.name):
                found[member] = (*found.get(member, ()), clean(team.name))
    return found


def _remarks(contact: Contact, names: Names) -> Iterable[str]:
    hours = contact.hours or (names.calendars.get(contact.calendar, "") if contact.calendar else "")
    told = (
        ("", contact.notes),
        ("Service", contact.service),
        ("Hours", hours),
        ("Time zone", contact.time_zone),
        ("Quote when calling", contact.reference),
        ("Backup", ", ".join(names.contacts.get(id, id) for id in contact.deputies)),
        ("Manager", names.contacts.get(contact.manager, "") if contact.manager else ""),
        ("Portal", "" if _may_be_linked(contact.portal) else contact.portal),
        ("Languages", ", ".join(contact.languages)),
        ("Location", contact.location),
        ("Verified", " ".join(filter(None, (str(contact.verified_on or ""), contact.verified_by)))),
        *((chat.service or "Chat", chat.handle) for chat in contact.chats),
    )
    for word, text in told:
        plain = clean(text)
        if plain:
            yield f"{word}: {plain}" if word else plain
