"""Times in cells of all kinds, with the unit and clock of their header."""

from __future__ import annotations

import pytest

from designer.formats.matrices.time_cells import time_of, unit_said
from designer.formats.tables.workbook import Cell
from designer.formats.values.cells import DATE, NUMBER, SPAN, TEXT, TIME
from designer.model.choices import Clock, SpanUnit
from designer.model.spans import describe


def said(text: str, kind: str, header: str = "Escalate after", unit: SpanUnit | None = None) -> str:
    found = time_of(Cell(text, kind), header, unit)
    return describe(found.span) if found else ""


@pytest.mark.parametrize(
    ("text", "kind", "header", "expected"),
    [
        ("30", NUMBER, "Response time (min)", "30 min"),
        ("30", NUMBER, "Time in minutes", "30 min"),
        ("2", NUMBER, "Frist [Std.]", "2 h"),
        ("1.5", NUMBER, "Hours", "1 h 30 min"),
        ("4", TEXT, "Escalate after (business hours)", "4 business hours"),
        ("4 h", TEXT, "Escalate after (business hours)", "4 business hours"),
        ("30", NUMBER, "Escalate after", ""),
        ("30", TEXT, "Escalate after", ""),
        ("0.0208333333", NUMBER, "Escalate after", "30 min"),
        ("00:30", TIME, "Escalate after", "30 min"),
        ("30:00", SPAN, "Escalate after", "30 h"),
        ("2025-01-15", DATE, "Escalate after", ""),
        ("Two Hours", TEXT, "When", "2 h"),
        ("asap", TEXT, "When", ""),
    ],
)
def test_what_a_cell_says(text: str, kind: str, header: str, expected: str) -> None:
    assert said(text, kind, header) == expected


def test_a_unit_that_a_person_chose_holds_where_no_header_says_another() -> None:
    assert said("30", NUMBER, unit=SpanUnit.MINUTE) == "30 min"
    assert said("2", NUMBER, "Response time (h)", unit=SpanUnit.MINUTE) == "2 h"


def test_headers_without_a_unit_say_none() -> None:
    assert [unit_said(header).words for header in ("Escalate after", "SLA", "Time (24x7)", "Time 2")] == [""] * 4
    assert unit_said("SLA (business hours)").clock is Clock.BUSINESS
