"""What comes back from a sheet: nothing where nothing was changed, exactly the changes where something was."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from designer.errors import NotAllowed
from designer.formats.contacts import as_sent
from designer.formats.contacts.contact_names import sheet_order
from designer.formats.merging.merge import apply, map_workbook, propose_changes
from designer.formats.merging.proposal import Proposal
from designer.formats.merging.results import import_result
from designer.model.document import Document
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Step, Team
from designer.model.references import renamed
from designer.model.values import Email
from tests.crowd import crowd
from tests.formats.merging.round_trip import ADA, BO, MATRIX, back, call_row, contacts_row, edited, quiet, sent
from tests.formats.returned import changed, header_columns, read_here, typed
from tests.matrices import matrices

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def emptied(matrix: Matrix) -> Matrix:
    document = Document(matrix)
    with document.edit("empty") as edit:
        for id in matrix.contacts:
            edit.remove(id)
    return document.matrix


def other(matrix: Matrix) -> Matrix:
    """The matrix under another id: another document."""
    head = msgspec.structs.replace(matrix.head, id="matrix:zzzzzzzz")
    return Matrix([head, *(record for id, record in matrix.records.items() if id != matrix.head.id)])


def hidden_columns(book: Any) -> Iterator[tuple[Any, int, int, int]]:
    """Of Contacts and Call sheet: the sheet, the row of its headers, first and last column of ids."""
    for sheet in book.worksheets:
        for row, ids in ((1, 1), (3, 3)):
            last = next((cell.column for cell in sheet[row] if cell.value == as_sent.HEADER), None)
            if last:
                yield sheet, row, last - ids, last


def without_ids(book: Any) -> None:
    for sheet, row, first, last in hidden_columns(book):
        for column in sheet.iter_cols(first, last, row + 1):
            for cell in column:
                cell.value = None


def without_id_columns(book: Any) -> None:
    for sheet, _, first, last in list(hidden_columns(book)):
        sheet.delete_cols(first, last - first + 1)


def contacts_by_row(proposal: Proposal) -> dict[int, Contact]:
    return {entry.sources[0].row: entry.after for entry in proposal.entries}


def assert_same_people(matrix: Matrix, proposal: Proposal) -> None:
    """Each contact of the matrix comes back from its row, field by field, whoever it names being the same people."""
    found = contacts_by_row(proposal)
    pairs = {contact.id: found[row] for row, contact in enumerate(sheet_order(matrix), 2)}
    assert len(pairs) == len(proposal.entries)
    new_ids = {old: new.id for old, new in pairs.items()}
    for old, new in pairs.items():
        expected = renamed(matrix.contacts[old], lambda id: new_ids.get(id, id))
        assert expected is not None
        for name in new.__struct_fields__:
            if name != "id":
                assert getattr(new, name) == getattr(expected, name), name


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(matrices(most=5))
def test_a_workbook_that_nobody_changed_changes_nothing(matrix: Matrix) -> None:
    proposal = back(matrix, sent(matrix))
    assert not proposal.diff
    assert quiet(proposal)
    assert proposal.counts["unchanged"] == len(matrix.contacts)


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(matrices(most=5))
def test_without_ids_everybody_is_known_again(matrix: Matrix) -> None:
    proposal = back(matrix, changed(sent(matrix), without_ids))
    assert not proposal.diff
    assert not (proposal.uncertain or proposal.conflicts or proposal.missing or proposal.skipped)
    assert {problem.code for problem in proposal.problems} <= {"no_memory"}


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(matrices(most=6), st.sampled_from([without_ids, without_id_columns]))
def test_into_an_emptied_matrix_everybody_comes_back_field_by_field(matrix: Matrix, strip: Any) -> None:
    empty = other(emptied(matrix))
    proposal = back(empty, changed(sent(matrix), strip))
    assert not (proposal.uncertain or proposal.conflicts)
    assert {problem.code for problem in proposal.problems} <= {"no_memory"}
    assert_same_people(matrix, proposal)


def test_with_ids_an_emptied_matrix_gets_the_same_contacts_back() -> None:
    matrix = crowd(12)
    document = Document(emptied(matrix))
    proposal = propose_changes(document.matrix, read_here(sent(matrix)))
    assert {entry.asked for entry in proposal.entries} == {"deleted here"}
    assert {problem.code for problem in proposal.problems} == {"deleted_here"}
    assert not apply(document, proposal), "nobody comes back unasked"
    apply(document, proposal, [entry.id for entry in proposal.entries])
    assert document.matrix.contacts == matrix.contacts


FIELDS = {
    "Name": "name",
    "Role": "role",
    "Department": "department",
    "Organisation": "organisation",
    "Phone": "phones",
    "Mobile": "phones",
    "E-mail": "emails",
    "Hours": "hours",
    "Time zone": "time_zone",
    "Quote when calling": "reference",
    "Languages": "languages",
    "Notes": "notes",
}


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(
    st.integers(0, 11),
    st.sampled_from(sorted(FIELDS)),
    st.text(alphabet="abcÄé 0123456789+=-@", min_size=1, max_size=12).filter(lambda text: text == text.strip() != ""),
)
def test_one_cell_changed_is_one_field_changed(number: int, header: str, text: str) -> None:
    matrix = crowd(12)
    contact = sheet_order(matrix)[number]

    def type_it(book: Any) -> None:
        typed(book, "Contacts", f"{header_columns(book['Contacts'], 1)[header]}{number + 2}", text)

    proposal = back(matrix, changed(sent(matrix), type_it))
    assert proposal.counts == {"added": 0, "changed": 1, "unchanged": 11, "skipped": 0}
    (before, after) = proposal.diff.pairs[contact.id]
    entry = proposal.by_id[contact.id]
    assert before == contact
    assert isinstance(after, Contact)
    assert set(entry.fields) == {FIELDS[header]}
    assert entry.cells[FIELDS[header]].startswith("Contacts!")
    said = {"Phone": [p.number for p in after.phones], "Mobile": [p.number for p in after.phones]}
    said |= {"E-mail": [email.address for email in after.emails], "Languages": list(after.languages)}
    assert text in said[header] if header in said else getattr(after, FIELDS[header]) == text


def test_a_workbook_of_another_matrix_misses_nobody() -> None:
    proposal = back(crowd(0), sent(other(crowd(3, title="Other"))))
    assert proposal.missing == ()
    assert proposal.counts["added"] == 3
    assert {problem.code for problem in proposal.problems} == {"other_matrix"}
    assert all("“Other”" in problem.message for problem in proposal.problems)


def test_applying_is_one_undo_step_and_takes_what_is_ticked() -> None:
    def change(book: Any) -> None:
        columns = header_columns(book["Contacts"], 1)
        for name in (ADA.name, BO.name):
            row = contacts_row(book, name)
            typed(book, "Contacts", f"{columns['Role']}{row}", "Changed")
            typed(book, "Contacts", f"{columns['Notes']}{row}", "Changed too")

    proposal = edited(MATRIX, change)
    document = Document(MATRIX)
    apply(document, proposal, [BO.id], fields={BO.id: {"role"}}, label="Import contacts.xlsx")
    assert document.undo_label == "Import contacts.xlsx"
    assert document.matrix.contacts[BO.id].role == "Changed"
    assert document.matrix.contacts[BO.id].notes == BO.notes
    assert document.matrix.contacts[ADA.id] == ADA
    document.undo()
    assert document.matrix == MATRIX
    assert apply(document, proposal, []).pairs == {}
    assert document.undo_label is None


def test_applying_after_the_matrix_moved_on_is_refused_by_name() -> None:
    proposal = edited(MATRIX, lambda book: typed(book, "Contacts", f"C{contacts_row(book, BO.name)}", "New"))
    document = Document(MATRIX)
    with document.edit("meanwhile") as edit:
        edit.change(BO.id, notes="changed meanwhile")
    with pytest.raises(NotAllowed, match="Bo Example"):
        apply(document, proposal)
    assert document.history == ["meanwhile"]


def test_what_names_a_contact_that_is_not_taken_is_left_out() -> None:
    def add(book: Any) -> None:
        row = book["Contacts"].max_row + 1
        typed(book, "Contacts", f"A{row}", "Zed New")
        columns = header_columns(book["Contacts"], 1)
        typed(book, "Contacts", f"{columns['Backup']}{contacts_row(book, BO.name)}", "Zed New")

    proposal = edited(MATRIX, add)
    (new,) = [entry.id for entry in proposal.entries if entry.kind == "added"]
    assert proposal.by_id[BO.id].after.deputies == (new,)
    document = Document(MATRIX)
    apply(document, proposal, [BO.id])
    assert document.matrix.contacts[BO.id].deputies == ()


def test_the_result_has_the_shape_of_the_command_line() -> None:
    workbook = read_here(sent(MATRIX))
    proposal = propose_changes(MATRIX, workbook)
    result = import_result(proposal, workbook, map_workbook(workbook))
    assert set(result) >= {"sheets", "contacts", "problems"}
    assert result["contacts"] == {"added": 0, "changed": 0, "unchanged": 12, "skipped": 0}
    assert result["problems"] == []
    assert [sheet["name"] for sheet in result["sheets"]] == ["Contacts", "Call sheet"]
    for sheet in result["sheets"]:
        assert set(sheet) == {"name", "header_row", "rows", "columns"}
        assert all(set(column) == {"header", "field", "confidence"} for column in sheet["columns"])
    by_header = {column["header"]: column["field"] for column in result["sheets"][0]["columns"]}
    assert by_header["E-mail"] == "email"
    assert by_header["Absences"] is None


def test_steps_keep_their_targets_through_a_round_trip() -> None:
    document = Document(MATRIX)
    apply(document, back(MATRIX, sent(MATRIX)))
    assert document.matrix.of(Step) == MATRIX.of(Step)
    assert document.matrix.of(Team) == MATRIX.of(Team)


def ids_of(proposal: Proposal) -> set[Id]:
    return {entry.id for entry in proposal.entries}


def test_a_workbook_that_is_broken_up_by_hand_still_ends_well() -> None:
    def ruin(book: Any) -> None:
        sheet = book["Contacts"]
        sheet.insert_rows(1, 3)
        typed(book, "Contacts", "A1", "Contacts of the shift, please check")
        typed(book, "Contacts", f"A{sheet.max_row + 4}", "Printed by Bo")
        del book["Call sheet"]

    proposal = edited(MATRIX, ruin)
    assert ids_of(proposal) >= set(MATRIX.contacts)
    assert proposal.counts["unchanged"] == 12


def test_a_long_address_is_parted_on_the_wall_and_whole_again_when_it_comes_back() -> None:
    long = "a.very.long.name.of.a.mailbox@operations.example.org"
    document = Document(MATRIX)
    with document.edit("mailbox") as edit:
        edit.change(BO.id, emails=(Email(address=long), *BO.emails))
    matrix = document.matrix
    data = sent(matrix)
    assert quiet(back(matrix, data))
    cell = f"F{call_row(load_workbook(io.BytesIO(data)), BO.name)}"
    longer = "x" + str(load_workbook(io.BytesIO(data))["Call sheet"][cell].value)
    assert max(map(len, longer.split("\n"))) <= 28
    proposal = back(matrix, changed(data, lambda book: typed(book, "Call sheet", cell, longer)))
    assert proposal.by_id[BO.id].after.emails[0].address == f"x{long}"


def test_blanks_at_the_ends_are_not_printed_and_not_lost() -> None:
    document = Document(MATRIX)
    with document.edit("blanks") as edit:
        edit.change(BO.id, notes="call twice ", role=" lead\t", name="Bo  Example ")
    matrix = document.matrix
    data = sent(matrix)
    sheet = load_workbook(io.BytesIO(data))["Call sheet"]
    assert not [cell.value for row in sheet.iter_rows() for cell in row if "␛" in str(cell.value)]
    assert quiet(back(matrix, data))
    assert not back(matrix, data).diff


def test_a_rehearsal_loads_what_the_first_import_needs() -> None:
    script = (
        "import sys; from designer.formats.merging import merge; before = 'phonenumbers' in sys.modules; "
        "merge.rehearse(); print(before, 'phonenumbers' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
