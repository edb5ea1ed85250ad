"""What the cells of somebody's own sheet should say, so that it agrees with the matrix."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.merging.merge import map_workbook, propose_changes
from designer.formats.merging.updating import Update, texts_by_sheet, work_out
from designer.formats.tables.workbook import Problem, Row, Sheet, Workbook, cell_name
from designer.formats.values.cells import EMPTY, TEXT
from designer.model.choices import PhoneKind
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.model.values import Email, Phone
from tests.formats.sheets import sheet

HEAD = ("Name", "Role", "Phone", "Mobile", "Email", "Backup", "Room")
ANN = Contact(
    id="contact:aaaaaaaa", name="Ann Example", role="Duty manager",
    phones=(
        Phone(number="+44 20 7946 0001", kind=PhoneKind.DESK, e164="+442079460001"),
        Phone(number="+44 7700 900001", kind=PhoneKind.MOBILE, e164="+447700900001"),
    ),
    emails=(Email(address="ann@example.org"),),
)  # fmt: skip
BO = Contact(id="contact:bbbbbbbb", name="Bo Example", emails=(Email(address="bo@example.org"),))
ROW = ("Ann Example", "Duty manager", "+44 20 7946 0001", "+44 7700 900001", "ann@example.org", "", "1.04")
ROW_BO = ("Bo Example", "Clerk", "", "", "bo@example.org", "", "1.05")


def matrix_of(*contacts: Contact) -> Matrix:
    return Matrix([Head(id="matrix:aaaaaaa2"), *contacts])


def update_of(matrix: Matrix, made: Sheet) -> Update:
    workbook = Workbook("list.xlsx", "xlsx", (made,))
    mapped = map_workbook(workbook)
    return work_out(propose_changes(matrix, workbook, mapped), mapped)


def said(matrix: Matrix, *rows: Sequence[object], head: Sequence[object] = HEAD) -> list[tuple[str, str, str]]:
    """The cells to change and what they should say, or why they cannot."""
    return [(cell_name(*each.place), each.new, each.reason) for each in update_of(matrix, sheet(head, *rows)).cells]


def with_phones(*phones: Phone) -> Contact:
    return msgspec.structs.replace(ANN, phones=phones)


def desk(number: str, extension: str = "") -> Phone:
    return Phone(number=number, kind=PhoneKind.DESK, e164=number.replace(" ", ""), extension=extension)


def mobile(number: str) -> Phone:
    return Phone(number=number, kind=PhoneKind.MOBILE, e164=number.replace(" ", ""))


def test_a_sheet_that_agrees_stays_as_it_is() -> None:
    assert said(matrix_of(ANN, BO), ROW, ROW_BO) == []


def test_the_same_number_in_another_spelling_stays_as_it_is_typed() -> None:
    assert said(matrix_of(ANN), (*ROW[:2], "0044 (20) 7946-0001", "07700 900001", *ROW[4:])) == []


def test_a_number_that_is_no_more_gives_way_to_the_one_of_its_kind() -> None:
    other = with_phones(desk("+44 20 7946 0009"), ANN.phones[1])
    assert said(matrix_of(other), ROW) == [("C2", "+44 20 7946 0009", "")]


def test_of_two_numbers_in_a_cell_the_one_that_holds_stays() -> None:
    row = (*ROW[:2], "+44 20 7946 0001 / +44 20 7946 0002", *ROW[3:])
    other = with_phones(ANN.phones[0], desk("+44 20 7946 0003"), ANN.phones[1])
    assert said(matrix_of(other), row) == [("C2", "+44 20 7946 0001 / +44 20 7946 0003", "")]


def test_nothing_is_emptied() -> None:
    nobody = Contact(id=ANN.id, name=ANN.name, emails=ANN.emails)
    assert said(matrix_of(nobody), ROW) == []


def test_an_empty_cell_is_filled() -> None:
    assert said(matrix_of(ANN), ("Ann Example", "", "", "", "ann@example.org", "", "")) == [
        ("B2", "Duty manager", ""),
        ("C2", "+44 20 7946 0001", ""),
        ("D2", "+44 7700 900001", ""),
    ]


def test_a_mobile_stands_under_phone_where_no_column_is_for_mobiles() -> None:
    other = with_phones(mobile("+44 7700 900009"))
    head, row = ("Name", "Phone", "Email"), ("Ann Example", "+44 7700 900001", "ann@example.org")
    assert said(matrix_of(other), row, head=head) == [("B2", "+44 7700 900009", "")]


def test_an_extension_goes_into_its_own_column() -> None:
    other = with_phones(desk("+44 20 7946 0001", "12"))
    head, row = ("Name", "Phone", "Ext", "Email"), ("Ann Example", "+44 20 7946 0001", "99", "ann@example.org")
    assert said(matrix_of(other), row, head=head) == [("C2", "12", "")]
    bare = ("Ann Example", "+44 20 7946 0002", "ann@example.org")
    assert said(matrix_of(other), bare, head=("Name", "Phone", "Email")) == [("B2", "+44 20 7946 0001 ext. 12", "")]


def test_a_role_a_mail_address_and_deputies_are_brought_up_to_date() -> None:
    other = msgspec.structs.replace(
        ANN, role="Head of operations", emails=(Email(address="ann@example.net"),), deputies=(BO.id,)
    )
    assert said(matrix_of(other, BO), ROW, ROW_BO) == [
        ("B2", "Head of operations", ""),
        ("E2", "ann@example.net", ""),
        ("F2", "Bo Example", ""),
    ]


def test_an_address_within_another_is_not_there() -> None:
    other = msgspec.structs.replace(ANN, emails=(Email(address="nn@example.org"),))
    assert said(matrix_of(other, BO), ROW) == [("E2", "nn@example.org", "")]
    longer = msgspec.structs.replace(ANN, emails=(Email(address="ann@example.org"),))
    assert said(matrix_of(longer), (*ROW[:4], "ann@example.org.au", *ROW[5:])) == [("E2", "ann@example.org", "")]
    for typed in ("mailto:ANN@example.org", "Ann <ann@example.org>; x@example.org", "Mail ann@example.org."):
        assert said(matrix_of(longer), (*ROW[:4], typed, *ROW[5:])) == []


def test_a_name_that_stands_otherwise_means_the_same_and_a_new_one_is_written() -> None:
    assert said(matrix_of(ANN), ("Example, Ann", *ROW[1:])) == []
    married = msgspec.structs.replace(ANN, name="Ann Sample")
    assert said(matrix_of(married), ROW) == [("A2", "Ann Sample", "")]


def test_a_name_in_parts_is_for_a_person_to_change() -> None:
    married = msgspec.structs.replace(ANN, name="Ann Sample")
    head, row = ("First name", "Last name", "Email"), ("Ann", "Example", "ann@example.org")
    assert said(matrix_of(married), row, head=head) == [
        ("A2", "Ann Sample", "The name stands in several cells; change them by hand.")
    ]


def test_words_where_a_number_should_be_are_left_alone() -> None:
    assert said(matrix_of(ANN), (*ROW[:2], "ask the switchboard", *ROW[3:])) == []


def test_who_is_not_in_the_sheet_and_who_is_not_in_the_matrix_is_told() -> None:
    found = update_of(matrix_of(ANN, BO), sheet(HEAD, ROW, ("Zoe Nobody", "", "", "", "zoe@example.org")))
    assert (found.absent, found.unknown_rows) == ((BO.id,), 1)


def test_a_cell_that_was_filled_down_is_not_written_over() -> None:
    made = sheet(
        ("Department", "Name", "Email"), ("Sales", "Ann Example", "ann@example.org"), ("", "Bo Example", "bo@example.org"),
        merges=[(2, 0, 3, 0)],
    )  # fmt: skip
    people = matrix_of(*(msgspec.structs.replace(each, department="Service", role="") for each in (ANN, BO)))
    assert [(cell_name(*each.place), bool(each.reason)) for each in update_of(people, made).cells] == [
        ("A2", False),
        ("A3", True),
    ]


def patched(made: Sheet, update: Update) -> Sheet:
    """The sheet with the texts in their cells."""
    cells = {(row.number, at): text for row in made.rows for at, text in enumerate(row.texts)}
    cells |= texts_by_sheet(update.cells).get(made.name, {})
    rows = []
    for number in sorted({row for row, _ in cells}):
        width = 1 + max(column for row, column in cells if row == number)
        texts = tuple(cells.get((number, column), "") for column in range(width))
        rows.append(Row(number, texts, "".join(TEXT if text else EMPTY for text in texts)))
    return Sheet(made.name, tuple(rows))


NAMES = ("Ann Alder", "Bob Birch", "Cyd Cedar", "Dee Damson")


def people(at: int) -> st.SearchStrategy[tuple[list[Phone], str, bool]]:
    """Numbers that are nobody else's, a role, and whether there is a mail address, of the person at a place."""
    lines = st.integers(0, 9).map(lambda line: f"{at}{line}")
    numbers = st.one_of(
        lines.map(lambda line: desk(f"+44 20 7946 00{line}")), lines.map(lambda line: mobile(f"+44 7700 9000{line}"))
    )
    return st.tuples(
        st.lists(numbers, max_size=3, unique_by=lambda phone: phone.e164),
        st.sampled_from(["", "Duty manager", "Engineer"]),
        st.booleans(),
    )


