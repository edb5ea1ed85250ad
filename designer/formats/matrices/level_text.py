"""A text that names a level: "Level 2", "L1 – NOC", "2nd line", "3. Ebene", "N+1", "Nível 1 (15 min)"."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from designer.formats.durations.duration_words import fold
from designer.formats.durations.durations import Understood, understand
from designer.formats.matrices.matrix_words import shipped_words
from designer.formats.values.cells import clean

_LONGEST = 90
_MOST_WORDS = 6
"""Words behind a level that may still be its label; more are a sentence about it."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_HIGHEST = 12
"""No sheet seen has more levels; a larger number is something else."""

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*")
_ORDINAL_END = r"(?:st|nd|rd|th|\.|er|ere|e|eme|o|a|-?[иыя]|-?ая|-?ыи|ste|de|\.?º)"


class Rung(NamedTuple):
    """A level as a sheet names it.

    `number` orders levels (N is 0 of "N, N+1"); `label` is what is printed, without the time beside it; `rest` is what
    the label says besides the level ("NOC" in "L1 – NOC"); `time` is the time in its text.
    """

    number: int
    label: str
    rest: str = ""
    time: Understood | None = None
    counts_from_n: bool = False

    @property
    def code(self) -> str:
        """The usual short name: L2, N+1."""
        if self.counts_from_n:
            return f"N+{self.number}" if self.number else "N"
        return f"L{self.number}"


class _Patterns(NamedTuple):
    named: re.Pattern[str]
    ordinal: re.Pattern[str]
    bare: re.Pattern[str]


@functools.cache
def _patterns() -> _Patterns:
    words = shipped_words()
    ordinals = "|".join(sorted(map(re.escape, words.ordinals), key=len, reverse=True))
    romans = "|".join(sorted(_ROMAN, key=len, reverse=True))
    number = rf"(?P<digits>\d{{1,2}})|(?P<roman>{romans})(?![^\W\d_])|(?P<word>{ordinals})(?![^\W\d_])"
    end = r"(?![\d]|[.,:]\d)(?P<rest>.*)$"
    return _Patterns(
        named=re.compile(rf"^{words.level}\s*[-:#.]?\s*(?:no\.?|nr\.?|n°|№)?\s*[-#:]?\s*(?:{number}){end}", re.DOTALL),
        ordinal=re.compile(
            rf"^(?:(?P<digits>\d{{1,2}})\s?{_ORDINAL_END}|(?P<word>{ordinals}))[\s-]+{words.level}(?![^\W\d_]){end}",
            re.DOTALL,
        ),
        bare=re.compile(rf"^(?:(?P<digits>\d{{1,2}}){_ORDINAL_END}?|(?P<roman>{romans})|(?P<word>{ordinals})){end}"),
    )


_SHORT = re.compile(r"^(?:l|lvl)\s?-?\s?0*(?P<digits>\d{1,2})(?![\d.,:])(?P<rest>.*)$", re.DOTALL)
_FROM_N = re.compile(r"^(?P<before>[^\W\d_ ]+ )?n(?:\s*\+\s*(?P<digits>\d))?$")
_MARKS = " -–—:,;.()·/|\n"
_SET_APART = re.compile(r"^\s*(?:$|[-:,;.(·/|\n]|\s)")


@functools.lru_cache(maxsize=4096)
def level_of(text: str, in_column: bool = False) -> Rung | None:
    """The level that a text names, None where it names none for certain.

    `in_column`: it stands in a column of levels, so that "1", "2nd" and "III" say enough.
    """
    said = clean(text)
    if not said or len(said) > _LONGEST:
        return None
    label, time = _without_time(said)
    folded = fold(label)
    at_n = _FROM_N.match(folded)
    if at_n and (at_n["digits"] or in_column or folded == "n" or at_n["before"]):
        return Rung(int(at_n["digits"] or 0), label, "", time, counts_from_n=True)
    patterns = _patterns()
    for pattern in (_SHORT, patterns.named, patterns.ordinal, *((patterns.bare,) if in_column else ())):
        found = pattern.match(folded)
        if found is None or not _SET_APART.match(found["rest"]) or len(found["rest"].split()) > _MOST_WORDS:
            continue
        number = _number(found)
        if number is None or number > _HIGHEST or (pattern is patterns.bare and not _may_follow(found["rest"])):
            continue
        rest = _as_typed(label, found["rest"])
        return Rung(number, _printed(label, number), rest, time)
    return None


def _without_time(text: str) -> tuple[str, Understood | None]:
    """The text without the time that stands in brackets, or behind a dash, in it."""
    for found in _BRACKETS.finditer(text):
        time = understand(found[1])
        if time is not None:
            left = f"{text[: found.start()]} {text[found.end() :]}".strip(" -–—:")
            return " ".join(left.split()), time
    before, mark, after = text.rpartition(" – ") if " – " in text else text.rpartition(" - ")
    time = understand(after) if mark else None
    if time is not None:
        return before.strip(), time
    return " ".join(text.split()), None


def _number(found: re.Match[str]) -> int | None:
    parts = found.groupdict()
    if parts.get("digits"):
        return int(parts["digits"])
    if parts.get("roman"):
        return _ROMAN[parts["roman"]]
    return shipped_words().ordinals.get(parts.get("word") or "")


def _may_follow(rest: str) -> bool:
    """Whether what follows a bare number leaves it the number of a level: "1 – NOC", but not "1 hour"."""
    return not rest.strip() or rest.lstrip()[:1] in "-:(,·/|"


def _as_typed(label: str, rest: str) -> str:
    """The end of a label that folding left as `rest`, as it was typed, without marks around it."""
    count = len(rest.lstrip(_MARKS).split())
    words = label.split()
    return " ".join(words[len(words) - count :]).strip(_MARKS) if count else ""


def _printed(label: str, number: int) -> str:
    """What is printed: "Level 1" for a bare 1."""
    return f"Level {number}" if label.rstrip(".").lstrip("0") == str(number) or label == "0" else label
