"""What was changed there, here, on both sides, to the same: told apart for every field, and nothing taken unasked."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designer.formats.contacts import contacts_csv
from designer.formats.merging.merge import apply, propose_changes
from designer.formats.merging.proposal import Entry, Proposal
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Contact
from designer.model.values import Phone
from tests.formats.merging.both_sides import story
from tests.formats.merging.round_trip import ADA, BO, MATRIX, back, call_row, contacts_row, quiet, sent, someone
from tests.formats.returned import changed, header_columns, read_csv_here, typed

SENT = sent(MATRIX)
CY = someone(MATRIX, "Cy Example")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_any_edits_on_both_sides_are_told_apart(random: Random) -> None:
    told = story(MATRIX, random)
    told.check(back(told.here, changed(SENT, told.type_there)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_what_was_only_changed_here_stays_when_the_sheet_comes_back_untouched(random: Random) -> None:
    told = story(MATRIX, random)
    told.there, told.removed_there, told.added_there = {}, set(), []
    proposal = back(told.here, SENT)
    assert not proposal.diff
    told.check(proposal)


def here(**changes: Any) -> Matrix:
    """The matrix after Bo was changed here."""
    document = Document(MATRIX)
    with document.edit("Change") as edit:
        edit.change(BO.id, **changes)
    return document.matrix


def there(sheet: str = "Contacts", **texts: str | None) -> bytes:
    """The workbook after somebody typed over Bo's cells, named by their headers."""

    def type_them(book: Any) -> None:
        row = contacts_row(book, BO.name) if sheet == "Contacts" else call_row(book, BO.name)
        columns = header_columns(book[sheet], 1 if sheet == "Contacts" else 3)
        for header, text in texts.items():
            typed(book, sheet, f"{columns[header.replace('_', ' ')]}{row}", text)

    return changed(SENT, type_them)


def of_bo(proposal: Proposal) -> Entry:
    return proposal.by_id[BO.id]


def test_two_numbers_of_one_contact_changed_on_two_sides_are_both_new() -> None:
    desk = Phone(number="+44 20 7946 0777", kind=BO.phones[0].kind, e164="+442079460777")
    matrix = here(phones=(desk, *BO.phones[1:]))
    proposal = back(matrix, there(Mobile="+44 7700 900777"))
    assert not proposal.conflicts
    assert [phone.number for phone in of_bo(proposal).after.phones] == ["+44 20 7946 0777", "+44 7700 900777"]
    assert of_bo(proposal).kept.keys() == {"phones"}


def test_one_number_changed_on_both_sides_is_a_conflict_with_all_three_values() -> None:
    desk = Phone(number="+44 20 7946 0777", kind=BO.phones[0].kind, e164="+442079460777")
    proposal = back(here(phones=(desk, *BO.phones[1:])), there(Phone="+44 20 7946 0888"))
    (conflict,) = proposal.conflicts
    assert conflict.with_matrix
    assert conflict.sent == "+44 20 7946 0001 ext 12"
    assert [choice.text for choice in conflict.choices] == ["+44 20 7946 0888", "+44 20 7946 0777"]
    assert proposal.kinds(of_bo(proposal)) == {"both"}
    document = Document(proposal.matrix)
    assert not apply(document, proposal), "nothing is taken until it is chosen"
    apply(document, proposal, choices={(BO.id, "phones"): 0})
    assert document.matrix.contacts[BO.id].phones[0].number == "+44 20 7946 0888"


def test_who_was_renamed_here_changes_nobody_who_names_them() -> None:
    assert ADA.deputies == (BO.id,)
    matrix = here(name="Bo Renamed")
    proposal = back(matrix, SENT)
    assert not proposal.diff
    assert {entry.id: set(entry.kept) for entry in proposal.entries if entry.kept} == {BO.id: {"name"}}

    def type_it(book: Any) -> None:
        columns = header_columns(book["Contacts"], 1)
        typed(book, "Contacts", f"{columns['Backup']}{contacts_row(book, ADA.name)}", "Cy Example; Bo Example")

    proposal = back(matrix, changed(SENT, type_it))
    assert proposal.by_id[ADA.id].after.deputies == (CY.id, BO.id)
    assert not proposal.conflicts


def test_the_call_sheet_is_compared_with_what_was_sent_too() -> None:
    assert quiet(back(here(role="Boss", notes="Ask twice"), SENT))
    proposal = back(here(role="Boss"), there("Call sheet", Phone="+44 20 7946 0888"))
    assert set(of_bo(proposal).fields) == {"phones"}
    proposal = back(here(emails=()), there("Call sheet", **{"E-mail": "bo@example.org"}))
    (conflict,) = proposal.conflicts
    assert [choice.text for choice in conflict.choices] == ["bo@example.org", ""]
    assert conflict.choices[0].cell.startswith("Call sheet!F")


