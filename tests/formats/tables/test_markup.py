"""Tables of web pages as rows."""

from __future__ import annotations

import pytest

from designer.formats.tables.markup import read


def test_rows_cells_and_entities() -> None:
    page = "<html><head><title>x</title></head><table><tr><th>Name<th>Phone<tr><td>Ada &amp; Bo<td>+44&nbsp;20</table>"
    assert read(page) == [([["Name", "Phone"], ["Ada & Bo", "+44 20"]], [], {})]


def test_spans_are_merged_cells() -> None:
    page = "<table><tr><td rowspan=2>1</td><td colspan=2>Ada</td></tr><tr><td>a</td><td>b</td></tr></table>"
    rows, merges, _ = read(page)[0]
    assert rows == [["1", "Ada"], ["", "a", "b"]]
    assert merges == [(1, 0, 2, 0), (1, 1, 1, 2)]


def test_breaks_links_and_scripts() -> None:
    page = "<table><tr><td><a href='mailto:a@example.org'>Ada</a><br>NOC<script>evil()</script></td></tr></table>"
    assert read(page) == [([["Ada\nNOC"]], [], {(1, 0): "mailto:a@example.org"})]


def test_a_table_within_a_cell_is_its_text() -> None:
    page = "<table><tr><td>x<table><tr><td>y</td></tr></table></td><td>z</td></tr></table><table></table>"
    tables = read(page)
    assert [rows for rows, _, _ in tables] == [[["x\ny", "z"]]]


def test_a_claim_of_endless_cells_is_refused() -> None:
    cell = "<td rowspan=500 colspan=500>x</td>"
    with pytest.raises(ValueError, match="more cells"):
        read(f"<table><tr>{cell * 20}</tr></table>")
