"""Records are named in findings as a person would name them."""

from __future__ import annotations

from designer.checks.finding import listed, named
from tests.small import ANA, FRONT, L2, SEV1, small


def test_records_are_named() -> None:
    matrix = small(lambda edit: edit.change(FRONT, title=" "))
    assert named(matrix, FRONT) == "“Untitled step”"
    assert named(matrix, L2) == "“L2 Specialists”"
    assert named(matrix, SEV1) == "SEV1"
    assert named(matrix, ANA) == "“Ana Novak”"
    assert named(matrix, "contact:gone2345") == "“Unnamed”"


def test_lists_read_as_sentences_do() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B", "C", "D"]) == "A, B and 2 more"
