"""What the columns mean, corrected by a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from designer.formats.merging import merge
from designer.formats.tables.workbook import Encoding, Workbook
from designer.formats.values.vocabulary import shipped
from designer.panels.import_mapping import MappingPage, with_header
from tests.panels.conftest import Shown
from tests.panels.sheets import workbook

BOOK = workbook(
    ("Contacts of the night shift", "", ""),
    ("Name", "Telephone", "Locker"),
    ("Fay Vidal", "+44 20 7946 0106", "7"),
    ("Bo Okafor", "+44 20 7946 0102", "8"),
)


@pytest.fixture
def page(shown: Shown) -> MappingPage:
    made = MappingPage(shipped())
    made.show_workbook(BOOK, merge.map_workbook(BOOK), "")
    shown(made, 900, 500)
    return made


def meanings(page: MappingPage) -> list[str]:
    return [str(combo.currentData()) for combo in page.combos]


def choose(combo: object, data: object) -> None:
    combo.setCurrentIndex(combo.findData(data))  # type: ignore[attr-defined]
    combo.activated.emit(combo.currentIndex())  # type: ignore[attr-defined]


def test_proposals_are_shown_with_samples_and_reasons(page: MappingPage) -> None:
    assert meanings(page) == ["name", "phone", ""]
    assert page.grid.item(0, 1).text() == "Fay Vidal  ·  Bo Okafor"
    assert page.grid.item(0, 3).text() == "The header is known"
    assert not page.tables.isVisible(), "there is one table only"
    assert not page.encoding.isVisible()


def test_a_correction_is_in_the_result(page: MappingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.changed):
        choose(page.combos[2], "notes")
    (mapped,) = page.result()
    assert mapped.mapping.columns[2].field == "notes"
    assert page.corrections() == {"Locker": "notes"}
    choose(page.combos[1], "")
    assert not page.result()[0].mapping.columns[1].used
    assert page.corrections() == {"Locker": "notes", "Telephone": ""}


def test_another_row_has_the_headers(page: MappingPage) -> None:
    choose(page.header_row, 0)
    (mapped,) = page.result()
    assert mapped.table.header_row is None
    assert len(mapped.table.rows) == 4
    choose(page.header_row, 2)
    assert page.result()[0].table.headers == ("Name", "Telephone", "Locker")
    assert meanings(page) == ["name", "phone", ""]


def test_tables_are_ticked(shown: Shown) -> None:
    page = MappingPage(shipped())
    two = (
        workbook(("Name", "Phone"), ("Ana", "112")).sheets
        + workbook(("Name", "Phone"), ("Bo", "113"), name="Two").sheets
    )
    book = Workbook("people.xlsx", "xlsx", two)
    page.show_workbook(book, merge.map_workbook(book), "")
    shown(page, 900, 500)
    assert page.tables.isVisible()
    page.tables.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert [mapped.table.sheet for mapped in page.result()] == ["Two"]


def test_a_text_file_can_be_read_otherwise(shown: Shown, qtbot: QtBot) -> None:
    page = MappingPage(shipped())
    book = workbook(("Name", "Phone"), ("Ana", "112"))
    text = Workbook(book.path, "csv", book.sheets, encoding=Encoding("cp1252", False, "", ("cp1250",)), delimiter=";")
    page.show_workbook(text, merge.map_workbook(text), "")
    shown(page, 900, 500)
    assert page.encoding.isVisible()
    assert page.delimiter.currentData() == ";"
    with qtbot.waitSignal(page.reread) as heard:
        page.encoding.setCurrentText("cp1250")
        page.encoding.activated.emit(1)
    assert heard.args == ["cp1250", ";"]


def test_the_country_is_told(page: MappingPage) -> None:
    assert page.chosen_country() == ""
    choose(page.country, "GB")
    assert page.chosen_country() == "GB"


def test_a_sheet_as_one_table() -> None:
    table = with_header(BOOK.sheets[0], 2)
    assert table.header_row == 2
    assert [row.number for row in table.rows] == [3, 4]
    assert with_header(BOOK.sheets[0], None).headers == ("", "", "")
