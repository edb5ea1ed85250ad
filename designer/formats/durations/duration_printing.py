"""Spans printed in the language of a document, so that `durations.py` reads them back the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from designer.formats.durations.duration_words import Print, languages
from designer.model.choices import Clock, SpanUnit
from designer.model.span_grammar import DAY, MINUTES
from designer.model.values import Span


def printed(span: Span, language: str = "en") -> str:
    """A span in words: "4 Arbeitsstunden", "1 h 15 min". `language` is that of a document ("pt-BR"); one that is not
    known prints English."""
    known = languages()
    words = (known.get(language.partition("-")[0].casefold()) or known["en"]).print
    fixed = {
        SpanUnit.NEXT_DAY: words.next_day,
        SpanUnit.UNTIL_OPEN: words.until_open,
        SpanUnit.UNTIL_CLOSE: words.until_close,
        SpanUnit.NEVER: words.never,
    }
    if span.unit in fixed:
        return fixed[span.unit]
    if span.unit is SpanUnit.UNTIL_TIME:
        return words.until.format(span.time)
    if span.clock is Clock.BUSINESS:
        forms = {SpanUnit.MINUTE: words.business_minute, SpanUnit.HOUR: words.business_hour}
        return _counted(span.amount, forms.get(span.unit, words.business_day), words)
    if span.unit in (SpanUnit.DAY, SpanUnit.WEEK) and span.amount:
        return _counted(span.amount, words.day if span.unit is SpanUnit.DAY else words.week, words)
    return _elapsed(span.amount * MINUTES[span.unit], words)


def _elapsed(minutes: int, words: Print) -> str:
    if minutes == 0:
        return words.at_once
    if minutes >= 2 * DAY and minutes % DAY == 0:
        return _counted(minutes // DAY, words.day, words)
    hours, rest = divmod(minutes, 60)
    parts = [_counted(hours, words.hour, words) if hours else "", _counted(rest, words.minute, words) if rest else ""]
    return " ".join(part for part in parts if part)


def _counted(amount: int, forms: Sequence[str], words: Print) -> str:
    return forms[min(_FORM[words.plural](amount), len(forms) - 1)].format(amount)


def _russian(amount: int) -> int:
    if amount % 10 == 1 and amount % 100 != 11:
        return 0
    return 1 if 2 <= amount % 10 <= 4 and not 12 <= amount % 100 <= 14 else 2


def _polish(amount: int) -> int:
    if amount == 1:
        return 0
    return 1 if 2 <= amount % 10 <= 4 and not 12 <= amount % 100 <= 14 else 2


_FORM: Mapping[str, Callable[[int], int]] = {
    "one_other": lambda amount: 0 if amount == 1 else 1,
    "fr": lambda amount: 0 if amount < 2 else 1,
    "ru": _russian,
    "pl": _polish,
    "ar": lambda amount: 1 if 3 <= amount % 100 <= 10 else 0,
    "none": lambda _amount: 0,
}
"""Which form of a word stands with a number, by the rule that a language names."""
