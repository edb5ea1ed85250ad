"""Spans are printed in the language of a document, and read back the same in every one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.durations.duration_printing import printed
from designer.formats.durations.duration_words import languages
from designer.formats.durations.durations import Qualifier, understand
from designer.model.choices import Clock, SpanUnit
from designer.model.spans import describe, parse, same
from designer.model.values import Span

# Up to 999 hours: "1800 h" would be read as six o'clock, and so is not read at all.
spans = st.one_of(
    st.builds(
        lambda unit, amount, clock: Span(text="", unit=unit, amount=amount, clock=clock),
        st.sampled_from([SpanUnit.MINUTE, SpanUnit.HOUR, SpanUnit.DAY, SpanUnit.WEEK]),
        st.integers(0, 57),
        st.sampled_from(Clock),
    ).filter(lambda span: not (span.unit is SpanUnit.WEEK and span.clock is Clock.BUSINESS)),
    st.integers(0, 999 * 60).map(lambda amount: Span(text="", unit=SpanUnit.MINUTE, amount=amount)),
    st.sampled_from(["never", "next business day", "until it opens", "until it closes"]).map(parse),
    st.times().map(lambda time: parse(f"until {time:%H:%M}")),
)


@given(spans, st.sampled_from(sorted(languages())))
def test_what_is_printed_is_read_back(span: Span, language: str) -> None:
    words = printed(span, language)
    read = understand(words)
    assert read is not None, words
    assert same(read.span, span), words
    assert (read.qualifier, read.base, read.trigger, read.ignored) == (Qualifier.EXACT, None, None, ())


@given(spans)
def test_english_is_what_the_program_shows(span: Span) -> None:
    assert printed(span) == printed(span, "xx") == describe(span)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "30 min", "30 Min."),
        ("de", "75 min", "1 Std. 15 Min."),
        ("de-CH", "2 business days", "2 Arbeitstage"),
        ("fr", "1 business day", "1 jour ouvré"),
        ("fr", "0 business days", "0 jour ouvré"),
        ("es", "4 business hours", "4 horas hábiles"),
        ("it", "next business day", "giorno lavorativo successivo"),
        ("pt-BR", "3 days", "3 dias"),
        ("nl", "90 min", "1 uur 30 min"),
        ("ru", "1 business hour", "1 рабочий час"),
        ("ru", "2 business hours", "2 рабочих часа"),
        ("ru", "11 days", "11 дней"),
        ("ru", "21 days", "21 день"),
        ("pl", "2 business days", "2 dni robocze"),
        ("ar", "15 min", "15 دقيقة"),
        ("ar", "4 business hours", "4 ساعات عمل"),
        ("pl", "22 weeks", "22 tygodnie"),
        ("pl", "5 business hours", "5 godzin roboczych"),
        ("tr", "until 08:00", "saat 08:00 olana kadar"),
    ],
)
def test_words(language: str, text: str, expected: str) -> None:
    assert printed(parse(text), language) == expected
