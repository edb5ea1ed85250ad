"""Minutes in cells that hold no text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.durations.duration_values import in_minutes
from designer.model.choices import SpanUnit


@given(st.integers(1, 24 * 60 - 1))
def test_a_fraction_of_a_day_is_its_minutes(minutes: int) -> None:
    assert in_minutes(minutes / 1440, SpanUnit.DAY) == minutes
    assert in_minutes(round(minutes / 1440, 7), SpanUnit.DAY) == minutes
    assert in_minutes(minutes / 1440, None) in (minutes, None)


@given(st.integers(0, 400 * 24 * 60))
def test_a_span_of_time_is_its_minutes(minutes: int) -> None:
    assert in_minutes(dt.timedelta(minutes=minutes), None) == minutes
    assert in_minutes(dt.timedelta(minutes=minutes, seconds=30), None) is None


@pytest.mark.parametrize("value", [dt.timedelta(days=401), -1, float("inf"), float("nan"), 10**400, 576_001])
def test_out_of_range(value: dt.timedelta | float) -> None:
    assert in_minutes(value, SpanUnit.MINUTE) is None
