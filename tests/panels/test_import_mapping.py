"""What the columns mean, corrected by a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.formats.merging import merge
from designer.formats.tables.spellings import Spelling
from designer.formats.tables.workbook import Encoding, Workbook
from designer.formats.values.vocabulary import shipped
from designer.panels.import_mapping import MappingPage, Read, corrections, seems_to_be, with_header
from designer.panels.look import Look
from tests.panels.conftest import Shown
from tests.panels.sheets import workbook

BOOK = workbook(
    ("Contacts of the night shift", "", ""),
    ("Name", "Telephone", "Locker"),
    ("Fay Vidal", "+44 20 7946 0106", "7"),
    ("Bo Okafor", "+44 20 7946 0102", "8"),
)
MATRIX = workbook(
    ("Level", "Name", "Phone", "Escalate after"),
    ("Level 1", "Fay Vidal", "+44 20 7946 0106", "15 min"),
    ("Level 2", "Bo Okafor", "+44 20 7946 0102", "1 h"),
    ("Level 3", "Cem Park", "+44 20 7946 0103", "4 h"),
    name="Escalation",
)


def read(book: Workbook, **more: object) -> Read:
    mapped = merge.map_workbook(book)
    return Read(mapped, merge.outline(mapped), **more)  # type: ignore[arg-type]


@pytest.fixture
def page(look: Look, shown: Shown) -> MappingPage:
    made = MappingPage(look, shipped())
    made.show_workbook(BOOK, read(BOOK), "")
    shown(made, 900, 500)
    return made


def meanings(page: MappingPage) -> list[str]:
    return [str(combo.currentData()) for combo in page.grid.combos]


def choose(combo: object, data: object) -> None:
    combo.setCurrentIndex(combo.findData(data))  # type: ignore[attr-defined]
    combo.activated.emit(combo.currentIndex())  # type: ignore[attr-defined]


def test_proposals_are_shown_with_samples_and_how_sure_they_are(page: MappingPage) -> None:
    assert meanings(page) == ["name", "phone", ""]
    assert page.grid.item(0, 1).text() == "Fay Vidal  ·  Bo Okafor"
    assert page.grid.item(0, 3).text() == "Sure: known header"
    assert page.grid.item(2, 3).text() == "Not known"
    assert not page.grid.item(0, 3).icon().isNull()
    assert not page.tables.isVisible(), "there is one table only"
    assert not page.encoding.isVisible()
    assert not page.flow.isVisible(), "it is a list of contacts"


def test_a_correction_is_in_the_result(page: MappingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.changed):
        choose(page.grid.combos[2], "notes")
    (mapped,) = page.result()
    assert mapped.mapping.columns[2].field == "notes"
    assert corrections(page.result()) == {"Locker": "notes"}
    choose(page.grid.combos[1], "")
    assert not page.result()[0].mapping.columns[1].used
    assert corrections(page.result()) == {"Locker": "notes", "Telephone": ""}


def test_a_word_is_taught_only_where_somebody_ticks_it(page: MappingPage) -> None:
    choose(page.grid.combos[2], "mobile")
    lesson = page.grid.lessons[2]
    assert lesson.text() == "Always read “Locker” as Mobile"
    assert page.lessons == {}
    QTest.mouseClick(lesson, Qt.MouseButton.LeftButton, pos=lesson.rect().center())
    assert page.lessons == {"Locker": "mobile"}
    choose(page.grid.combos[2], "")
    assert page.lessons == {"Locker": ""}
    assert page.grid.lessons[2].text() == "Always leave “Locker” out"
    assert page.grid.lessons[2].isChecked()
    QTest.mouseClick(page.grid.lessons[2], Qt.MouseButton.LeftButton, pos=page.grid.lessons[2].rect().center())
    assert page.lessons == {}


def test_another_row_has_the_headers(page: MappingPage) -> None:
    choose(page.header_row, 0)
    (mapped,) = page.result()
    assert mapped.table.header_row is None
    assert len(mapped.table.rows) == 4
    choose(page.header_row, 2)
    assert page.result()[0].table.headers == ("Name", "Telephone", "Locker")
    assert meanings(page) == ["name", "phone", ""]


def test_tables_are_ticked_and_say_what_they_seem_to_be(look: Look, shown: Shown) -> None:
    page = MappingPage(look, shipped())
    sheets = BOOK.sheets + MATRIX.sheets + workbook(("Colour", "Size"), ("red", "big"), name="Other").sheets
    book = Workbook("people.xlsx", "xlsx", sheets)
    page.show_workbook(book, read(book), "")
    shown(page, 900, 500)
    assert page.tables.isVisible()
    firsts = [page.tables.item(row).text().split("\n")[0] for row in range(page.tables.count())]
    assert firsts == ["Contacts · 2 rows", "Escalation matrix", "Nothing known · 1 row"]
    assert [mapped.table.sheet for mapped in page.result()] == ["Sheet1", "Escalation"], "nothing known is not ticked"
    page.tables.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert [seems_to_be(mapped) for mapped in page.result()] == ["Escalation matrix: a row a level"]


def test_an_escalation_matrix_is_offered_with_its_flow(look: Look, shown: Shown, qtbot: QtBot) -> None:
    page = MappingPage(look, shipped())
    page.show_workbook(MATRIX, read(MATRIX, builds=True), "")
    shown(page, 900, 500)
    assert page.flow.isVisible()
    assert page.flow.is_wanted()
    with qtbot.waitSignal(page.changed):
        QTest.mouseClick(page.flow.only_contacts, Qt.MouseButton.LeftButton)
    assert not page.flow.is_wanted()
    page.show_outline(merge.outline(page.result()), True)
    assert not page.flow.is_wanted(), "what somebody chose stays"


def test_a_text_file_can_be_read_otherwise(look: Look, shown: Shown, qtbot: QtBot) -> None:
    page = MappingPage(look, shipped())
    book = workbook(("Name", "Phone"), ("Ana", "112"))
    text = Workbook(book.path, "csv", book.sheets, encoding=Encoding("cp1252", False, "", ("cp1250",)), delimiter=";")
    ways = (Spelling("cp1252", ("Zürich",)), Spelling("cp1250", ("Zürich", "ő")))
    page.show_workbook(text, read(text, spellings=ways), "")
    shown(page, 900, 500)
    assert page.encoding.isVisible()
    assert page.delimiter.currentData() == ";"
    assert page.ways.isVisible()
    assert page.ways.buttons["cp1252"].isChecked()
    with qtbot.waitSignal(page.reread) as heard:
        QTest.mouseClick(page.ways.buttons["cp1250"], Qt.MouseButton.LeftButton)
    assert heard.args == ["cp1250", ";"]
    with qtbot.waitSignal(page.reread) as heard:
        choose(page.encoding, "cp1251")
    assert heard.args == ["cp1251", ";"]


def test_the_country_is_told(look: Look, page: MappingPage) -> None:
    assert page.chosen_country() == ""
    assert page.country.itemText(0) == "Not known: please choose"
    page.show_workbook(BOOK, read(BOOK, country="GB"), "")
    assert page.country.itemText(0) == "United Kingdom, as most say"
    choose(page.country, "GB")
    assert page.chosen_country() == "GB"


def test_a_sheet_as_one_table() -> None:
    table = with_header(BOOK.sheets[0], 2)
    assert table.header_row == 2
    assert [row.number for row in table.rows] == [3, 4]
    assert with_header(BOOK.sheets[0], None).headers == ("", "", "")
