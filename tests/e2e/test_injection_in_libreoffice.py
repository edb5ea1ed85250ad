"""Texts that look like formulas, in every file that the program writes for others, opened and saved by LibreOffice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from designer.formats.answering.catalogue import FORMATS, Period
from designer.formats.contacts import contacts_csv
from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import SHEETS, Wish
from designer.formats.excel.reading import read
from designer.formats.merging.merge import propose_changes
from designer.formats.values.cell_text import decode
from tests.e2e.office import Office
from tests.injected import STRINGS, everywhere, in_contacts

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
EVERY = Wish(sheets=tuple(SHEETS), language="en")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def cells(path: Path) -> dict[tuple[str, str], Any]:
    book = load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    }


def test_every_sheet_says_the_same_and_holds_no_formula(office: Office, tmp_path: Path) -> None:
    matrices = [in_contacts(), *(everywhere(start) for start in range(0, len(STRINGS), 46))]
    sent = [tmp_path / f"sheet{number}.xlsx" for number in range(len(matrices))]
    for path, matrix in zip(sent, matrices, strict=True):
        path.write_bytes(excel.write(matrix, None, EVERY, now=NOW))
    for path, saved, matrix in zip(sent, office.converted("xlsx", *sent), matrices, strict=True):
        before, after = cells(path), cells(saved)
        assert {cell.data_type for cell in after.values()} == {"s"}
        assert before.keys() == after.keys()
        for place, cell in before.items():
            assert decode(str(after[place].value)) == decode(str(cell.value)), place
        assert not propose_changes(matrix, read(saved)).diff


def test_no_text_file_makes_a_formula_or_a_number_of_a_telephone(office: Office, tmp_path: Path) -> None:
    matrix = in_contacts()
    sent = [tmp_path / "contacts.csv"]
    sent[0].write_bytes(contacts_csv.write(matrix))
    for name, each in FORMATS.items():
        if each.ending == ".csv":
            sent.append(tmp_path / f"{name}.csv")
            sent[-1].write_bytes(each.write(matrix, Period(NOW.date(), 7)))
    for path, saved in zip(sent, office.converted("xlsx", *sent), strict=True):
        found = cells(saved)
        assert not [cell.value for cell in found.values() if cell.data_type in ("f", "e")], path.name
        if path.stem == "contacts":
            (header,) = [cell.column for cell in found.values() if cell.row == 1 and cell.value == "Other phones"]
            numbers = [cell for cell in found.values() if cell.column == header and cell.row > 1]
            assert numbers
            assert {cell.data_type for cell in numbers} == {"s"}
