"""Rows of the call sheet that were copied, deleted, or stand for somebody who is no longer there."""

from __future__ import annotations

from typing import Any

from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import EACH, Wish
from designer.model.document import Document
from designer.model.matrix import Matrix
from tests.formats.merging.round_trip import BO, MATRIX, back, call_row, quiet, sent
from tests.formats.returned import changed, typed

SENT = sent(MATRIX)


def without_bo() -> Matrix:
    document = Document(MATRIX)
    with document.edit("Delete") as edit:
        edit.remove(BO.id)
    return document.matrix


def copied(book: Any, **texts: str) -> int:
    """Copy Bo's row to the end, with other texts in some columns. Returns its number."""
    sheet = book["Call sheet"]
    last = sheet.max_row + 1
    for cell in list(sheet[call_row(book, BO.name)]):
        typed(book, "Call sheet", f"{cell.column_letter}{last}", texts.get(cell.column_letter, cell.value))
    return last


def test_a_copy_that_says_something_else_is_somebody_new() -> None:
    proposal = back(MATRIX, changed(SENT, lambda book: copied(book, B="Bo Second", D="+44 20 7946 0999")))
    (new,) = [entry for entry in proposal.entries if entry.before is None]
    assert (new.name, new.after.phones[0].number) == ("Bo Second", "+44 20 7946 0999")
    assert not proposal.by_id[BO.id].fields


def test_where_the_original_was_changed_more_it_is_the_new_one() -> None:
    def change(book: Any) -> None:
        copied(book, D="+44 20 7946 0999")
        row = call_row(book, BO.name)
        typed(book, "Call sheet", f"B{row}", "Zed New")
        typed(book, "Call sheet", f"D{row}", "+44 20 7946 0888")

    proposal = back(MATRIX, changed(SENT, change))
    (new,) = [entry for entry in proposal.entries if entry.before is None]
    assert new.name == "Zed New"
    assert proposal.by_id[BO.id].after.phones[0].number == "+44 20 7946 0999"


def test_a_copy_that_says_nothing_else_is_left_out() -> None:
    proposal = back(MATRIX, changed(SENT, lambda book: copied(book)))
    assert not proposal.diff
    assert [problem.code for problem in proposal.problems] == ["copied_row"]


def test_a_deleted_row_takes_nobody_off_the_chart_and_is_told() -> None:
    proposal = back(MATRIX, changed(SENT, lambda book: book["Call sheet"].delete_rows(call_row(book, BO.name))))
    assert not proposal.diff
    assert proposal.missing == ()
    assert [problem.code for problem in proposal.problems] == ["missing_call"]


def test_who_was_deleted_here_is_asked_though_only_the_call_sheet_comes_back() -> None:
    def change(book: Any) -> None:
        del book["Contacts"]
        typed(book, "Call sheet", f"D{call_row(book, BO.name)}", "+44 20 7946 0999")

    proposal = back(without_bo(), changed(SENT, change))
    (entry,) = [entry for entry in proposal.entries if entry.asked]
    assert (entry.id, entry.name, entry.kind) == (BO.id, BO.name, "added")
    assert not proposal.diff
    assert [problem.code for problem in proposal.problems] == ["deleted_here"]
    assert "was changed on the sheet" in proposal.problems[0].message


def test_an_edit_of_somebody_deleted_here_is_told_where_contacts_asks_already() -> None:
    proposal = back(
        without_bo(), changed(SENT, lambda book: typed(book, "Call sheet", f"D{call_row(book, BO.name)}", "+44 1"))
    )
    assert [entry.id for entry in proposal.entries if entry.asked] == [BO.id]
    assert [problem.code for problem in proposal.problems] == ["deleted_here", "deleted_here"]
    assert proposal.problems[1].sheet == "Call sheet"


def test_each_of_several_call_sheets_is_compared_with_what_it_said() -> None:
    data = excel.write(MATRIX, None, Wish(severity=EACH))
    document = Document(MATRIX)
    with document.edit("Change") as edit:
        edit.change(BO.id, notes="Ask twice", role="Boss")
        for id in list(MATRIX.transitions)[:2]:
            edit.remove(id)
    assert quiet(back(document.matrix, data))
    assert not back(document.matrix, data).diff
