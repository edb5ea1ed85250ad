"""A text that names a severity: "P1", "SEV 2 – Major", "Priority 1 (critical)", "Hoch"."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from designer.formats.durations.duration_words import fold
from designer.formats.durations.durations import understand
from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.formats.values.cells import clean

_LONGEST = 80
_SHORT = re.compile(r"^(?P<kind>p|s|sev|prio)\s?[-#]?\s?0*(?P<digits>\d)(?![\d.,:/])(?P<rest>.*)$", re.DOTALL)
_BARE = re.compile(r"^0*(?P<digits>\d)(?![\d.,:/])(?P<rest>.*)$", re.DOTALL)
_SEVERAL = re.compile(r"[/,;&+\n]|\s(?:and|und|et|y|e|и|i|ve|en)\s")
_MARKS = " -–—:,;.()[]·/|\n"


class Grade(NamedTuple):
    """A severity as a sheet names it: its code, its name beside that, and where it ranks (1 the worst, None: unsaid).

    `by_word`: a word such as "critical" says the rank, which counts for more than a number.
    """

    code: str
    name: str = ""
    rank: int | None = None
    by_word: bool = False


@functools.cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = shipped_words()
    end = r"\s*(?:level|stufe|niveau)?\s*[-:#.]?\s*(?:no\.?|nr\.?)?\s*0*(?P<digits>\d)(?![\d.,:/])(?P<rest>.*)$"
    return (
        re.compile(rf"^{words.severity}{end}", re.DOTALL),
        re.compile(rf"^{words.priority}{end}", re.DOTALL),
    )


@functools.lru_cache(maxsize=2048)
def severity_of(text: str, header: str | None = None) -> Grade | None:
    """The severity that a text names; None where it names none for certain.

    `header` is that of the column of severities it stands in: there any short text names one, and of a bare number
    the header tells whether it is a priority.
    """
    said = " ".join(clean(text).split())
    if not said or len(said) > _LONGEST:
        return None
    folded = fold(said)
    by_severity, by_priority = _named()
    short = _SHORT.match(folded)
    if short and _apart(short["rest"]):
        code = {"prio": "P"}.get(short["kind"], short["kind"].upper()) + short["digits"]
        return _graded(code, said, short["rest"], int(short["digits"]))
    for pattern, letters in ((by_severity, "SEV"), (by_priority, "P")):
        found = pattern.match(folded)
        if found and _apart(found["rest"]):
            return _graded(letters + found["digits"], said, found["rest"], int(found["digits"]))
    rank = _ranked(folded)
    if header is None:
        return Grade(said, "", rank, by_word=True) if rank and len(words_of(said)) <= 2 else None
    bare = _BARE.match(folded)
    if bare and (not bare["rest"].strip() or bare["rest"].lstrip()[:1] in "-:(,·/|"):
        letters = "P" if re.search(shipped_words().priority, fold(header)) else "SEV"
        return _graded(letters + bare["digits"], said, bare["rest"], int(bare["digits"]))
    if understand(said) is not None or (said[0].isdigit() and not any(each.isalpha() for each in said)):
        return None
    return Grade(said, "", rank, by_word=rank is not None)


def severities_of(text: str, header: str | None = None) -> tuple[Grade, ...]:
    """The severities that a cell names: one, or several as in "P1 / P2"; none where that is not certain."""
    parts = [part.strip() for part in _SEVERAL.split(clean(text)) if part.strip()]
    if len(parts) > 1:
        found = [severity_of(part) for part in parts]
        each = tuple(grade for grade in found if grade is not None)
        if len(each) == len(parts):
            return each
        if any(found):
            return ()  # "P1, all sites": what the rest says is not known
    grade = severity_of(text, header)
    return () if grade is None else (grade,)


def _apart(rest: str) -> bool:
    """Whether what follows is set apart: "P1 – Outage" and "P1 Outage", but not "P1x"."""
    return not rest or rest[0] in _MARKS


def _graded(code: str, said: str, rest: str, number: int) -> Grade | None:
    count = len(rest.lstrip(_MARKS).split())
    words = said.split()
    name = " ".join(words[len(words) - count :]).strip(_MARKS) if count else ""
    if name and severity_of(name) is not None and not _ranked(fold(name)):
        return None  # "P1 / P2" is two
    rank = _ranked(fold(name)) if name else None
    return Grade(code, name, rank or number, by_word=rank is not None)


def _ranked(folded: str) -> int | None:
    ranks = {shipped_words().ranks[word] for word in words_of(folded) if word in shipped_words().ranks}
    return ranks.pop() if len(ranks) == 1 else None


def same_code(a: str, b: str) -> bool:
    """Whether two codes are one: "SEV1" and "Sev 1"."""
    return "".join(words_of(a)) == "".join(words_of(b))
