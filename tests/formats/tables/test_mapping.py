"""Columns are proposed rightly: measured on real headers, and case by case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from designer.formats.excel.reading import read
from designer.formats.tables.mapping import Column, Mapping, propose, suggestion
from designer.formats.tables.tables import Table, TableRow, tables
from designer.formats.tables.workbook import Sheet
from designer.formats.values.cells import NUMBER, TEXT
from designer.formats.values.vocabulary import shipped
from tests.formats.header_rows import ROWS

LABELLED = {
    "AthenaLL staff": "AthenaLL*", "NOC-Portal roster": "Bereket*", "NOCList": "Crimson*", "Eclipse-China": "Eclipse*",
    "outlook.csv": "GPC*", "Kovoo Kontakte": "Raphael*", "Shail089 directory": "Shail*", "ramais": "TheVitor*",
    "alekho": "alekho*", "uks51": "anatoliy*", "canonfoods": "canon*.xlsx", "chris0715": "chris*", "cisagov": "cisagov*",
    "cquest annuaire": "cquest*", "soclima contatos": "joaquim*", "leaderstribe": "leaders*", "rehber": "mikdat*",
    "PowerApps": "mindlab*", "SNOW agent": "mohit*", "POI contact": "apache*", "pgiralt": "pgiralt*",
    "sahana staff": "sahana*staff*", "snipe-it users": "snipe*", "msveiven": "msv*",
}  # fmt: skip
"""Which file the labels of a sheet are about; the one that is not here was never a file."""


def table(headers: Sequence[str], *rows: Sequence[object], links: dict[tuple[int, int], str] | None = None) -> Table:
    """A table with the header in row 1; a number among the values is a number in the cell."""
    body = tuple(
        TableRow(
            at,
            tuple(str(value) for value in row),
            "".join(NUMBER if isinstance(value, int) else TEXT if value else "-" for value in row),
        )
        for at, row in enumerate(rows, 2)
    )
    return Table("Sheet", 1, tuple(headers), body, source=Sheet("Sheet", links=links or {}))


def fields(mapping: Mapping) -> list[str | None]:
    return [column.field if column.used else None for column in mapping.columns]


def proposed(header: str, *values: object) -> Column:
    return propose(table([header], *[[value] for value in values])).columns[0]


# ------------------------------------------------------------------------------------------------------------- measured


def measured(pairs: Iterator[tuple[str, str | None, tuple[str | None, ...]]]) -> tuple[float, float, list[str]]:
    """Precision and recall over (header, field got, fields that are right), and the headers that went wrong."""
    right = wrong = missed = 0
    faults = []
    for header, got, wanted in pairs:
        if got in wanted:
            right += got is not None
            continue
        faults.append(f"{header!r}: {got} instead of {' or '.join(map(str, wanted))}")
        wrong += got is not None
        missed += wanted[0] is not None
    return right / (right + wrong), right / (right + missed), faults


def labelled(folder: Path) -> Iterator[tuple[str, str | None, tuple[str | None, ...]]]:
    for label in json.loads((folder / "header-labels.json").read_text("utf-8")):
        headers = [column["header"] for column in label["columns"]]
        got: dict[str, str | None] = {}
        if label["sheet"] in LABELLED:
            paths = sorted((folder / "contact-sheets").glob(LABELLED[label["sheet"]]))
            assert paths, label["sheet"]
            found = [each for path in paths for sheet in read(path).sheets for each in tables(sheet)]
        else:
            found = [table(headers)]
        for each in found:
            for column in propose(each).columns:
                got.setdefault(column.header.strip(), column.field if column.used else None)
        for column in label["columns"]:
            header = column["header"].strip()
            assert header in got, f"{label['sheet']} has no column {header!r}"
            yield f"{label['sheet']}: {header}", got[header], (column["field"],)


def test_real_sheets_are_mapped_as_labelled(shared_data: Path) -> None:
    precision, recall, faults = measured(labelled(shared_data))
    assert precision >= 0.97, faults
    assert recall >= 0.92, faults


def written() -> Iterator[tuple[str, str | None, tuple[str | None, ...]]]:
    for line in ROWS.strip().splitlines():
        columns = [each.rpartition("=")[::2] for each in line.split(";")]
        mapping = propose(table([header for header, _ in columns]))
        for column, (header, wanted) in zip(mapping.columns, columns, strict=True):
            # Somebody else's address is right where it is kept apart from the contact's.
            got = column.field if column.used and not (column.person and column.field != "backup") else None
            yield f"{header} in {line[:40]}", got, tuple(each or None for each in wanted.split("|"))


def test_headers_of_many_trades_and_languages_are_understood_without_values() -> None:
    precision, recall, faults = measured(written())
    assert precision >= 0.97, faults
    assert recall >= 0.97, faults


# ---------------------------------------------------------------------------------------------------------- one by one


@pytest.mark.parametrize(
    ("header", "field", "confidence"),
    [
        ("E-Mail", "email", "exact"),
        ("EMAIL_ADDRESS", "email", "exact"),
        ("firstName", "first_name", "exact"),
        ("Phone 2", "phone", "exact"),
        ("Mobile\n(24h)", "mobile", "exact"),
        ("Night phone", "phone", "contained"),
        ("Teléfono guardia", "phone", "contained"),
        ("Phone (mobile)", "mobile", "contained"),
        ("Organization 1 - Title", "role", "contained"),
        ("Organization 1 - Name", "organisation", "exact"),
        ("Vendor 1 - Name", "organisation", "exact"),
        ("Suborganization name", "team", "contained"),
        ("E-mail 1 - Type", None, "exact"),
        ("Contact form", None, "none"),
        ("Prio_A", None, "none"),
        ("Birthday", None, "exact"),
        ("Favourite bar", None, "none"),
    ],
)
def test_header_alone(header: str, field: str | None, confidence: str) -> None:
    column = proposed(header)
    assert (column.field, column.confidence) == (field, confidence)


def test_a_typing_error_is_a_suggestion_and_not_used() -> None:
    column = proposed("Departmnet")
    assert (column.field, column.confidence, column.used) == ("team", "typo", False)
    assert suggestion("Xylophone", shipped()) is None
    assert suggestion("Tle", shipped()) is None


def test_taught_words_win_and_may_ignore() -> None:
    words = shipped().taught({"Rufbereit": "phone", "Phone": "", "E-Mail": "notes"})
    mapping = propose(table(["Rufbereit", "Phone", "e mail"]), vocabulary=words)
    assert fields(mapping) == ["phone", None, "notes"]
    assert fields(propose(table(["Rufbereit", "Phone", "e mail"]))) == [None, "phone", "email"]


def test_values_veto_and_fill_for_addresses() -> None:
    mails, phones = ("ada@example.org", "bo@example.org"), ("+44 20 7946 0001", "020 7946 0002")
    assert proposed("Bemerkung", *mails).field == "email"
    assert proposed("Mobile contact", *phones).field == "mobile"
    assert proposed("Name", *phones).field == "phone"
    assert proposed("Anything", *phones).confidence == "values"
    assert proposed("Kürzel", *mails).field == "email"
    assert proposed("Telefon", *mails).field == "email"
    assert proposed("Email", *phones).field == "phone"
    assert proposed("Ext", "020 7946 0001", "020 7946 0002").field == "phone"


def test_numbers_that_are_no_phones_fill_nothing() -> None:
    for values in (
        ("4711", "4712"),
        ("2026-12-31", "2026-01-01"),
        ("10.0.0.1", "10.0.0.2"),
        ("06:00-14:00", "14:00-22:00"),
    ):
        assert proposed("Anything", *values).field is None
    assert proposed("Anything", 1234567890, 1234567891).field is None


def test_an_office_is_a_place_or_a_phone() -> None:
    assert proposed("Office", "Victoria Branch Office", "AP Zone").field == "location"
    assert proposed("Office", "020 7946 0001", "").field == "phone"


def test_traps_of_single_words() -> None:
    assert proposed("Title", "Mr", "Dr.").field is None
    assert proposed("Title", "Engineer", "Manager").field == "role"
    assert proposed("Poste", "4512", "4513").field == "ext"
    assert proposed("Time", "15 min", "2 hrs").field == "escalate_after"
    assert proposed("Time", "08:00-18:00", "24x7").field == "hours"
    assert proposed("SMS", "yes", "no").field is None
    assert proposed("Escalate to", "noc@example.org", "ops@example.org").field == "backup"
    assert fields(propose(table(["Nom", "Prénom"]))) == ["last_name", "first_name"]
    assert fields(propose(table(["Nom", "Téléphone"]))) == ["name", "phone"]
    assert fields(propose(table(["Фамилия", "Имя", "Отчество"]))) == ["last_name", "first_name", "middle_name"]
    assert fields(propose(table(["lastname", "firstname", "surname"]))) == ["last_name", "first_name", "middle_name"]
    assert fields(propose(table(["Title", "Job Title"]))) == [None, "role"]
    assert fields(propose(table(["Escalation Contact", "Response time"]))) == ["name", "escalate_after"]
    assert fields(propose(table(["Name", "Escalation Contact"]))) == ["name", "backup"]


def test_things_are_not_people() -> None:
    assert fields(propose(table(["Name", "Parent name", "Parent ID"]))) == ["name", None, None]
    assert fields(propose(table(["NMC title", "SC title", "WG title", "Expert name"]))) == [None, None, None, "name"]


def test_people_side_by_side_keep_their_own_phones() -> None:
    found = table(
        ["Date", "Morning", "MorningPhone", "Night", "NightPhone"], ["1 Jul", "Ada", "0710862552", "Bo", "0289887776"]
    )
    mapping = propose(found)
    assert fields(mapping) == [None, "name", "phone", "name", "phone"]
    assert [column.person for column in mapping.columns] == [0, 0, 0, 1, 1]


def test_the_phone_of_a_deputy_is_not_the_contacts() -> None:
    mapping = propose(table(["Name", "Phone", "Backup", "Backup phone", "Backup e-mail"]))
    assert fields(mapping) == ["name", "phone", "backup", "phone", "email"]
    assert [column.person for column in mapping.columns] == [0, 0, 1, 1, 1]
    nobody = propose(table(["Name", "Manager e-mail"])).columns[1]
    assert (nobody.field, nobody.used) == (None, False)
    assert fields(propose(table(["Name", "Secondary phone"]))) == ["name", "phone"]


def test_a_second_phone_of_mobile_numbers_is_the_mobile() -> None:
    row = ["Ada", "+44 20 7946 0001", "+44 7700 900001"]
    assert fields(propose(table(["Name", "Phone", "Phone"], row))) == ["name", "phone", "mobile"]
    desk = ["Ada", "+44 20 7946 0001", "+44 20 7946 0002"]
    twice = propose(table(["Name", "Phone", "Phone"], desk))
    assert fields(twice) == ["name", "phone", "phone"]


def test_a_national_mobile_number_needs_the_country() -> None:
    found = table(["Name", "Phone", "Phone"], ["Ada", "020 7946 0001", "07700 900001"])
    assert fields(propose(found)) == ["name", "phone", "phone"]
    assert fields(propose(found, country="GB")) == ["name", "phone", "mobile"]


def test_a_list_without_headers_is_read_by_its_values() -> None:
    rows = tuple(
        TableRow(at, (name, phone, "NOC"), "ttt")
        for at, (name, phone) in enumerate([("Ada Example", "+44 20 7946 0001"), ("Bo Example", "+44 20 7946 0002")], 1)
    )
    mapping = propose(Table("Sheet", None, ("", "", ""), rows))
    assert fields(mapping) == ["name", "phone", None]
    assert {column.confidence for column in mapping.used} == {"values"}


def test_a_person_corrects_a_column() -> None:
    mapping = propose(table(["Name", "Phone", "Whatever"])).corrected(2, "phone").corrected(0, None)
    assert fields(mapping) == [None, "phone", "phone"]
    assert [column.index for column in mapping.of("phone")] == [1, 2]


def test_samples_are_three_different_values() -> None:
    assert proposed("Team", "NOC", "NOC", "-", "Ops", "Desk", "Field").samples == ("NOC", "Ops", "Desk")


def test_single_names_beside_last_names_are_first_names() -> None:
    single = propose(table(["Nome", "Sobrenome", "Email"], ["Ana", "Silva", "a@example.org"], ["Rui", "Sá", ""]))
    assert fields(single) == ["first_name", "last_name", "email"]
    assert single.columns[0].reason == "the values are single names, and “Sobrenome” holds the last ones"
    whole = propose(table(["Nome", "Sobrenome", "Email"], ["Ana Silva", "Silva", "a@example.org"]))
    assert fields(whole) == ["name", "last_name", "email"]
