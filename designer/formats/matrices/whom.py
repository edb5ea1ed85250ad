"""A cell that says who is told: people, roles and desks, with what stands beside them in the cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from designer.formats.durations.durations import Understood, understand
from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.formats.matrices.naming import is_filled_in, is_person, kind_of_role
from designer.formats.values.cells import clean
from designer.formats.values.evidence import digits_of, has_mail, looks_dialled

_CLOSE = re.compile(r"(\n|,\s|\s[-–—]\s|:\s|\(|\)|\[|\])")
_LOOSE = re.compile(
    r"\s*(?:;|\s/\s|/(?=\s*[A-ZÀ-Þ])|\s\+\s|\s&\s|\s\|\s|→|•|\s(?:and|und|et|y|e|и|i|ve|en|oder|or|ou|o)\s)\s*"
)
_LAST_FIRST = re.compile(r"^[^\W\d_][\w'’-]+, [^\W\d_][\w'’-]+(?: [^\W\d_][\w'’.-]*)?$")
_FEWEST_DIGITS = 6
_ADDRESS = re.compile(
    r"[^\s@<>,;:()\"'\[\]]+@[^\s@<>,;()\"'\[\]]+\.[^\s@<>,;().\"'\[\]]{2,}"
    r"|(?:\b(?:tel|telefon|telephone|phone|ph|mob|mobile?|cell|handy|fax|off|office|desk|direct|home|work|m[oó]vil|cel|"
    r"celular|gsm|тел|моб|[tmpoc])\.?(?:\s*:\s*|\s+))?(?<![\w+])[+(]?\d[\d\s().\-/]{4,}\d(?!\w)"
    r"(?:\s*(?:x|ext\.?|-)\s*\d{1,6})?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Party:
    """Somebody a cell names; `name` is a person's, `role` what they are, or what is told where no person is named."""

    name: str = ""
    role: str = ""
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Whom:
    """What a cell says: who, when, what was not understood, and what stands in for somebody still to be named."""

    parties: list[Party] = field(default_factory=list)
    time: Understood | None = None
    other: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)


def whom_of(text: str) -> Whom:
    """Who is told, as a cell says. A text that is neither name nor role is kept in `other` and names nobody."""
    said = clean(text)
    found = Whom()
    if not is_filled_in(said):
        if said and any(each.isalpha() for each in said):
            found.placeholders.append(said)
        return found
    found.time = understand(said)
    if found.time is not None:
        return found
    _read(said, found)
    return found


def _read(said: str, found: Whom) -> None:
    """Take a text in parts where each of them is understood, else as one: "Research and Development" is one thing."""
    parts = [part for part in _LOOSE.split(said) if part.strip()]
    if len(parts) > 1:
        tried = Whom()
        for part in parts:
            _part(part, tried)
        if not tried.other:
            found.parties, found.time, found.placeholders = tried.parties, tried.time, tried.placeholders
            return
    _part(said, found)


def _part(part: str, found: Whom) -> None:
    """One of several that a cell names, with what belongs to them."""
    party: Party | None = None
    for is_address, text in _with_addresses(part):
        if is_address:
            party = _address(text, party, found)
            continue
        whole = _LAST_FIRST.match(text.strip()) and kind_of_role(text) is None
        for piece in (text,) if whole else _CLOSE.split(text)[::2]:
            said = piece.strip(" .:,–—-\t")
            if not said:
                continue
            if is_filled_in(said):
                party = _piece(said, party, found)
            else:
                found.placeholders.append(said)


def _with_addresses(text: str) -> Iterator[tuple[bool, str]]:
    """The text cut into addresses (True) and what stands between them."""
    at = 0
    for each in _ADDRESS.finditer(text):
        said = each.group().strip(" ,;(")
        if not has_mail(said) and (len(digits_of(said)) < _FEWEST_DIGITS or not looks_dialled(said)):
            continue
        if understand(said) is not None:
            continue
        yield False, text[at : each.start()]
        yield True, said
        at = each.end()
    yield False, text[at:]


def _address(said: str, party: Party | None, found: Whom) -> Party | None:
    """A number or mail address belongs to whom was named before it, or to the only one so far."""
    owner = party or (found.parties[-1] if len(found.parties) == 1 else None)
    if owner is None:
        found.other.append(said)
    elif has_mail(said):
        owner.emails.append(said)
    else:
        owner.phones.append(said)
    return party


def _piece(said: str, party: Party | None, found: Whom) -> Party | None:
    """Take a piece for what it is; returns the party that what follows belongs to."""
    time = understand(said)
    if time is not None:
        if found.time is not None and found.time.span != time.span:
            found.other.append(said)
        found.time = found.time or time
        return party
    name = _without_verb(said)
    kind = kind_of_role(name)
    if kind is not None:
        if party is not None and party.name and not party.role:
            party.role = name
            return party
        return _added(Party(role=name), found)
    if is_person(name) or _LAST_FIRST.match(name):
        if party is not None and not party.name and party.role:
            party.name = name
            return party
        return _added(Party(name=name), found)
    found.other.append(said)
    return party


def _added(party: Party, found: Whom) -> Party:
    found.parties.append(party)
    return party


def _without_verb(said: str) -> str:
    """ "Call the duty manager" without its verb."""
    words = shipped_words()
    parts = said.split()
    if len(parts) > 1 and words_of(parts[0])[:1] and words_of(parts[0])[0] in words.verbs:
        parts = parts[1:]
        while len(parts) > 1 and words_of(parts[0])[:1] and words_of(parts[0])[0] in words.verbs_end:
            parts = parts[1:]
    return " ".join(parts)
