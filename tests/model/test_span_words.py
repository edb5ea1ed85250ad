"""The English words of spans are folded as they are looked up, and none means two things."""

from __future__ import annotations

from designer.model.span_words import ENGLISH


def test_words_are_small_letters() -> None:
    words = [*ENGLISH.units, *ENGLISH.business_units, *ENGLISH.business, *ENGLISH.numbers, *ENGLISH.phrases]
    assert all(word == word.casefold() for word in words)


def test_no_word_has_two_parts() -> None:
    parts = [set(ENGLISH.units), set(ENGLISH.business_units), ENGLISH.business, set(ENGLISH.numbers), ENGLISH.joining]
    assert sum(map(len, parts)) == len(set().union(*parts))


def test_the_longest_phrase_is_read_first() -> None:
    assert ENGLISH.plain("an hour and a half") == "90 min"
    assert ENGLISH.plain("half an hourly") == "half an hourly"
