"""Every text of a sheet in every language, and the program's own sheets known again in all of them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from designer.analysis.durations import Business, Duration
from designer.formats.contacts import call_sheet_text, contact_columns, sheet_titles
from designer.formats.contacts.customers import CUSTOMERS_ID
from designer.formats.contacts.sheet_language import ENGLISH, languages, words
from designer.formats.contacts.sheet_titles import SheetTitle
from designer.formats.durations.duration_words import languages as languages_of_durations
from designer.model import spans
from tests.formats.contacts.sheet_texts import texts

OTHERS = [code for code in languages() if code != "en"]


def test_the_languages() -> None:
    assert list(languages()) == ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "ar"]
    assert languages().keys() <= languages_of_durations().keys()


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_text_and_no_other(code: str) -> None:
    assert set(languages()[code].texts) == set(texts())


@pytest.mark.parametrize("code", OTHERS)
def test_a_text_keeps_its_places_for_values_and_is_not_empty(code: str) -> None:
    for english, said in languages()[code].texts.items():
        assert said.strip() == said != "", english
        assert re.findall(r"\{.*?\}", said) == re.findall(r"\{.*?\}", english), english
        assert said.endswith(".") == english.endswith(".") or english in ("#", "No.") or said[-1] in "。؛", english


@pytest.mark.parametrize("code", OTHERS)
def test_months_and_days_are_whole(code: str) -> None:
    language = languages()[code]
    assert len(set(language.months)) == 12
    assert len(set(language.days)) == 7
    assert words(code).date(dt.date(2026, 3, 2)).startswith("2")


@pytest.mark.parametrize("code", languages())
def test_headers_choices_and_titles_differ_from_each_other(code: str) -> None:
    say = words(code)
    for columns in (contact_columns.COLUMNS, call_sheet_text.COLUMNS):
        headers = [say(column.header) for column in columns]
        assert len({header.casefold() for header in headers}) == len(headers)
        assert say(CUSTOMERS_ID) not in headers
    for column in contact_columns.COLUMNS:
        offered = [say(choice) for choice in column.choices]
        assert len(set(offered)) == len(offered)
        assert not any("," in choice or '"' in choice for choice in offered)
        assert len(",".join(offered)) < 250
    titles = [say(title.title) for title in vars(sheet_titles).values() if isinstance(title, SheetTitle)]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(len(title) <= 31 and not set(title) & set("[]:*?/\\'") for title in titles)
    prefixes = call_sheet_text.prefixes(say)
    assert len(set(prefixes)) == len(prefixes)
    assert not any(a != b and a.startswith(b) for a in prefixes for b in prefixes)


def test_a_language_is_found_by_how_documents_name_it() -> None:
    assert words("de-CH").code == words("DE").code == words("de_AT").code == "de"
    assert words("xx") is words("") is ENGLISH
    assert words("ar").right_to_left
    assert not words("ru").right_to_left


def test_times_and_dates() -> None:
    say = words("de")
    assert say.date(dt.date(2026, 3, 2)) == "2. März 2026"
    assert ENGLISH.date(dt.date(2026, 3, 2)) == "2 Mar 2026"
    assert say("after {}", say.minutes(75)) == "nach 1 Std. 15 Min."
    assert say.day(7) == "So"
    sum_of_both = Duration(30, (Business("", days=1, next_days=1),))
    assert say.duration(sum_of_both) == "30 Min. + 2 Arbeitstage"
    assert say.duration(Duration()) == say.at_once == "sofort"


@pytest.mark.parametrize(
    "amount",
    [
        Duration(), Duration(15), Duration(75), Duration(2880), Duration(0, (Business("", minutes=90),)),
        Duration(0, (Business("", minutes=120),)), Duration(5, (Business("", days=1),)),
        Duration(0, (Business("", next_days=1),)), Duration(0, (Business("", next_days=2),)),
    ],
)  # fmt: skip
def test_english_says_what_the_program_shows(amount: Duration) -> None:
    assert ENGLISH.duration(amount) == amount.text
    assert ENGLISH.span(spans.parse("2 days")) == "2 days"
