"""The contacts as comma-separated text: the columns of *Contacts*, one row a contact, safe to open in Excel.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which reading takes away again. Phone
numbers that it would take for numbers, and rob of their zeros and plus signs, are written in groups.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from designer.formats.contacts import as_sent, contact_columns
from designer.formats.contacts.contact_columns import COLUMNS, Cells
from designer.formats.contacts.contact_names import names_of, sheet_order
from designer.formats.contacts.not_carried import not_in_csv
from designer.formats.values.cell_text import encode
from designer.model.matrix import Matrix

_FORMULA_SIGNS = ("=", "-", "@", "\t", "\r", "\n")
_DIALLED = re.compile(r"^\+[\d ()\-./]+( ext \d+)?$")
_PHONES = frozenset({"phone", "mobile"})
_AS_A_NUMBER = re.compile(r"^[+0]\d{4,}$|^\d{12,}$")
"""Digits in a row that a spreadsheet keeps as a number: without their zero or plus, or in powers of ten."""


def write(matrix: Matrix) -> bytes:
    """The contacts of a matrix as UTF-8 with a byte order mark, by which Excel knows the encoding."""
    names = names_of(matrix)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*(column.header for column in COLUMNS), as_sent.HEADER])
    people = sheet_order(matrix)
    remembering = as_sent.Remembering(matrix, len(people), names)
    for contact in people:
        cells = contact_columns.cells(contact, names)
        writer.writerow([*(cell_text(column.key, cells) for column in COLUMNS), encode(remembering.row(cells))])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def cell_text(key: str, cells: Cells) -> str:
    """A cell of a contact's row as the file has it."""
    text = cells.get(key, "")
    if key in _PHONES and _AS_A_NUMBER.match(text):
        text = grouped(text)
    text = encode(text)
    if text.startswith(_FORMULA_SIGNS) or (text.startswith("+") and not _DIALLED.match(text)):
        return "'" + text
    return text


def grouped(number: str) -> str:
    """A number in groups, so that no spreadsheet takes it for a number: as its country writes it, else in threes."""
    if number.startswith("+"):
        written = _international(number)
        if written is not None:
            return written
    sign, digits = (number[0], number[1:]) if number[0] == "+" else ("", number)
    first = len(digits) % 3 or 3
    parts: Sequence[str] = [digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    return sign + " ".join(parts)


def _international(number: str) -> str | None:
    """The number as its country groups it, digit for digit; None where the library would change a digit."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return None
    written = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    same = re.sub(r"\D", "", written) == number[1:]
    return written if same and " " in written and _DIALLED.match(written) else None


def is_same_number(printed: str, key: str, text: str) -> bool:
    """Whether a text is what this format writes for what the workbook writes."""
    return key in _PHONES and bool(_AS_A_NUMBER.match(printed)) and grouped(printed) == text


def lost(matrix: Matrix) -> list[str]:
    """What the file does not carry of a matrix, a sentence each."""
    return not_in_csv(matrix)
