"""The words of sheets that are escalation matrices: levels, severities, roles and teams, in ten languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from designer.formats.durations.duration_words import fold
from designer.paths import resource

_FILE = "matrices.json"
_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*")


class _Shipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shipped file. `ordinals` and `ranks` are number → words; all else are words."""

    level: list[str]
    ordinals: dict[str, list[str]]
    severity: list[str]
    priority: list[str]
    ranks: dict[str, list[str]]
    role: list[str]
    desk: list[str]
    things: list[str]
    verbs: list[str]
    verbs_end: list[str]
    escalation: list[str]
    reached: list[str]
    left: list[str]
    answered: list[str]
    resolved: list[str]
    updated: list[str]
    definitions: list[str]
    external: list[str]
    management: list[str]


@dataclass(frozen=True, eq=False)
class MatrixWords:
    """The words, folded as texts are looked up.

    `level`, `severity` and `priority` are patterns of the words for them. `ordinals` and `ranks` are word → number (1
    is the worst severity). `role` are words for what somebody is, `desk` for a place where several answer, `things`
    are in no name of a person, `verbs` for what is done to reach somebody, `verbs_end` what may stand behind those.
    `escalation` are beginnings of words. `reached` and `left` are heads of columns of times: when a level is told, and
    how long it has; `answered`, `resolved` and `updated` are words for an answer, a solution and news, `definitions`
    for what a severity is.
    """

    level: str
    severity: str
    priority: str
    ordinals: Mapping[str, int]
    ranks: Mapping[str, int]
    role: frozenset[str]
    desk: frozenset[str]
    things: frozenset[str]
    verbs: frozenset[str]
    verbs_end: frozenset[str]
    escalation: tuple[str, ...]
    reached: tuple[str, ...]
    left: tuple[str, ...]
    answered: frozenset[str]
    resolved: frozenset[str]
    updated: frozenset[str]
    definitions: frozenset[str]
    external: frozenset[str]
    management: frozenset[str]


@functools.cache
def shipped_words() -> MatrixWords:
    """What the program ships. Raises FileNotFoundError when the installation is broken."""
    words = msgspec.json.decode(resource(_FILE).read_bytes(), type=_Shipped)
    return MatrixWords(
        level=_pattern(words.level),
        severity=_pattern(words.severity),
        priority=_pattern(words.priority),
        ordinals=_numbers(words.ordinals),
        ranks=_numbers(words.ranks),
        role=_folded(words.role),
        desk=_folded(words.desk),
        things=_folded(words.things),
        verbs=_folded(words.verbs),
        verbs_end=_folded(words.verbs_end),
        escalation=tuple(sorted(_folded(words.escalation))),
        reached=tuple(sorted(_folded(words.reached))),
        left=tuple(sorted(_folded(words.left))),
        answered=_folded(words.answered),
        resolved=_folded(words.resolved),
        updated=_folded(words.updated),
        definitions=_folded(words.definitions),
        external=_folded(words.external),
        management=_folded(words.management),
    )


def words_of(text: str) -> list[str]:
    """The words of a text, folded, without what stands between them."""
    return _WORD.findall(fold(text))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _numbers(words: Mapping[str, list[str]]) -> dict[str, int]:
    return {fold(word): int(number) for number, each in words.items() for word in each}


def _pattern(words: Iterable[str]) -> str:
    longest_first = sorted(_folded(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + ")"
