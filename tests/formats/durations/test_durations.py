"""Times in sheets are understood as a person would read them, or not at all: no wrong answer in any language."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.durations.durations import Qualifier, Understood, understand
from designer.model.choices import SpanUnit, TimeBase, Trigger
from designer.model.span_grammar import MINUTES
from designer.model.spans import describe, minutes, parse, same
from tests.formats.durations.duration_cases import BARE, NO_TIMES, WORDS

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


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_not_understood(text: str) -> None:
    assert understand(text) is None


@pytest.mark.parametrize("unit", [SpanUnit.MINUTE, SpanUnit.HOUR, SpanUnit.DAY])
@pytest.mark.parametrize("text", [text for text in NO_TIMES if text not in ("9-17", "08-18", "112")])
def test_nor_in_a_column_of_known_unit(text: str, unit: SpanUnit) -> None:
    assert understand(text, bare_unit=unit) is None


def test_the_list_is_long_and_in_many_languages() -> None:
    languages = {language for language, _ in WORDS}
    assert len(WORDS) >= 500
    assert len(set(NO_TIMES)) >= 100
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


def assert_sound(found: Understood | None, text: str) -> None:
    """What holds of all that is understood: it says what it read, can be read back, and only a range has two ends."""
    if found is None:
        return
    assert found.text == text
    assert (found.until is not None) == (found.qualifier is Qualifier.RANGE)
    for span in (found.span, found.until):
        assert span is None or same(parse(describe(span)), span)
    if found.until is not None:
        assert found.span.clock is found.until.clock
        low, high = minutes(found.span), minutes(found.until)
        assert low is None or high is None or low < high


@given(st.one_of(st.text(max_size=40), st.text("0123456789hmdin .,:-–<+", max_size=8)), units)
def test_any_text_is_understood_or_not_and_nothing_else(text: str, unit: SpanUnit | None) -> None:
    found = understand(text, bare_unit=unit)
    assert_sound(found, text)
    if unit is None and not any(each.isalpha() for each in text):
        nothing = found is not None and found.span.amount == 0  # is at once in every unit
        assert found is None or nothing or any(each in text for each in ":.,"), "a number without a unit"


@given(scraps, st.sampled_from(["", " "]), units)
def test_so_is_any_heap_of_its_own_words(parts: list[str], between: str, unit: SpanUnit | None) -> None:
    text = between.join(parts)
    assert_sound(understand(text, bare_unit=unit), text)


@given(st.sampled_from(sorted(text for (_, text), meant in WORDS.items() if meant)))
def test_one_word_nobody_knows_and_nothing_is_understood(text: str) -> None:
    assert understand(f"{text} zwirbelzahn") is None
    assert understand(f"zwirbelzahn {text}") is None


hands = st.times(timezones=st.none())
near_1900 = st.datetimes(dt.datetime(1899, 12, 1), dt.datetime(1901, 2, 1))
values = st.one_of(st.floats(), st.floats(0, 1), st.integers(), hands, st.timedeltas(), near_1900, st.none())


@given(values, units)
def test_any_value_of_a_cell_is_understood_as_the_minutes_it_is_or_not(value: object, unit: SpanUnit | None) -> None:
    found = understand(value, bare_unit=unit)
    assert_sound(found, str(value))
    if found is None:
        return
    if isinstance(value, dt.time):
        value = dt.timedelta(
            hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
        )
    elif isinstance(value, dt.datetime):
        value -= dt.datetime(1899, 12, 31)
    elif isinstance(value, int | float):
        value = dt.timedelta(minutes=value * MINUTES[unit or SpanUnit.DAY])
    assert isinstance(value, dt.timedelta)
    assert minutes(found.span) == pytest.approx(value.total_seconds() / 60, abs=0.03)


@given(st.integers(0, 400 * 24 * 60))
def test_whole_minutes_are_always_understood(number: int) -> None:
    told = [understand(dt.timedelta(minutes=number)), understand(number, bare_unit=SpanUnit.MINUTE)]
    told += [understand(dt.time(number // 60, number % 60))] if number < 24 * 60 else []
    assert [found and minutes(found.span) for found in told] == [number] * len(told)