PEOPLE = st.tuples(*(people(at) for at in range(4)))


@given(PEOPLE, PEOPLE)
def test_a_sheet_brought_up_to_date_has_nothing_left_to_change(
    before: tuple[tuple[list[Phone], str, bool], ...], after: tuple[tuple[list[Phone], str, bool], ...]
) -> None:
    rows = []
    for at, (phones, role, mail) in enumerate(before):
        desks = [phone.number for phone in phones if phone.kind is PhoneKind.DESK]
        mobiles = [phone.number for phone in phones if phone.kind is PhoneKind.MOBILE]
        address = f"p{at}@example.org" if mail else ""
        rows.append((NAMES[at], role, " / ".join(desks), " / ".join(mobiles), address))
    made = sheet(HEAD[:5], *rows)
    people = [
        Contact(
            id=f"contact:{'abcd'[at] * 8}", name=NAMES[at], role=role, phones=tuple(phones),
            emails=(Email(address=f"p{at}@example.org"),) if mail else (),
        )
        for at, (phones, role, mail) in enumerate(after)
    ]  # fmt: skip
    matrix = matrix_of(*people)
    once = update_of(matrix, made)
    again = update_of(matrix, patched(made, once))
    assert [each for each in again.cells if not each.reason] == []


def test_a_cell_of_a_grid_that_says_more_is_changed_by_hand() -> None:
    grid = (("Severity", "Level 1", "Level 2"), ("P1", "Ann Example (IT lead)", "Duty lead"), ("P2", "Duty lead", ""))
    found = said(matrix_of(ANN), *grid[1:], head=grid[0])
    assert [(cell, reason) for cell, _, reason in found] == [
        ("B2", "No cell holds this and nothing else; change it by hand.")
    ]


