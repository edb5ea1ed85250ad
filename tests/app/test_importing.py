"""A contact sheet comes in: read in the background, its columns corrected, every change seen, one undo step."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.panels.import_dialog import ImportDialog
from tests import small
from tests.app.conftest import dialog_of

ROWS = (
    ("Full name", "Position", "Telephone", "E-mail", "Shoe size"),
    ("Fay Vidal", "Billing specialist", "+44 20 7946 0106", "fay@example.org", "38"),
    ("Bo Okafor", "Senior specialist", "+44 20 7946 0102", "bo@example.org", "44"),
)
PATIENCE = 30_000


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    path = tmp_path / "people.xlsx"
    book.save(path)
    return path


def begun(workshop: Workshop, sheet: Path, qtbot: QtBot) -> ImportDialog:
    """The dialog, at what the columns mean."""
    room = workshop.room("importing")
    room.begin(sheet)
    dialog: ImportDialog = room.dialog
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.mapping, timeout=PATIENCE)
    return dialog


def previewed(workshop: Workshop, sheet: Path, qtbot: QtBot) -> ImportDialog:
    dialog = begun(workshop, sheet, qtbot)
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model is not None, timeout=PATIENCE)
    return dialog


def import_it(dialog: ImportDialog, workshop: Workshop, qtbot: QtBot) -> None:
    """Click the button and wait until it is done."""
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    room = workshop.room("importing")
    qtbot.waitUntil(lambda: room.dialog is None, timeout=PATIENCE)


def choose(combo: QComboBox, data: str) -> None:
    combo.setCurrentIndex(combo.findData(data))
    combo.activated.emit(combo.currentIndex())


def test_what_is_ticked_comes_in_as_one_step(opened: Workshop, sheet: Path, qtbot: QtBot) -> None:
    dialog = previewed(opened, sheet, qtbot)
    assert dialog.main.text() == "Import 1 contact and 1 change"
    before = opened.session.matrix
    import_it(dialog, opened, qtbot)
    contacts = {contact.name: contact for contact in opened.session.matrix.contacts.values()}
    assert contacts["Fay Vidal"].phones[0].e164 == "+442079460106"
    assert contacts["Bo Okafor"].role == "Senior specialist"
    assert contacts["Bo Okafor"].id == small.BO
    assert opened.session.document.history == ["Import people.xlsx"]
    assert "1 contact added, 1 contact changed" in opened.window.messages.text
    opened.run("undo")
    assert opened.session.matrix == before


def test_an_import_can_be_undone_where_it_was_told_also_after_another_was_begun(
    opened: Workshop, sheet: Path, qtbot: QtBot
) -> None:
    before = opened.session.matrix
    import_it(previewed(opened, sheet, qtbot), opened, qtbot)
    begun(opened, sheet.rename(sheet.with_name("other.xlsx")), qtbot).reject()
    (button,) = opened.window.messages._buttons
    button.click()
    assert opened.session.matrix == before


def test_the_next_file_is_looked_for_where_this_one_was(opened: Workshop, sheet: Path, qtbot: QtBot) -> None:
    begun(opened, sheet, qtbot)
    assert opened.settings["folder"] == str(sheet.parent)


def test_a_correction_counts_and_a_word_is_taught(opened: Workshop, sheet: Path, qtbot: QtBot) -> None:
    dialog = begun(opened, sheet, qtbot)
    combo = dialog.mapping.grid.combos[4]
    assert combo.currentData() == ""
    choose(combo, "notes")
    lesson = dialog.mapping.grid.lessons[4]
    QTest.mouseClick(lesson, Qt.MouseButton.LeftButton, pos=lesson.rect().center())
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model is not None, timeout=PATIENCE)
    import_it(dialog, opened, qtbot)
    assert opened.session.matrix.contacts[small.BO].notes == "44"
    assert opened.settings["columns"] == {"Shoe size": "notes"}
    again = begun(opened, sheet, qtbot)
    assert again.mapping.grid.combos[4].currentData() == "notes"
    again.reject()


def test_without_a_matrix_a_blank_one_is_begun(workshop: Workshop, sheet: Path, qtbot: QtBot) -> None:
    workshop.files.dropped(str(sheet))
    assert workshop.session.is_open
    dialog: ImportDialog = workshop.room("importing").dialog
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.mapping, timeout=PATIENCE)
    dialog.reject()


def test_our_own_sheet_goes_straight_to_the_changes(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    own = tmp_path / "own.xlsx"
    opened.room("exporting").sheet_to(own)
    qtbot.waitUntil(lambda: "Wrote own.xlsx" in opened.window.messages.text, timeout=PATIENCE)
    room = opened.room("importing")
    room.begin(own)
    qtbot.waitUntil(lambda: room.dialog.model is not None, timeout=PATIENCE)
    assert room.dialog.main.text() == "Nothing to import"
    assert not room.dialog.main.isEnabled()
    assert not room.dialog.back.isVisible()
    room.dialog.reject()


def test_what_cannot_be_read_is_told_in_the_dialog(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    room = opened.room("importing")
    room.begin(broken)
    dialog: ImportDialog = room.dialog
    qtbot.waitUntil(lambda: "cannot be read" in dialog.title.text(), timeout=PATIENCE)
    assert dialog.about.text()
    dialog.reject()


def test_cancel_drops_the_reading(opened: Workshop, sheet: Path, qtbot: QtBot) -> None:
    room = opened.room("importing")
    room.begin(sheet)
    before = opened.session.matrix
    room.dialog.reject()
    qtbot.waitUntil(lambda: room.dialog is None)
    qtbot.wait(300)
    assert opened.session.matrix is before


def test_another_file_is_chosen_instead_of_a_broken_one(
    opened: Workshop, sheet: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    room = opened.room("importing")
    room.begin(broken)
    first: ImportDialog = room.dialog
    qtbot.waitUntil(lambda: first.main.isVisible(), timeout=PATIENCE)
    assert "broken.xlsx cannot be read" in first.title.text()
    QTest.mouseClick(first.main, Qt.MouseButton.LeftButton)
    chooser = dialog_of(QFileDialog)
    chooser.fileSelected.emit(str(sheet))  # type: ignore[attr-defined]
    chooser.close()
    qtbot.waitUntil(lambda: room.dialog is not None and room.dialog is not first, timeout=PATIENCE)
    second: ImportDialog = room.dialog
    qtbot.waitUntil(lambda: second.pages.currentWidget() is second.mapping, timeout=PATIENCE)
    assert "people.xlsx" in second.windowTitle()
    second.reject()


def test_a_correction_is_there_again_for_the_same_headers(opened: Workshop, sheet: Path, qtbot: QtBot) -> None:
    dialog = begun(opened, sheet, qtbot)
    choose(dialog.mapping.grid.combos[4], "notes")
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model is not None, timeout=PATIENCE)
    import_it(dialog, opened, qtbot)
    assert opened.settings["columns"] == {}, "no word was taught"
    again = begun(opened, sheet, qtbot)
    assert again.mapping.grid.combos[4].currentData() == "notes"
    assert again.mapping.grid.item(4, 3).text() == "As last time"
    again.reject()


def flow_sheet(tmp_path: Path) -> Path:
    book = Workbook()
    for row in (
        ("Level", "Name", "Role", "Phone", "Escalate after"),
        ("Level 1", "Fay Vidal", "Agent", "+44 20 7946 0106", "15 min"),
        ("Level 2", "Gus Wynn", "Specialist", "+44 20 7946 0107", "1 h"),
    ):
        book.active.append(row)
    path = tmp_path / "escalation.xlsx"
    book.save(path)
    return path


def test_the_flow_of_a_matrix_comes_in_and_is_drawn_before(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    workshop.files.blank()
    before = workshop.session.matrix
    dialog = begun(workshop, flow_sheet(tmp_path), qtbot)
    assert dialog.mapping.flow.isVisible()
    assert dialog.mapping.flow.is_wanted()
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: dialog.changes.chart.picture is not None, timeout=PATIENCE)
    import_it(dialog, workshop, qtbot)
    matrix = workshop.session.matrix
    assert {step.title for step in matrix.steps.values()} >= {"Agent", "Specialist"}
    assert "2 contacts, 2 steps" in workshop.window.messages.text
    workshop.run("undo")
    assert workshop.session.matrix == before


def test_contacts_only_leaves_the_flow_alone(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    workshop.files.blank()
    steps = len(workshop.session.matrix.steps)
    dialog = begun(workshop, flow_sheet(tmp_path), qtbot)
    QTest.mouseClick(dialog.mapping.flow.only_contacts, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.model is not None, timeout=PATIENCE)
    assert not dialog.changes.chart_box.isVisible()
    import_it(dialog, workshop, qtbot)
    assert len(workshop.session.matrix.steps) == steps
    assert len(workshop.session.matrix.contacts) == 2


def test_a_level_that_somebody_names_makes_it_a_matrix(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    workshop.files.blank()
    book = Workbook()
    for row in (("Rung", "Name", "Phone"), ("L1", "Fay", "+44 20 7946 0106"), ("L2", "Gus", "+44 20 7946 0107")):
        book.active.append(row)
    path = tmp_path / "rungs.xlsx"
    book.save(path)
    dialog = begun(workshop, path, qtbot)
    if not dialog.mapping.flow.isVisible():
        choose(dialog.mapping.grid.combos[0], "level")
    qtbot.waitUntil(dialog.mapping.flow.isVisible, timeout=PATIENCE)
    dialog.reject()


def test_a_row_that_may_be_somebody_is_decided_with_a_click(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    book = Workbook()
    for row in (("Name", "Phone", "E-mail"), ("Bo Okafor", "+44 20 7946 0999", "other@example.org")):
        book.active.append(row)
    path = tmp_path / "bo.xlsx"
    book.save(path)
    dialog = previewed(opened, path, qtbot)
    assert dialog.main.text() == "Nothing to import"
    assert dialog.changes.same.isVisible()
    QTest.mouseClick(dialog.changes.same.same, Qt.MouseButton.LeftButton)
    assert dialog.main.text() == "Import 1 change"
    assert not dialog.changes.same.isVisible()
    import_it(dialog, opened, qtbot)
    assert opened.session.matrix.contacts[small.BO].emails[-1].address == "other@example.org"


def test_letters_are_chosen_by_how_they_read(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Имя;Телефон\nАнна;+44 20 7946 0106\n".encode("cp1251"))
    dialog = begun(opened, path, qtbot)
    ways = dialog.mapping.ways
    assert ways.isVisible()
    assert ways.buttons["cp1251"].isChecked()
    other = next(button for name, button in ways.buttons.items() if name != "cp1251")
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.mapping, timeout=PATIENCE)
    assert dialog.mapping.grid.item(0, 0).text() != "Имя"
    QTest.mouseClick(ways.buttons["cp1251"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.mapping, timeout=PATIENCE)
    assert dialog.mapping.grid.item(0, 0).text() == "Имя"
    dialog.reject()


def test_what_was_changed_on_both_sides_is_chosen(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    own = tmp_path / "own.xlsx"
    opened.room("exporting").sheet_to(own)
    qtbot.waitUntil(lambda: "Wrote own.xlsx" in opened.window.messages.text, timeout=PATIENCE)
    book = load_workbook(own)
    sheet = book["Contacts"]
    cells = {str(cell.value): cell for row in sheet.iter_rows(max_row=8) for cell in row if cell.value}
    row = next(cell.row for line in sheet.iter_rows() for cell in line if cell.value == "Bo Okafor")
    sheet.cell(row, cells["Role"].column).value = "Changed there"
    book.save(own)
    with opened.session.document.edit("Change role") as edit:
        edit.change(small.BO, role="Changed here")
    room = opened.room("importing")
    room.begin(own)
    dialog: ImportDialog = room.dialog
    qtbot.waitUntil(lambda: dialog.model is not None, timeout=PATIENCE)
    model = dialog.model
    assert model is not None
    assert dialog.changes.chips["both"].text() == "1 to choose"
    assert "1 field has several values" in dialog.about.text()
    top = model.index(next(n for n, each in enumerate(model.shown) if each.kind == "both"), 0)
    there = next(
        model.index(n, 0, top) for n in range(model.rowCount(top)) if model.index(n, 2, top).data() == "Changed there"
    )
    tree = dialog.changes.tree
    rect = tree.visualRect(there)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 12, rect.center().y()))
    assert "several values" not in dialog.about.text()
    import_it(dialog, opened, qtbot)
    assert opened.session.matrix.contacts[small.BO].role == "Changed there"
