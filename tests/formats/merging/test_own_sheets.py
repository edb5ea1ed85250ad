"""The program knows its own sheets, and takes nobody else's for them."""

from __future__ import annotations

import pytest

from designer.formats.contacts import call_sheet_text, contact_columns
from designer.formats.excel import workbook as excel
from designer.formats.merging.merge import map_workbook
from designer.formats.merging.own_sheets import own_tables
from designer.formats.tables.workbook import Sheet, Workbook
from tests.crowd import crowd
from tests.formats.returned import read_here
from tests.formats.sheets import sheet

CONTACTS = [column.header for column in contact_columns.COLUMNS]
CALLS = [column.header for column in call_sheet_text.COLUMNS]


def book(*sheets: Sheet) -> Workbook:
    return Workbook("book.xlsx", "xlsx", sheets)


def test_contacts_come_before_the_call_sheet_and_the_rest_is_only_looked_at() -> None:
    workbook = read_here(excel.write(crowd(5), None))
    assert [(table.kind, len(table.rows)) for table in own_tables(workbook)] == [("contacts", 5), ("call_sheet", 5)]
    assert map_workbook(workbook) == []


def test_a_sheet_that_somebody_added_is_mapped_like_any_other() -> None:
    workbook = read_here(excel.write(crowd(2), None))
    added = sheet(["Name", "Phone"], ["Zed New", "+44 20 7946 0001"], name="New people")
    (mapped,) = map_workbook(book(*workbook.sheets, added))
    assert mapped.table.sheet == "New people"


@pytest.mark.parametrize(
    "headers",
    [
        [
            "Name",
            "Role",
            "Department",
            "Organisation",
            "Phone",
            "Mobile",
            "E-mail",
            "Hours",
            "Time zone",
            "Backup",
            "Notes",
        ],
        ["#", "Name", "Phone", "Mobile", "E-mail", "Then after"],
        ["Name", "Id", "Phone", "E-mail", "Notes"],
    ],
)
def test_a_foreign_sheet_with_the_same_words_is_foreign(headers: list[str]) -> None:
    rows = sheet(headers, [f"text {n}" for n in range(len(headers))])
    assert own_tables(book(rows)) == ()


def test_few_columns_are_enough_where_the_ids_are_there() -> None:
    rows = sheet(["Name", "Phone", "Notes", "Id"], ["Ada", "+44 20 7946 0001", "", "contact:abcdefgh"])
    (table,) = own_tables(book(rows))
    assert table.kind == "contacts"
    assert table.rows[0].id == "contact:abcdefgh"
    assert table.cell(2, "phone") == "B2"


def test_bands_and_empty_rows_are_no_people() -> None:
    band = ["LEVEL 1  ·  First call", "", "", "", "", "after 15 min"]
    person = ["1.1", "Ada", "Lead", "+44 20 7946 0001", "", "", "", "15 min", "", "contact:abcdefgh", "level:abcdefgh"]
    (table,) = own_tables(book(sheet(["Who to call"], ["Start"], CALLS, band, person, None, band)))
    assert [row.number for row in table.rows] == [5]
    assert table.header_row == 3


def test_an_id_that_is_none_is_no_id() -> None:
    row = ["" for _ in CONTACTS]
    row[0], row[-1] = "Ada", "12345"
    (table,) = own_tables(book(sheet(CONTACTS, row)))
    assert table.rows[0].id == ""


def test_a_date_made_of_a_text_is_unsure_but_a_date_of_checking_is_not() -> None:
    row: list[object] = ["" for _ in CONTACTS]
    row[0] = "Ada"
    row[CONTACTS.index("Hours")] = "2026-01-03"
    row[CONTACTS.index("Verified on")] = "2026-01-03"
    (table,) = own_tables(book(sheet(CONTACTS, row)))
    assert table.rows[0].unsure == {"hours"}
