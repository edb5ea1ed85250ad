"""Lists in one cell: items parted by ";" or line breaks, each with details in brackets: `+44 20 … [duty, label NOC]`.

What holds a mark of this grammar itself stands in double quotes, quotes within doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MARKS = re.compile(r'[;\[\]"\n]')
_DETAIL_MARKS = re.compile(r'[;,\[\]"\n]')


class Item(NamedTuple):
    """An item of a list: its text, whether that stood in quotes, and its details as (word, value)."""

    text: str
    quoted: bool = False
    details: tuple[tuple[str, str], ...] = ()


def quoted(text: str) -> str:
    """The text in quotes."""
    return '"' + text.replace('"', '""') + '"'


def plain(text: str) -> str:
    """The text, in quotes where the grammar would read it otherwise."""
    return quoted(text) if text != text.strip() or not text or _MARKS.search(text) else text


def detail(word: str, value: str = "") -> str:
    """A detail of an item: a word, or a word and its value."""
    if not value:
        return word
    return f"{word} {quoted(value) if value != value.strip() or _DETAIL_MARKS.search(value) else value}"


def item(text: str, details: Sequence[str] = ()) -> str:
    """An item; `text` is already `plain` or `quoted`."""
    return f"{text} [{', '.join(details)}]" if details else text


def joined(items: Iterable[str]) -> str:
    """Items as the text of a cell."""
    return "; ".join(items)


def parse(cell: str, words: Iterable[str] = ()) -> list[Item]:
    """The items of a cell. `words` are those that a detail's value may follow, longest first; others stand alone.

    Never fails: a quote or bracket that is not closed is text like any other.
    """
    known = tuple(words)
    return [found for part in _parted(cell, ";\n") if (found := _item(part.strip(), known))]


def _item(part: str, words: Sequence[str]) -> Item | None:
    if not part:
        return None
    text, details = part, ""
    if part.endswith("]"):
        at = _opening(part)
        if at is not None:
            text, details = part[:at].strip(), part[at + 1 : -1]
    found = tuple(_detail(each.strip(), words) for each in _parted(details, ",") if each.strip())
    unquoted = _unquoted(text)
    return Item(text if unquoted is None else unquoted, unquoted is not None, found)


def _detail(text: str, words: Sequence[str]) -> tuple[str, str]:
    for word in words:
        if text.casefold().startswith(word.casefold() + " "):
            value = text[len(word) + 1 :].strip()
            unquoted = _unquoted(value)
            return word, value if unquoted is None else unquoted
    return text, ""


def _unquoted(text: str) -> str | None:
    """The inside of a text in quotes; None where it is not."""
    if len(text) < 2 or text[0] != '"' or text[-1] != '"' or '"' in text[1:-1].replace('""', ""):
        return None
    return text[1:-1].replace('""', '"')


def _parted(text: str, marks: str, brackets: bool = True) -> list[str]:
    """The text parted at the marks that stand in no quotes and no brackets."""
    parts: list[str] = []
    start, depth = 0, 0
    at = 0
    while at < len(text):
        letter = text[at]
        if letter == '"' and _may_open(text, start, at, depth):
            end = _closing(text, at)
            at = end if end is not None else at
        elif letter == "[" and brackets:
            depth += 1
        elif letter == "]" and brackets:
            depth = max(0, depth - 1)
        elif letter in marks and depth == 0:
            parts.append(text[start:at])
            start = at + 1
        at += 1
    parts.append(text[start:])
    return _parted(text, marks, brackets=False) if depth else parts


def _may_open(text: str, start: int, at: int, depth: int) -> bool:
    """A quote opens at the start of a part, or within brackets; elsewhere it is an inch or a nickname."""
    return depth > 0 or not text[start:at].strip() or text[at - 1] == " "


def _closing(text: str, at: int) -> int | None:
    """Where the quote that opens at `at` closes; None where it does not."""
    at += 1
    while at < len(text):
        if text[at] == '"':
            if text[at + 1 : at + 2] != '"':
                return at
            at += 1
        at += 1
    return None


def _opening(part: str) -> int | None:
    """Where the bracket that ends the part opens, outside quotes; None where it opens nowhere."""
    at, found = 0, None
    while at < len(part):
        if part[at] == '"' and _may_open(part, 0, at, 1 if found is not None else 0):
            end = _closing(part, at)
            at = end if end is not None else at
        elif part[at] == "[" and found is None:
            found = at
        at += 1
    return found
