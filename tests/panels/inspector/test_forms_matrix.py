"""What the document and its rules show."""

from __future__ import annotations

from designer.model.records import Calendar
from designer.panels.inspector.forms_matrix import CALENDAR, HEAD


def test_a_calendar_that_is_always_open_has_no_hours() -> None:
    names = {field.name for field in CALENDAR if field.fits(Calendar(id="calendar:x", name="", always=True))}
    assert "hours" not in names
    assert "time_zone" in names


def test_what_matters_first_is_shown_first() -> None:
    assert [field.name for field in HEAD if not field.group] == ["title", "organisation", "scope", "out_of_scope"]
