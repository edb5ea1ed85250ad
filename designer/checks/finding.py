"""What a check says: a stable code, how bad it is, whom it concerns, and a sentence with what to do."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Category, Contact, Level, Severity, Step


class Grade(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


RANK = {Grade.ERROR: 0, Grade.WARNING: 1, Grade.INFO: 2}


class Finding(NamedTuple):
    """`ids` are the records concerned, the first the one to go to; `fixable`: the program can mend it itself."""

    code: str
    grade: Grade
    ids: tuple[Id, ...]
    message: str
    fixable: bool = False


class Thresholds(NamedTuple):
    """What counts as too many, too few or too long. The defaults are the field's (see each rule)."""

    longest_run: int = 24 * 60
    """Minutes that all passes together may take (R05)."""
    most_repeats: int = 9
    """Passes after the first (R05)."""
    fewest_levels: int = 2
    """Levels a severity must have (R07)."""
    good_levels: int = 3
    fewest_methods: int = 2
    """Ways to reach a responder (R19)."""
    good_methods: int = 2
    """Below so many it is said, too, as a hint: three where a matrix asks for more than a phone and mail."""


def named(matrix: Matrix, id: Id | None) -> str:
    """A record as a sentence names it: “Duty manager”, “L2 Specialists”, “SEV1”."""
    record = matrix.get(id) if id else None
    if isinstance(record, Step):
        return f"“{record.title.strip() or 'Untitled step'}”"
    if isinstance(record, Level):
        return f"“{' '.join(part for part in (record.code, record.label) if part) or 'Untitled level'}”"
    if isinstance(record, Severity):
        return record.code
    if isinstance(record, Contact | Category):
        return f"“{record.name.strip() or 'Unnamed'}”"
    name = getattr(record, "name", "") or getattr(record, "label", "")
    return f"“{name or 'Unnamed'}”"


def listed(words: list[str], most: int = 3) -> str:
    """Words as a list in a sentence: "A, B and C", "A, B and 4 more"."""
    if len(words) > most:
        return f"{', '.join(words[: most - 1])} and {len(words) - most + 1} more"
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 2 else words)
