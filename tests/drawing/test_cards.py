"""Cards: titles are never cut, sizes follow from content alone, and thousands are measured at once."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.card_shapes import shapes
from designer.drawing.cards import MOST_CHANNELS, WIDTH, WIDTHS, Card, card, plan, title_of
from designer.drawing.content import Seen, Timed
from designer.drawing.display import Text
from designer.drawing.marks import SeverityMark
from designer.drawing.people import Person
from designer.drawing.style import THEMES
from designer.drawing.text import clean, width
from designer.model.choices import ChannelKind, Mark, Outcome, StepKind
from tests.drawing.texts import texts
from tests.small import FRONT, small

MARKS = tuple(SeverityMark(f"SEV{rank}", mark, rank, "") for rank, mark in enumerate(Mark, 1))

times = st.one_of(
    st.just(()),
    st.sampled_from(["answer in 15 min", "answer next business day", "resolve until it opens"]).map(
        lambda text: (Timed(None, text, text),)
    ),
    st.lists(st.sampled_from(["5 m", "1 h 30", "NBD", "90 bh", "08:00"]), min_size=1, max_size=5).map(
        lambda found: tuple(Timed(mark, text, text) for mark, text in zip(MARKS, found, strict=False))
    ),
)
people = st.lists(
    st.builds(Person, st.just("contact:a"), texts.map(clean), texts.map(clean), st.just("AN")), max_size=3
)
contents = st.builds(
    Seen,
    st.sampled_from(StepKind),
    st.integers(0, 7),
    texts.map(clean),
    people.map(tuple),
    st.booleans(),
    times,
    st.lists(st.sampled_from(ChannelKind), unique=True).map(tuple),
    texts.map(clean),
    st.sampled_from(Outcome),
)


def flat(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


@given(contents)
def test_the_whole_title_is_on_the_card(what: Seen) -> None:
    found = plan(what)
    if found.title_lines:
        assert flat("".join(found.title_lines)) == flat(title_of(what))
    else:
        assert what.kind is StepKind.NOTE
        assert not what.title


@given(contents)
def test_every_text_lies_inside_the_card(what: Seen) -> None:
    shown = Card(what, plan(what))
    wide, high = shown.size
    for shape in shapes(shown, "light"):
        if isinstance(shape, Text):
            size = width(shape.text, shape.px, shape.weight)
            left = shape.x - {"start": 0.0, "middle": size / 2, "end": size}[shape.anchor]
            assert left >= 0, shape
            assert left + size <= wide + 0.01, shape
            assert 0 < shape.baseline < high, shape


@given(contents)
def test_texts_do_not_lie_over_each_other(what: Seen) -> None:
    drawn = shapes(Card(what, plan(what)), "light")
    shown = [shape for shape in drawn if isinstance(shape, Text) and shape.text and shape.px >= 11]
    for one, other in itertools.combinations(shown, 2):
        if abs(one.baseline - other.baseline) < 8:
            a, b = sorted((one, other), key=_left)
            assert _left(a) + width(a.text, a.px, a.weight) <= _left(b) + 0.01, (a, b)
        else:
            assert abs(one.baseline - other.baseline) >= 12, (one, other)


def _left(text: Text) -> float:
    size = width(text.text, text.px, text.weight)
    return text.x - {"start": 0.0, "middle": size / 2, "end": size}[text.anchor]


@given(contents)
def test_sizes_lie_on_the_grid(what: Seen) -> None:
    size = plan(what).size
    assert size.width % 4 == 0
    assert size.height % 4 == 0
    assert size.height >= 44


@given(st.text(alphabet="abcdefgh ijklmnop", min_size=1, max_size=120).map(clean))
def test_the_text_of_a_diamond_lies_inside_its_edges(title: str) -> None:
    found = plan(Seen(StepKind.DECISION, 0, title))
    half_wide, half_high = found.size.width / 2, found.size.height / 2
    line = found.title.height / len(found.title_lines)
    for index, text in enumerate(found.title_lines):
        top = found.title.y + index * line - half_high
        for y in (top + 2, top + line - 2):
            assert width(text, 12, 600) / 2 / half_wide + abs(y) / half_high <= 1


def test_a_card_is_about_two_hundred_by_eighty_four() -> None:
    matrix = small()
    size = card(matrix, matrix.steps[FRONT]).size
    assert (size.width, size.height) == (200, 84)


def test_a_long_title_makes_the_card_higher_then_wider() -> None:
    heights = [plan(Seen(StepKind.ACTION, 0, "word " * count)).size for count in (2, 8, 14, 30, 60)]
    assert heights[0].width == heights[1].width == WIDTH
    assert heights[1].height > heights[0].height
    assert heights[-1].width == WIDTHS[-1]


def test_three_times_and_two_ways_share_a_row() -> None:
    when = tuple(Timed(mark, text, text) for mark, text in zip(MARKS, ("5 m", "15 m", "1 h"), strict=False))
    who = (Person("contact:a", "Ana Novak", "", "AN"),)
    found = plan(Seen(StepKind.ACTION, 1, "Call", who, False, when, (ChannelKind.PHONE, ChannelKind.EMAIL)))
    assert found.channels_y == found.when_y
    assert found.size.height == 84


def test_many_channels_are_counted() -> None:
    found = plan(Seen(StepKind.ACTION, 1, "Call", channels=tuple(ChannelKind)))
    assert found.channels_shown == MOST_CHANNELS
    drawn = shapes(Card(Seen(StepKind.ACTION, 1, "Call", channels=tuple(ChannelKind)), found), "light")
    assert any(isinstance(shape, Text) and shape.text == "+4" for shape in drawn)


@pytest.mark.parametrize("kind", StepKind)
def test_no_theme_changes_a_size_or_a_word(kind: StepKind) -> None:
    shown = Card(what := Seen(kind, 2, "Same everywhere", note="note"), plan(what))
    said = {
        tuple((shape.x, shape.text) for shape in shapes(shown, theme) if isinstance(shape, Text)) for theme in THEMES
    }
    assert len(said) == 1


def test_an_untitled_step_says_what_it_is() -> None:
    for kind in StepKind:
        assert title_of(Seen(kind, 0, ""))
    assert title_of(Seen(StepKind.END, 0, "", outcome=Outcome.UNANSWERED)) == "Nobody answered"
