"""Which sheets go into a workbook, and for whom."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from designer.commands import transitions
from designer.errors import UserError
from designer.formats.contacts.call_sheets import call_sheets
from designer.formats.contacts.contact_names import names_of
from designer.formats.contacts.sheet_language import ENGLISH
from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import EACH, SHEETS, Wish, check, chosen, usual
from designer.model import spans
from designer.model.choices import Privacy
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Severity
from tests.matrices import full_matrix
from tests.small import FRONT_SPECIALIST, SEV1, SEV2, small

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
SEV3 = "severity:aaaaaaa4"


def titles(matrix: Matrix, wish: Wish) -> list[str]:
    return list(load_workbook(io.BytesIO(excel.write(matrix, None, wish, now=NOW))).sheetnames)


def differing(edit: Edit) -> None:
    edit.put(Severity(id=SEV3, code="SEV3/night", rank=3))
    transitions.set_span(edit, FRONT_SPECIALIST, SEV1, spans.parse("5 min"))


def test_an_empty_matrix_has_the_sheets_to_fill_in() -> None:
    assert usual(Matrix(), "internal") == usual(Matrix(), "customer") == ("calls", "contacts", "how-to")


def test_every_sheet_that_says_something_but_the_checks() -> None:
    every = set(SHEETS) - {"checks"}
    assert set(usual(full_matrix(), "internal")) | {"vendors"} == every


def test_severities_at_which_the_same_is_printed_share_a_sheet() -> None:
    assert titles(small(), Wish(sheets=("calls",), severity=EACH)) == ["Call sheet"]
    matrix = small(differing)
    assert titles(matrix, Wish(sheets=("calls",), severity=EACH)) == ["Call sheet SEV1", "Call sheet SEV2, SEV3 night"]
    assert titles(matrix, Wish(sheets=("calls",))) == ["Call sheet"]
    assert titles(matrix, Wish(sheets=("calls",), severity="sev2")) == ["Call sheet SEV2"]


def test_a_sheet_for_one_severity_says_its_times_alone() -> None:
    matrix = small(differing)
    first, second = call_sheets(matrix, names_of(matrix), ENGLISH, each=True)
    assert [each.code for each in first.severities] == ["SEV1"]
    assert first.sections[0].rows[0]["then_after"] == "5 min"
    assert second.sections[0].rows[0]["then_after"] == "15 min"
    assert second.sections[0].rows[0]["severity"] == f"{SEV2} {SEV3}"
    assert second.sections[1].aside == "after 15 min"


def test_names_of_sheets_are_short_and_used_once() -> None:
    def long(edit: Edit) -> None:
        differing(edit)
        for id in (SEV1, SEV2, SEV3):
            edit.change(id, code="[A]:*?" + "x" * 40)

    found = titles(small(long), Wish(sheets=("calls",), severity=EACH))
    assert len({name.casefold() for name in found}) == len(found) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\\\") for name in found)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(sheets=("x",)), "There is no sheet “x”."),
        (Wish(sheets=()), "No sheet is chosen."),
        (Wish(sheets=("changes",), audience="customer"), "is not for customers"),
        (Wish(severity="SEV9"), "There is no severity “SEV9”."),
    ],
)
def test_a_wish_that_cannot_be_met_is_said(wish: Wish, said: str) -> None:
    with pytest.raises(UserError, match=said):
        check(small(), wish)


def test_the_language_is_that_of_the_matrix_unless_another_is_wished_for() -> None:
    document = Document(small())
    with document.edit("language") as edit:
        edit.change(document.matrix.head.id, language="pt-BR")
    assert titles(document.matrix, Wish(sheets=("calls", "how-to"))) == ["Folha de chamadas", "Instruções"]
    assert titles(document.matrix, Wish(sheets=("how-to",), language="nl")) == ["Uitleg"]
    assert chosen(document.matrix, Wish()) == usual(document.matrix, "internal")


def test_a_right_to_left_language_turns_the_sheets() -> None:
    book = load_workbook(io.BytesIO(excel.write(small(), None, Wish(language="ar"), now=NOW)))
    assert all(sheet.sheet_view.rightToLeft for sheet in book if sheet.sheet_state == "visible")
    page = book.worksheets[0]
    assert page["B5"].alignment.horizontal == "right"
    assert (page["D5"].alignment.horizontal, page["D5"].alignment.readingOrder) == ("right", 1)
    assert page["A1"].alignment.readingOrder == 2
    assert not load_workbook(io.BytesIO(excel.write(small(), None, now=NOW))).worksheets[0].sheet_view.rightToLeft


def test_what_customers_are_not_shown_is_said_before() -> None:
    document = Document(small())
    with document.edit("privacy") as edit:
        first, second, *_ = document.matrix.contacts
        edit.change(first, privacy=Privacy.PUBLIC)
        edit.change(second, privacy=Privacy.PERSONAL)
    said = " ".join(excel.lost(document.matrix, Wish(audience="customer")))
    assert "3 contacts are marked internal" in said
    assert "1 contact marked personal are withheld" in said
