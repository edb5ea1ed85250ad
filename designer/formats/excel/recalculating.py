"""Asks spreadsheet programs to work out the formulas of a workbook when they open it.

They keep with each formula what it said last, and show that until somebody types into the cells that it reads.
"""

from __future__ import annotations

import re

_TAG_END = rb"""(?:[^>"']|"[^"]*"|'[^']*')*?"""
_SETTINGS = re.compile(rb"<(?:\w+:)?calcPr(?=[\s/>])" + _TAG_END + rb"/?>")
_ASKED = re.compile(rb"""\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""")
_IS_ASKED = re.compile(rb"""\sfullCalcOnLoad\s*=\s*["'](?:1|true)["']""")
_BEFORE = re.compile(
    rb"<(\w+:)?(?:sheets|functionGroups|externalReferences|definedNames)(?=[\s/>])" + _TAG_END + rb"/>"
    rb"|</(\w+:)?(?:sheets|functionGroups|externalReferences|definedNames)\s*>"
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")


def has_formulas(sheet: bytes) -> bool:
    """Whether a formula stands in the XML of a sheet."""
    return _FORMULA.search(sheet) is not None


def asked(book: bytes) -> bytes:
    """The XML of a workbook's main part (in UTF-8), asking that all is worked out when it is opened."""
    found = _SETTINGS.search(book)
    if found is not None:
        if _IS_ASKED.search(found.group()):
            return book
        bare = _ASKED.sub(b"", found.group())
        end = -2 if bare.endswith(b"/>") else -1
        return book[: found.start()] + bare[:end] + b' fullCalcOnLoad="1"' + bare[end:] + book[found.end() :]
    before = list(_BEFORE.finditer(book))
    if not before:
        return book
    last = before[-1]
    prefix = last.group(1) or last.group(2) or b""
    return book[: last.end()] + b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>' + book[last.end() :]
