"""What changed is told in words, not in the wrapping of the file."""

from __future__ import annotations

import msgspec
import pytest

from designer.model import spans
from designer.model.choices import PhoneKind
from designer.model.values import Phone, Target
from designer.verbs import change_words
from tests import small

MATRIX = small.small()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((Phone(number="020 7946 0101", e164="+442079460101", kind=PhoneKind.DESK),), "020 7946 0101 (kind desk)"),
        (spans.parse("15 min"), "15 min"),
        ((Target(to=small.ANA), Target(to=small.BO)), "“Ana Novak”, “Bo Okafor”"),
        (small.DORA, "“Dora Quist”"),
        ("Front line", "Front line"),
        ((), "nothing"),
        ("", "nothing"),
        (None, "nothing"),
        (False, "no"),
        (3, "3"),
    ],
)
def test_a_value_is_said(value: object, words: str) -> None:
    assert change_words.said(MATRIX, msgspec.to_builtins(value)) == words


def test_records_are_named() -> None:
    assert change_words.named(MATRIX, MATRIX.contacts[small.ANA]) == "contact “Ana Novak”"
    arrow = MATRIX.transitions[small.FRONT_SPECIALIST]
    assert change_words.named(MATRIX, arrow) == "arrow “Resolve at first contact” → “Billing specialist”"
    nameless = msgspec.structs.replace(MATRIX.contacts[small.ANA], name="")
    assert change_words.named(MATRIX, nameless) == small.ANA


def test_long_words_are_cut() -> None:
    assert len(change_words.said(MATRIX, "a " * 500)) == change_words.LONGEST
