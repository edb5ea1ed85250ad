"""The careful reader yields the filled cells alone."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl

from designer.formats.excel.fallback import sheets
from tests.formats.excel.raw_workbook import make, rows


def test_cells_in_order_without_what_is_empty(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["C9"] = dt.date(2026, 1, 2)
    sheet["A1"] = "Ada_x000D_"
    sheet["B1"] = 7
    sheet.merge_cells("A3:B4")
    book.create_sheet("Old").sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    first, second = sheets(out.getvalue())
    assert first == (
        "Sheet", False, [(1, 0, "Ada\r"), (1, 1, 7), (9, 2, dt.datetime(2026, 1, 2))], [(3, 0, 4, 1)],
    )  # fmt: skip
    assert second == ("Old", True, [], [])


def test_errors_are_empty_and_far_cells_cost_nothing(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="A1048576" t="e"><v>#N/A</v></c><c r="XFD1048576"><v>1</v></c></row>'
    ((_, _, cells, _),) = sheets(make(tmp_path / "far.xlsx", rows([("Name",)]) + far).read_bytes())
    assert cells == [(1, 0, "Name"), (1_048_576, 16_383, 1)]
