"""Ids say their kind, are random, and are easy to read aloud."""

from __future__ import annotations

import pytest

from designer.model.ids import ALPHABET, is_id, kind_of, new_id
from designer.model.records import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_id_is_its_kind_and_eight_characters(kind: str) -> None:
    id = new_id(kind)
    assert kind_of(id) == kind
    assert is_id(id, kind)
    assert len(id.partition(":")[2]) == 8
    assert set(id.partition(":")[2]) <= set(ALPHABET)


def test_no_character_is_mistaken_for_another() -> None:
    assert not set("01lo") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 32


def test_ids_do_not_repeat() -> None:
    assert len({new_id("step") for _ in range(5000)}) == 5000


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("step:7f3kq2ma", True),
        ("step:first_line-2", True),
        ("step:" + "a" * 64, True),
        ("step:" + "a" * 65, False),
        ("step:", False),
        ("step", False),
        ("", False),
        ("level:7f3kq2ma", False),
        ("step:7f3k q2ma", False),
        ("step:7f3kq2ma\n", False),
        ("step:ü", False),
        ("step:a:b", False),
    ],
)
def test_what_can_be_the_id_of_a_step(text: str, fits: bool) -> None:
    assert is_id(text, "step") is fits
