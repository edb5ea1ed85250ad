"""No text becomes a formula, a number, an error or a link, in any file that the program writes for others."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from designer.drawing.picture import picture
from designer.formats import svg
from designer.formats.answering.catalogue import FORMATS, Period
from designer.formats.contacts import contacts_csv
from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import EACH, SHEETS, Wish
from designer.formats.merging.merge import propose_changes
from designer.formats.values.cell_text import decode
from designer.model.matrix import Matrix
from tests.formats.merging.round_trip import quiet
from tests.formats.returned import header_columns, read_csv_here, read_here
from tests.injected import STRINGS, everywhere, in_contacts

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
EVERY = tuple(SHEETS)
LINKS = re.compile(r"^(mailto:|tel:|https:)")
_DIALLED = re.compile(r"^\+[\d ()\-./]+( ext \d+)?$")
_STEP = 23


def cells_of(data: bytes) -> list[Any]:
    book = load_workbook(io.BytesIO(data))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def assert_text(data: bytes) -> None:
    """All cells are texts and no part says otherwise; links lead nowhere but to mail, telephone and safe pages."""
    cells = cells_of(data)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(LINKS.match(cell.hyperlink.target) for cell in cells if cell.hyperlink)
    for cell in cells:
        if str(cell.value)[0] in "=+-@\t\r\n":
            assert cell.quotePrefix, cell.value
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            content = book.read(name)
            assert b"<f>" not in content and b"<f " not in content and b"ddeLink" not in content, name
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(content)


def test_there_are_two_hundred_strings_of_our_own() -> None:
    assert len(set(STRINGS)) == len(STRINGS) >= 200


def test_every_string_in_every_field_of_a_contact_comes_back_the_same() -> None:
    matrix = in_contacts()
    data = excel.write(matrix, None, Wish(sheets=EVERY, language="en"), now=NOW)
    assert_text(data)
    sheet = load_workbook(io.BytesIO(data))["Contacts"]
    columns = header_columns(sheet, 1)
    found = {sheet[f"{columns['Id']}{row}"].value: row for row in range(2, sheet.max_row + 1)}
    for contact in matrix.contacts.values():
        row = found[contact.id]
        for header, text in (("Name", contact.name), ("Notes", contact.notes), ("Role", contact.role)):
            assert decode(sheet[f"{columns[header]}{row}"].value or "") == text
    assert not propose_changes(matrix, read_here(data)).diff


@pytest.mark.parametrize("start", range(0, len(STRINGS), _STEP))
def test_strings_everywhere_stay_text_on_every_sheet(start: int) -> None:
    matrix = everywhere(start)
    data = excel.write(matrix, None, Wish(sheets=EVERY, language="de" if start % 2 else "en"), now=NOW)
    assert_text(data)
    proposal = propose_changes(matrix, read_here(data))
    assert not proposal.diff
    each = excel.write(matrix, None, Wish(severity=EACH, language="ar"), now=NOW)
    assert_text(each)


@pytest.mark.slow
def test_each_string_at_each_place() -> None:
    for start in range(len(STRINGS)):
        assert_text(excel.write(everywhere(start), None, Wish(sheets=EVERY), now=NOW))


def test_a_copy_for_customers_is_text_too() -> None:
    wish = Wish(audience="customer", sheets=tuple(key for key in EVERY if SHEETS[key].for_customers))
    assert_text(excel.write(everywhere(0), None, wish, now=NOW))


def is_safe(cell: str) -> bool:
    """Whether no spreadsheet takes the cell of a text file for a formula."""
    return not cell.startswith(("=", "-", "@", "\t", "\r", "\n")) and (
        not cell.startswith("+") or bool(_DIALLED.match(cell))
    )


def separated(data: bytes) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]


def test_a_csv_holds_no_formula_and_comes_back_the_same() -> None:
    matrix = in_contacts()
    data = contacts_csv.write(matrix)
    assert [cell for cell in separated(data) if not is_safe(cell)] == []
    assert not propose_changes(matrix, read_csv_here(data)).diff


@pytest.mark.parametrize("name", FORMATS)
def test_an_answering_format_holds_no_formula(name: str) -> None:
    period = Period(NOW.date(), 7)
    for matrix in (in_contacts(), *(everywhere(start) for start in range(0, len(STRINGS), _STEP))):
        data = FORMATS[name].write(matrix, period)
        if FORMATS[name].ending == ".csv":
            assert [cell for cell in separated(data) if not is_safe(cell)] == []
        else:
            assert_cards(data, matrix)


def assert_cards(data: bytes, matrix: Matrix) -> None:
    """Each line is one of a card's own, so that no text has begun a line of its own; and there is a card a contact."""
    lines = data.decode("utf-8").split("\r\n")
    own = re.compile(
        r"^( |BEGIN:VCARD$|END:VCARD$|VERSION:4.0$|[A-Z][A-Z0-9-]*[;:]|group\d*\.|item\d*\.|[a-z0-9]+\.[A-Z-]+[;:]|$)"
    )
    assert [line for line in lines if not own.match(line)] == []
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") <= len(matrix.contacts)
    assert not any("\n" in line or "\r" in line for line in lines)


@pytest.mark.parametrize("start", range(0, len(STRINGS), _STEP))
def test_a_drawing_holds_nothing_that_runs(start: int) -> None:
    tree = ElementTree.fromstring(svg.svg(picture(everywhere(start))))
    for element in tree.iter():
        assert element.tag.rpartition("}")[2] not in ("script", "a", "foreignObject", "iframe", "image")
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert "href" not in name or value.startswith("#")


def test_the_hostile_sheet_that_was_found_goes_out_as_text(shared_data: Path) -> None:
    rows = csv.reader((shared_data / "hazards" / "26_injection.csv").read_text("utf-8-sig").splitlines())
    texts = tuple(dict.fromkeys(cell for row in rows for cell in row))
    assert len(texts) >= 5
    matrix = in_contacts(texts)
    data = excel.write(matrix, None, Wish(sheets=EVERY, language="en"), now=NOW)
    assert_text(data)
    assert set(texts) <= {decode(str(cell.value)) for cell in cells_of(data)}
    proposal = propose_changes(matrix, read_here(data))
    assert not proposal.diff
    assert quiet(proposal)
    assert [cell for cell in separated(contacts_csv.write(matrix)) if not is_safe(cell)] == []
