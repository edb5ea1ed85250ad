"""The tables of a sheet are found with their headers, titles, sections and notes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from designer.formats.tables.tables import Table, TableRow, tables
from designer.formats.tables.workbook import Merge
from tests.formats.sheets import sheet

HEADER = ("Level", "Name", "Phone")
ADA = ("1", "Ada Example", "+44 20 7946 0001")
BO = ("2", "Bo Example", "+44 20 7946 0002")
CY = ("1", "Cy Example", "+44 20 7946 0003")


def one(*rows: object, merges: object = ()) -> Table:
    (table,) = tables(sheet(*rows, merges=merges))  # type: ignore[arg-type]
    return table


def texts(table: Table) -> list[tuple[str, ...]]:
    return [row.texts for row in table.rows]


def test_a_plain_table() -> None:
    table = one(HEADER, ADA, BO)
    assert (table.header_row, table.headers, texts(table), table.title) == (1, HEADER, [ADA, BO], "")
    assert [row.number for row in table.rows] == [2, 3]


def test_an_empty_sheet_has_no_table() -> None:
    assert tables(sheet()) == ()
    assert tables(sheet(None, None)) == ()


def test_the_header_stands_below_a_title() -> None:
    table = one(("ACME escalation",), ("Valid until", "", "2026-12-31"), None, None, HEADER, ADA)
    assert (table.header_row, table.title) == (5, "ACME escalation\nValid until · 2026-12-31")
    assert [row.number for row in table.rows] == [6]


def test_blank_rows_and_notes() -> None:
    table = one(HEADER, None, ADA, None, BO, None, ("Call within 5 minutes.",))
    assert texts(table) == [ADA, BO]
    assert [(note.number, note.text) for note in table.notes] == [(7, "Call within 5 minutes.")]


def test_somebody_of_whom_only_the_name_is_known_is_a_row() -> None:
    table = one(("Name", "Phone"), ("Ada",), ("Bo", "112"), ("Cy",))
    assert texts(table) == [("Ada",), ("Bo", "112"), ("Cy",)]
    assert table.notes == ()


def test_a_line_above_rows_is_their_section() -> None:
    table = one(HEADER, ("LEVEL 1",), ADA, BO, ("LEVEL 2 · Duty manager",), CY, merges=[(2, 0, 2, 2), (5, 0, 5, 2)])
    assert [(row.number, row.section) for row in table.rows] == [
        (3, "LEVEL 1"),
        (4, "LEVEL 1"),
        (6, "LEVEL 2 · Duty manager"),
    ]


def test_a_wide_line_over_the_names_is_a_section_too() -> None:
    table = one(("Name", "Role", "Phone"), ("Sales",), ("Ada", "Lead", "112"), merges=[(2, 0, 2, 2)])
    assert [(row.texts[0], row.section) for row in table.rows] == [("Ada", "Sales")]


def test_stacked_tables_with_their_titles() -> None:
    first, second = tables(sheet(("Severity 1",), HEADER, ADA, BO, None, None, ("Severity 2",), HEADER, CY))
    assert (first.title, first.header_row, texts(first)) == ("Severity 1", 2, [ADA, BO])
    assert (second.title, second.header_row, texts(second)) == ("Severity 2", 8, [CY])
    assert first.notes == ()


def test_another_header_further_down_begins_another_table() -> None:
    first, second = tables(sheet(HEADER, ADA, None, ("Vendor", "Hotline", "Contract"), ("Telco", "0800 000 000", "17")))
    assert (first.headers, second.headers) == (HEADER, ("Vendor", "Hotline", "Contract"))
    assert texts(second) == [("Telco", "0800 000 000", "17")]


def test_a_header_printed_on_every_page_goes_on_with_the_table() -> None:
    assert texts(one(HEADER, ADA, HEADER, BO, HEADER, CY)) == [ADA, BO, CY]


def test_a_row_of_data_is_no_header_for_holding_known_words() -> None:
    rows = [("Name", "Role", "Team"), ("Ada", "Manager", "Service"), None, ("Bo", "Engineer", "Support")]
    assert texts(one(*rows)) == [rows[1], rows[3]]


def test_tables_side_by_side() -> None:
    left, right = tables(sheet((*HEADER, "", "", "Vendor", "Hotline"), (*ADA, "", "", "Telco", "0800 000 000"), BO))
    assert (left.headers, texts(left)) == (HEADER, [ADA, BO])
    assert (right.headers, texts(right), right.first_column) == (("Vendor", "Hotline"), [("Telco", "0800 000 000")], 5)
    assert right.cell_name(2, 1) == "G2"


def test_an_empty_column_between_does_not_part_what_belongs_together() -> None:
    table = one(("Name", "", "Phone", "", "E-mail"), ("Ada", "", "112", "", "a@example.org"))
    assert table.headers == ("Name", "", "Phone", "", "E-mail")


def test_a_header_of_two_rows() -> None:
    top = ("Level", "Name", "Office hours", "", "Out of hours", "", "E-mail")
    bottom = ("", "", "Phone", "Mobile", "Phone", "Mobile", "")
    expected = (
        "Level", "Name", "Office hours: Phone", "Office hours: Mobile", "Out of hours: Phone", "Out of hours: Mobile", "E-mail",
    )  # fmt: skip
    row = ("1", "Ada", "112", "113", "114", "115", "a@example.org")
    merges = [(1, 2, 1, 3), (1, 4, 1, 5), (1, 0, 2, 0), (1, 1, 2, 1), (1, 6, 2, 6)]
    for merged in (merges, []):
        table = one(top, bottom, row, merges=merged)
        assert (table.header_row, table.headers, texts(table)) == (2, expected, [row])


def test_cells_merged_downwards_speak_for_each_row() -> None:
    rows = [HEADER, ADA, ("", *BO[1:]), ("2", *CY[1:])]
    assert [row.texts[0] for row in one(*rows, merges=[(2, 0, 3, 0)]).rows] == ["1", "1", "2"]
    assert [row.texts[0] for row in one(*rows).rows] == ["1", "", "2"]


def test_cells_merged_sideways_stay_one_column() -> None:
    table = one(("Nome", "", "Telefone"), ("Ada", "", "112"), merges=[(1, 0, 1, 1), (2, 0, 2, 1)])
    assert table.headers == ("Nome", "", "Telefone")
    assert texts(table) == [("Ada", "", "112")]


def test_hostile_merges_end() -> None:
    rows = [HEADER, *[ADA] * 200]
    merges = [(2, 0, 1_048_576, 9)] * 20_000
    assert len(one(*rows, merges=merges).rows) == 200


def test_no_header_at_all() -> None:
    table = one(("Ada Example", "+44 20 7946 0001"), ("Bo Example", "+44 20 7946 0002"))
    assert (table.header_row, table.headers, len(table.rows)) == (None, ("", ""), 2)


def test_a_header_in_words_nobody_taught_is_seen_by_what_stands_beneath() -> None:
    table = one(
        ("Nimi", "Puhelin", "Sähköposti"),
        ("Ada", "+44 20 7946 0001", "a@example.org"),
        ("Bo", "+44 20 7946 0002", "b@example.org"),
    )
    assert (table.header_row, table.headers) == (1, ("Nimi", "Puhelin", "Sähköposti"))


def test_columns_of_days_do_not_hide_the_header() -> None:
    table = one(("Roster",), ("Sl no", "Name", "Emp ID", "2025-05-01", "2025-05-02"), (1, "Ada", "e-1", "A", "B"))
    assert table.header_row == 2


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "Name", "Phone", "Level", "Ada", "+44 20 7946 0001", "P1", "x" * 70]), max_size=6
        ),
        max_size=12,
    )
)
def test_every_filled_cell_is_somewhere(rows: list[list[str]]) -> None:
    made = sheet(*rows)
    kept: list[str] = []
    for table in tables(made):
        kept += [text for text in table.headers if text]
        kept += [text for row in table.rows for text in row.texts if text]
        kept += [section for row in table.rows for section in row.section.split("\n") if section]
        kept += table.title.replace(" · ", "\n").split("\n") + [note.text for note in table.notes]
    for row in made.rows:
        for text in row.texts:
            assert not text or any(text in each for each in kept)


def test_a_table_put_together_from_elsewhere_tells_where_its_cells_stand() -> None:
    rows = (TableRow(1, ("Ada", "2110"), "tt"), TableRow(2, ("Bo", "2111"), "tt"))
    places = {(1, 0): (1, 3), (1, 1): (2, 3), (2, 0): (1, 5), (2, 1): (2, 5)}
    turned = Table("Cards", 1, ("Name", "Phone"), rows, places=places)
    assert [turned.cell_name(2, 0), turned.cell_name(2, 1)] == ["F1", "F2"]
    assert (turned.sheet_row(2), turned.sheet_row(9)) == (1, 9)
    assert turned.cell_name(2, 4) == "F1"


def test_an_area_that_the_workbook_calls_a_table_ends_the_list() -> None:
    made = sheet(HEADER, ADA, BO, CY, None, ("", "Ok"), ("", "Shift A", "x"))
    area = Merge(1, 0, 3, 2)
    first, *rest = tables(replace(made, areas=(area,)))
    assert texts(first) == [ADA, BO, CY]  # typed right beneath it, where not every program widens the area
    assert [table.header_row for table in rest] == [None]
    assert [row.number for table in rest for row in table.rows] == [6, 7]
    beside = sheet(HEADER, ADA, ("", "", "", "total", "7"), ("", "Ok"))
    assert texts(tables(replace(beside, areas=(Merge(1, 0, 2, 2),)))[0]) == [ADA]


def test_an_area_elsewhere_changes_nothing() -> None:
    made = sheet(HEADER, ADA, None, ("x", "y"), ("z", "w"))
    assert [texts(table) for table in tables(replace(made, areas=(Merge(4, 0, 5, 1),)))] == [
        texts(table) for table in tables(made)
    ]
