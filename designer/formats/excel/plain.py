"""Files of plain text read as sheets: separated values and tables of web pages."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from designer.formats.excel.precheck import Refused
from designer.formats.tables.delimited import joined, split
from designer.formats.tables.encoding import guess, header_words

_TOLD = 100
"""Of how many rows that are too short each is told."""

Merged = tuple[int, int, int, int]
Found = list[tuple[str, list[list[str]], list[Merged], dict[tuple[int, int], str]]]
"""Name, rows, merged cells and links of each sheet."""
EncodingFound = tuple[str, bool, str, tuple[str, ...]]
Problems = list[tuple[str, str, str, str]]


def read_text(data: bytes, request: Any) -> tuple[Found, EncodingFound, str | None, Problems]:
    """The one sheet of separated values, how its bytes were read, its delimiter, and what is to be said about it.

    Raises Refused for an encoding or delimiter that does not exist.
    """
    text, encoding, problems = _decoded(data, request)
    if request.delimiter is not None and len(request.delimiter) != 1:
        raise Refused(
            "unknown_delimiter", f"“{request.delimiter}” cannot part cells.", "Name one character, as ; or a tab."
        )
    try:
        rows, delimiter, open_quote = split(text, request.delimiter)
    except (csv.Error, TypeError, ValueError):
        raise Refused("damaged", "“{name}” holds a line too long to be a row of a list.", "") from None
    if open_quote:
        message = "A quotation mark is never closed; quotation marks are read as plain text."
        problems.append(("", "", "open_quote", message))
    name = Path(request.path).stem
    rows, short = joined(rows)
    for number in short[:_TOLD]:
        message = f"Row {number:,} has {len(rows[number - 1])} cells where the others have {len(rows[0])}; see whether "
        problems.append((name, str(number), "short_row", message + "a line break cut it in two."))
    return [(name, rows, [], {})], encoding, delimiter, problems


def read_html(data: bytes, request: Any) -> tuple[Found, EncodingFound, str | None, Problems]:
    """The tables of a web page, each as a sheet. Raises Refused for a page without any."""
    from designer.formats.tables.markup import read

    text, encoding, problems = _decoded(data, request)
    try:
        tables = read(text)
    except (ValueError, RecursionError):
        raise Refused("too_large", "“{name}” is a web page with a table too large to read.", "") from None
    if not tables:
        raise Refused("no_sheets", "“{name}” is a web page without a table.", "Open it in Excel and save it as .xlsx.")
    stem = Path(request.path).stem
    names = [stem if len(tables) == 1 else f"{stem} {at}" for at in range(1, len(tables) + 1)]
    return [(name, *table) for name, table in zip(names, tables, strict=True)], encoding, None, problems


def _decoded(data: bytes, request: Any) -> tuple[str, EncodingFound, Problems]:
    problems: Problems = []
    if request.encoding:
        found: EncodingFound = (request.encoding, True, "chosen", ())
    else:
        words = header_words(Path(request.vocabulary).read_bytes()) if request.vocabulary else frozenset()
        found = guess(data, words)
    try:
        text = data.decode(found[0], "replace")
    except LookupError:
        raise Refused("unknown_encoding", f"There is no encoding “{found[0]}”.", "Choose one of the list.") from None
    if not found[1]:
        message = f"The file does not say how its letters are encoded; it was read as {found[0]} because {found[2]}."
        problems.append(("", "", "guessed_encoding", message))
    lost = text.count("\ufffd")
    if lost:
        problems.append(
            ("", "", "unreadable_letters", f"{lost:,} letters cannot be read as {found[0]} and show as \ufffd.")
        )
    return text.lstrip("\ufeff"), found, problems
