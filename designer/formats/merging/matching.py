"""Which contact a row means: by e-mail or number, then by name and team; in doubt, nobody.

A mailbox or a switchboard that several share identifies none of them. A row that may be two people, or that has the
address of somebody of quite another name, is uncertain: it is shown and left out, never merged.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from designer.formats.merging.proposal import MatchedBy
from designer.model.ids import Id
from designer.model.records import Contact

_WORDS = re.compile(r"[^\W_]+")
_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mme", "mlle", "sr", "sra", "sig", "dott")
)


class Identity(NamedTuple):
    """What tells people apart: name and team as `plain` puts them, addresses in small letters, numbers as E.164."""

    name: str
    team: str = ""
    emails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


class Match(NamedTuple):
    """Whom a row means. Nobody (`id` None) and no reason: somebody new; with a reason: it is not certain."""

    id: Id | None = None
    by: MatchedBy = ""
    candidates: tuple[Id, ...] = ()
    reason: str = ""


NOBODY = Match()
"""Somebody new."""


@functools.lru_cache(maxsize=8_192)
def plain(name: str) -> str:
    """A name to compare: its words in small letters, in any order, without titles."""
    folded = name.casefold()
    simple = folded.isascii() and folded.replace(" ", "").isalnum()
    words = folded.split() if simple else _WORDS.findall(folded)
    kept = [word for word in words if word not in _TITLES]
    return " ".join(sorted(kept) if kept else words)


def identity_of(contact: Contact) -> Identity:
    """What tells a contact apart."""
    return Identity(
        plain(contact.name),
        plain(contact.department),
        tuple(email.address.casefold() for email in contact.emails),
        tuple(phone.e164 for phone in contact.phones if phone.e164 and not phone.extension),
    )


class Known:
    """The contacts that are there, to be asked whom a row means."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self.identities = {contact.id: identity_of(contact) for contact in contacts}
        self._emails: dict[str, list[Id]] = {}
        self._numbers: dict[str, list[Id]] = {}
        self._names: dict[str, list[Id]] = {}
        for id, who in self.identities.items():
            for email in set(who.emails):
                self._emails.setdefault(email, []).append(id)
            for number in set(who.numbers):
                self._numbers.setdefault(number, []).append(id)
            self._names.setdefault(who.name, []).append(id)

    def match(self, who: Identity, crowd: Crowd) -> Match:
        """The contact that `who` of a sheet is; `crowd` tells what others of that sheet share with them."""
        by_email = _having(self._emails, who.emails, crowd.emails)
        by_number = _having(self._numbers, who.numbers, crowd.numbers)
        if not by_email and not by_number:
            return self._by_name(who, crowd)
        addressed = [*by_email, *(id for id in by_number if id not in by_email)]
        named = [id for id in addressed if self.identities[id].name == who.name]
        if len(named) > 1:
            named = [id for id in named if self.identities[id].team == who.team] or named
        if len(named) > 1:
            named = [id for id in named if id in by_email and id in by_number] or named
        if len(named) == 1:
            return Match(named[0], "e-mail" if named[0] in by_email else "phone")
        if len(named) > 1:
            return Match(None, "", tuple(named), "several contacts have this name and address")
        if by_email:
            return self._by_address(who, by_email, "e-mail")
        if len(by_number) == 1:
            return self._by_address(who, by_number, "phone")
        return self._by_name(who, crowd)

    def _by_address(self, who: Identity, found: list[Id], by: MatchedBy) -> Match:
        alike = [id for id in found if _alike(who.name, self.identities[id].name)]
        if len(alike) == 1 and len(found) == 1:
            return Match(alike[0], by)
        if len(found) > 1:
            return Match(None, "", tuple(found), f"several contacts have this {by}")
        return Match(None, "", tuple(found), f"a contact of another name has this {by}")

    def _by_name(self, who: Identity, crowd: Crowd) -> Match:
        found = self._names.get(who.name) if who.name else None
        if not found:
            return NOBODY
        same_team = [id for id in found if who.team and self.identities[id].team == who.team]
        if len(same_team) == 1 and (who.name, who.team) not in crowd.teams:
            return Match(same_team[0], "name and team")
        if len(found) > 1 or who.name in crowd.names:
            return Match(None, "", tuple(found), "the name alone does not say which of several")
        other = self.identities[found[0]]
        if who.team and other.team and who.team != other.team:
            return Match(None, "", tuple(found), "a contact of this name is in another team")
        if not who.team and _apart(who.emails, other.emails) and _apart(who.numbers, other.numbers):
            return Match(None, "", tuple(found), "a contact of this name has other addresses")
        return Match(found[0], "name")


class Crowd:
    """What several people of a sheet share: addresses, names, names within a team."""

    def __init__(self, people: Iterable[Identity]) -> None:
        self.emails: set[str] = set()
        self.numbers: set[str] = set()
        self.names: set[str] = set()
        self.teams: set[tuple[str, str]] = set()
        emails: set[str] = set()
        numbers: set[str] = set()
        names: set[str] = set()
        teams: set[tuple[str, str]] = set()
        for who in people:
            for email in who.emails:
                (self.emails if email in emails else emails).add(email)
            for number in who.numbers:
                (self.numbers if number in numbers else numbers).add(number)
            (self.names if who.name in names else names).add(who.name)
            team = (who.name, who.team)
            (self.teams if team in teams else teams).add(team)


def _having(index: dict[str, list[Id]], addresses: tuple[str, ...], shared: set[str]) -> list[Id]:
    """The contacts that have one of the addresses, of those that nobody else in the sheet has."""
    found: list[Id] = []
    for address in addresses:
        ids = index.get(address)
        if ids and address not in shared:
            found.extend(id for id in ids if id not in found)
    return found


def _apart(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(mine and theirs) and not set(mine) & set(theirs)


def _alike(name: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word of three letters, or one says nothing."""
    mine, theirs = set(name.split()), set(other.split())
    return not mine or not theirs or any(len(word) > 2 or not word.isascii() for word in mine & theirs)
