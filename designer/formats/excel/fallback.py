"""Reads an .xlsx with openpyxl: slow, but not stopped by cells scattered over a huge grid."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from designer.formats.values.cells import unescape

_LONGEST = 40_000
"""Characters of a text that are looked at; longer ones are cut at less than this anyway."""

Cells = list[tuple[int, int, object]]
Found = tuple[str, bool, Cells, list[tuple[int, int, int, int]]]
"""Name of the sheet, hidden or not, its filled cells (row from 1, column from 0, value) in order, its merged cells."""


def sheets(data: bytes) -> Iterator[Found]:
    """The sheets of a workbook. Raises whatever openpyxl raises on a file it cannot read."""
    import openpyxl
    from openpyxl.cell.cell import MergedCell

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        cells: Cells = [
            (row, column - 1, unescape(cell.value[:_LONGEST]) if isinstance(cell.value, str) else cell.value)
            for (row, column), cell in sheet._cells.items()  # the public ways walk every cell of the grid
            if not isinstance(cell, MergedCell) and cell.value is not None and cell.data_type != "e"
        ]
        cells.sort(key=lambda each: each[:2])
        merges = [
            (each.min_row, each.min_col - 1, each.max_row, each.max_col - 1) for each in sheet.merged_cells.ranges
        ]
        yield sheet.title, sheet.sheet_state != "visible", cells, merges
