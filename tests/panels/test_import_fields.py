"""What the import calls fields, and how it says values."""

from __future__ import annotations

import datetime as dt

import pytest

from designer.formats.merging.people_rows import TAKEN
from designer.formats.values.vocabulary import shipped
from designer.model.choices import ContactKind, PhoneKind
from designer.model.records import Contact
from designer.model.values import Email, Phone
from designer.panels.import_fields import CONFIDENCE, column_fields, contact_field, said
from tests import small
from tests.small import small as matrix


def test_every_field_that_is_taken_has_words_and_comes_first() -> None:
    fields = column_fields(shipped().fields)
    assert {field for field, words in fields if "not imported" not in words} == set(TAKEN)
    assert [words for _, words in fields[:3]] == ["Name", "First name", "Middle name"]
    assert len({words for _, words in fields}) == len(fields)


def test_every_field_of_a_contact_has_words() -> None:
    for name in Contact.__struct_fields__:
        assert contact_field(name)[0].isupper()


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
    ],
)
def test_values_on_one_line(value: object, words: str) -> None:
    assert said(value, matrix()) == words


def test_confidence_in_words() -> None:
    assert set(CONFIDENCE) == {"exact", "contained", "values", "typo", "none"}
