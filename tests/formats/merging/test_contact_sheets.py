"""Each real sheet is read as a person reads it: its columns, how many contacts, three of its rows, and every number.

What a person read stands in tests/files/contact-sheets, a file for each sheet, written with the sheet open and without
the program. Where the two differ the program is wrong until the sheet, read again, says otherwise.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from designer.formats.excel.reading import read
from designer.formats.matrices.layouts import Mapped
from designer.formats.merging.merge import map_workbook, propose_changes
from designer.formats.merging.proposal import Entry, Proposal
from designer.model.matrix import Matrix
from designer.model.records import Head
from tests.formats.merging.sheet_oracle import Number, addressed, internationals, numbers_in

FILES = Path(__file__).resolve().parents[2] / "files" / "contact-sheets"
EXPECTED = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FILES.glob("*.json"))}
TEXTS = {
    "role": "role",
    "team": "department",
    "organisation": "organisation",
    "location": "location",
    "notes": "notes",
    "service": "service",
}


@functools.lru_cache(maxsize=2)
def imported(path: Path, country: str | None) -> tuple[list[Mapped], Proposal]:
    """The tables of a file and what they would make of an empty matrix."""
    workbook = read(path)
    mapped = map_workbook(workbook)
    return mapped, propose_changes(Matrix([Head(id="head:00000000")]), workbook, mapped, country=country)


@pytest.fixture(params=EXPECTED, scope="module")
def expected(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = EXPECTED[request.param]
    return found


def test_every_sheet_was_read(shared_data: Path) -> None:
    assert sorted(each["file"] for each in EXPECTED.values()) == sorted(
        path.name for path in (shared_data / "contact-sheets").iterdir()
    )


def test_columns_contacts_and_rows_are_what_a_person_reads(expected: dict[str, Any], shared_data: Path) -> None:
    mapped, proposal = imported(shared_data / "contact-sheets" / expected["file"], expected["country"])
    found = {}
    for table in mapped:
        found.setdefault(
            table.table.sheet,
            [[each.header, each.field if each.used else None] for each in table.mapping.columns if each.header],
        )
    for columns in expected["columns"]:
        wanted = [each for each in columns["headers"] if each[0]]
        known = found.get(columns["sheet"], [])
        assert (known or [[header, None] for header, _ in wanted]) == wanted
    assert proposal.uncertain == ()
    assert len(proposal.entries) == expected["contacts"]
    assert len(expected["rows"]) >= min(3, expected["contacts"])
    for row in expected["rows"]:
        sheet, _, number = row["at"].rpartition("!")
        there = [each for each in proposal.entries if (sheet, int(number)) in {(s.sheet, s.row) for s in each.sources}]
        (contact,) = [each.after for each in there if each.after.name == row["name"]] or [None]
        assert contact is not None, f"{row['name']} is not among {[each.after.name for each in there]}"
        phones = [
            {"number": p.number, "e164": p.e164, "kind": p.kind.value}
            | ({"extension": p.extension} if p.extension else {})
            for p in contact.phones
        ]
        assert phones == row["phones"]
        assert [mail.address for mail in contact.emails] == row["mails"]
        for name, field in TEXTS.items():
            if name in row:
                assert getattr(contact, field) == row[name], name


def test_every_number_read_is_one_that_stands_in_its_cells_and_none_is_lost(
    expected: dict[str, Any], shared_data: Path
) -> None:
    path = shared_data / "contact-sheets" / expected["file"]
    _, proposal = imported(path, expected["country"])
    of_row: dict[tuple[str, int], list[Entry]] = {}
    for entry in proposal.entries:
        for source in entry.sources:
            of_row.setdefault((source.sheet, source.row), []).append(entry)
    typed = {(sheet, row): numbers for sheet, row, numbers in addressed(path, expected)}
    for place, numbers in typed.items():
        read_here = {_key(phone.number, phone.extension) for each in of_row[place] for phone in each.after.phones}
        lost = {(each.digits, each.extension) for each in numbers} - read_here
        assert not lost, f"{place}: {lost}"
    wrong = []
    for entry in proposal.entries:
        places = [(source.sheet, source.row) for source in entry.sources]
        numbers = {(each.digits, each.extension): each for place in places for each in typed.get(place, ())}
        for phone in entry.after.phones:
            meant = numbers.get(_key(phone.number, phone.extension))
            country = expected["country"] or proposed_country(expected)
            if meant is None or phone.e164 not in internationals(meant, country):
                wrong.append((places[0], phone.number, phone.e164))
    assert wrong == []


def proposed_country(expected: dict[str, Any]) -> str | None:
    """The country that the numbers of a sheet with a plus speak for, as a person sees it."""
    plus = Counter(
        country
        for row in expected["rows"]
        for phone in row["phones"]
        for country, code in (("AU", "+61"), ("BT", "+975"), ("FR", "+33"), ("RU", "+7"), ("TL", "+670"), ("TR", "+90"))
        if phone["e164"].startswith(code)
    )
    return plus.most_common(1)[0][0] if plus else None


def _key(number: str, extension: str) -> tuple[str, str]:
    return "".join(filter(str.isdecimal, number)), extension


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("03993 79196-6 | -100", [("03993791966", ""), ("0399379196100", "")]),
        ("0664 / 06 53 88 64", [("066406538864", "")]),
        ("710862552 / 289887776", [("710862552", ""), ("289887776", "")]),
        ("801-555-7712x4563;801-555-9999", [("8015557712", "4563"), ("8015559999", "")]),
        ("+7(495)650-53-82 доб. 2926", [("74956505382", "2926")]),
        ("2.239664", []),
        ("n", []),
    ],
)
def test_the_oracle_reads_cells_by_itself(cell: str, found: list[tuple[str, str]]) -> None:
    assert [(each.digits, each.extension) for each in numbers_in(cell)] == found


def test_the_oracle_knows_how_numbers_are_dialled() -> None:
    assert internationals(Number("+27 (0) 12 425 1600", "270124251600"), None) == {"", "+27124251600"}
    assert "+33158681010" in internationals(Number("+33 01 58 68 10 10", "330158681010"), None)
    assert internationals(Number("8 (8157) 04-15-25", "88157041525"), "RU") == {"", "+78157041525"}
    assert "+49399379196100" not in internationals(Number("03993 79196-6", "03993791966"), "DE")
