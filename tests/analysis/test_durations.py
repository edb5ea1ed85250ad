"""Sums of spans: kept per clock, printed per clock, compared in minutes."""

from __future__ import annotations

import pytest

from designer.analysis.durations import ZERO, Business, Duration, duration, nominal, share, working_day
from designer.model import spans
from designer.model.records import Calendar
from designer.model.values import Opening

OFFICE = "calendar:2222222a"


def of(text: str) -> Duration:
    found = duration(spans.parse(text), OFFICE)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        ([], "at once"),
        (["30 min"], "30 min"),
        (["30 min", "45 min"], "1 h 15 min"),
        (["30 min", "1 business day"], "30 min + 1 business day"),
        (["4 business hours", "30 business min"], "270 business min"),
        (["4 business hours", "2 business hours"], "6 business hours"),
        (["next business day"], "next business day"),
        (["next business day", "1 business day"], "2 business days"),
        (["2 days", "1 h"], "49 h"),
        (["until it opens", "until 08:00"], "at once"),
    ],
)
def test_a_sum_is_printed_clock_by_clock(texts: list[str], printed: str) -> None:
    total = ZERO
    for text in texts:
        total = total.plus(of(text))
    assert total.text == printed


def test_never_has_no_duration() -> None:
    assert duration(spans.parse("never")) is None


def test_a_business_span_counts_on_its_own_calendar_else_the_implied_one() -> None:
    own = spans.parse("2 business hours", calendar="calendar:2222222b")
    assert duration(own, OFFICE) == Duration(0, (Business("calendar:2222222b", minutes=120),))
    assert of("2 business hours") == Duration(0, (Business(OFFICE, minutes=120),))


def test_minus_takes_back_plus_and_refuses_to_go_below_zero() -> None:
    whole = of("30 min").plus(of("1 business day")).plus(of("NBD"))
    assert whole.minus(of("1 business day")) == of("30 min").plus(of("NBD"))
    assert of("30 min").minus(of("31 min")) is None
    assert of("30 min").minus(of("1 business day")) is None


def test_a_business_day_is_the_calendars_commonest_the_longer_on_a_tie() -> None:
    def week(*hours: tuple[int, str, str]) -> Calendar:
        return Calendar(id=OFFICE, name="", hours=tuple(Opening(day=day, start=a, end=b) for day, a, b in hours))

    assert working_day(week((1, "09:00", "17:00"), (2, "09:00", "17:00"), (3, "09:00", "20:00"))) == 480
    assert working_day(week((1, "09:00", "17:00"), (2, "09:00", "12:00"), (2, "13:00", "20:00"))) == 600
    assert working_day(week()) == 480
    assert working_day(Calendar(id=OFFICE, name="", always=True)) == 1440
    assert nominal(of("30 min").plus(of("2 business days")), {OFFICE: 510}) == 30 + 2 * 510


def test_a_share_is_rounded_up_on_the_spans_own_clock() -> None:
    assert share(spans.parse("25 min"), 50, None, {}) == Duration(13)
    assert share(spans.parse("1 business day"), 50, OFFICE, {OFFICE: 501}) == Duration(0, (Business(OFFICE, 251),))
    assert share(spans.parse("never"), 50, None, {}) is None
