"""What sheets say in the language of a document: English stands in the code, `resources/sheets.json` holds the others.

    say = words("de-CH")
    say("after {}", say.span(span))     # "nach 15 Min."

A language of the file has every text; one that is not known is written in English.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping

import msgspec

from designer.analysis.durations import Duration
from designer.drawing.directions import is_rtl
from designer.formats.durations.duration_printing import printed
from designer.model import spans
from designer.model.choices import Clock, SpanUnit
from designer.model.values import Span
from designer.paths import resource

FILE = "sheets.json"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language of the shipped file: its own name, months, days from Monday, how a date is written, and the texts."""

    name: str
    months: list[str]
    days: list[str]
    date: str
    texts: dict[str, str]


@functools.cache
def languages() -> Mapping[str, Language]:
    """The languages that sheets can be written in, by their codes, English first."""
    english = Language("English", _MONTHS, _DAYS, "{day} {month} {year}", {})
    return {"en": english, **msgspec.json.decode(resource(FILE).read_bytes(), type=dict[str, Language])}


class Words:
    """The words of one language; called with an English text it gives the language's own."""

    def __init__(self, code: str, language: Language) -> None:
        self.code = code
        self.language = language
        self.right_to_left = is_rtl(language.name)
        self._durations: dict[Duration, str] = {}

    def __call__(self, text: str, *values: object) -> str:
        """The text in this language, with values in the place of each {}."""
        said = self.language.texts.get(text, text)
        return said.format(*values) if values else said

    def date(self, day: dt.date) -> str:
        """A date that no country reads otherwise: 3 Aug 2026."""
        month = self.language.months[day.month - 1]
        return self.language.date.format(day=day.day, month=month, year=day.year)

    def day(self, number: int) -> str:
        """A day of the week by its number, Monday being 1."""
        return self.language.days[number - 1]

    def span(self, span: Span) -> str:
        """A span as printed: "15 min", "next business day"."""
        return printed(span, self.code)

    def minutes(self, minutes: int) -> str:
        """So many minutes as printed: "1 h 15 min"."""
        return self.span(spans.of_minutes(minutes))

    @property
    def at_once(self) -> str:
        """What a span of nothing is called."""
        return self.minutes(0)

    def duration(self, duration: Duration) -> str:
        """A sum of spans, clock by clock: "30 min + 1 business day"."""
        if duration not in self._durations:
            self._durations[duration] = self._summed(duration)
        return self._durations[duration]

    def _summed(self, duration: Duration) -> str:
        parts = [self.minutes(duration.minutes)] if duration.minutes else []
        minutes = sum(part.minutes for part in duration.business)
        days = sum(part.days for part in duration.business)
        next_days = sum(part.next_days for part in duration.business)
        if minutes % 60:
            parts.append(self._business(minutes, SpanUnit.MINUTE))
        elif minutes:
            parts.append(self._business(minutes // 60, SpanUnit.HOUR))
        if next_days == 1 and not days:
            parts.append(self.span(Span(text="", unit=SpanUnit.NEXT_DAY)))
        elif days + next_days:
            parts.append(self._business(days + next_days, SpanUnit.DAY))
        return " + ".join(parts) or self.at_once

    def _business(self, amount: int, unit: SpanUnit) -> str:
        return self.span(Span(text="", unit=unit, amount=amount, clock=Clock.BUSINESS))


@functools.cache
def words(language: str) -> Words:
    """The words of a language as documents name them ("pt-BR"); English for one that is not known."""
    code = language.replace("_", "-").partition("-")[0].casefold()
    known = languages()
    return Words(code, known[code]) if code in known else ENGLISH


ENGLISH = Words("en", Language("English", _MONTHS, _DAYS, "{day} {month} {year}", {}))
