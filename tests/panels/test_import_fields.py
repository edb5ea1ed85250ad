"""What the import calls fields, and how it says values."""

from __future__ import annotations

import datetime as dt

import pytest

from designer.formats.merging.people_rows import TAKEN
from designer.formats.tables.mapping import Column
from designer.formats.tables.remembered import AS_LAST_TIME
from designer.formats.values.vocabulary import shipped
from designer.model.choices import ContactKind, PhoneKind
from designer.model.records import Contact
from designer.model.spans import parse
from designer.model.values import Condition, Email, Phone, SeveritySpan, Target
from designer.panels.import_fields import column_fields, how_sure, record_field, said
from tests import small
from tests.small import small as matrix


def test_every_field_that_is_taken_has_words_and_comes_first() -> None:
    fields = column_fields(shipped().fields)
    assert {field for field, words in fields if "(flow)" not in words} == set(TAKEN)
    assert [words for _, words in fields[:3]] == ["Name", "First name", "Middle name"]
    assert len({words for _, words in fields}) == len(fields)


def test_every_field_of_a_contact_has_words() -> None:
    for name in Contact.__struct_fields__:
        assert record_field("contact", name)[0].isupper()


def test_a_column_left_out_last_time_says_so_as_one_that_is_taken_does() -> None:
    for field, confidence in ((None, "none"), ("phone", "exact")):
        column = Column(0, "Ext", field, confidence, reason=AS_LAST_TIME)
        assert how_sure(column).words == "As last time"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ((), ""),
        (True, "yes"),
        (ContactKind.DESK, "Desk"),
        (dt.date(2027, 1, 14), "2027-01-14"),
        (
            (Phone(number="112", kind=PhoneKind.DUTY), Phone(number="4711", extension="9", label="NOC")),
            "112 (duty phone), 4711 ext 9 (NOC)",
        ),
        (
            (Phone(number="8066", kind=PhoneKind.DESK), Phone(number="+44 20 7946 0001", kind=PhoneKind.DESK)),
            "8066 (short number), +44 20 7946 0001 (desk)",
        ),
        ((Email(address="a@example.org"),), "a@example.org"),
        ((small.ELI, small.BO), "Eli Reyes, Bo Okafor"),
        ("two\nlines", "two lines"),
        (parse("15 min"), "15 min"),
        (SeveritySpan(severity=small.SEV1, span=parse("1 h")), "SEV1: 1 h"),
        ((Target(to=small.BO),), "Bo Okafor"),
        (Condition(severities=(small.SEV1,), acknowledged=False), "SEV1; not answered"),
    ],
)
def test_values_on_one_line(value: object, words: str) -> None:
    assert said(value, matrix()) == words


@pytest.mark.parametrize(
    ("confidence", "reason", "words"),
    [
        ("exact", "“Phone” is a known header", "Sure: known header"),
        ("contained", "“phone” in the header; please check", "Likely: “phone” in the header"),
        ("values", "the values are phone numbers", "By its values: the values are phone numbers"),
        ("typo", "“Phoen” is written almost like “phone”", "Misspelt? “Phoen” is written almost like “phone”"),
        ("none", "neither header nor values are known", "Not known"),
        ("none", "the values are not what the header says", "The values are not what the header says"),
        ("exact", "chosen by you", "Chosen by you"),
        ("none", "as last time", "As last time"),
    ],
)
def test_how_sure_in_words(confidence: str, reason: str, words: str) -> None:
    assert how_sure(Column(0, "Phone", "phone", confidence, reason)).words == words
