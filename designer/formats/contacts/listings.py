"""A sheet that lists something: its columns, its bands of rows, and what stands where there is nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Row = tuple[str, ...]


class Column(NamedTuple):
    """A column: its header, width in characters, size of its letters in points.

    A `dialled` one holds numbers and addresses, which run from left to right in any language.
    """

    header: str
    width: float
    size: float = 10
    bold: bool = False
    dialled: bool = False


class Band(NamedTuple):
    """Rows that belong together: a title ("" for none), what stands at its right end, the number of its colour."""

    title: str
    aside: str
    order: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a sheet lists. `title` is English, with {} for the matrix; all else is in the words of the sheet's language.

    `told` is the line below the title, `nothing` what stands where there are no rows.
    """

    title: str
    told: str
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    nothing: str
