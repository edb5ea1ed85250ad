"""The shipped words and how headers are looked up among them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.formats.values.vocabulary import key, shipped


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("E-Mail", "e mail"),
        ("EMailAddress", "email address"),
        ("first_name", "first name"),
        ("FirstName", "first name"),
        ("Téléphone", "telephone"),
        ("ADI SOYADI", "adi soyadi"),
        ("Adı Soyadı", "adi soyadi"),
        ("Straße", "strasse"),
        ("Dział", "dzial"),
        ("Ф.И.О.", "ф и о"),
        ("الهاتف", "هاتف"),
        ("هاتف", "هاتف"),
        ("名前", "名前"),
        ("Phone2", "phone 2"),
        ("\ufeffName\u00a0", "name"),
        ("#", "#"),
        ("PAGER #", "pager"),
        ("…", ""),
    ],
)
def test_key(header: str, found: str) -> None:
    assert key(header) == found


def test_words_are_known_however_they_are_parted() -> None:
    words = shipped()
    for header in ("Phone number", "phonenumber", "PhoneNumber", "PHONE-NUMBER", "Phone numbers"):
        assert words.meaning(header) == ("phone",), header
    assert words.meaning("Site")[:2] == ("service", "location")
    assert words.meaning("Birthday") == ("",)
    assert words.meaning("nonsense") == ()
    assert words.meaning("") == ()


def test_taught_words_come_first() -> None:
    words = shipped().taught({"Büro Nord Hotline": "phone", "Name": "team", "…": "name"})
    assert words.meaning("büro nord  hotline") == ("phone",)
    assert words.meaning("Name") == ("team", "name")
    assert shipped().meaning("Name") == ("name",)


def test_no_header_means_a_field_and_nothing() -> None:
    for words, fields in shipped().meanings.items():
        assert words
        assert "" not in fields or fields == ("",), words


def test_every_header_seen_in_the_wild_is_known(shared_data: Path) -> None:
    seen = json.loads((shared_data / "header-synonyms.json").read_text("utf-8"))
    words = shipped()
    assert set(words.fields) == set(seen) - {"_ignore"}
    for field, headers in seen.items():
        for header in headers:
            assert ("" if field == "_ignore" else field) in words.meaning(header), (field, header)
