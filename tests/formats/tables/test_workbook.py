"""Names of cells and cells beyond the end of a row."""

from __future__ import annotations

import pytest

from designer.formats.tables.workbook import Row, cell_name, column_name


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_column_name(column: int, name: str) -> None:
    assert column_name(column) == name
    assert cell_name(7, column) == f"{name}7"


def test_cells_beyond_the_last_are_empty() -> None:
    row = Row(1, ("Ada", ""), "t-")
    assert row.cell(0) == ("Ada", "t")
    assert row.cell(1) == row.cell(9) == ("", "-")
