"""What a name is the name of: a person, a role, or a desk where several answer."""

from __future__ import annotations

import functools
import re

from designer.checks.addresses import is_placeholder
from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.formats.values.evidence import says_something
from designer.model.choices import ContactKind

_MOST_WORDS = 7
_PARTICLES = frozenset("de da do dos das del della di van von der den la le el y e bin al".split())  # noqa: SIM905
_SENTENCE = frozenset(
    "not never unless if when will must should may only except nicht wenn falls kein keine pas si sans sauf salvo non "  # noqa: SIM905
    "niet geen не если nie jeśli degil post raise open create log check update start join send begin see".split()
)
"""Words of sentences: what holds one names nobody."""
_PLACEHOLDER = re.compile(
    r"^\W*(?:x{3,}(?:\W+x+)*|n\.?\s?n\.?|to be (?:confirmed|determined|advised|named|agreed|filled(?: in)?|decided)|"
    r"(?:insert|enter|your|add)\b.{0,40}|first ?name(?: last ?name)?|name surname|noch offen|wird nachgereicht|"
    r"zu bestimmen|à définir|a definir|por definir|por confirmar|da definire|nader te bepalen|уточняется|"
    r"do ustalenia|belirlenecek|0{6,}|[_.…]{3,})\W*$",
    re.IGNORECASE,
)


def is_filled_in(text: str) -> bool:
    """Whether a text says something, and does not stand in for what somebody still has to fill in: "[Phone]"."""
    return says_something(text) and not is_placeholder(text) and _PLACEHOLDER.match(text) is None


@functools.lru_cache(maxsize=4096)
def kind_of_role(text: str) -> ContactKind | None:
    """ROLE for what somebody is ("Duty manager"), DESK for where several answer ("Service desk"), else None."""
    found = words_of(text)
    if not 1 <= len(found) <= _MOST_WORDS or "@" in text or "#" in text or len(text) > 70:
        return None
    words = shipped_words()
    if any(word in _SENTENCE for word in found):
        return None
    if any(_is_role(word) for word in found):
        return ContactKind.ROLE
    return ContactKind.DESK if any(word in words.desk or _ends_in(word, words.desk) for word in found) else None


def may_be_role(text: str) -> bool:
    """Whether a text in a column of roles can be one: a known role, or a few words and nothing else."""
    words = text.split()
    return kind_of_role(text) is not None or (
        1 <= len(words) <= _MOST_WORDS
        and all(re.fullmatch(r"[^\W\d_]+(?:['’.\-&]+[^\W\d_]*)*,?", each) for each in words)
    )


def _is_role(word: str) -> bool:
    words = shipped_words()
    return word in words.role or _ends_in(word, words.role)


def _ends_in(word: str, endings: frozenset[str]) -> bool:
    """Whether a word is a compound that ends in one of these: "Netzwerkleitung", "Störungszentrale"."""
    return len(word) > 10 and any(word.endswith(ending) for ending in endings if len(ending) >= 6)


@functools.lru_cache(maxsize=4096)
def is_person(text: str) -> bool:
    """Whether a text is written like the name of a person, and like nothing else."""
    if any(each.isdigit() for each in text) or len(text) > 50 or kind_of_role(text) is not None:
        return False
    words = [word for word in re.split(r"[\s,]+", text.strip()) if word]
    if not 2 <= len(words) <= 5:
        return False
    if any(word in shipped_words().things for word in words_of(text)):
        return False
    names = [word for word in words if word.casefold() not in _PARTICLES]
    if any(not re.fullmatch(r"[^\W\d_]+(?:['’.\-][^\W\d_]*)*", word) for word in words):
        return False
    capitals = all(word[0].isupper() for word in names)
    shouted = all(word.isupper() for word in names) and len(names) > 3
    return len(names) >= 2 and capitals and not shouted
