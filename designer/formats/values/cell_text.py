"""Any text as a cell that comes back as the same text, whatever spreadsheet program saved it in between.

Readers trim cells, drop what cannot be seen and decode `_x000D_`. Where a text holds something that would not survive,
that character is written as `␛`, its number in hexadecimal, and `;`. All other text is written as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from designer.formats.values.cells import clean, unescape

LONGEST = 32_767
"""Characters; a cell of a workbook holds no more."""

CUT = "␛…"
"""Ends a text that was longer than a cell holds; who reads it back keeps what he has."""

_ESCAPE = "␛"
_ESCAPED = re.compile(_ESCAPE + r"([0-9a-f]+);")
_OFFICE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_AT_EDGES = re.compile(r"^\s+|\s+$")
_AROUND_BREAKS = re.compile(r"[^\S\n]+(?=\n)|(?<=\n)[^\S\n]+")
_NO_XML = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_UNQUOTED = re.compile(r"^'(?='*[=+\-@\t\r\n])")


@lru_cache(maxsize=8_192)
def encode(text: str) -> str:
    """The text as a cell can keep it."""
    if text.isascii() and text.isprintable() and "_x" not in text and text[:1] not in " '" and text[-1:] != " ":
        return text
    if _is_stable(text):
        return text
    out = text.replace(_ESCAPE, _escaped(_ESCAPE))
    out = "".join(each if _is_plain(each) else _escaped(each) for each in out)
    for risky in (_OFFICE_ESCAPE, _AT_EDGES, _AROUND_BREAKS, _UNQUOTED):
        out = risky.sub(lambda found: "".join(map(_escaped, found.group() or "_")), out)
    if not _survives(out):
        # What is left is characters that change only beside each other, such as a letter and its accent.
        out = "".join(each if each.isascii() or each == _ESCAPE else _escaped(each) for each in out)
    return out


def decode(cell: str) -> str:
    """The text that a cell keeps."""
    return _ESCAPED.sub(lambda found: _character(found.group(1)), cell) if _ESCAPE in cell else cell


def fitted(cell: str) -> str:
    """The cell, cut and marked where it is longer than a workbook holds."""
    return cell if len(cell) <= LONGEST else cell[: LONGEST - len(CUT)] + CUT


def is_cut(cell: str) -> bool:
    """Whether `fitted` cut the text of a cell."""
    return cell.endswith(CUT)


def _is_stable(text: str) -> bool:
    return _ESCAPE not in text and not _UNQUOTED.match(text) and _survives(text)


def _is_plain(character: str) -> bool:
    return character == "\n" or (not _NO_XML.match(character) and clean(f"x{character}x") == f"x{character}x")


def _survives(text: str) -> bool:
    return clean(text) == text and unescape(text) == text and not _NO_XML.search(text)


def _escaped(character: str) -> str:
    return f"{_ESCAPE}{ord(character):x};"


def _character(number: str) -> str:
    value = int(number, 16)
    return chr(value) if value <= 0x10FFFF else f"{_ESCAPE}{number};"
