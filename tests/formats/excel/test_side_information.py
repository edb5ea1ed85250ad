"""What the fast reader does not tell: formats, links, hidden and struck cells."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from designer.formats.excel.side_information import Facts, Package
from tests.formats.excel.raw_workbook import cell, make, rows, styled


def facts(tmp_path: Path, sheet: str, **more: Any) -> Facts:
    path = make(tmp_path / "list.xlsx", sheet, **more)
    with zipfile.ZipFile(path) as archive:
        return Package(archive).facts("Contacts", 512)


def test_number_formats_that_place_digits(tmp_path: Path) -> None:
    styles = styled("00000000000", "0.00", "yyyy-mm-dd", r"\(000\)\ 000")
    cells = "".join(cell(f"{letter}2", 7, at) for at, letter in enumerate("ABCDE"))
    found = facts(tmp_path, f'<row r="2">{cells}</row>', styles=styles)
    assert found.masks == {(2, 1): "00000000000", (2, 4): r"\(000\)\ 000"}
    assert found.dates == {(2, 3)}


def test_hidden_rows_and_columns(tmp_path: Path) -> None:
    sheet = '<row r="1"/><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row hidden=\'true\' r="5"/><row r="6" hidden="0"/>'
    columns = '<cols><col min="2" max="3" hidden="1" width="9"/><col min="5" max="5"/><col min="9" max="16384" hidden="1"/></cols>'
    found = facts(tmp_path, sheet, before=columns)
    assert found.hidden_rows == {2, 5}
    assert found.hidden_columns == {1, 2} | set(range(8, 512))


def test_links_that_are_kept(tmp_path: Path) -> None:
    targets = {
        "rId1": "mailto:a@example.org?x=1&y=2",
        "rId2": "file:///etc/passwd",
        "rId3": "javascript:alert(1)",
        "rId4": "TEL:112",
    }
    tags = "".join(f'<hyperlink ref="A{at}" r:id="{name}" display="x > y"/>' for at, name in enumerate(targets, 1))
    found = facts(
        tmp_path,
        rows([("Name",)]),
        after=f'<hyperlinks>{tags}<hyperlink ref="B1:B3" r:id="rId4"/></hyperlinks>',
        links=targets,
    )
    assert found.links == {
        (1, 0): "mailto:a@example.org?x=1&y=2",
        (4, 0): "TEL:112",
        (1, 1): "TEL:112",
        (2, 1): "TEL:112",
        (3, 1): "TEL:112",
    }


def test_struck_cells_and_parts_of_cells(tmp_path: Path) -> None:
    struck = "<si><t>plain</t></si><si><r><rPr><strike/></rPr><t>+44 1 </t></r><r><t>+44 2</t></r></si>"
    kept = '<si><r><rPr><strike val="0"/></rPr><t>x</t></r></si>'
    inline = '<c r="D1" t="inlineStr"><is><r><rPr><strike/></rPr><t>old</t></r><r><t>new</t></r></is></c>'
    sheet = (
        f'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>{inline}</row>'
        f'<row r="2">{cell("A2", "all", 2)}{cell("B2", "none", 1)}</row>'
    )
    found = facts(tmp_path, sheet, strings=struck + kept, styles=styled("0.0", struck=True))
    assert found.struck == {(1, 1): "+44 1", (1, 3): "old", (2, 0): ""}


def test_formulas_without_results_and_errors(tmp_path: Path) -> None:
    sheet = (
        '<row r="1"><c r="A1"><f>B1&amp;"x"</f><v></v></c><c r="B1"><f>1</f><v>1</v></c><c r="C1" t="str"><f>""</f><v></v></c>'
        '<c r="D1"><f>2</f></c><c r="E1"><f t="shared" si="0"/><v/></c><c r="F1" t="e"><v>#N/A</v></c></row>'
    )
    found = facts(tmp_path, sheet)
    assert found.no_value == {(1, 0): 'B1&"x"', (1, 3): "2", (1, 4): ""}
    assert found.errors == {(1, 5)}


def test_a_grid_that_reaches_far(tmp_path: Path) -> None:
    near = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert not facts(tmp_path, near + '<row r="1048576"><c r="XFD1048576" s="1"/></row>').far
    assert facts(tmp_path, near + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>').far
    assert not facts(tmp_path, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>').far
    assert not facts(tmp_path, near + '<row r="900000"><c r="B900000"><v>1</v></c></row>').far


def test_paths_prefixes_and_parts_that_are_not_there(tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = make(
        tmp_path / "odd.xlsx",
        "",
        parts={
            "xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row r="3" hidden="1"><x:c r="A3" t="e">'
            "<x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>",
            "xl/vbaProject.bin": b"x",
            "xl/externalLinks/externalLink1.xml": "<x/>",
        },
    )
    with zipfile.ZipFile(path) as archive:
        package = Package(archive)
        found = package.facts("Contacts", 512)
        nothing = package.facts("No such sheet", 512)
    assert (found.hidden_rows, found.errors) == ({3}, {(3, 0)})
    assert (package.macros, package.external) == (True, True)
    assert (nothing.hidden_rows, nothing.links) == (set(), {})


def test_parts_in_utf_16(tmp_path: Path) -> None:
    sheet = '<worksheet><sheetData><row r="2" hidden="1"/></sheetData></worksheet>'
    path = make(tmp_path / "wide.xlsx", "", parts={"xl/worksheets/sheet1.xml": sheet.encode("utf-16")})
    with zipfile.ZipFile(path) as archive:
        assert Package(archive).facts("Contacts", 512).hidden_rows == {2}


def test_areas_that_the_workbook_calls_tables(tmp_path: Path) -> None:
    part = '<table xmlns="x" id="1" name="People" ref="B2:D9" headerRowCount="1"><autoFilter ref="B2:D9"/></table>'
    path = make(
        tmp_path / "list.xlsx",
        rows([("Name",)]),
        after='<tableParts count="1"><tablePart r:id="rId7"/></tableParts>',
        links={"rId7": "../tables/table1.xml"},
        parts={"xl/tables/table1.xml": part},
    )
    with zipfile.ZipFile(path) as archive:
        assert Package(archive).facts("Contacts", 512).areas == [(2, 1, 9, 3)]
