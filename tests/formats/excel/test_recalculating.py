"""A workbook with formulas asks to be worked out anew; another stays as it is."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from designer.formats.excel.patching import Patching
from designer.formats.excel.recalculating import asked, has_formulas
from tests.formats.excel.test_patching import parts, phone_list, saved, with_part

BOOK = "xl/workbook.xml"
PREFIX = b'<workbook><sheets><sheet name="a>b" r:id="r1"/></sheets><definedNames><definedName/></definedNames>'
SETTINGS = b'<calcPr calcId="191029"/>'


def kept(settings: bytes, formula: bool = True) -> bytes:
    """The list as Excel keeps it: its settings of calculation ask for nothing."""
    book = phone_list()
    if not formula:
        book["On call"]["D3"] = "none"
    data = saved(book)
    old = parts(data)[BOOK]
    start = old.index(b"<calcPr")
    return with_part(data, BOOK, old[:start] + settings + old[old.index(b">", start) + 1 :])


@pytest.mark.parametrize("settings", [SETTINGS, b""])
def test_formulas_are_worked_out_anew_where_a_cell_changes(settings: bytes) -> None:
    before = kept(settings)
    after = Patching(before).patch({"On call": {(2, 1): "X"}}).data
    assert b"fullCalcOnLoad" not in parts(before)[BOOK]
    assert load_workbook(io.BytesIO(after)).calculation.fullCalcOnLoad
    changed = {name for name, part in parts(after).items() if part != parts(before)[name]}
    assert changed == {"xl/worksheets/sheet1.xml", BOOK}


def test_nothing_is_asked_where_there_is_no_formula_or_no_change() -> None:
    plain, lists = kept(SETTINGS, formula=False), kept(SETTINGS)
    assert parts(Patching(plain).patch({"On call": {(2, 1): "X"}}).data)[BOOK] == parts(plain)[BOOK]
    assert Patching(lists).patch({"On call": {(3, 3): "X"}}).data == lists, "a formula makes the only cell"


@pytest.mark.parametrize(
    ("book", "wanted"),
    [
        (PREFIX + SETTINGS + b"</workbook>", PREFIX + b'<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'),
        (PREFIX + b"<calcPr fullCalcOnLoad='0' a='1'></calcPr>", PREFIX + b"<calcPr a='1' fullCalcOnLoad=\"1\"></calcPr>"),
        (PREFIX + b"<oleSize/></workbook>", PREFIX + b'<calcPr fullCalcOnLoad="1"/><oleSize/></workbook>'),
        (b"<x:workbook><x:sheets/></x:workbook>", b'<x:workbook><x:sheets/><x:calcPr fullCalcOnLoad="1"/></x:workbook>'),
        (b"<workbook/>", b"<workbook/>"),
        (b'<calcPr fullCalcOnLoad="true" />', b'<calcPr fullCalcOnLoad="true" />'),
    ],
)  # fmt: skip
def test_the_wish_is_put_where_it_belongs(book: bytes, wanted: bytes) -> None:
    assert asked(book) == wanted


def test_only_elements_of_formulas_count() -> None:
    assert has_formulas(b"<c><f>A1</f></c>") and has_formulas(b'<x:c><x:f t="shared" si="0"/></x:c>')
    assert not has_formulas(b"<font/><c><is><t>&lt;f&gt;</t></is></c>")
