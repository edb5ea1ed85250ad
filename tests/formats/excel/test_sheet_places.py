"""Where cells stand in the XML of a sheet."""

from __future__ import annotations

from xml.parsers import expat

import pytest

from designer.formats.excel.sheet_places import Span, find, place, span

SHEET = (
    b'<?xml version="1.0"?><worksheet xmlns="m"><cols><col min="2" max="4" style="7"/></cols>'
    b'<sheetData><row r="2"><c r="A2" s="1"><v>1</v></c><c r="D2" s="2" t="str"><f>A2</f><v>1</v></c></row>'
    b'<row r="4"><c r="D4" t="inlineStr"><is><t>a &gt; b</t></is></c></row></sheetData>'
    b'<sheetProtection sheet="1"/><mergeCells><mergeCell ref="A4:C4"/></mergeCells>'
    b'<hyperlinks><hyperlink ref="D4" xmlns:r="r" r:id="rId1"/></hyperlinks></worksheet>'
)


def test_a_cell_is_found_with_all_its_bytes() -> None:
    found = find(SHEET, [(2, 0), (2, 3), (4, 3)])
    said = {at: SHEET[cell.start : cell.end] for at, cell in found.cells.items()}
    assert said == {
        (2, 0): b'<c r="A2" s="1"><v>1</v></c>',
        (2, 3): b'<c r="D2" s="2" t="str"><f>A2</f><v>1</v></c>',
        (4, 3): b'<c r="D4" t="inlineStr"><is><t>a &gt; b</t></is></c>',
    }
    assert [found.cells[at].formula for at in sorted(said)] == [False, True, False]


def test_a_gap_stands_before_the_next_cell_or_at_the_end_of_its_row() -> None:
    found = find(SHEET, [(2, 1), (2, 4), (4, 3)])
    assert SHEET[found.gaps[2, 1] :].startswith(b'<c r="D2"')
    assert SHEET[found.gaps[2, 4] :].startswith(b'</row><row r="4">')
    assert found.columns == [(1, 3, "7")]


def test_a_gap_knows_the_style_of_the_cell_above() -> None:
    assert find(SHEET, [(4, 0)]).above == {(4, 0): "1"}


def test_what_surrounds_the_cells_is_told() -> None:
    found = find(SHEET, [])
    assert found.guarded
    assert found.merges == [Span(4, 0, 4, 2)]
    assert [SHEET[link.start : link.end][:21] for link in found.links] == [b'<hyperlink ref="D4" x']
    assert found.all_links is not None
    start, end = found.all_links
    assert SHEET[start:end].startswith(b"<hyperlinks>") and SHEET[start:end].endswith(b"</hyperlinks>")


@pytest.mark.parametrize(
    ("text", "cells"),
    [("B7", Span(7, 1, 7, 1)), ("$A$1:AA12", Span(1, 0, 12, 26)), ("B", None), ("B2:C", None), ("", None)],
)
def test_references(text: str, cells: Span | None) -> None:
    assert span(text) == cells


def test_a_place_counts_rows_from_one_and_columns_from_zero() -> None:
    assert (place("A1"), place("XFD1048576"), place("1A")) == ((1, 0), (1048576, 16383), None)


def test_a_broken_sheet_raises() -> None:
    with pytest.raises(expat.ExpatError):
        find(b"<worksheet><sheetData>", [])
