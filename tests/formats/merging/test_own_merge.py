"""What somebody typed on the program's own sheets is taken as the change it is, or told, and nothing else changes."""

from __future__ import annotations

from typing import Any

from designer.formats.merging.merge import apply
from designer.model.document import Document
from designer.model.values import Phone
from tests.formats.merging.round_trip import ADA, BO, MATRIX, back, call_row, contacts_row, edited, quiet, sent, someone
from tests.formats.returned import changed, header_columns, typed


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
