"""Dates, moments and hours as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.errors import UserError
from designer.model.settling import merged_openings
from designer.model.values import Hours, Opening
from designer.panels.inspector import moments

DAY = dt.date(2027, 1, 14)


@pytest.mark.parametrize("text", ["2027-01-14", "14 Jan 2027", "14 January 2027", "14.1.2027", " 14 jan. 2027 "])
def test_dates(text: str) -> None:
    assert moments.date_of(text) == DAY


@pytest.mark.parametrize("text", ["", "tomorrow", "2027-13-01", "31 Feb 2027", "1/2/2027"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="not understood as a date"):
        moments.date_of(text)


@given(st.dates())
def test_every_date_is_read_as_written(day: dt.date) -> None:
    if day.year >= 1000:
        assert moments.date_of(day.isoformat()) == day


def test_days_away() -> None:
    assert moments.day_words(DAY, DAY) == "Thursday, today"
    assert moments.day_words(DAY, dt.date(2026, 11, 21)) == "Thursday, in 54 days"
    assert moments.day_words(DAY, dt.date(2027, 1, 15)) == "Thursday, 1 day ago"


@pytest.mark.parametrize(
    ("text", "time"),
    [("8", "08:00"), ("8:30", "08:30"), ("8.30", "08:30"), ("8 pm", "20:00"), ("12 am", "00:00"), ("24:00", "24:00")],
)
def test_times(text: str, time: str) -> None:
    assert moments.time_of(text) == time


@pytest.mark.parametrize("text", ["", "25:00", "8:60", "noon", "13 pm"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="not understood as a time of day"):
        moments.time_of(text)


def test_moments_in_zones() -> None:
    local = moments.moment_of("2027-07-01 08:30")
    assert moments.in_zone(local, "Europe/Berlin").isoformat() == "2027-07-01T08:30:00+02:00"
    assert moments.zone_of("Nowhere/Land") is dt.UTC
    with pytest.raises(UserError, match="date and time"):
        moments.moment_of("08:30")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("closed", []),
        ("24 h", [("00:00", "24:00")]),
        ("9-17", [("09:00", "17:00")]),
        ("08:00–12:00, 13:00–17:00", [("08:00", "12:00"), ("13:00", "17:00")]),
        ("8 to 12 and 13 to 17.30", [("08:00", "12:00"), ("13:00", "17:30")]),
        ("22-6", [("22:00", "06:00")]),
    ],
)
def test_opening_hours(text: str, found: list[tuple[str, str]]) -> None:
    assert moments.intervals_of(text) == found


@pytest.mark.parametrize("text", ["9", "9-10-11", "9-9", "nine to five"])
def test_what_is_no_opening_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        moments.intervals_of(text)


def test_hours_of_a_day_do_not_pass_midnight() -> None:
    assert moments.hours_of("13-17, 8-12")[0] == Hours(start="08:00", end="12:00")
    with pytest.raises(UserError, match="over midnight"):
        moments.hours_of("22-6")


times = st.integers(0, 24 * 4 - 1).map(lambda quarter: f"{quarter // 4:02}:{quarter % 4 * 15:02}")


@given(st.lists(st.tuples(st.integers(1, 7), times, times), max_size=8))
def test_a_week_is_read_as_it_is_written(raw: list[tuple[int, str, str]]) -> None:
    week = merged_openings(tuple(Opening(day=day, start=a, end=b) for day, a, b in raw if a != b))
    again = []
    for day in range(1, 8):
        text = moments.intervals_text([(each.start, each.end) for each in week if each.day == day])
        again += moments.openings_of(day, text)
    assert merged_openings(tuple(again)) == week
