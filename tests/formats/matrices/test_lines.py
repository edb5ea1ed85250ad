"""The lines of a table: what a blank cell of a severity means, also beneath rows that name nobody."""

from __future__ import annotations

import pytest

from designer.formats.merging.merge import map_workbook, outline
from designer.formats.tables.workbook import Workbook
from tests.formats.sheets import sheet

HEAD = ("Severity", "Level", "Name", "Phone", "Escalate after", "Remarks")
ANN = ("Ann Example", "+44 20 7946 0001", "30 min")
BO = ("Bo Example", "+44 20 7946 0002", "1 h")
CY = ("Cy Example", "+44 20 7946 0003", "2 h")
DOV = ("Dov Example", "+44 20 7946 0004", "4 h")
NOBODY = ("", "", "")


def cells(*rows: tuple[str, ...]) -> dict[str, list[str]]:
    """By severity, the cells of the levels on its path."""
    found = outline(map_workbook(Workbook("list.xlsx", "xlsx", (sheet(HEAD, *rows),))))
    assert found is not None
    return {
        path.severity.code if path.severity else "": [line.cell for each in path.levels for line in each.lines]
        for path in found.paths
    }


@pytest.mark.parametrize("level", ["Level 1", ""])
def test_a_severity_holds_for_the_rows_beneath_though_its_own_row_names_nobody(level: str) -> None:
    rows = (("P1", "Level 1", *ANN), ("", "Level 2", *BO), ("P2", level, *NOBODY), ("", "Level 1", *CY))
    assert cells(*rows, ("", "Level 2", *DOV)) == {
        "P1": ["Sheet!B2", "Sheet!B3"],
        "P2": ["Sheet!B5", "Sheet!B6"],
    }


def test_a_placeholder_for_a_person_takes_no_severity_from_the_rows_beneath() -> None:
    rows = (("P1", "Level 1", *ANN), ("", "Level 2", *BO), ("P2", "Level 1", "TBD", "tbd", ""), ("", "Level 2", *CY))
    assert cells(*rows)["P2"] == ["Sheet!B5"]


def test_a_remark_in_the_column_of_severities_is_none() -> None:
    rows = (("P1", "Level 1", *ANN), ("Nights and weekends", "", *NOBODY, "see rota"), ("", "Level 2", *BO))
    assert cells(*rows) == {"P1": ["Sheet!B2", "Sheet!B4"]}
