"""Rows of which it is not certain whom they mean, after somebody has decided."""

from __future__ import annotations

from typing import Any

import pytest

from designer.errors import NotAllowed
from designer.formats.merging.applying import apply
from designer.formats.merging.deciding import decide
from designer.formats.merging.proposal import Proposal
from designer.model.document import Document
from tests.formats.merging.round_trip import BO, MATRIX, back, changed, contacts_row, sent
from tests.formats.merging.test_foreign_merge import ADA, JO1, JO2, KNOWN, proposed
from tests.formats.returned import header_columns, typed

HEADERS = ["Name", "E-mail", "Department", "Job title"]


def jo() -> Proposal:
    """A row that may be one of two namesakes, or a third."""
    return proposed(HEADERS, ["Jo Kim", "", "", "Lead"])


def test_both_sides_can_be_looked_at_before_deciding() -> None:
    (row,) = jo().uncertain
    assert set(row.candidates) == {JO1.id, JO2.id}
    entry = row.settle(JO1.id)
    assert (entry.before, entry.fields) == (JO1, {"role": ("", "Lead")})
    assert entry.cells["role"] == "Sheet!D2"
    new = row.settle(None)
    assert (new.before, new.after.name, new.after.role) == (None, "Jo Kim", "Lead")
    assert new.after.id not in KNOWN


def test_the_same_person_is_changed() -> None:
    proposal = jo()
    decided = decide(proposal, proposal.uncertain[0], JO2.id)
    assert decided.uncertain == ()
    assert decided.counts == {"added": 0, "changed": 1, "unchanged": 0, "skipped": 0}
    assert decided.by_id[JO2.id].matched_by == "your word"
    document = Document(KNOWN)
    apply(document, decided)
    assert document.matrix.contacts[JO2.id].role == "Lead"
    assert proposal.uncertain, "the proposal before stays as it was"


def test_somebody_new_is_added() -> None:
    proposal = jo()
    decided = decide(proposal, proposal.uncertain[0], "new")
    assert decided.counts == {"added": 1, "changed": 0, "unchanged": 0, "skipped": 0}
    document = Document(KNOWN)
    assert len(apply(document, decided)) == 1


def test_what_is_left_out_stays_counted_as_left_out() -> None:
    proposal = jo()
    decided = decide(proposal, proposal.uncertain[0], "leave out")
    assert decided.uncertain == decided.entries == ()
    assert decided.counts["skipped"] == 1


def test_two_rows_of_one_contact_that_say_different_things_are_a_conflict() -> None:
    proposal = proposed(HEADERS, ["Ada Example", "ada@example.org", "", "Lead"], ["Ada Example", "", "Billing", "Boss"])
    (row,) = proposal.uncertain
    decided = decide(proposal, row, ADA.id)
    found = {conflict.field: [choice.text for choice in conflict.choices] for conflict in decided.conflicts}
    assert found["role"] == ["Lead", "Boss"]
    assert decided.by_id[ADA.id].after.role == ADA.role, "neither is taken"
    assert decided.by_id[ADA.id].after.department == "Billing"
    assert len(decided.by_id[ADA.id].sources) == 2


def test_a_row_is_decided_once_and_for_a_contact_that_is_there() -> None:
    proposal = jo()
    (row,) = proposal.uncertain
    with pytest.raises(NotAllowed, match="not in the matrix"):
        decide(proposal, row, "contact:22222229")
    decided = decide(proposal, row, "new")
    with pytest.raises(NotAllowed, match="decided already"):
        decide(decided, row, "new")


def test_a_row_of_the_programs_own_sheet_can_be_decided_too() -> None:
    def add(book: Any) -> None:
        sheet = book["Contacts"]
        row, columns = sheet.max_row + 1, header_columns(sheet, 1)
        typed(book, "Contacts", f"A{row}", "Somebody Else")
        typed(book, "Contacts", f"{columns['E-mail']}{row}", BO.emails[0].address)
        typed(book, "Contacts", f"{columns['Role']}{row}", "Boss")
        typed(book, "Contacts", f"{columns['Id']}{contacts_row(book, BO.name)}", None)
        sheet.delete_rows(contacts_row(book, BO.name))

    proposal = back(MATRIX, changed(sent(MATRIX), add))
    (row,) = proposal.uncertain
    assert row.candidates == (BO.id,)
    decided = decide(proposal, row, BO.id)
    assert decided.missing == ()
    assert decided.by_id[BO.id].fields.keys() == {"name", "role"}, "a blank cell of such a row says nothing"
