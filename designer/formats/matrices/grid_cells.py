"""The cells of a sheet by row and column, merged ones saying everywhere what they say once."""

from __future__ import annotations

from collections.abc import Sequence

from designer.formats.tables.workbook import Cell, Place, Row, Sheet
from designer.formats.values.cells import EMPTY

_LARGEST_MERGE = 2_000


class GridCells:
    """A look at a sheet as a grid. `rows` are its filled rows in order."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows: Sequence[Row] = sheet.rows
        self._by_number = {row.number: row for row in sheet.rows}
        self._anchors: dict[Place, Place] = {}
        for top, left, bottom, right in sheet.merges:
            if (bottom - top + 1) * (right - left + 1) <= _LARGEST_MERGE:
                for row in range(top, bottom + 1):
                    self._anchors.update({(row, column): (top, left) for column in range(left, right + 1)})

    def place(self, row: int, column: int) -> Place:
        """The cell that says what this one says: itself, or the first of those it is merged with."""
        return self._anchors.get((row, column), (row, column))

    def cell(self, row: int, column: int) -> Cell:
        at, across = self.place(row, column)
        found = self._by_number.get(at)
        return found.cell(across) if found else Cell("", EMPTY)

    def text(self, row: int, column: int) -> str:
        return self.cell(row, column).text

    def own(self, row: int, column: int) -> str:
        """The text of the cell itself; "" where it is merged into another."""
        return self.text(row, column) if self.place(row, column) == (row, column) else ""

    def width(self, row: int) -> int:
        found = self._by_number.get(row)
        return len(found.texts) if found else 0
