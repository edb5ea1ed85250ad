"""Which field each column of a table holds: proposed from its header and its values, for a person to look over."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from designer.formats.tables.tables import Table
from designer.formats.tables.weighing import Guess, weigh
from designer.formats.tables.wording import ADDRESSES, CONTAINED, EXACT, NAMES, NONE, TYPO, VALUES, Saying, say
from designer.formats.values.evidence import ENOUGH, Evidence, look_at, says_something
from designer.formats.values.phones import looks_mobile
from designer.formats.values.vocabulary import IGNORED, Vocabulary, key, shipped

_SAMPLES = 3
_LOOKED_AT = 2_000
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and the field it holds.

    `field` is None for a column that is not used. `confidence` says what the proposal rests on: "exact" (the header
    is known), "contained" (a word of it is), "values", "typo" (only a suggestion: never used before a person takes
    it) or "none". `reason` says so in words. `person` is 0 for the contact of the row, else the
    number of another person in the same row: a deputy with an own phone, or one of several people side by side; all
    columns of that person have the same number.
    """

    index: int
    header: str
    field: str | None
    confidence: str
    reason: str
    samples: tuple[str, ...] = ()
    person: int = 0

    @property
    def used(self) -> bool:
        """Whether values of this column are taken over."""
        return self.field is not None and self.confidence not in (TYPO, NONE)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a table in order."""

    columns: tuple[Column, ...]

    @property
    def used(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.used)

    def of(self, field: str, person: int = 0) -> tuple[Column, ...]:
        """The used columns of a field."""
        return tuple(column for column in self.used if column.field == field and column.person == person)

    def corrected(self, index: int, field: str | None) -> Mapping:
        """This mapping with one column set by a person: to a field, or to none."""
        column = self.columns[index]
        mine = replace(column, field=field, confidence=EXACT if field else NONE, reason="chosen by you")
        return Mapping((*self.columns[:index], mine, *self.columns[index + 1 :]))


def propose(table: Table, *, vocabulary: Vocabulary | None = None, country: str | None = None) -> Mapping:
    """The mapping that headers and values speak for. `country` (ISO 3166, "GB") helps to tell mobile numbers.

    Words that a person taught are part of the vocabulary: `shipped().taught({"Rufbereit": "phone"})`.
    """
    words = vocabulary or shipped()
    rows = table.rows[:: max(1, len(table.rows) // _LOOKED_AT)]
    values = [[row.cell(at) for row in rows] for at in range(len(table.headers))]
    evidence = [look_at(each) for each in values]
    said = [say(header, words) if header else Saying() for header in table.headers]
    said = _in_context(said)
    guesses = [
        weigh(header, each, seen, said) for header, each, seen in zip(table.headers, said, evidence, strict=True)
    ]
    if table.header_row is None:
        guesses = _without_header(guesses, evidence)
    guesses = _paired(list(table.headers), guesses, evidence)
    guesses = [_suggested(header, guess, words) for header, guess in zip(table.headers, guesses, strict=True)]
    guesses = _second_phone(guesses, values, country)
    guesses = _given_names(list(table.headers), guesses, values)
    columns = [
        Column(at, header, guess.field, guess.confidence, guess.reason, _samples(values[at]))
        for at, (header, guess) in enumerate(zip(table.headers, guesses, strict=True))
    ]
    return Mapping(tuple(_people(columns, guesses)))


def _samples(cells: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text, _ in cells:
        if says_something(text):
            found.setdefault(text)
            if len(found) == _SAMPLES:
                break
    return tuple(found)


def _in_context(said: list[Saying]) -> list[Saying]:
    """What each header says beside the others.

    - "Parent name" is not the name where a column "Name" is; nor is one of "NMC title, SC title, WG title" the role:
      words that are not known before the main word make it another thing.
    - French "Nom" is the surname beside "Prénom", else the whole name; Russian "Имя" the first name beside a surname.
    - "Escalation contact" is who is called where no other column names anybody, else who is called next.
    - "Title" beside "Job title" is Mr or Dr.
    - A second surname beside a first name is the middle name ("lastname, firstname, surname" of Russian lists).
    """
    exact = {each.fields[0] for each in said if each.confidence == EXACT and each.fields}
    main_words = [each.main for each in said if each.modifiers]
    mains = {each.main for each in said}
    result = []
    fields = [each.fields[0] if each.fields else "" for each in said]
    for at, each in enumerate(said):
        field = fields[at]
        if each.modifiers and field not in (*ADDRESSES, IGNORED):
            many = main_words.count(each.main) > 1
            if field in exact or many:
                each = Saying()
        if each.main == "nom" and field == "last_name" and "first_name" not in fields:
            each = _meaning(each, "name")
        if each.main == "escalation contact" and not NAMES & set(fields):
            each = _meaning(each, "name")
        if each.main == "title" and each.confidence == EXACT and "job title" in mains:
            each = _meaning(each, IGNORED)
        if each.main == "имя" and {"last_name", "middle_name"} & set(fields) and "first_name" not in fields:
            each = _meaning(each, "first_name")
        if (
            field == "last_name"
            and "last_name" in fields[:at]
            and "first_name" in fields
            and "middle_name" not in fields
        ):
            each = _meaning(each, "middle_name")
        result.append(each)
    return result


def _meaning(said: Saying, field: str) -> Saying:
    return said._replace(fields=(field,))


def _without_header(guesses: list[Guess], evidence: list[Evidence]) -> list[Guess]:
    """The names of a list without headers: the first column of names, where there are addresses beside it."""
    if not any(guess.field in ADDRESSES for guess in guesses):
        return guesses
    for at, seen in enumerate(evidence):
        if guesses[at].field is None and seen.person >= ENOUGH and seen.distinct > 0.5:
            return [*guesses[:at], Guess("name", VALUES, "the values look like names"), *guesses[at + 1 :]]
    return guesses


def _paired(headers: list[str], guesses: list[Guess], evidence: list[Evidence]) -> list[Guess]:
    """A column "Morning" beside "MorningPhone" holds the person with that phone."""
    result = list(guesses)
    keys = [key(header) for header in headers]
    for at, name in enumerate(keys):
        if not name or guesses[at].field is not None or guesses[at].ignored or evidence[at].number > ENOUGH:
            continue
        partners = [
            n
            for n, other in enumerate(keys)
            if other.startswith(f"{name} ") and guesses[n].field in ADDRESSES and n != at
        ]
        if partners and not evidence[at].date >= ENOUGH:
            partner = headers[partners[0]]
            result[at] = Guess("name", CONTAINED, f"“{partner}” belongs to whoever stands here")
    return result


def _suggested(header: str, guess: Guess, words: Vocabulary) -> Guess:
    if guess.field is not None or guess.ignored or guess.vetoed:
        return guess
    found = suggestion(header, words)
    return Guess(found[0], TYPO, f"“{header}” is written almost like “{found[1]}”") if found else guess


def suggestion(header: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The field of the known header that a header is nearly spelled like, and that header; None without one."""
    name = key(header)
    if len(name) < 4 or any(map(str.isdigit, name)):
        return None
    near = [each for each in _by_length(vocabulary).get(len(name), ()) if abs(len(each) - len(name)) <= 2]
    for each in difflib.get_close_matches(name, near, n=3, cutoff=_ALIKE):
        field = vocabulary.meanings[each][0]
        if field != IGNORED:
            return field, each
    return None


