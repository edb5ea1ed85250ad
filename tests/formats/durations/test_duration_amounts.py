"""One time or a range of two; opening hours, dates and times of day are neither."""

from __future__ import annotations

import pytest

from designer.formats.durations.duration_amounts import Amount, amount_of, may_be_oclock
from designer.formats.durations.duration_words import all_words
from designer.model.choices import Clock, SpanUnit
from designer.model.span_grammar import Meaning

H, M, D = SpanUnit.HOUR, SpanUnit.MINUTE, SpanUnit.DAY


@pytest.mark.parametrize(
    ("text", "bare", "expected"),
    [
        ("2 h", None, Amount(Meaning(H, 2))),
        ("2 - 24 working hours", None, Amount(Meaning(H, 2, Clock.BUSINESS), Meaning(H, 24, Clock.BUSINESS))),
        ("0 - 4 business hours", None, Amount(Meaning(H, 0, Clock.BUSINESS), Meaning(H, 4, Clock.BUSINESS))),
        ("0 h - 4 business hours", None, Amount(Meaning(H, 0, Clock.BUSINESS), Meaning(H, 4, Clock.BUSINESS))),
        ("t+15m", None, Amount(Meaning(M, 15), since_opened=True)),
        ("c+7", D, Amount(Meaning(D, 7), since_opened=True)),
        ("day 7", None, Amount(Meaning(D, 7), is_day=True, since_opened=True)),
        ("business day 3", None, Amount(Meaning(D, 3, Clock.BUSINESS), is_day=True, since_opened=True)),
        ("3/4 hr", None, Amount(Meaning(M, 45))),
        ("2 hours - 4 business hours", None, None),
        ("1 h - 1 business day", None, None),
        ("9-17", H, None),
        ("2010-2012", M, None),
        ("1/0 h", None, None),
        ("1/7 h", None, None),
        ("1/2 business day", None, None),
        ("15.1", H, None),
        ("within 2 h", None, None),
    ],
)
def test_amount(text: str, bare: SpanUnit | None, expected: Amount | None) -> None:
    assert amount_of(text, all_words(), bare) == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("18 h", Meaning(H, 18), True),
        ("4 h", Meaning(H, 4), False),
        ("48 h", Meaning(H, 48), False),
        ("18 hours", Meaning(H, 18), False),
        ("18 uur", Meaning(H, 18), True),
        ("18 Std", Meaning(H, 18), False),
    ],
)
def test_hours_that_may_be_oclock(text: str, found: Meaning, expected: bool) -> None:
    assert may_be_oclock(text, found, all_words()) is expected
