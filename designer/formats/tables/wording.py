"""What a column's header says by its words alone: the fields it may mean, and how sure that is.

How people name columns, and what follows from it:
- the whole header is a known one ("Job title", "Téléphone portable");
- the main word comes last ("Night phone", "Skill level") or before an "of" ("Nombre del contacto");
- words for addresses mean one wherever they stand ("Teléfono jefe", "E-mail alt");
- "/" and "," part things of equal rank, the first being the main one; " - " and ":" go from group to thing;
- of phone words the one that says more counts ("mobile phone" is a mobile, "Tel. ext." an extension);
- a word for a deputy or manager before an address says whose it is ("Backup phone").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from designer.formats.values.vocabulary import IGNORED, LONGEST_HEADER, Vocabulary, key

EXACT, CONTAINED, VALUES, TYPO, NONE = "exact", "contained", "values", "typo", "none"

ADDRESSES = frozenset({"phone", "mobile", "ext", "fax", "pager", "email", "website"})
TELEPHONY = frozenset({"phone", "mobile", "ext", "fax", "pager"})
NAMES = frozenset({"name", "first_name", "last_name", "middle_name"})
_FACTS = frozenset({"notes", "hours", "timezone", "escalate_after", "level", "severity", "id"})
_THINGS = frozenset({"team", "organisation", "service", "location"})
"""What a "name" names when such a word stands before it: "Suborganization name"."""
_NEEDS_A_PERSON = frozenset({"id", "title", "position"})
"""Main words that mean something of a person only beside a word for one: "Staff ID", but not "Parent ID"."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_GROUP = re.compile(r"\s+[-–—>›]\s+|:\s*(?=\S)")
_PHRASE = re.compile(r"\b(out of|after) hours\b")
_EQUALS = re.compile(r"[/|,;\n]|\s+\+\s+|\s+&\s+")
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Saying(NamedTuple):
    """What a header says: `fields` it may mean, the likeliest first, "" for one to ignore.

    `modifiers` are words before the main one that are not known, `others` whether an address is somebody else's
    (a deputy's, a manager's), `main` the words that were known.
    """

    fields: tuple[str, ...] = ()
    confidence: str = NONE
    main: str = ""
    modifiers: tuple[str, ...] = ()
    others: bool = False


class _Known(NamedTuple):
    start: int
    end: int
    words: str
    fields: tuple[str, ...]
    head_only: bool


def say(header: str, vocabulary: Vocabulary) -> Saying:
    """What the header says. Typing errors are not looked for: see `mapping.suggestion`."""
    if len(header) > LONGEST_HEADER:
        return Saying()
    if header.rstrip().endswith("#") and key(header) != "#":
        header = f"{header.rstrip()[:-1]} number"
    bare = _BRACKETS.sub(" ", header)
    for whole in (header, bare, _without_numbers(header), _without_numbers(bare)):
        fields = vocabulary.meaning(whole)
        if len(key(whole)) == 1 and whole is not header:
            continue  # "L" may head the levels; "L (leave)" does not
        if fields == ("phone",) and bare != header:
            kind = [each.fields for each in _known(_without_numbers(header).split(), vocabulary)]
            kind = [each for each in kind if each[0] in TELEPHONY - {"phone"}]
            if kind:
                return Saying(kind[-1], CONTAINED, key(whole))
        if fields:
            return Saying(fields, EXACT, key(whole))
    for part in reversed(_GROUP.split(_BRACKETS.sub(" ", header))):
        for one in (*_EQUALS.split(part), part):
            said = _say_part(one, header, vocabulary)
            if said.fields:
                return _thing_named(said, header, part, vocabulary)
    return Saying()


def _thing_named(said: Saying, header: str, part: str, vocabulary: Vocabulary) -> Saying:
    """ "Organization 1 - Name": the name of what the group before is."""
    if said.main != "name" or not header.endswith(part) or header == part:
        return said
    group = say(_GROUP.split(header)[0], vocabulary)
    return Saying(group.fields, CONTAINED, group.main) if group.fields and group.fields[0] in _THINGS else said


def _without_numbers(header: str) -> str:
    return " ".join(word for word in key(header).split() if not re.fullmatch(r"\d+(st|nd|rd|th)?", word))


def _say_part(part: str, header: str, vocabulary: Vocabulary) -> Saying:
    words = _PHRASE.sub("hours", _without_numbers(part)).split()
    words = [word for word in words[:-1] if word not in vocabulary.joining] + words[-1:]
    if not words:
        return Saying()
    whole = None if _is_a_letter(words) else vocabulary.meanings.get(" ".join(words))
    if whole and " ".join(words) != key(header):
        return Saying(whole, CONTAINED, " ".join(words))
    cut = next((at for at, word in enumerate(words) if word in vocabulary.of and at), None)
    if cut is not None:
        head, tail = words[:cut], [word for word in words[cut + 1 :] if word not in vocabulary.of]
        of_what = _decide(tail, vocabulary)
        only_a_number = all(word in vocabulary.neutral or word == "#" for word in head)
        if not (only_a_number and of_what.fields and of_what.fields[0] in ADDRESSES):
            said = _decide(head, vocabulary)
            thing = of_what.fields and of_what.fields[0] in _THINGS and not of_what.modifiers
            if thing and said.fields[:1] == ("name",):
                return of_what
            return _whose(said, tail, vocabulary) if said.fields or not only_a_number else of_what
        words = tail
    return _decide([word for word in words if word not in vocabulary.of], vocabulary)


