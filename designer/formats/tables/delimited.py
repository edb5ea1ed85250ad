"""Rows of comma-, semicolon-, tab- or bar-separated text, as spreadsheets and telephone systems write them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Literal

DELIMITERS = ";\t,|"
_LOOKED_AT = 300
_LONGEST_CELL = 1_000_000
_MOST_BREAKS = 40
"""Line breaks in one cell; more than this is a quotation mark that nobody closed."""
_WIDE = 4
_ALMOST_ALL = 0.9
_BREAK_IN_CELL = "\ue000"
_FORMULA_SIGNS = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'\n")


def split(text: str, delimiter: str | None = None) -> tuple[list[list[str]], str, bool]:
    """The rows of a text, the delimiter, and whether a quotation mark was left open.

    The delimiter is the one given, else the one a first line `sep=;` names, else the one that parts most lines into
    the same number of cells. Blank lines are empty rows, so that rows count as they do in a spreadsheet. The
    apostrophe that programs put before = + - @ for safety is taken away again.
    """
    csv.field_size_limit(_LONGEST_CELL)
    text = _line_ends(text.lstrip("\ufeff"))
    first, _, rest = text.partition("\n")
    if first.strip().strip('"').lower().startswith("sep=") and len(first.strip().strip('"')) == 5:
        delimiter = delimiter or first.strip().strip('"')[4]
        text = rest
    chosen = delimiter or _most_consistent(text)
    try:
        rows = _read(text, chosen, csv.QUOTE_MINIMAL)
        broken = any(cell.count("\n") > _MOST_BREAKS for row in rows for cell in row if "\n" in cell)
    except csv.Error:  # a cell beyond all bounds
        broken = True
    if broken:
        rows = _read(text, chosen, csv.QUOTE_NONE)
    return rows, chosen, broken


def joined(rows: list[list[str]]) -> tuple[list[list[str]], list[int]]:
    """The rows with records put together that a line break within a cell broke in two, and the rows (from 1) that are
    too short and could not be.

    Two rows are one where both are short and together make the width of the header, the cells at the break being one,
    in a file in which almost every row has that width. The second of them is left empty, so that rows keep their
    numbers.
    """
    width = len(rows[0]) if rows else 0
    filled = [row for row in rows if any(row)]
    if width < _WIDE or sum(1 for row in filled if len(row) == width) < _ALMOST_ALL * len(filled):
        return rows, []
    result, short = list(rows), []
    at = 1
    while at < len(rows):
        row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else []
        if any(row) and len(row) < width:
            if any(below) and len(below) < width and len(row) + len(below) - 1 == width:
                result[at] = [*row[:-1], f"{row[-1]}\n{below[0]}".strip(), *below[1:]]
                result[at + 1] = []
                at += 1
            else:
                short.append(at + 1)
        at += 1
    return result, short


def _line_ends(text: str) -> str:
    """One kind of line end; where a lone CR ends lines, as on old Macs, an LF is a break within a cell."""
    if "\r" not in text:
        return text
    if "\r\n" in text or text.count("\n") > text.count("\r"):
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\n", _BREAK_IN_CELL).replace("\r", "\n")


def _read(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    return [[_plain(cell) for cell in row] for row in reader]


def _plain(cell: str) -> str:
    if cell.startswith(_FORMULA_SIGNS):
        cell = cell[1:]
    return cell.replace(_BREAK_IN_CELL, "\n") if _BREAK_IN_CELL in cell else cell


def _most_consistent(text: str) -> str:
    """The delimiter under which most lines have the same number of cells; of equal ones, the one with more cells."""
    end = 0
    for _ in range(_LOOKED_AT):
        end = text.find("\n", end) + 1
        if not end:
            break
    sample = text[: end or len(text)]
    best, chosen = (0.0, 0), ","
    for delimiter in DELIMITERS:
        try:
            counts = Counter(len(row) for row in _read(sample, delimiter, csv.QUOTE_MINIMAL) if row)
        except csv.Error:
            continue
        parted = {cells: lines for cells, lines in counts.items() if cells > 1}
        if not parted:
            continue
        cells, lines = max(parted.items(), key=lambda each: (each[1], each[0]))
        found = (round(lines / sum(counts.values()), 1), cells)
        if found > best:
            best, chosen = found, delimiter
    return chosen
