"""The contacts as separated text: no formula, no digit lost, and back again."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings

from designer.formats.contacts import contacts_csv
from designer.formats.contacts.contact_columns import COLUMNS
from designer.formats.merging.merge import propose_changes
from designer.model.choices import PhoneKind
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.model.values import Phone
from tests.crowd import crowd
from tests.formats.returned import read_csv_here
from tests.matrices import matrices


def rows(matrix: Matrix) -> list[list[str]]:
    return list(csv.reader(io.StringIO(contacts_csv.write(matrix).decode("utf-8-sig"), newline="")))


def one(**fields: object) -> dict[str, str]:
    """The only row of a matrix of one contact, by header."""
    contact = Contact(id="contact:2222222a", **({"name": "Ada"} | fields))  # type: ignore[arg-type]
    header, row = rows(Matrix([Head(id="matrix:2222222a"), contact]))
    return dict(zip(header, row, strict=True))


def test_one_row_a_contact_in_the_columns_of_the_contacts_sheet() -> None:
    found = rows(crowd(7))
    assert found[0] == [*(column.header for column in COLUMNS), "As sent"]
    assert len(found) == 8
    assert all(len(row) == len(found[0]) for row in found)


@pytest.mark.parametrize(
    "text",
    ["=1+1", '=HYPERLINK("http://evil.example","x")', "-1", "@SUM(A1)", "+1+1", "+cmd|' /C calc'!A0", "'=1", "''=1"],
)
def test_no_cell_is_a_formula(text: str) -> None:
    cell = one(notes=text)["Notes"]
    assert cell[0] not in "=+-@\t\r\n"
    matrix = Matrix([Head(id="matrix:2222222a"), Contact(id="contact:2222222a", name="Ada", notes=text)])
    assert not propose_changes(matrix, read_csv_here(contacts_csv.write(matrix))).diff


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        ("+442079460001", "+44 20 7946 0001"),
        ("+44 20 7946 0001", "+44 20 7946 0001"),
        ("07700900001", "07 700 900 001"),
        ("112", "112"),
        ("4512", "4512"),
        ("+999123456789", "+999 123 456 789"),
    ],
)
def test_a_number_keeps_its_digits_its_plus_and_its_zero(number: str, cell: str) -> None:
    found = one(phones=(Phone(number=number, kind=PhoneKind.DESK),))["Phone"]
    assert found == cell
    assert found.replace(" ", "") == number.replace(" ", "")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(matrices(most=5))
def test_what_nobody_changed_changes_nothing(matrix: Matrix) -> None:
    if not matrix.contacts:
        return
    proposal = propose_changes(matrix, read_csv_here(contacts_csv.write(matrix)))
    assert not proposal.diff
    assert proposal.counts["unchanged"] == len(matrix.contacts)
    assert proposal.problems == ()


def test_what_is_left_behind_is_said() -> None:
    assert any("9 steps" in sentence for sentence in contacts_csv.lost(crowd(4)))
