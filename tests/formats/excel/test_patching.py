"""Texts into other people's workbooks: those cells change, and not a byte besides."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.table import Table

from designer.formats.excel.patching import Patching
from designer.formats.excel.precheck import Refused
from designer.formats.excel.reading import read
from designer.formats.tables.workbook import cell_name


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def phone_list() -> Workbook:
    """Two sheets: a list with a look, a formula, joined cells and links, and one beside it."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "On call"
    sheet.append(["Name", "Phone", "Mail", "Remarks"])
    sheet.append(["Ann Example", "020 7946 0001", "ann@example.org", None])
    sheet.append(["Bo Example", 2079460002, "bo@example.org", '=CONCATENATE("a","b")'])
    sheet.append(["Cy Example", None, "cy@example.org", "joined"])
    sheet["B2"].font = Font(bold=True)
    sheet["B3"].number_format = "000 0000 0000"
    sheet["C2"].hyperlink = "mailto:ann@example.org"
    sheet["C3"].hyperlink = "mailto:bo@example.org"
    sheet.merge_cells("D4:E4")
    book.create_sheet("Notes").append(["Nothing <here> & there"])
    return book


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """A workbook with another part of that name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            new.writestr(member.filename, part if member.filename == name else old.read(member))
    return out.getvalue()


def _changed(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with the XML of its first sheet changed."""
    name = "xl/worksheets/sheet1.xml"
    return with_part(data, name, change(parts(data)[name]))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_one_cell_changes_and_keeps_its_look_and_every_other_part_stays() -> None:
    before = saved(phone_list())
    done = Patching(before).patch({"On call": {(2, 1): "+44 20 7946 0009"}})
    assert not done.refused and not done.unlinked
    old, new = parts(before), parts(done.data)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {"xl/worksheets/sheet1.xml"}
    cell = load_workbook(io.BytesIO(done.data))["On call"]["B2"]
    assert (cell.value, cell.data_type, cell.font.bold) == ("+44 20 7946 0009", "s", True)


def test_what_is_patched_once_can_be_patched_again() -> None:
    patching = Patching(saved(phone_list()))
    first = patching.patch({"On call": {(2, 1): "a longer text than stood there before " * 9}})
    second = patching.patch({"On call": {(3, 1): "X"}})
    assert not first.refused and not second.refused
    assert load_workbook(io.BytesIO(second.data))["On call"]["B3"].value == "X"


def test_what_stands_around_the_cell_stays_byte_for_byte() -> None:
    before = saved(phone_list())
    after = Patching(before).patch({"On call": {(2, 1): "X"}}).data
    old, new = (parts(each)["xl/worksheets/sheet1.xml"] for each in (before, after))
    start = old.index(b'<c r="B2"')
    end = old.index(b"</c>", start) + 4
    style = load_workbook(io.BytesIO(before))["On call"]["B2"]._style.xfId
    assert style is not None
    assert new.startswith(old[:start]) and new.endswith(old[end:])
    assert b't="inlineStr"' in new[start : len(new) - len(old[end:])]


def test_a_number_becomes_text_and_loses_no_digit() -> None:
    done = Patching(saved(phone_list())).patch({"On call": {(3, 1): "0020 7946 0002"}})
    cell = load_workbook(io.BytesIO(done.data))["On call"]["B3"]
    assert (cell.value, cell.number_format) == ("0020 7946 0002", "000 0000 0000")


def test_a_cell_that_is_not_there_takes_the_look_of_the_one_above() -> None:
    book = phone_list()
    book["On call"]["B3"].font = Font(italic=True)
    done = Patching(saved(book)).patch({"On call": {(4, 1): "020 7946 0003"}})
    cell = load_workbook(io.BytesIO(done.data))["On call"]["B4"]
    assert (cell.value, cell.font.italic) == ("020 7946 0003", True)


