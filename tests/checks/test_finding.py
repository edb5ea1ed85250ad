"""Records are named in findings as a person would name them."""

from __future__ import annotations

from designer.checks.finding import RANK, Grade, listed, named
from designer.model.edit import Edit
from designer.model.records import Team
from tests.small import ANA, FRONT, L2, PHONE, SEV1, small


def test_records_are_named() -> None:
    matrix = small(lambda edit: edit.change(FRONT, title=" "))
    assert named(matrix, FRONT) == "“Untitled step”"
    assert named(matrix, L2) == "“L2 Specialists”"
    assert named(matrix, SEV1) == "SEV1"
    assert named(matrix, ANA) == "“Ana Novak”"
    assert named(matrix, "contact:gone2345") == "“Unnamed”"


def test_records_with_a_label_are_named_by_it() -> None:
    def change(edit: Edit) -> None:
        edit.put(Team(id="team:bbbbbbb2", name="Night desk"))

    matrix = small(change)
    assert named(matrix, "team:bbbbbbb2") == "“Night desk”"
    assert named(matrix, PHONE) == "“Phone”"


def test_errors_come_before_warnings_and_those_before_remarks() -> None:
    assert sorted([Grade.INFO, Grade.WARNING, Grade.ERROR], key=RANK.__getitem__) == list(Grade)


def test_lists_read_as_sentences_do() -> None:
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B", "C", "D"]) == "A, B and 2 more"
