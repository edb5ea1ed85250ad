"""Spans are parsed as people write them, printed so that they parse back, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.model.choices import Clock, SpanUnit
from designer.model.spans import SpanNotUnderstood, describe, minutes, of_minutes, parse, same, short
from designer.model.values import Span

UNDERSTOOD = {
    "30 min": ("minute", 30, "elapsed"),
    "30min": ("minute", 30, "elapsed"),
    "30 Minutes": ("minute", 30, "elapsed"),
    "within 30 minutes": ("minute", 30, "elapsed"),
    "1 h": ("hour", 1, "elapsed"),
    "1 h 15": ("minute", 75, "elapsed"),
    "1h30": ("minute", 90, "elapsed"),
    "1h 30m": ("minute", 90, "elapsed"),
    "1.5 h": ("minute", 90, "elapsed"),
    "1,5 hours": ("minute", 90, "elapsed"),
    "1:30 h": ("minute", 90, "elapsed"),
    "half an hour": ("minute", 30, "elapsed"),
    "an hour": ("hour", 1, "elapsed"),
    "two hours": ("hour", 2, "elapsed"),
    "2 days": ("day", 2, "elapsed"),
    "1 day 6 h": ("minute", 30 * 60, "elapsed"),
    "3 weeks": ("week", 3, "elapsed"),
    "at once": ("minute", 0, "elapsed"),
    "Immediately": ("minute", 0, "elapsed"),
    "4 business hours": ("hour", 4, "business"),
    "4 working hours": ("hour", 4, "business"),
    "90 business min": ("minute", 90, "business"),
    "2 bd": ("day", 2, "business"),
    "1 business day": ("day", 1, "business"),
    "next business day": ("next_day", 0, "business"),
    "NBD": ("next_day", 0, "business"),
    "until it opens": ("until_open", 0, "business"),
    "until closing": ("until_close", 0, "business"),
    "until 8:30": ("until_time", 0, "elapsed"),
    "never": ("never", 0, "elapsed"),
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_understood(text: str) -> None:
    span = parse(text)
    assert (span.unit, span.amount, span.clock) == UNDERSTOOD[text]
    assert span.text == text


@pytest.mark.parametrize(
    "text",
    [
        *["", " ", "soon", "15", "0:30", "00:30", "0-15 minutes", "2 - 24 working hours", ">2 h", "4+ hours"],
        *["15 min x 2", "3 retries", "N/A", "h", "-5 min", "5 min 1 h", "1 business day 2 h", "1.3 min", "T+15m"],
        *["until 25:00", "until", "1 h 75", "2 business weeks", "500 days", "min 5", "5 min 5 min", "1 2 h"],
        *["1,000 min", "1.000 h", "1 h (60 min)", "1 h 60 min", "1 day 24 h", "4 hours¹", "15² min", "② h", "1 h 5"],
        *["9" * 400 + " min", "9" * 13 + " h", "99999999 weeks"],
    ],
)
def test_not_guessed(text: str) -> None:
    with pytest.raises(SpanNotUnderstood):
        parse(text)


def test_a_bare_number_takes_the_unit_it_is_given_and_shows_it() -> None:
    assert parse("15", bare=SpanUnit.MINUTE).text == "15 min"
    assert minutes(parse("2", bare=SpanUnit.HOUR)) == 120


def test_the_time_of_day_is_kept() -> None:
    assert parse("until 8:30").time == "08:30"


def test_a_calendar_is_kept_only_where_it_counts() -> None:
    assert parse("4 business hours", calendar="calendar:desk2345").calendar == "calendar:desk2345"
    assert parse("4 h", calendar="calendar:desk2345").calendar is None


def test_short() -> None:
    shorts = {"75 min": "1 h 15", "15 min": "15 m", "8 h": "8 h", "2 business days": "2 bd", "nbd": "NBD", "2 d": "2 d"}
    assert {text: short(parse(text)) for text in shorts} == shorts


units = st.sampled_from([SpanUnit.MINUTE, SpanUnit.HOUR, SpanUnit.DAY, SpanUnit.WEEK])
spans = st.one_of(
    st.builds(
        lambda unit, amount, clock: Span(text="", unit=unit, amount=amount, clock=clock),
        units,
        st.integers(0, 50),
        st.sampled_from(Clock),
    ).filter(lambda s: not (s.unit is SpanUnit.WEEK and s.clock is Clock.BUSINESS)),
    st.sampled_from(["never", "nbd", "until it opens", "until it closes", "until 07:05"]).map(parse),
)


@given(spans)
def test_what_is_printed_parses_back(span: Span) -> None:
    assert same(parse(describe(span)), span)
    assert short(span)


@given(st.integers(0, 400 * 24 * 60))
def test_minutes_parse_back(amount: int) -> None:
    assert minutes(of_minutes(amount)) == amount
    assert minutes(parse(of_minutes(amount).text)) == amount


def text_or_hint(text: str) -> str:
    """The text of the span that is understood, else what to write instead."""
    try:
        return parse(text).text
    except SpanNotUnderstood as refusal:
        return refusal.hint


@given(st.text(max_size=30))
def test_any_text_is_a_span_or_a_clear_refusal(text: str) -> None:
    assert text_or_hint(text)