def test_a_cell_of_the_call_sheet_that_shows_two_things_is_told_apart() -> None:
    matrix = here(role="Boss")
    proposal = back(matrix, there("Call sheet", **{"Role / team": f"{BO.role}\nCare"}))
    assert of_bo(proposal).fields == {"department": (BO.department, "Care")}
    proposal = back(matrix, there("Call sheet", **{"Role / team": f"Chief\n{BO.department}"}))
    (conflict,) = proposal.conflicts
    assert (conflict.field, [choice.text for choice in conflict.choices]) == ("role", ["Chief", "Boss"])


def test_a_change_of_the_flow_is_no_edit_of_the_call_sheet() -> None:
    document = Document(MATRIX)
    with document.edit("Flow") as edit:
        for id in list(MATRIX.transitions)[:3]:
            edit.remove(id)
        for id in MATRIX.teams:
            edit.change(id, name="Other team")
    assert quiet(back(document.matrix, SENT))


def test_sorting_takes_along_what_was_sent() -> None:
    def sort(book: Any) -> None:
        sheet = book["Contacts"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, values in enumerate(reversed(rows), 2):
            for cell, value in zip(sheet[number], values, strict=True):
                cell.value = value
                cell.data_type = "s" if value else "n"

    proposal = back(here(role="Boss"), changed(SENT, sort))
    assert not proposal.diff
    assert of_bo(proposal).kept == {"role": (BO.role, "Boss")}


def test_rows_copied_into_another_workbook_still_remember() -> None:
    def leave_contacts(book: Any) -> None:
        for title in book.sheetnames:
            if title != "Contacts":
                del book[title]

    proposal = back(here(role="Boss"), changed(SENT, leave_contacts))
    assert not proposal.diff
    assert quiet(proposal)
    document = Document(MATRIX)
    with document.edit("Add") as edit:
        edit.put(Contact(id="contact:zzzzzzzz", name="Added here"))
    assert quiet(back(document.matrix, changed(SENT, leave_contacts))), "who was added here is not missing there"


def test_without_memory_it_is_compared_with_the_matrix_alone_and_that_is_said() -> None:
    def forget(book: Any) -> None:
        del book["As sent"]
        book["Contacts"].delete_cols(header_number(book["Contacts"], 1))
        book["Call sheet"].delete_cols(header_number(book["Call sheet"], 3))

    proposal = back(here(role="Boss"), changed(SENT, forget))
    assert of_bo(proposal).fields == {"role": ("Boss", BO.role)}
    assert {problem.code for problem in proposal.problems} >= {"no_memory"}


def header_number(sheet: Any, row: int) -> int:
    return next(cell.column for cell in sheet[row] if cell.value == "As sent")


@pytest.mark.parametrize("both", [False, True])
def test_of_a_row_and_its_copy_the_one_that_differs_more_is_new(both: bool) -> None:
    def copy(book: Any) -> None:
        sheet = book["Contacts"]
        row, last = contacts_row(book, BO.name), sheet.max_row + 1
        for cell in list(sheet[row]):
            typed(book, "Contacts", f"{cell.column_letter}{last}", cell.value)
        columns = header_columns(sheet, 1)
        typed(book, "Contacts", f"{columns['Name']}{row}", "Bo Second")
        typed(book, "Contacts", f"{columns['Role']}{row}", "Trainee")
        if both:
            typed(book, "Contacts", f"{columns['Notes']}{last}", "Ask twice")

    proposal = back(MATRIX, changed(SENT, copy))
    (new,) = [entry for entry in proposal.entries if entry.before is None]
    assert (new.name, new.after.role, new.sources[0].row) == ("Bo Second", "Trainee", 3)
    assert set(of_bo(proposal).fields) == ({"notes"} if both else set())


def test_a_missing_row_can_be_taken_for_a_deletion_and_is_none_unless_ticked() -> None:
    proposal = back(MATRIX, changed(SENT, lambda book: book["Contacts"].delete_rows(contacts_row(book, BO.name))))
    assert proposal.missing == (BO.id,)
    assert proposal.by_kind["missing"] == 1
    document = Document(MATRIX)
    apply(document, proposal)
    assert BO.id in document.matrix
    apply(document, proposal, (), remove=[BO.id])
    assert BO.id not in document.matrix
    document.undo()
    assert document.matrix == MATRIX


def test_a_csv_remembers_too() -> None:
    data = contacts_csv.write(MATRIX).replace(ADA.role.encode(), b"Chief", 1)
    proposal = propose_changes(here(role="Boss"), read_csv_here(data))
    assert quiet(proposal)
    assert {entry.id: entry.fields for entry in proposal.entries if entry.fields} == {
        ADA.id: {"role": (ADA.role, "Chief")}
    }
    assert of_bo(proposal).kept == {"role": (BO.role, "Boss")}
    lines = contacts_csv.write(MATRIX).splitlines(keepends=True)
    gone = propose_changes(MATRIX, read_csv_here(b"".join(lines[:3] + lines[4:])))
    assert len(gone.missing) == 1