def test_several_missing_cells_of_a_row_come_in_order() -> None:
    done = Patching(saved(phone_list())).patch({"On call": {(2, 6): "g", (2, 5): "f", (2, 3): "d", (2, 1): "b"}})
    row = load_workbook(io.BytesIO(done.data))["On call"][2]
    assert [cell.value for cell in row] == ["Ann Example", "b", "ann@example.org", "d", None, "f", "g"]
    xml = parts(done.data)["xl/worksheets/sheet1.xml"]
    assert xml.index(b'r="B2"') < xml.index(b'r="D2"') < xml.index(b'r="F2"') < xml.index(b'r="G2"')


def test_an_emptied_cell_is_there_with_its_look() -> None:
    done = Patching(saved(phone_list())).patch({"On call": {(2, 1): ""}})
    cell = load_workbook(io.BytesIO(done.data))["On call"]["B2"]
    assert (cell.value, cell.font.bold) == (None, True)


def test_a_link_goes_with_the_former_text_and_the_other_stays() -> None:
    done = Patching(saved(phone_list())).patch({"On call": {(2, 2): "new@example.org"}})
    sheet = load_workbook(io.BytesIO(done.data))["On call"]
    assert done.unlinked == (("On call", "C2"),)
    assert sheet["C2"].hyperlink is None
    assert sheet["C3"].hyperlink.target == "mailto:bo@example.org"


def test_the_last_link_takes_the_element_of_links_with_it() -> None:
    done = Patching(saved(phone_list())).patch({"On call": {(2, 2): "x@example.org", (3, 2): "y@example.org"}})
    assert b"hyperlink" not in parts(done.data)["xl/worksheets/sheet1.xml"]


def reasons(book: Workbook, *cells: tuple[int, int]) -> list[str]:
    data = saved(book)
    done = Patching(data).patch({"On call": dict.fromkeys(cells, "x")})
    assert done.data == data
    refused = Patching(data).refusals({"On call": cells})
    assert set(refused.values()) == {each.reason for each in done.refused}
    return [each.reason for each in done.refused]


def test_a_formula_is_refused() -> None:
    assert reasons(phone_list(), (3, 3)) == ["A formula makes this cell's value."]


def test_a_cell_that_an_array_formula_fills_is_refused() -> None:
    from openpyxl.worksheet.formula import ArrayFormula

    book = phone_list()
    book["On call"]["F2"] = ArrayFormula("F2:F4", "=A2:A4")
    book["On call"]["F3"] = "filled"
    assert reasons(book, (3, 5)) == ["A formula makes this cell's value."]


def test_joined_cells_are_refused() -> None:
    assert reasons(phone_list(), (4, 3), (4, 4)) == ["The cell is joined with others."] * 2


def test_a_locked_cell_of_a_protected_sheet_is_refused_and_an_open_one_is_not() -> None:
    book = phone_list()
    sheet = book["On call"]
    sheet.protection.enable()
    sheet["B2"].protection = Protection(locked=False)
    assert reasons(book, (3, 1)) == ["The sheet is protected, and this cell is locked."]
    assert not Patching(saved(book)).patch({"On call": {(2, 1): "x"}}).refused


def test_the_head_and_totals_of_a_table_are_refused() -> None:
    book = phone_list()
    book["On call"].add_table(Table(displayName="People", ref="A1:D3", totalsRowCount=1))
    said = "The cell belongs to the head or the totals of an Excel table."
    assert reasons(book, (1, 0), (3, 0)) == [said, said]


def test_a_link_over_several_cells_is_refused() -> None:
    data = _changed(saved(phone_list()), lambda part: part.replace(b'ref="C2"', b'ref="C2:C3"'))
    assert Patching(data).refusals({"On call": [(2, 2)]}) == {
        ("On call", (2, 2)): "The cell shares a link with others."
    }


