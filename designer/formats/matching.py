"""Which contact a row means: by e-mail or number, then by name and team; in doubt, nobody.

A mailbox or a switchboard that several share identifies none of them. A row that may be two people, or that has the
address of somebody of quite another name, is uncertain: it is shown and left out, never merged.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from designer.formats.proposal import MatchedBy
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


@functools.lru_cache(maxsize=65_536)
def plain(name: str) -> str:
    """A name to compare: its words in small letters, in any order, without titles."""
    words = _WORDS.findall(name.casefold())
    return " ".join(sorted(word for word in words if word not in _TITLES) or words)


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
        if not self.identities:
            return Match()
        by_email = self._having(self._emails, (email for email in who.emails if crowd.emails[email] < 2))
        by_number = self._having(self._numbers, (number for number in who.numbers if crowd.numbers[number] < 2))
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

    def _having(self, index: dict[str, list[Id]], addresses: Iterable[str]) -> list[Id]:
        return list(dict.fromkeys(id for address in addresses for id in index.get(address, ())))

    def _by_address(self, who: Identity, found: list[Id], by: MatchedBy) -> Match:
        alike = [id for id in found if _alike(who.name, self.identities[id].name)]
        if len(alike) == 1 and len(found) == 1:
            return Match(alike[0], by)
        if len(found) > 1:
            return Match(None, "", tuple(found), f"several contacts have this {by}")
        return Match(None, "", tuple(found), f"a contact of another name has this {by}")

    def _by_name(self, who: Identity, crowd: Crowd) -> Match:
        found = self._names.get(who.name, []) if who.name else []
        if not found:
            return Match()
        same_team = [id for id in found if who.team and self.identities[id].team == who.team]
        if len(same_team) == 1 and crowd.teams[(who.name, who.team)] < 2:
            return Match(same_team[0], "name and team")
        if len(found) > 1 or crowd.names[who.name] > 1:
            return Match(None, "", tuple(found), "the name alone does not say which of several")
        other = self.identities[found[0]]
        if who.team and other.team and who.team != other.team:
            return Match(None, "", tuple(found), "a contact of this name is in another team")
        if not who.team and _apart(who.emails, other.emails) and _apart(who.numbers, other.numbers):
            return Match(None, "", tuple(found), "a contact of this name has other addresses")
        return Match(found[0], "name")


class Crowd:
    """How many people of a sheet have an address or a name."""

    def __init__(self, people: Iterable[Identity]) -> None:
        self.emails: Counter[str] = Counter()
        self.numbers: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.teams: Counter[tuple[str, str]] = Counter()
        for who in people:
            self.emails.update(who.emails)
            self.numbers.update(who.numbers)
            self.names[who.name] += 1
            self.teams[(who.name, who.team)] += 1


def _apart(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(mine and theirs) and not set(mine) & set(theirs)


def _alike(name: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word of three letters, or one says nothing."""
    mine, theirs = set(name.split()), set(other.split())
    return not mine or not theirs or any(len(word) > 2 or not word.isascii() for word in mine & theirs)