@functools.lru_cache(maxsize=4)
def _lengths(words: frozenset[str]) -> dict[int, tuple[str, ...]]:
    by_length: dict[int, list[str]] = {}
    for word in sorted(words):
        for length in range(len(word) - 2, len(word) + 3):
            by_length.setdefault(length, []).append(word)
    return {length: tuple(each) for length, each in by_length.items()}


def _by_length(vocabulary: Vocabulary) -> dict[int, tuple[str, ...]]:
    return _lengths(frozenset(vocabulary.meanings))


def _second_phone(
    guesses: list[Guess], values: Sequence[Sequence[tuple[str, str]]], country: str | None
) -> list[Guess]:
    """Where two columns are called the same, one of them holding mobile numbers only, that one is the mobile."""
    phones = [at for at, guess in enumerate(guesses) if guess.field == "phone" and guess.main == "phone"]
    if len(phones) < 2 or any(guess.field == "mobile" for guess in guesses):
        return guesses
    mobile = {}
    for at in phones:
        said = [text for text, _ in values[at] if says_something(text)][:20]
        mobile[at] = sum(1 for text in said if looks_mobile(text, country)) / len(said) if said else 0.0
    if min(mobile.values()) >= ENOUGH:
        return guesses
    return [
        replace(guess, field="mobile", confidence=VALUES, reason="the numbers are those of mobile phones")
        if mobile.get(at, 0) >= ENOUGH
        else guess
        for at, guess in enumerate(guesses)
    ]


def _given_names(
    headers: list[str], guesses: list[Guess], values: Sequence[Sequence[tuple[str, str]]]
) -> list[Guess]:
    """Beside a column of last names, a column of names that are single words holds the first ones."""
    fields = [guess.field for guess in guesses]
    if "first_name" in fields or fields.count("name") != 1 or fields.count("last_name") != 1:
        return guesses
    at, beside = fields.index("name"), fields.index("last_name")
    said = [text for text, _ in values[at] if says_something(text)]
    single = sum(1 for text in said if len(text.split()) == 1)
    if not said or single < ENOUGH * len(said) or guesses[at].confidence == TYPO or guesses[beside].confidence == TYPO:
        return guesses
    reason = f"the values are single names, and “{headers[beside]}” holds the last ones"
    return [*guesses[:at], replace(guesses[at], field="first_name", reason=reason), *guesses[at + 1 :]]


def _people(columns: list[Column], guesses: list[Guess]) -> list[Column]:
    """Tells the columns of other people in the same row: of a deputy, or of several people side by side."""
    result = list(columns)
    deputies = [column.index for column in columns if column.field == "backup" and column.used]
    names = [column.index for column in columns if column.field == "name" and column.used]
    number = 0
    for at, guess in enumerate(guesses):
        if guess.others and columns[at].used:
            before = [index for index in deputies if index < at] or deputies
            if not before:
                reason = "an address of somebody whose name no column holds"
                result[at] = replace(columns[at], field=None, confidence=NONE, reason=reason)
                continue
            owner = before[-1]
            if not result[owner].person:
                number += 1
                result[owner] = replace(result[owner], person=number)
            result[at] = replace(result[at], person=result[owner].person)
    blocks = _blocks(result, names)
    for block in blocks[1:]:
        number += 1
        for at in block:
            result[at] = replace(result[at], person=number)
    return result


def _blocks(columns: list[Column], names: list[int]) -> list[list[int]]:
    """The columns of each person where several names stand in a row, each followed by addresses; else none."""
    blocks = []
    for at, start in enumerate(names):
        end = names[at + 1] if at + 1 < len(names) else len(columns)
        own = [
            n
            for n in range(start + 1, end)
            if columns[n].used and not columns[n].person and columns[n].field in ADDRESSES
        ]
        blocks.append([start, *own])
    return blocks if len(blocks) > 1 and all(len(block) > 1 for block in blocks) else []
