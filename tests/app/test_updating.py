"""A workbook of one's own is brought up to date from the window, every cell seen before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.errors import FileProblem
from designer.formats import updating
from designer.panels.update_dialog import UpdateDialog
from tests.app.test_files import Gate

PATIENCE = 30_000


@pytest.fixture
def people(tmp_path: Path) -> Path:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Name", "Phone", "Shoe size"])
    sheet.append(["Bo Okafor", "+44 20 7946 0998", 44])
    sheet.append(["Cem Park", '="+44 20 7946 "&"0999"', 38])
    path = tmp_path / "people.xlsx"
    book.save(path)
    return path


def begun(workshop: Workshop, path: Path, qtbot: QtBot) -> UpdateDialog:
    """The dialog, at the cells."""
    room = workshop.room("updating")
    room.begin(path)
    dialog: UpdateDialog = room.dialog
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.mapping, timeout=PATIENCE)
    assert not dialog.mapping.flow.isVisible()
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.outcome, timeout=PATIENCE)
    return dialog


def phone(path: Path) -> str:
    return str(load_workbook(path).active["B2"].value)


def test_ticked_cells_are_written_and_the_former_file_stays(opened: Workshop, people: Path, qtbot: QtBot) -> None:
    dialog = begun(opened, people, qtbot)
    before = people.read_bytes()
    assert dialog.main.text() == "Write 1 cell"
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Wrote 1 cell of people.xlsx." in opened.window.messages.text, timeout=PATIENCE)
    assert phone(people) == "+44 20 7946 0102 / +44 7700 900102"
    (backup,) = people.parent.glob("people (before *.xlsx")
    assert backup.read_bytes() == before
    assert backup.name in opened.window.messages.text
    again = begun(opened, people, qtbot)
    assert again.main.text() == "Nothing to write", "a formula makes the other cell"
    again.reject()


def test_a_file_that_is_open_elsewhere_is_tried_again(opened: Workshop, people: Path, qtbot: QtBot) -> None:
    dialog = begun(opened, people, qtbot)
    lock = people.with_name("~$people.xlsx")
    lock.write_bytes(b"")
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "open in another program" in dialog.about.text(), timeout=PATIENCE)
    assert phone(people) == "+44 20 7946 0998"
    lock.unlink()
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Wrote 1 cell" in opened.window.messages.text, timeout=PATIENCE)
    assert phone(people) == "+44 20 7946 0102 / +44 7700 900102"


def test_a_file_that_changed_meanwhile_is_looked_at_again(opened: Workshop, people: Path, qtbot: QtBot) -> None:
    dialog = begun(opened, people, qtbot)
    book = load_workbook(people)
    book.active["A9"] = "A note"
    book.save(people)
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.main.text() == "Look again", timeout=PATIENCE)
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    room = opened.room("updating")
    qtbot.waitUntil(lambda: room.dialog is not None and room.dialog is not dialog, timeout=PATIENCE)
    qtbot.waitUntil(lambda: room.dialog.pages.currentWidget() is room.dialog.mapping, timeout=PATIENCE)
    room.dialog.reject()


def test_what_this_program_wrote_is_refused(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    own = tmp_path / "own.xlsx"
    opened.room("exporting").sheet_to(own)
    qtbot.waitUntil(lambda: "Wrote own.xlsx" in opened.window.messages.text, timeout=PATIENCE)
    room = opened.room("updating")
    room.begin(own)
    qtbot.waitUntil(lambda: "written by this program" in room.dialog.about.text(), timeout=PATIENCE)
    room.dialog.reject()


def test_cancel_leaves_everything(opened: Workshop, people: Path, qtbot: QtBot) -> None:
    before = people.read_bytes()
    dialog = begun(opened, people, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.room("updating").dialog is None)
    assert people.read_bytes() == before
    assert [each.name for each in people.parent.iterdir() if each.suffix == ".xlsx"] == ["people.xlsx"]


def test_what_is_written_is_told_also_where_the_dialog_was_closed(
    opened: Workshop, people: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, updating, "write")
    dialog = begun(opened, people, qtbot)
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(gate.begun.is_set)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.room("updating").dialog is None)
    gate.go.set()
    qtbot.waitUntil(lambda: "Wrote 1 cell of people.xlsx." in opened.window.messages.text, timeout=PATIENCE)


def test_what_could_not_be_written_is_told_also_where_the_dialog_was_closed(
    opened: Workshop, people: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FileProblem("The disk is full.", "Make room.")

    monkeypatch.setattr(updating, "write", full)
    gate = Gate(monkeypatch, updating, "write")
    dialog = begun(opened, people, qtbot)
    QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(gate.begun.is_set)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened.room("updating").dialog is None)
    gate.go.set()
    qtbot.waitUntil(lambda: "The disk is full." in opened.window.messages.text, timeout=PATIENCE)
