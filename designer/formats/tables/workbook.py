"""A workbook as it was read: sheets of rows of text, what is known beside the text, and what went wrong.

Rows count from 1 and columns from 0 (column 0 is A), in every sheet, wherever its first filled cell is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from designer.formats.values.cells import EMPTY

Place = tuple[int, int]
"""A cell: its row (from 1) and its column (from 0)."""


class Cell(NamedTuple):
    """What a cell shows, and what kind of value it held (one of the letters in `cells.py`)."""

    text: str
    kind: str


class Row(NamedTuple):
    """A row with something in it. `texts` starts at column A and ends at the last filled cell; a kind for each."""

    number: int
    texts: tuple[str, ...]
    kinds: str

    def cell(self, column: int) -> Cell:
        """The cell of that column; an empty one beyond the last filled."""
        return Cell(self.texts[column], self.kinds[column]) if column < len(self.texts) else Cell("", EMPTY)


class Merge(NamedTuple):
    """Cells joined into one, or an area: rows `top` to `bottom`, columns `left` to `right`, both ends within."""

    top: int
    left: int
    bottom: int
    right: int


class Problem(NamedTuple):
    """Something a reader of the sheet should know. `cell` is "B7", "7" for a row, or "" for the whole sheet.

    `code` is stable; `message` is one sentence. `sheet` is "" where the whole file is meant.
    """

    sheet: str
    cell: str
    code: str
    message: str


class Encoding(NamedTuple):
    """How the bytes of a text file were read. Where it is not `sure`, somebody should look at a preview."""

    name: str
    sure: bool
    reason: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its filled rows in order, and what is known beside their text.

    `links` are targets of mailto:, tel:, http: and https: only. `areas` are what the workbook itself calls tables,
    their header included.
    """

    name: str
    rows: tuple[Row, ...] = ()
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    links: Mapping[Place, str] = field(default_factory=dict)
    areas: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file of sheets. `kind` is what it really is (xlsx, xls, xlsb, ods, fods, csv, html), whatever its name says.

    `encoding` and `delimiter` are those of a text file.
    """

    path: str
    kind: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()
    encoding: Encoding | None = None
    delimiter: str | None = None


def column_name(column: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    """The cell as people name it: B7 for row 7, column 1."""
    return f"{column_name(column)}{row}"
