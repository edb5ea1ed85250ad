"""Text is measured as the screen draws it, wrapped without losing a letter, and never makes anything fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.directions import is_rtl
from designer.drawing.text import ELLIPSIS, breaks, clean, clusters, elide, line_height, width, wrap
from tests.drawing.texts import SORTS, texts

SIZES = (11.0, 12.0, 13.0, 14.0, 20.0)


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


@given(texts, st.floats(1, 400), st.sampled_from(SIZES), st.sampled_from((400, 500, 600, 700)))
def test_wrapping_keeps_every_letter_in_order(text: str, room: float, px: float, weight: int) -> None:
    lines = wrap(text, room, px, weight)
    assert lines
    assert squeezed("".join(lines)) == squeezed(clean(text))


@given(texts, st.floats(40, 400), st.sampled_from(SIZES))
def test_lines_fit_unless_one_letter_is_wider_than_the_room(text: str, room: float, px: float) -> None:
    for line in wrap(text, room, px):
        assert width(line, px) <= room + 1e-9 or len(clusters(line)) == 1


@given(texts, st.floats(0, 300), st.sampled_from(SIZES))
def test_an_elided_line_fits(text: str, room: float, px: float) -> None:
    line = elide(text, room, px)
    assert "\n" not in line
    assert width(line, px) <= room or line == ""
    assert line in ("", clean(text).replace("\n", " ")) or line.endswith(ELLIPSIS)


@given(texts)
def test_clean_text_holds_nothing_that_hides_or_turns_letters(text: str) -> None:
    done = clean(text)
    assert clean(done) == done
    assert not any(ord(letter) < 32 and letter != "\n" for letter in done)
    assert not set(done) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\x7f")


def test_composed_and_decomposed_letters_are_as_wide() -> None:
    assert clean("e\u0301") == "é"
    assert width(clean("Cafe\u0301"), 13) == width("Café", 13)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("one two three", 60, ("one two", "three")),
        ("status-page/help", 70, ("status-", "page/help")),
        ("first\nsecond", 400, ("first", "second")),
        ("电话。电话。", 45, ("电话。", "电话。")),
        ("（电话）", 30, ("（电", "话）")),
    ],
)
def test_lines_break_where_people_break_them(text: str, room: float, expected: tuple[str, ...]) -> None:
    assert wrap(text, room, 13) == expected


def test_clusters_are_not_torn() -> None:
    assert clusters("👨‍👩‍👧‍👦🇩🇪🇫🇷é") == ["👨‍👩‍👧‍👦", "🇩🇪", "🇫🇷", "é"]
    assert wrap("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 20, 13) == ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦")


def test_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert [is_rtl(text) for text in ("abc", "123", "مدير 12", "12 דנה", "Omar عمر", "")] == [
        False,
        False,
        True,
        True,
        False,
        False,
    ]


def test_weights_and_sizes_differ() -> None:
    assert width("Duty manager", 13, 600) > width("Duty manager", 13, 400)
    assert width("Duty manager", 26) == pytest.approx(2 * width("Duty manager", 13), rel=0.01)
    assert line_height(13) == 18
    assert all(width(text, 13) >= 0 for text in SORTS)


@given(texts, st.sampled_from(SIZES))
def test_breaks_are_those_of_wrapping_in_each_room(text: str, px: float) -> None:
    rooms = range(12, 300, 12)
    one_by_one: list[tuple[str, ...]] = []
    for room in rooms:
        lines = wrap(text, room, px)
        if not one_by_one or lines != one_by_one[-1]:
            one_by_one.append(lines)
        if len(lines) == 1:
            break
    assert list(breaks(text, rooms, px)) == one_by_one
