"""Records and their values as words for people, where two matrices are compared on a terminal."""

from __future__ import annotations

from typing import Any

from designer.model.ids import kind_of
from designer.model.matrix import Matrix
from designer.model.records import Record, Transition

LONGEST = 100
_LEADING = ("text", "number", "address", "handle", "name", "to", "channel")
"""The fields that say what a value is; the others are told after it."""


def named(matrix: Matrix, record: Record) -> str:
    """A record as people know it: its kind and name, of an arrow its ends; its id where it has no words."""
    if isinstance(record, Transition):
        return f"arrow {_called(matrix, record.source)} → {_called(matrix, record.target)}"
    words = _words(record)
    return f"{kind_of(record.id)} “{cut(words)}”" if words else record.id


def said(matrix: Matrix, value: Any) -> str:
    """A value of a field as it is in the file, in words: names for ids, numbers without their wrapping."""
    return cut(_said(matrix, value)) or "nothing"


def cut(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def field(name: str) -> str:
    """The name of a field in words."""
    return name.replace("_", " ")


def _said(matrix: Matrix, value: Any) -> str:
    if value in (None, "", (), []):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(_said(matrix, each) for each in value)
    if isinstance(value, dict):
        return _said_of(matrix, value)
    if isinstance(value, str) and value in matrix:
        return _called(matrix, value)
    return str(value)


def _said_of(matrix: Matrix, value: dict[str, Any]) -> str:
    leading = next((key for key in _LEADING if value.get(key)), "")
    if leading == "text" and "unit" in value:
        return str(value["text"])  # a span: the words somebody typed for it
    rest = [
        f"{field(key)} {text}"
        for key, each in value.items()
        if key not in (leading, "e164") and (text := _said(matrix, each))
    ]
    first = _said(matrix, value[leading]) if leading else ""
    return f"{first} ({', '.join(rest)})" if first and rest else first or ", ".join(rest)


def _called(matrix: Matrix, id: str) -> str:
    record = matrix.get(id)
    words = _words(record) if record is not None else ""
    return f"“{cut(words)}”" if words else id


def _words(record: Record) -> str:
    for name in ("title", "name", "label", "code", "text", "version"):
        if words := getattr(record, name, ""):
            return str(words)
    return ""
