"""Times in sheets are understood as a person would read them, or not at all: no wrong answer in any language."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.durations.durations import Qualifier, Understood, understand
from designer.model.choices import SpanUnit, TimeBase, Trigger
from designer.model.spans import describe, parse
from tests.formats.durations.duration_cases import BARE, WORDS

_LEADS = {
    Qualifier.EXACT: "",
    Qualifier.RANGE: "",
    Qualifier.AT_MOST: "at most ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.FROM: "from ",
    Qualifier.ABOUT: "about ",
    Qualifier.EVERY: "every ",
    Qualifier.DAY: "day ",
}
_BASES = {None: "", TimeBase.ELAPSED: " since opened", TimeBase.PER_LEVEL: " per level"}
_TRIGGERS = {
    None: "",
    Trigger.NOT_ACKNOWLEDGED: ", not acknowledged",
    Trigger.NOT_RESOLVED: ", not resolved",
}


def told(understood: Understood | None) -> str | None:
    """What was understood, in words: "at most 4 business hours", "2 h to 4 h", "15 min, not acknowledged"."""
    if understood is None:
        return None
    end = f" to {describe(understood.until)}" if understood.until else ""
    lead, base, trigger = _LEADS[understood.qualifier], _BASES[understood.base], _TRIGGERS[understood.trigger]
    return f"{lead}{describe(understood.span)}{end}{base}{trigger}"


@pytest.mark.parametrize(("language", "text"), WORDS)
def test_words(language: str, text: str) -> None:
    assert told(understand(text)) == WORDS[language, text]


@pytest.mark.parametrize(("text", "unit"), BARE)
def test_numbers_in_a_column_of_known_unit(text: str, unit: str) -> None:
    assert told(understand(text, bare_unit=SpanUnit(unit))) == BARE[text, unit]


def test_the_list_is_long_and_in_many_languages() -> None:
    languages = {language for language, _ in WORDS}
    assert len(WORDS) >= 500
    assert len(languages) == 10
    assert all(sum(1 for each, _ in WORDS if each == language) >= 25 for language in languages)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (dt.time(0, 30), None, "30 min"),
        (dt.time(8, 0), None, "8 h"),
        (dt.time(0, 29, 59, 997000), None, "30 min"),
        (dt.time(0, 0, 30), None, None),
        (dt.timedelta(days=1, hours=6), None, "30 h"),
        (dt.timedelta(minutes=-5), None, None),
        (dt.datetime(1900, 1, 1, 6, 0), None, "30 h"),
        (dt.datetime(2025, 1, 15), None, None),
        (dt.date(2025, 1, 15), None, None),
        (0.0208333333, None, "30 min"),
        (0.0208333333, SpanUnit.DAY, "30 min"),
        (0.0208333333, SpanUnit.HOUR, None),
        (0.5, None, None),
        (0.5, SpanUnit.HOUR, "30 min"),
        (0.5, SpanUnit.DAY, "12 h"),
        (0.3333333333, None, None),
        (15, None, None),
        (15, SpanUnit.MINUTE, "15 min"),
        (15.0, SpanUnit.MINUTE, "15 min"),
        (2, SpanUnit.HOUR, "2 h"),
        (3, SpanUnit.DAY, "3 days"),
        (1.3, SpanUnit.MINUTE, None),
        (-1, SpanUnit.HOUR, None),
        (float("nan"), SpanUnit.HOUR, None),
        (float("inf"), SpanUnit.DAY, None),
        (10**400, SpanUnit.MINUTE, None),
        (1000, SpanUnit.DAY, None),
        (True, SpanUnit.MINUTE, None),
        (None, SpanUnit.MINUTE, None),
        (b"15 min", None, None),
    ],
)
def test_cells_that_hold_no_text(value: object, unit: SpanUnit | None, expected: str | None) -> None:
    assert told(understand(value, bare_unit=unit)) == expected


def test_the_words_of_the_cell_are_kept() -> None:
    found = understand(" Zwei\nStunden ")
    assert found is not None
    assert (found.text, found.span.text) == (" Zwei\nStunden ", "Zwei Stunden")


def test_a_number_alone_gets_its_unit_as_words() -> None:
    found = understand("15", bare_unit=SpanUnit.MINUTE)
    assert found is not None
    assert found.span.text == "15 min"


def test_each_end_of_a_range_has_its_own_words() -> None:
    found = understand("2 - 24 Working Hours")
    assert found is not None
    assert found.until is not None
    assert (found.span.text, found.until.text) == ("2 business hours", "24 business hours")
    assert parse(found.span.text).unit is found.span.unit


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("Level 2 (>2 Hr)", ("level 2",)),
        ("1 hour (24x7)", ("24x7",)),
        ("Next Business Day acknowledgment", ("acknowledgment",)),
        ("Response time: 30 min", ("response time",)),
        ("within 30 minutes", ()),
    ],
)
def test_what_was_taken_to_mean_nothing_is_told(text: str, ignored: tuple[str, ...]) -> None:
    found = understand(text)
    assert found is not None
    assert found.ignored == ignored


def test_only_units_of_numbers_are_units() -> None:
    with pytest.raises(ValueError, match="next_day"):
        understand("5", bare_unit=SpanUnit.NEXT_DAY)


units = st.sampled_from([None, SpanUnit.MINUTE, SpanUnit.HOUR, SpanUnit.DAY, SpanUnit.WEEK])
scraps = st.lists(
    st.one_of(
        st.sampled_from(sorted({part for _, text in WORDS for part in text.split()})),
        st.integers(0, 99).map(str),
        st.sampled_from([*"+-–/().,:;<>~'½²", "24x7", "\n"]),
    ),
    max_size=7,
)


@given(st.text(max_size=40), units)
def test_any_text_is_understood_or_not_and_nothing_else(text: str, unit: SpanUnit | None) -> None:
    assert isinstance(understand(text, bare_unit=unit), Understood | None)


@given(scraps, st.sampled_from(["", " "]), units)
def test_so_is_any_heap_of_its_own_words(parts: list[str], between: str, unit: SpanUnit | None) -> None:
    found = understand(between.join(parts), bare_unit=unit)
    if found is not None and found.until is not None:
        assert found.qualifier is Qualifier.RANGE
        assert found.span.clock is found.until.clock


@given(st.sampled_from(sorted(text for (_, text), meant in WORDS.items() if meant)))
def test_one_word_nobody_knows_and_nothing_is_understood(text: str) -> None:
    assert understand(f"{text} zwirbelzahn") is None
    assert understand(f"zwirbelzahn {text}") is None


@given(st.one_of(st.floats(), st.integers(), st.times(), st.timedeltas(), st.datetimes(), st.none()), units)
def test_any_value_of_a_cell_is_understood_or_not(value: object, unit: SpanUnit | None) -> None:
    assert isinstance(understand(value, bare_unit=unit), Understood | None)