def _decide(words: list[str], vocabulary: Vocabulary) -> Saying:
    found = _known(words, vocabulary)
    if not found:
        return Saying()
    while len(found) > 1 and _only_numbers(found[-1]) and found[-2].end == found[-1].start:
        found.pop()  # "Raum-Nr." is the room
    last = found[-1]
    addresses = [each for each in found if each.fields[0] in ADDRESSES and not _is_modifier(each, words, vocabulary)]
    main = last
    if addresses and not (
        last.fields[0] in _FACTS | {IGNORED}
        and last.end == len(words)
        and last.words not in ("no", "nr", "number", "id")
    ):
        main = addresses[-1]
        telling = [each for each in addresses if each.fields[0] in TELEPHONY - {"phone"}]
        if main.fields[0] == "phone" and telling:
            main = telling[-1]
    if main not in addresses and not _is_head(main, words, vocabulary):
        return Saying()
    if main.fields[0] == "name" and not main.head_only and len(found) > 1 and found[-2].end == main.start:
        thing = found[-2]
        if thing.fields[0] in _THINGS:
            return Saying(thing.fields, CONTAINED, f"{thing.words} {main.words}")
    rest = [word for at, word in enumerate(words) if not main.start <= at < main.end]
    before = words[: main.start]
    if main.head_only or main.words.split()[-1] in _NEEDS_A_PERSON:
        needed = vocabulary.people if main.fields[0] == "id" else vocabulary.neutral | vocabulary.people
        firm = {word for each in found if each.fields[0] == "organisation" for word in each.words.split()}
        if main.words in ("number", *_NEEDS_A_PERSON):
            allowed = needed | firm if main.words == "title" else needed
            if any(word not in allowed for word in before):
                return Saying()
    same = {word for each in found if each.fields[0] == main.fields[0] for word in each.words.split()}
    expected = vocabulary.neutral | vocabulary.people | vocabulary.of | same
    unknown = tuple(word for word in before if word not in expected)
    said = Saying(main.fields, CONTAINED, main.words, unknown)
    return _whose(said, rest, vocabulary)


def _only_numbers(known: _Known) -> bool:
    return known.words in ("no", "nr", "numero")


def _is_modifier(known: _Known, words: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a word that may be an address only colours another: "home" in "Home city"."""
    return known.head_only and not _is_head(known, words, vocabulary)


def _is_head(known: _Known, words: list[str], vocabulary: Vocabulary) -> bool:
    """Whether nothing but words that change nothing follow."""
    after = words[known.end :]
    allowed = vocabulary.neutral | (
        vocabulary.people if known.fields[0] in NAMES and not known.head_only else frozenset()
    )
    return all(word in allowed for word in after)


def _whose(said: Saying, rest: list[str], vocabulary: Vocabulary) -> Saying:
    """The saying, seen beside the words around its main one: "Backup name" is the backup, "Backup phone" theirs."""
    if any(word in vocabulary.others for word in rest) and said.fields and said.fields[0] in ADDRESSES | NAMES:
        return Saying((IGNORED,), CONTAINED, " ".join(rest))
    stand_in = any("backup" in each.fields for each in _known(rest, vocabulary))
    if not said.fields or not stand_in:
        return said
    field = said.fields[0]
    if field in NAMES:
        return said._replace(fields=("backup",), modifiers=())
    if field in ADDRESSES:
        second = all(word in vocabulary.second_of_two or word in vocabulary.neutral for word in rest)
        return said if second else said._replace(others=True)
    return said if field == "backup" else Saying()


def _known(words: list[str], vocabulary: Vocabulary) -> list[_Known]:
    """The known words and groups of words in order, the longest first where they overlap."""
    found: list[_Known] = []
    taken: set[int] = set()
    for length in range(min(vocabulary.longest, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = set(range(start, start + length))
            if span & taken:
                continue
            group = " ".join(words[start : start + length])
            if _is_a_letter([group]):
                continue
            fields = vocabulary.meanings.get(group) or (_inside(group) if length == 1 else ())
            if fields:
                found.append(_Known(start, start + length, group, fields, group in vocabulary.head_only))
                taken |= span
    return sorted(found)


def _is_a_letter(words: list[str]) -> bool:
    """A lone Latin letter, which means a field only where it is the whole header."""
    return len(words) == 1 and len(words[0]) == 1 and words[0].isascii()


def _inside(word: str) -> tuple[str, ...]:
    """The field of a compound: "Diensttelefon", "办公电话"; the thing itself comes last."""
    for ending, field in _COMPOUND_FIELDS.items():
        if len(word) > len(ending) and (word.endswith(ending) or (_WITHOUT_SPACES.search(ending) and ending in word)):
            return (field,)
    return ()


_COMPOUND_FIELDS = {
    **dict.fromkeys(("handy", "mobil", "手机", "携帯"), "mobile"),
    **dict.fromkeys(("分机", "内線"), "ext"),
    **dict.fromkeys(("email", "mail", "邮箱", "メール"), "email"),
    **dict.fromkeys(("telefonnummer", "telefon", "telefoon", "電話", "电话"), "phone"),
    "fax": "fax",
}
"""Endings of compounds; in scripts without spaces they may stand anywhere. What says more comes first."""
