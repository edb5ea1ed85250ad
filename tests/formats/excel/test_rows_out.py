"""Rows written as text are what the library would have written."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from xml.etree import ElementTree

from openpyxl import load_workbook

from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import SHEETS, Wish
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from tests.crowd import crowd

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


def parts(matrix: Matrix) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(excel.write(matrix, None, Wish(sheets=tuple(SHEETS)), now=NOW))) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")}


def test_the_extent_of_a_sheet_is_that_of_its_cells() -> None:
    for name, content in parts(crowd(5)).items():
        cells = re.findall(r'<c r="([A-Z]+)(\d+)"', content)
        last = max(int(row) for _, row in cells)
        assert re.search(rf'<dimension ref="A1:[A-Z]+{last}" ?/>', content), name


def test_rows_and_cells_are_in_order() -> None:
    for content in parts(crowd(5)).values():
        rows = ElementTree.fromstring(content).findall(".//{*}sheetData/{*}row")
        numbers = [int(row.attrib["r"]) for row in rows]
        assert numbers == sorted(set(numbers))
        for row in rows:
            columns = [cell.attrib["r"].rstrip("0123456789") for cell in row]
            assert columns == sorted(set(columns), key=lambda letters: (len(letters), letters))


def test_what_markup_means_is_text() -> None:
    text = "<b>R&D</b> ]]> &amp; \"x\" 'y'\n  two"
    person = Contact(id="contact:2222222a", name="Ada", notes=text)
    data = excel.write(Matrix([Head(id="matrix:2222222a"), person]), None, now=NOW)
    sheet = load_workbook(io.BytesIO(data))["Contacts"]
    assert any("<b>R&D</b> ]]> &amp; \"x\" 'y'" in str(cell.value) for cell in sheet[2])


def test_heights_links_and_lines_of_two_looks_are_kept() -> None:
    book = load_workbook(io.BytesIO(excel.write(crowd(5), None, now=NOW)), rich_text=True)
    call = book["Call sheet"]
    assert call.row_dimensions[1].height >= 34
    assert [cell.hyperlink.target for row in call.iter_rows() for cell in row if cell.hyperlink]
    assert len(book["By severity"]["B4"].value) > 1
