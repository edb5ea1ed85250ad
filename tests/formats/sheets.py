"""Sheets made of rows of text, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.formats.tables.workbook import Merge, Row, Sheet
from designer.formats.values.cells import DATE, EMPTY, NUMBER, TEXT


def sheet(
    *rows: Sequence[object] | None,
    merges: Sequence[tuple[int, int, int, int]] = (),
    name: str = "Sheet",
    links: Mapping[tuple[int, int], str] | None = None,
) -> Sheet:
    """A sheet of rows from row 1; None is a blank row, an int a number, a text of the form 2026-12-31 a date.

    `links` are targets by row (from 1) and column (from 0).
    """
    made = []
    for number, row in enumerate(rows, 1):
        texts = [str(value) for value in row or ()]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            kinds = "".join(_kind(value) for value in list(row or ())[: len(texts)])
            made.append(Row(number, tuple(texts), kinds))
    return Sheet(name, tuple(made), merges=tuple(Merge(*each) for each in merges), links=links or {})


def _kind(value: object) -> str:
    if isinstance(value, int):
        return NUMBER
    text = str(value)
    return EMPTY if not text else DATE if len(text) == 10 and text[4::3] == "--" else TEXT
