"""What comes back from a sheet: nothing where nothing was changed, exactly the changes where something was."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from designer.errors import NotAllowed
from designer.formats.contacts.contact_columns import BY_KEY
from designer.formats.contacts.contact_names import sheet_order
from designer.formats.excel import workbook as excel
from designer.formats.merging.merge import apply, import_result, map_workbook, propose_changes
from designer.formats.merging.proposal import Proposal
from designer.model.document import Document
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Step, Team
from designer.model.references import renamed
from designer.model.values import Email, Phone
from tests.crowd import crowd
from tests.formats.returned import changed, header_columns, read_here, row_of, typed
from tests.matrices import matrices

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def sent(matrix: Matrix) -> bytes:
    return excel.write(matrix, None)


def back(matrix: Matrix, data: bytes) -> Proposal:
    return propose_changes(matrix, read_here(data))


def emptied(matrix: Matrix) -> Matrix:
    document = Document(matrix)
    with document.edit("empty") as edit:
        for id in matrix.contacts:
            edit.remove(id)
    return document.matrix


def without_ids(book: Any) -> None:
    for title, row in (("Contacts", 1), ("Call sheet", 3)):
        sheet = book[title]
        columns = header_columns(sheet, row)
        for header in ("Id", "Level id"):
            for cell in sheet[columns[header]][row:] if header in columns else ():
                cell.value = None


def without_id_columns(book: Any) -> None:
    book["Contacts"].delete_cols(len(BY_KEY))
    book["Call sheet"].delete_cols(10, 2)


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


def quiet(proposal: Proposal) -> bool:
    return not (proposal.problems or proposal.uncertain or proposal.conflicts or proposal.missing or proposal.skipped)


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
    assert quiet(proposal)


@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(matrices(most=6), st.sampled_from([without_ids, without_id_columns]))
def test_into_an_emptied_matrix_everybody_comes_back_field_by_field(matrix: Matrix, strip: Any) -> None:
    empty = emptied(matrix)
    proposal = back(empty, changed(sent(matrix), strip))
    assert not (proposal.problems or proposal.uncertain or proposal.conflicts)
    assert_same_people(matrix, proposal)


def test_with_ids_an_emptied_matrix_gets_the_same_contacts_back() -> None:
    matrix = crowd(12)
    document = Document(emptied(matrix))
    proposal = propose_changes(document.matrix, read_here(sent(matrix)))
    apply(document, proposal)
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


def edited(matrix: Matrix, change: Any) -> Proposal:
    return back(matrix, changed(sent(matrix), change))


def call_row(book: Any, name: str) -> int:
    return row_of(book["Call sheet"], name, "B")


def contacts_row(book: Any, name: str) -> int:
    return row_of(book["Contacts"], name)


def someone(matrix: Matrix, name: str) -> Contact:
    return next(contact for contact in matrix.contacts.values() if contact.name == name)


MATRIX = crowd(12)
BO = someone(MATRIX, "Bo Example")
ADA = someone(MATRIX, "Ada Example")


def test_a_number_typed_on_the_call_sheet_is_taken() -> None:
    proposal = edited(MATRIX, lambda book: typed(book, "Call sheet", f"D{call_row(book, BO.name)}", "+44 20 7946 0999"))
    assert list(proposal.diff.pairs) == [BO.id]
    after = proposal.by_id[BO.id].after
    assert after.phones[0].number == "+44 20 7946 0999"
    assert after.phones[0].e164 == "+442079460999"
    assert after.phones[1:] == BO.phones[1:]
    assert proposal.by_id[BO.id].cells["phones"].startswith("Call sheet!D")


def test_role_hours_backup_and_notes_typed_on_the_call_sheet_are_taken() -> None:
    def type_them(book: Any) -> None:
        row = call_row(book, ADA.name)
        typed(book, "Call sheet", f"C{row}", "Shift lead\nNetwork operations")
        typed(book, "Call sheet", f"G{row}", "Mon–Sun 06:00–22:00\nEurope/London")
        typed(book, "Call sheet", f"I{row}", "Backup: Cy Example\nAsk for the red phone")

    proposal = edited(MATRIX, type_them)
    assert quiet(proposal)
    after = proposal.by_id[ADA.id].after
    assert set(proposal.by_id[ADA.id].fields) == {"role", "hours", "deputies", "notes"}
    assert (after.role, after.hours) == ("Shift lead", "Mon–Sun 06:00–22:00")
    assert after.deputies == (someone(MATRIX, "Cy Example").id,)
    assert after.notes == "Ask for the red phone"


def test_the_same_change_on_both_sheets_is_one_change() -> None:
    def type_both(book: Any) -> None:
        typed(book, "Call sheet", f"D{call_row(book, BO.name)}", "+44 20 7946 0999")
        typed(book, "Contacts", f"G{contacts_row(book, BO.name)}", "+44 20 7946 0999")

    proposal = edited(MATRIX, type_both)
    assert not proposal.conflicts
    assert proposal.by_id[BO.id].after.phones[0].number == "+44 20 7946 0999"


def test_contradicting_changes_are_a_conflict_and_neither_is_taken_until_chosen() -> None:
    def type_both(book: Any) -> None:
        typed(book, "Call sheet", f"D{call_row(book, BO.name)}", "+44 20 7946 0998")
        typed(book, "Contacts", f"G{contacts_row(book, BO.name)}", "+44 20 7946 0999")

    proposal = edited(MATRIX, type_both)
    assert not proposal.diff
    (conflict,) = proposal.conflicts
    assert (conflict.id, conflict.field) == (BO.id, "phones")
    assert {choice.text for choice in conflict.choices} == {"+44 20 7946 0998", "+44 20 7946 0999"}
    assert {choice.cell.partition("!")[0] for choice in conflict.choices} == {"Call sheet", "Contacts"}
    document = Document(MATRIX)
    number = next(n for n, choice in enumerate(conflict.choices) if choice.text.endswith("998"))
    apply(document, proposal, choices={(BO.id, "phones"): number})
    assert document.matrix.contacts[BO.id].phones[0].number == "+44 20 7946 0998"


def test_a_time_typed_on_the_call_sheet_is_reported_and_not_taken() -> None:
    proposal = edited(MATRIX, lambda book: typed(book, "Call sheet", f"H{call_row(book, BO.name)}", "5 min"))
    assert not proposal.diff
    assert [problem.code for problem in proposal.problems] == ["not_taken"]
    assert proposal.problems[0].cell.startswith("H")


def test_a_copied_row_with_another_name_is_a_new_person() -> None:
    def copy(book: Any) -> None:
        sheet = book["Contacts"]
        source, target = contacts_row(book, BO.name), sheet.max_row + 1
        for cell in sheet[source]:
            typed(book, "Contacts", f"{cell.column_letter}{target}", cell.value)
        typed(book, "Contacts", f"A{target}", "Bo Second")

    proposal = edited(MATRIX, copy)
    assert proposal.counts == {"added": 1, "changed": 0, "unchanged": 12, "skipped": 0}
    (new,) = [entry for entry in proposal.entries if entry.kind == "added"]
    assert new.after.name == "Bo Second"
    assert new.after.phones == BO.phones
    assert [problem.code for problem in proposal.problems] == ["copied_id"]


def test_a_row_copied_and_left_as_it_is_is_told_and_left_out() -> None:
    def copy(book: Any) -> None:
        target = book["Contacts"].max_row + 1
        for cell in book["Contacts"][contacts_row(book, BO.name)]:
            typed(book, "Contacts", f"{cell.column_letter}{target}", cell.value)

    proposal = edited(MATRIX, copy)
    assert proposal.counts == {"added": 0, "changed": 0, "unchanged": 12, "skipped": 1}
    assert [problem.code for problem in proposal.problems] == ["copied_row"]


def test_a_missing_row_is_reported_and_nobody_is_deleted() -> None:
    proposal = edited(MATRIX, lambda book: book["Contacts"].delete_rows(contacts_row(book, BO.name)))
    assert proposal.missing == (BO.id,)
    assert not proposal.diff
    assert [problem.code for problem in proposal.problems] == ["missing_row"]


def test_a_new_row_is_a_new_contact_with_its_backup() -> None:
    def add(book: Any) -> None:
        row = book["Contacts"].max_row + 1
        columns = header_columns(book["Contacts"], 1)
        for header, text in (("Name", "Zed New"), ("Phone", "020 7946 0444"), ("Backup", "Bo Example; Cy Example")):
            typed(book, "Contacts", f"{columns[header]}{row}", text)

    proposal = edited(MATRIX, add)
    assert quiet(proposal)
    (new,) = [entry.after for entry in proposal.entries if entry.kind == "added"]
    assert new.name == "Zed New"
    assert new.deputies == (BO.id, someone(MATRIX, "Cy Example").id)
    assert [(phone.number, phone.e164) for phone in new.phones] == [("020 7946 0444", "+442079460444")]


def test_a_new_line_on_the_call_sheet_is_a_new_contact_on_no_step() -> None:
    def add(book: Any) -> None:
        row = book["Call sheet"].max_row + 1
        for column, text in (("B", "Zed New"), ("C", "Night engineer\nCare"), ("E", "+44 7700 900444")):
            typed(book, "Call sheet", f"{column}{row}", text)

    proposal = edited(MATRIX, add)
    (new,) = [entry.after for entry in proposal.entries if entry.kind == "added"]
    assert (new.name, new.role, new.department) == ("Zed New", "Night engineer", "Care")
    assert new.phones[0].kind == "mobile"
    assert [problem.code for problem in proposal.problems] == ["not_on_a_step"]


def test_a_blank_cell_in_the_programs_own_sheet_empties_the_field_but_never_the_name() -> None:
    def blank(book: Any) -> None:
        row = contacts_row(book, BO.name)
        columns = header_columns(book["Contacts"], 1)
        for header in ("Notes", "Mobile", "Name"):
            typed(book, "Contacts", f"{columns[header]}{row}", None)

    proposal = edited(MATRIX, blank)
    after = proposal.by_id[BO.id].after
    assert (after.notes, after.name) == ("", BO.name)
    assert after.phones == BO.phones[:1]
    assert [problem.code for problem in proposal.problems] == ["no_name"]


def test_a_number_that_a_program_made_of_a_phone_is_left_alone() -> None:
    def mangle(book: Any) -> None:
        book["Contacts"][f"G{contacts_row(book, BO.name)}"].value = 4.42079460001

    proposal = edited(MATRIX, mangle)
    assert not proposal.diff
    assert [problem.code for problem in proposal.problems] == ["unsure"]


def test_sorted_rows_and_moved_or_deleted_columns_change_nothing() -> None:
    def shuffle(book: Any) -> None:
        sheet = book["Contacts"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        order = [header for header in reversed(rows[0]) if header not in ("Verified by", "Portal")]
        columns = [rows[0].index(header) for header in order]
        book.remove(sheet)
        new = book.create_sheet("People we call")
        for row in [rows[0], *reversed(rows[1:])]:
            new.append([row[column] for column in columns])
        for row in new.iter_rows():
            for cell in row:
                cell.data_type = "s" if cell.value else "n"

    proposal = edited(MATRIX, shuffle)
    assert not proposal.diff
    assert quiet(proposal)
    assert proposal.own


def test_a_team_on_the_call_sheet_is_not_changed_by_it() -> None:
    document = Document(MATRIX)
    with document.edit("hotline") as edit:
        team = next(iter(MATRIX.teams.values()))
        edit.change(team.id, phone=Phone(number="+44 20 7946 0111", e164="+442079460111"))
    matrix = document.matrix
    data = sent(matrix)
    assert not back(matrix, data).diff
    team_name = matrix.teams[team.id].name
    proposal = back(
        matrix, changed(data, lambda book: typed(book, "Call sheet", f"D{call_row(book, team_name)}", "+44 1"))
    )
    assert not proposal.diff
    assert [problem.code for problem in proposal.problems] == ["not_taken"]


def test_a_workbook_of_another_matrix_misses_nobody() -> None:
    other = crowd(3, title="Other")
    matrix = Matrix([*(record for record in crowd(0).records.values())])
    proposal = back(matrix, sent(other))
    assert proposal.missing == ()
    assert proposal.counts["added"] == 3


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
    assert set(result) == {"sheets", "contacts", "problems"}
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