def test_a_cell_that_names_several_is_changed_by_hand() -> None:
    both = ("Ann Example / Bo Example", "", "", "+44 7700 900001 / +44 7700 900002", "", "", "")
    bo = msgspec.structs.replace(BO, phones=(mobile("+44 7700 900002"),))
    assert said(matrix_of(with_phones(mobile("+44 7700 900001")), bo), both, head=HEAD[:4]) == [
        ("B2", "Duty manager", "The row names several people; change it by hand.")
    ]


def test_a_name_with_its_mailbox_or_its_role_is_that_name() -> None:
    assert said(matrix_of(ANN), ("Ann Example\nDuty manager", *ROW[2:]), head=(HEAD[0], *HEAD[2:])) == []


def test_a_cell_with_struck_out_text_is_changed_by_hand() -> None:
    struck = Problem("Sheet", "C2", "struck_out", "Text here is struck out.")
    workbook = Workbook("list.xlsx", "xlsx", (sheet(HEAD, (*ROW[:2], "", *ROW[3:])),), problems=(struck,))
    mapped = map_workbook(workbook)
    cells = work_out(propose_changes(matrix_of(ANN), workbook, mapped), mapped).cells
    assert [(cell_name(*each.place), each.reason) for each in cells] == [
        ("C2", "Text in the cell is struck out; change it by hand.")
    ]
