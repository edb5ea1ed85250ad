"""Separated text for other programs: no cell that a spreadsheet would take for a formula, no digit of a number lost."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from designer.formats.contacts.contacts_csv import grouped
from designer.formats.values.cells import clean
from designer.model.values import Phone

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_FORMULA_SIGNS = ("=", "-", "@", "+")
_DIALLED = re.compile(r"^\+[\d ()\-./]*\d[\d ()\-./]*( ext \d+)?$")
_AS_A_NUMBER = re.compile(r"^[+0]\d+$|^\d{12,}$")


def safe(text: str) -> str:
    """A text as a cell: without what cannot be seen, and with an apostrophe where it would be a formula."""
    plain = clean(text)
    if plain.startswith(_FORMULA_SIGNS) and not _DIALLED.match(plain):
        return "'" + plain
    return plain


def safe_line(text: str) -> str:
    """A text as a cell of one line."""
    return safe(" ".join(text.split()))


def dialled(phone: Phone) -> str:
    """A number as a cell: in groups, with its extension; the international form where it has one."""
    number = clean(phone.e164 or phone.number)
    if _AS_A_NUMBER.match(number):
        number = grouped(number)
    extension = clean(phone.extension)
    return safe_line(f"{number} ext {extension}" if extension else number)


def has_apostrophe(cell: str) -> bool:
    """Whether `safe` put an apostrophe before a text."""
    return cell.startswith("'") and cell[1:].startswith(_FORMULA_SIGNS)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, mark: bool = False) -> bytes:
    """The rows under their header as UTF-8. The cells must be safe; `mark` writes a byte order mark first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return (BYTE_ORDER_MARK if mark else b"") + out.getvalue().encode("utf-8")
