"""The quick way through plain numbers gives the answers of the thorough one."""

from __future__ import annotations

import random

import pytest

from designer.formats.values import phones
from designer.formats.values.bulk_phones import PhoneReader
from designer.model.choices import PhoneKind

SHAPES = (
    "+44 20 7946 0{:03}",
    "+44 7700 900{:03}",
    "+442079460{:03}",
    "+49 30 90182{:03}",
    "+1-555-010-0{:03}",
    "+7 495 123 4{:03}",
    "+39 06 6982 0{:03}",
    "+33 1 99 00 1{:03}",
    "+999 123 456 {:03}",
    "020 7946 0{:03}",
    "07700 900{:03}",
    "0161 496 0{:03}",
    "00 44 20 7946 0{:03}",
    "+44 (0)20 7946 0{:03}",
    "+44 020 7946 0{:03}",
    "4{:03}",
    "1{:03} / 12",
    "+44 20 7946 0{:03} ext 12",
    "Mobile: 07700 900{:03}",
)


@pytest.mark.parametrize("country", [None, "GB", "DE"])
def test_the_quick_way_and_the_thorough_one_agree(country: str | None) -> None:
    rng = random.Random(7)
    reader = PhoneReader(country)
    for _ in range(12):
        for shape in SHAPES:
            text = shape.format(rng.randrange(1000))
            for kind in (PhoneKind.DESK, PhoneKind.MOBILE):
                thorough = [phones.as_phone(found) for found in phones.split(text, country, kind)]
                assert reader.read(text, kind) == thorough, text


def test_the_header_says_more_of_a_phone_column() -> None:
    reader = PhoneReader()
    assert reader.kind_of(PhoneKind.DESK, "Home phone") is PhoneKind.HOME
    assert reader.kind_of(PhoneKind.DESK, "Telefon") is PhoneKind.DESK
    assert reader.kind_of(PhoneKind.MOBILE, "Home mobile") is PhoneKind.MOBILE
