"""What a sheet is: real ones that are none are left alone, and what is laid out otherwise is brought into rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from designer.formats.excel import reading
from designer.formats.matrices.layouts import Layout
from designer.formats.matrices.sheet_layouts import as_corrected, mapped_tables
from designer.formats.merging import merge
from designer.formats.merging.merge import Outline, builds_flow
from designer.formats.tables.workbook import Sheet
from tests.formats.matrices.flows import BLANK, Told, book, built, told
from tests.formats.sheets import sheet

ANA, BO, CY = "+44 20 7946 0001", "+44 20 7946 0002", "+44 20 7946 0003"
LARGE = ("cisagov__dotgov-data__current-full.csv", "cquest__annuaire-services-publics__annuaire.csv")
"""Lists of thousands of rows; longer than any grid."""


def found_in(path: Path) -> Outline | None:
    return merge.outline(merge.map_workbook(reading.read(path)))


def test_no_real_contact_list_is_taken_for_an_escalation_matrix(shared_data: Path) -> None:
    """Read one by one: lists of people, rotas, offices and vendors; not one says who is told after whom."""
    offered = []
    for path in sorted((shared_data / "contact-sheets").iterdir()):
        if path.suffix in (".xlsx", ".csv") and path.name not in LARGE:
            found = found_in(path)
            assert not builds_flow(BLANK, found), path.name
            if found is not None:
                offered.append((path.name, found.sure))
    # Levels of skill, not of escalation: it is offered with that doubt, and not built.
    assert offered == [("mohityede583-blip__SNOW-Asssigment-Agent__shift_roster.xlsx", False)]


HAZARDS: dict[str, Told] = {
    "01_header_row6.xlsx": {("P1", ""): [("L1", ("Ada Example",), ""), ("L2", ("Bo Example",), "30 min")]},
    "03_merged_level_column.xlsx": {("P1", ""): [("L1", ("Ada Example",), ""), ("L2", ("Ada Example",), "30 min")]},
    "04_several_tables.xlsx": {
        ("SEV1", ""): [("L1", ("Ada Example",), ""), ("L2", ("Bo Example",), "")],
        ("SEV2", ""): [("L1", ("Cy Example",), "")],
    },
}


@pytest.mark.parametrize("name", HAZARDS)
def test_hazardous_sheets_with_levels_become_what_a_reader_sees(name: str, shared_data: Path) -> None:
    workbook = reading.read(shared_data / "hazards" / name)
    assert told(built(*workbook.sheets)) == HAZARDS[name]


def layouts(*sheets: Sheet) -> list[Layout | None]:
    return [each.layout for each in merge.map_workbook(book(*sheets))]


def test_lists_that_only_look_like_levels_are_lists() -> None:
    contacts = sheet(("Name", "Phone"), ("Ana Example", ANA), ("Bo Example", BO))
    days = sheet(("Name", "1", "2", "3"), ("Ana Example", "AM", "AM", "OFF"), ("Bo Example", "OFF", "AM", "N"))
    places = sheet(("Organisation", "Name", "L1", "L2"), ("Ministry", "Clinic", "Istanbul", "Esenyurt"))
    targets = sheet(("Priority", "Response", "Resolution"), ("P1", "15 min", "4 h"), ("P2", "30 min", "8 h"))
    assert layouts(contacts, days, places, targets) == [None] * 4


def test_a_table_with_headers_in_its_first_column_is_turned() -> None:
    given = sheet(
        ("Name", "Ana Example", "Bo Example"),
        ("Phone", ANA, BO),
        ("E-mail", "ana@example.org", "bo@example.org"),
    )
    proposal = merge.propose_changes(BLANK, book(given))
    people = {entry.after.name: entry for entry in proposal.entries}
    assert people["Bo Example"].after.phones[0].number == BO
    assert people["Bo Example"].cells["phones"] == "Sheet!C2"
    assert people["Bo Example"].after.emails[0].address == "bo@example.org"


def test_a_turned_table_of_levels_is_a_flow() -> None:
    given = sheet(
        ("Escalation level", "Level 1", "Level 2", "Level 3"),
        ("Name", "Ana Example", "Bo Example", "Cy Example"),
        ("Phone", ANA, BO, CY),
        ("Escalate after", "15 min", "15 min", ""),
    )
    assert told(built(given))["", ""] == [
        ("L1", ("Ana Example",), ""),
        ("L2", ("Bo Example",), "15 min"),
        ("L3", ("Cy Example",), "15 min"),
    ]


def test_two_rows_of_headers_split_levels_into_name_and_phone() -> None:
    given = sheet(
        ("Severity", "Level 1", "", "Level 2", ""),
        ("", "Name", "Phone", "Name", "Phone"),
        ("P1", "Ana Example", ANA, "Bo Example", BO),
        ("P2", "Ana Example", ANA, "", ""),
        merges=[(1, 1, 1, 2), (1, 3, 1, 4)],
    )
    made = built(given)
    assert told(made) == {
        ("P1", ""): [("L1", ("Ana Example",), ""), ("L2", ("Bo Example",), "")],
        ("P2", ""): [("L1", ("Ana Example",), "")],
    }
    assert {contact.phones[0].number for contact in made.contacts.values()} == {ANA, BO}


def test_headers_that_name_level_and_field_are_pairs() -> None:
    given = sheet(
        ("Site", "Level 1 name", "Level 1 phone", "Name (Level 2)", "Phone (Level 2)"),
        ("North", "Ana Example", ANA, "Bo Example", BO),
        ("South", "Cy Example", CY, "Bo Example", BO),
    )
    assert told(built(given)) == {
        ("", "North"): [("L1", ("Ana Example",), ""), ("L2", ("Bo Example",), "")],
        ("", "South"): [("L1", ("Cy Example",), ""), ("L2", ("Bo Example",), "")],
    }


def test_lines_of_their_own_above_rows_name_levels() -> None:
    given = sheet(
        ("Name", "Phone"),
        ("LEVEL 1 · Service desk",),
        ("Ana Example", ANA),
        ("LEVEL 2 · Duty manager",),
        ("Bo Example", BO),
        merges=[(2, 0, 2, 1), (4, 0, 4, 1)],
    )
    assert [(code, names) for code, names, _ in told(built(given))["", ""]] == [
        ("L1", ("Ana Example",)),
        ("L2", ("Bo Example",)),
    ]


def test_levels_without_any_header_are_known_by_their_words() -> None:
    given = sheet(("Level 1", "Ana Example", ANA), ("Level 2", "Bo Example", BO), ("Level 3", "Cy Example", CY))
    assert [names for _, names, _ in told(built(given))["", ""]] == [("Ana Example",), ("Bo Example",), ("Cy Example",)]


def test_one_cell_over_several_times_is_told_once() -> None:
    given = sheet(
        ("Severity", "T+0", "T+15m", "T+30m"),
        ("P1", "Service desk", "Duty manager", ""),
        ("P2", "Service desk", "", "Duty manager"),
        merges=[(2, 2, 2, 3)],
    )
    assert told(built(given))["P1", ""] == [("L1", ("Service desk",), "at once"), ("L2", ("Duty manager",), "15 min")]


def test_a_column_that_a_person_calls_levels_makes_a_table_one_of_levels() -> None:
    (each,) = mapped_tables(sheet(("Rang", "Name", "Phone"), ("1", "Ana Example", ANA), ("2", "Bo Example", BO)))
    assert each.layout is None
    corrected = as_corrected(replace(each, mapping=each.mapping.corrected(0, "level")))
    assert corrected.layout is Layout.LEVELS
    taken_back = as_corrected(replace(corrected, mapping=corrected.mapping.corrected(0, None)))
    assert taken_back.layout is None


def test_lines_beneath_a_table_say_when_its_levels_are_told() -> None:
    given = sheet(
        ("Escalation Level", "Contact Name", "Contact Numbers"),
        ("1st Level", "Support", ANA),
        ("2nd Level", "Ana Example", BO),
        ("3rd Level", "Bo Example", CY),
        None,
        ("1st Level: One hour after the ticket has been opened",),
        ("2nd Level: Two hours after the ticket has been opened",),
        ("3rd Level: Four hours after the ticket has been opened",),
        ("Calls are recorded: for training",),
    )
    assert told(built(given))["", ""] == [
        ("L1", ("Support",), "1 h"),
        ("L2", ("Ana Example",), "1 h"),
        ("L3", ("Bo Example",), "2 h"),
    ]


def test_a_row_of_another_table_is_no_title() -> None:
    given = sheet(
        ("Priority", "Definition", "Response Time", "Resolution Time"),
        ("P1", "All down", "15 min", "4 h"),
        ("P2", "Part down", "1 h", "8 h"),
        None,
        ("Level", "Name", "Phone", "Escalate after"),
        ("1", "Ana Example", ANA, "30 min"),
        ("2", "Bo Example", BO, ""),
    )
    made = built(given)
    assert [each.name for each in made.severities.values()] == ["", ""]
    calls = [("L1", ("Ana Example",), ""), ("L2", ("Bo Example",), "30 min")]
    assert told(made) == {("P1", ""): calls, ("P2", ""): calls}


def test_branches_are_called_by_what_differs_in_their_titles() -> None:
    def part(topic: str, name: str, number: str) -> Sheet:
        title = f"Eskalationsmatrix {topic}"
        rows = (("Ebene", "Ansprechpartner", "Telefon"), ("1. Ebene", name, number), ("2. Ebene", "Bo Muster", BO))
        return sheet((title,), *rows, name=topic)

    made = built(part("Netz", "Ana Muster", ANA), part("Sprache", "Cy Muster", CY))
    assert [branch for _, branch in told(made)] == ["Netz", "Sprache"]