def test_empty_elements_of_every_kind_are_found_whole() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" s="0"/><c r="B1"/></row><row r="2"/><row><c/><c t="n"><v>5</v></c></row>'
        b"</sheetData></worksheet>"
    )
    data = _changed(saved(phone_list()), lambda _: sheet)
    done = Patching(data).patch({"On call": {(1, 0): "a", (1, 2): "c", (2, 0): "no", (3, 0): "x", (3, 1): "y"}})
    assert [each.cell for each in done.refused] == ["A2"]
    rows = load_workbook(io.BytesIO(done.data))["On call"].iter_rows(values_only=True)
    assert list(rows) == [("a", None, "c"), (None, None, None), ("x", "y", None)]


def test_a_row_or_sheet_that_is_not_there_is_refused() -> None:
    assert reasons(phone_list(), (99, 0)) == ["The sheet has no such row any more."]
    done = Patching(saved(phone_list())).patch({"Elsewhere": {(1, 0): "x"}})
    assert done.refused[0].reason == "There is no such sheet in the workbook."


@pytest.mark.parametrize("text", ["a\x00b", "\ufffe", "x" * 32_768])
def test_a_text_that_no_cell_holds_is_refused(text: str) -> None:
    data = saved(phone_list())
    done = Patching(data).patch({"On call": {(2, 0): text}})
    assert len(done.refused) == 1 and done.data == data


def test_a_signed_workbook_is_refused() -> None:
    data = io.BytesIO(saved(phone_list()))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(Refused, match="signature"):
        Patching(data.getvalue())


@pytest.mark.parametrize("data", [b"Name,Phone\nAnn,1\n", b""])
def test_what_is_no_xlsx_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        Patching(data)


def _prefixed(part: bytes) -> bytes:
    """A sheet that names its elements with a prefix, as some programs write them."""
    ElementTree.register_namespace("x", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
    return ElementTree.tostring(ElementTree.fromstring(part))


def test_elements_with_a_prefix_get_cells_with_it() -> None:
    data = _changed(saved(phone_list()), _prefixed)
    assert b"<x:c " in parts(data)["xl/worksheets/sheet1.xml"]
    done = Patching(data).patch({"On call": {(2, 1): "new", (4, 1): "fresh"}})
    sheet = load_workbook(io.BytesIO(done.data))["On call"]
    assert [sheet["B2"].value, sheet["B4"].value] == ["new", "fresh"]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff_"), max_size=20)
PLACES = st.tuples(st.integers(1, 6), st.integers(0, 6))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(PLACES, TEXTS.filter(bool), min_size=1, max_size=25),
    st.dictionaries(PLACES, TEXTS, min_size=1, max_size=10),
)
def test_exactly_the_wanted_cells_change(there: dict[tuple[int, int], str], wanted: dict[tuple[int, int], str]) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Any"
    for (row, column), text in there.items():
        cell = sheet.cell(row, column + 1)
        cell._value, cell.data_type = text, "s"
        cell.alignment = Alignment(wrap_text=bool(row % 2))
    before = saved(book)
    done = Patching(before).patch({"Any": wanted})
    refused = {each.cell for each in done.refused}
    rows = {row for row, _ in there}
    assert refused == {cell_name(*at) for at in wanted if at[0] not in rows}
    old, new = (load_workbook(io.BytesIO(each))["Any"] for each in (before, done.data))
    for row in range(1, 8):
        for column in range(8):
            at, cell = (row, column), new.cell(row, column + 1)
            if at in wanted and row in rows:
                assert (cell.value or "") == wanted[at]
            else:
                assert cell.value == old.cell(row, column + 1).value
            if at in there:
                assert cell.alignment.wrap_text == old.cell(row, column + 1).alignment.wrap_text


def test_words_that_look_like_an_office_escape_come_back(tmp_path: Path) -> None:
    file = tmp_path / "list.xlsx"
    file.write_bytes(Patching(saved(phone_list())).patch({"On call": {(2, 0): "a_x000D_b & <c> “d”"}}).data)
    assert read(file).sheets[0].rows[1].texts[0] == "a_x000D_b & <c> “d”"
