"""How the same bytes of a text file read in several encodings, for a person to see which one is right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_LOOKED_AT = 60_000
_PART = re.compile(rb"[^\r\n\t;,|\"]*[\x80-\xff][^\r\n\t;,|\"]*")
_LONGEST = 40
"""Bytes of a part that are shown."""


class Spelling(NamedTuple):
    """An encoding, and some of the file's own words as it spells them."""

    encoding: str
    words: tuple[str, ...]


def spellings(data: bytes, encodings: Iterable[str], words: int = 4, most: int = 5) -> tuple[Spelling, ...]:
    """The words that need more than ASCII, in each encoding that can read them all; each way of reading once.

    `encodings` are by the likeliest first; at most `most` come back.
    """
    parts: dict[bytes, None] = {}
    for found in _PART.finditer(data, 0, _LOOKED_AT):
        part = found.group().strip()
        if len(part) <= _LONGEST:
            parts.setdefault(part)
        if len(parts) == words:
            break
    seen: dict[tuple[str, ...], str] = {}
    for name in encodings:
        try:
            read = tuple(part.decode(name) for part in parts)
        except (UnicodeDecodeError, LookupError):
            continue
        if read and all(text.isprintable() for text in read):
            seen.setdefault(read, name)
        if len(seen) == most:
            break
    return tuple(Spelling(name, read) for read, name in seen.items())
