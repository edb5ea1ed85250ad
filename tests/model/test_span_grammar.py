"""The grammar of spans reads any language whose words it is given."""

from __future__ import annotations

import pytest

from designer.model.choices import Clock, SpanUnit
from designer.model.span_grammar import Meaning, meaning, parts_of
from designer.model.span_words import ENGLISH, SpanWords

LATIN = SpanWords(
    units={"hora": SpanUnit.HOUR, "horae": SpanUnit.HOUR, "dies": SpanUnit.DAY, "min": SpanUnit.MINUTE},
    business_units={"opus-dies": SpanUnit.DAY},
    business=frozenset({"negotii"}),
    calendar=frozenset({"toti"}),
    numbers={"una": 1, "duae": 2, "viginti": 20},
    joining=frozenset({"et"}),
    phrases={"hora dimidia": "30 min"},
    at_once=frozenset({"statim"}),
    never=frozenset({"numquam"}),
    next_day=frozenset({"postero die negotii"}),
    until_open=frozenset({"dum aperiat"}),
    until_close=frozenset({"dum claudat"}),
    until=frozenset({"usque ad"}),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("duae horae", Meaning(SpanUnit.HOUR, 2)),
        ("duae horae negotii", Meaning(SpanUnit.HOUR, 2, Clock.BUSINESS)),
        ("viginti duae horae", Meaning(SpanUnit.HOUR, 22)),
        ("una hora et 30 min", Meaning(SpanUnit.MINUTE, 90)),
        ("hora dimidia", Meaning(SpanUnit.MINUTE, 30)),
        ("2 opus-dies", Meaning(SpanUnit.DAY, 2, Clock.BUSINESS)),
        ("5 dies toti", Meaning(SpanUnit.DAY, 5)),
        ("1:30 hora", Meaning(SpanUnit.MINUTE, 90)),
        ("statim", Meaning(SpanUnit.MINUTE)),
        ("numquam", Meaning(SpanUnit.NEVER)),
        ("postero die negotii", Meaning(SpanUnit.NEXT_DAY, clock=Clock.BUSINESS)),
        ("dum aperiat", Meaning(SpanUnit.UNTIL_OPEN, clock=Clock.BUSINESS)),
        ("dum claudat", Meaning(SpanUnit.UNTIL_CLOSE, clock=Clock.BUSINESS)),
        ("usque ad 8:05", Meaning(SpanUnit.UNTIL_TIME, time="08:05")),
    ],
)
def test_read(text: str, expected: Meaning) -> None:
    assert meaning(text, LATIN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "two hours",
        "2 hours",
        "5 dies toti negotii",
        "usque ad",
        "until 08:00",
        "et",
        "negotii",
        "horae duae",
        "2 hora 2",
    ],
)
def test_not_read(text: str) -> None:
    assert meaning(text, LATIN) is None


def test_a_bare_number_has_the_unit_it_is_given() -> None:
    assert meaning("15", ENGLISH) is None
    assert meaning("15", ENGLISH, SpanUnit.DAY) == Meaning(SpanUnit.DAY, 15)


def test_parts() -> None:
    assert parts_of("1 hr. 30min") == ["1", "hr", "30", "min"]
    assert parts_of("1,5 mezz'ora") == ["1,5", "mezz'ora"]
    assert parts_of("1 / 2") == []
    assert parts_of("30. minute") == [], "the thirtieth"
    assert parts_of("1.30.5 h") == []
