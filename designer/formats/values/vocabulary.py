"""The words people write above columns, and the field each means, in the languages the program knows."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from designer.formats.values.cells import clean
from designer.paths import resource

IGNORED = ""
"""The "field" of headers that are known and of no use here: birthday, photo, serial number."""

LONGEST_HEADER = 200
"""Characters; what is longer is a text and no header."""

_BREAK_IN_WORD = re.compile(r"(?<=[a-zß-öø-ÿа-яё])(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])|(?<=[^\W\d_]{3})(?=\d)")
_NO_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"\bال(?=\w{3})")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ё": "е", "ـ": None})


@functools.lru_cache(maxsize=8192)
def key(header: str) -> str:
    """A header as it is looked up: small letters without accents, words parted by one space, no punctuation.

    "E-Mail", "e_mail" and "eMail" are one; so are "FirstName" and "First name". A lone "#" stays.
    """
    if len(header) > LONGEST_HEADER:
        return ""
    text = _BREAK_IN_WORD.sub(" ", clean(header))
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    words = _ARTICLE.sub("", _NO_WORD.sub(" ", text).strip())
    return words or ("#" if "#" in header else "")


class _Words(msgspec.Struct, frozen=True):
    """The shipped file."""

    fields: dict[str, list[str]]
    ignored: list[str]
    head_only: list[str]
    neutral: list[str]
    people: list[str]
    of: list[str]
    joining: list[str]
    others: list[str]
    second_of_two: list[str]


@dataclass(frozen=True)
class Vocabulary:
    """Headers and what they mean.

    `meanings` is key → fields, the likeliest first ("site" may be a service or a place). The word lists say how the
    words around a known one count: `head_only` words mean their field only as the main word of a header, `neutral`
    ones change nothing, `people` name whom it is about, `of` follows the main word, `joining` words say nothing,
    `others` are people of whom no field is kept, `second_of_two` make a second phone of a phone.
    """

    meanings: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]
    head_only: frozenset[str]
    neutral: frozenset[str]
    people: frozenset[str]
    of: frozenset[str]
    joining: frozenset[str]
    others: frozenset[str]
    second_of_two: frozenset[str]
    longest: int
    squeezed: Mapping[str, tuple[str, ...]]

    def meaning(self, header: str) -> tuple[str, ...]:
        """The fields a whole header is known to mean, the likeliest first; none where it is not known."""
        words = key(header)
        found = self.meanings.get(words)
        if found is None and len(words) > 4:
            found = self.squeezed.get(words.replace(" ", ""))
        if found is None and len(words) > 5 and words.endswith("s"):
            found = self.meanings.get(words[:-1])
        return found or ()

    def taught(self, words: Mapping[str, str]) -> Vocabulary:
        """This vocabulary and what a person taught it: header → field, or "" for one to ignore."""
        known = dict(self.meanings)
        for header, field in words.items():
            name = key(header)
            if name:
                known[name] = (field, *(each for each in known.get(name, ()) if each != field))
        return replace(self, meanings=known, longest=_longest(known), squeezed=_squeezed(known))


def _squeezed(meanings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {words.replace(" ", ""): fields for words, fields in meanings.items() if len(words) > 4}


@functools.cache
def shipped() -> Vocabulary:
    """What the program ships. Raises FileNotFoundError when the installation is broken."""
    words = msgspec.json.decode(resource("headers.json").read_bytes(), type=_Words)
    meanings: dict[str, tuple[str, ...]] = {}
    for field, headers in [*words.fields.items(), (IGNORED, words.ignored)]:
        for header in headers:
            meanings.setdefault(key(header), ())
            if field not in meanings[key(header)]:
                meanings[key(header)] += (field,)
    return Vocabulary(
        meanings=meanings,
        fields=tuple(words.fields),
        head_only=_keys(words.head_only),
        neutral=_keys(words.neutral),
        people=_keys(words.people),
        of=_keys(words.of),
        joining=_keys(words.joining),
        others=_keys(words.others),
        second_of_two=_keys(words.second_of_two),
        longest=_longest(meanings),
        squeezed=_squeezed(meanings),
    )


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)


def _longest(meanings: Mapping[str, tuple[str, ...]]) -> int:
    return max(len(words.split()) for words in meanings)
