"""Every record has a name on screen."""

from __future__ import annotations

import pytest

from designer.model.ids import kind_of
from designer.model.records import KINDS, Contact, Head, Level, Severity, Step
from designer.panels import names
from designer.paths import resource
from tests import small
from tests.matrices import full_matrix

MATRIX = small.small()


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_words_and_an_icon(kind: str) -> None:
    assert names.KINDS[kind].one in names.count(1, kind)
    assert resource(f"icons/{names.KINDS[kind].icon}.svg")


def test_every_record_has_a_name() -> None:
    matrix = full_matrix(tricky=False)
    for record in matrix.records.values():
        assert names.name(matrix, record), kind_of(record.id)
        assert "\n" not in names.name(matrix, record) or kind_of(record.id) in ("step", "contact")
        assert names.icon(record)


@pytest.mark.parametrize(
    ("id", "name", "about"),
    [
        (small.FRONT, "Resolve at first contact", "Step on L1 · Front line"),
        (small.CALL_FRONT, "Call or ticket → Resolve at first contact", ""),
        (small.ANA, "Ana Novak", "+44 20 7946 0101"),
        (small.L2, "L2 · Specialists", ""),
        (small.SEV1, "SEV1", ""),
        (small.PHONE, "Phone", ""),
    ],
)
def test_names(id: str, name: str, about: str) -> None:
    record = MATRIX.get(id)
    assert record is not None
    assert names.name(MATRIX, id) == name
    assert names.about(MATRIX, record) == about


def test_what_has_no_name_says_so() -> None:
    assert names.name(MATRIX, Step(id="step:x", level=small.L0)) == "Untitled step"
    assert names.name(MATRIX, Contact(id="contact:x", name=" ")) == "Unnamed contact"
    assert names.name(MATRIX, Level(id="level:x", order=3)) == "Level 3"
    assert names.name(MATRIX, Severity(id="severity:x", code="", rank=2)) == "Severity 2"
    assert names.name(MATRIX, Head(id="matrix:x")) == "Untitled matrix"
    assert names.name(MATRIX, "step:gone2222") == "(gone)"
    assert names.name(MATRIX, None) == ""


def test_numbers_and_short_words() -> None:
    assert names.count(1, "transition") == "1 arrow"
    assert names.count(1200, "category") == "1,200 categories"
    assert names.short("a\nb  c") == "a b c"
    assert names.short("x" * 60) == "x" * 47 + "…"
