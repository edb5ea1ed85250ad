"""Workbooks as they come from a reader, made by hand."""

from __future__ import annotations

from designer.formats.tables.workbook import Row, Sheet, Workbook
from designer.formats.values.cells import EMPTY, TEXT


def workbook(*rows: tuple[str, ...], name: str = "Sheet1") -> Workbook:
    """One sheet with these rows of text."""
    made = tuple(
        Row(number, row, "".join(TEXT if cell else EMPTY for cell in row)) for number, row in enumerate(rows, 1)
    )
    return Workbook("people.xlsx", "xlsx", (Sheet(name, made),))
