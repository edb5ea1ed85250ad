"""The shipped words of times: every language complete, no word with two meanings, all folded the same way."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from designer.formats.durations.duration_words import Language, all_words, fold, languages

ELEVEN = ["ar", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr"]
UNITS = [
    "minute",
    "hour",
    "day",
    "week",
    "second",
    "business_minute",
    "business_hour",
    "business_day",
    "business",
    "calendar",
    "joining",
]
PATTERNS = [
    "at_most",
    "at_most_behind",
    "more_than",
    "more_than_behind",
    "at_least",
    "at_least_behind",
    "about",
    "every",
    "every_behind",
    "after",
    "after_behind",
    "until_or_at_most",
    "since_opened",
    "per_level",
    "not_acknowledged",
    "not_resolved",
    "silent",
    "level",
    "counted_day",
    "counted_business_day",
]


def test_eleven_languages() -> None:
    assert sorted(languages()) == ELEVEN


@pytest.mark.parametrize("language", ELEVEN)
def test_each_says_the_most_needed(language: str) -> None:
    words = languages()[language]
    for name in [
        "minute",
        "hour",
        "day",
        "week",
        "numbers",
        "at_once",
        "never",
        "next_day",
        "until_open",
        "until_close",
        "until",
        "ranges",
    ]:
        assert getattr(words, name), name
    for name in [
        "at_most",
        "at_least",
        "about",
        "every",
        "since_opened",
        "per_level",
        "not_acknowledged",
        "silent",
        "level",
    ]:
        assert getattr(words, name), name
    assert words.business_day or words.business


def test_no_word_means_two_things() -> None:
    meanings: dict[str, set[object]] = defaultdict(set)
    for words in languages().values():
        for name in UNITS:
            for word in getattr(words, name):
                meanings[fold(word)].add(name)
        for word in words.calendar_day:
            meanings[fold(word)].add("day")
        for word, number in words.numbers.items():
            meanings[fold(word)].add(number)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_patterns_are_sound_and_match_no_empty_text() -> None:
    for words in languages().values():
        for name in PATTERNS:
            for pattern in getattr(words, name):
                assert re.fullmatch(fold(pattern), "") is None, (name, pattern)


def test_ranges_and_times_of_day_have_their_places() -> None:
    for words in languages().values():
        assert all(text.count("{}") == 2 for text in words.ranges)
        assert all(text.count("{}") == 1 for text in words.until)


def test_printed_forms_have_a_place_for_the_number() -> None:
    for words in languages().values():
        assert isinstance(words, Language)
        for name in ["minute", "hour", "day", "week", "business_minute", "business_hour", "business_day"]:
            assert all(form.count("{}") == 1 for form in getattr(words.print, name))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Heures\u00a0OUVRÉES ", "heures ouvrees"),
        ("3 İŞ GÜNÜ", "3 is gunu"),
        ("полчаса й ё", "полчаса и е"),
        ("pół–godziny", "pol-godziny"),
        ("1½ h", "1 1/2 h"),
        ("≯ 4", "≯ 4"),
        ("mezz’ora", "mezz'ora"),
        ("“30 min”", "30 min"),
        ("３０ min", "30 min"),
        ("Straße", "strasse"),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_all_words_are_made_once() -> None:
    assert all_words() is all_words()
