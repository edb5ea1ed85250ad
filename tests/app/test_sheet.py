"""The sheet in the window: remembered choices, the export that begins with them, records, reading only."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app.read_only import ReadOnlyDocument
from designer.app.sheet import SheetTab
from designer.app.workshop import Workshop
from designer.formats.contacts.printed_sheet import Wanted
from designer.panels import sheet_page
from designer.panels.sheet_dialog import SheetDialog
from tests import small


@pytest.fixture
def sheet(opened: Workshop) -> Workshop:
    opened.run("tab_sheet")
    return opened


def choose(workshop: Workshop, **wanted: object) -> None:
    bar = workshop.sheet.bar
    for name, value in wanted.items():
        box = getattr(bar, name)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())


def test_the_choice_is_remembered_and_is_what_an_export_begins_with(sheet: Workshop) -> None:
    choose(sheet, severity=small.SEV2, audience="customer", paper="Letter", language="de")
    assert sheet.settings["paper"] == "Letter"
    sheet.run("export_sheet")
    dialog = sheet.room("exporting").dialog
    assert isinstance(dialog, SheetDialog)
    wish = dialog.wish()
    assert (wish.severity, wish.audience, wish.paper, wish.language) == (small.SEV2, "customer", "Letter", "de")
    dialog.reject()
    again = SheetTab(sheet.session, sheet.settings, sheet.background)
    assert again.page.bar.wanted == Wanted(small.SEV2, True, "Letter", "de")
    again.page.deleteLater()
    again.page.bar.deleteLater()
    sheet.settings.listeners.remove(again._setting_changed)


def test_what_is_chosen_elsewhere_is_shown(sheet: Workshop, qtbot: QtBot) -> None:
    sheet.run("paper_letter")
    assert sheet.sheet.bar.wanted.paper == "Letter"
    sheet.settings["sheets"] = {"severity": "each", "audience": "customer", "language": "xx"}
    assert sheet.sheet.bar.wanted == Wanted("", True, "Letter", "")
    qtbot.waitUntil(lambda: sheet.sheet.model.sheet.wanted == sheet.sheet.bar.wanted)  # type: ignore[union-attr]


def test_typing_is_an_edit_that_undo_takes_back(sheet: Workshop) -> None:
    view = sheet.sheet.view
    view.setFocus()
    view.setCurrentIndex(sheet.sheet.model.index(4, 3))
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert view.delegate.editor is not None
    QTest.keyClicks(view.delegate.editor, "+44 20 7946 0188")
    sheet.run("save")  # takes what is being typed
    assert sheet.session.matrix.contacts[small.ANA].phones[0].number == "+44 20 7946 0188"
    sheet.run("undo")
    assert sheet.session.matrix.contacts[small.ANA].phones[0].number == "+44 20 7946 0101"


def test_saving_speaks_of_what_a_cell_could_not_take_and_shows_it(sheet: Workshop, qtbot: QtBot) -> None:
    view = sheet.sheet.view
    view.setCurrentIndex(sheet.sheet.model.index(4, 7))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert view.delegate.editor is not None
    QTest.keyClicks(view.delegate.editor, "soon")
    sheet.run("save")
    qtbot.waitUntil(lambda: "Then after on the sheet" in sheet.window.messages.text, timeout=10_000)
    sheet.run("tab_flow")
    sheet.session.shown.emit(small.FRONT, "sheet then_after")
    assert sheet.tabs.shown == "sheet"
    view.delegate.leave()
    assert sheet.session.untaken.standing(sheet.session.matrix) == []


def test_a_derived_cell_leads_to_the_inspector_and_the_sheet_stays(sheet: Workshop) -> None:
    sheet.bench.toggle_panel("right")
    view = sheet.sheet.view
    view.setCurrentIndex(sheet.sheet.model.index(4, 0))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert sheet.session.selection == (small.FRONT,)
    assert sheet.inspector.isVisible() and sheet.tabs.shown == "sheet"


def test_show_in_flow(sheet: Workshop) -> None:
    sheet.sheet.wants_in_flow.emit(small.FRONT)
    assert sheet.tabs.shown == "flow" and list(sheet.flow.selection) == [small.FRONT]


def test_what_an_empty_sheet_asks_for(workshop: Workshop, qtbot: QtBot) -> None:
    workshop.files.blank()
    qtbot.waitUntil(lambda: workshop.session.is_open)
    workshop.run("tab_sheet")
    assert workshop.sheet.nobody.isVisible()
    workshop.sheet.wants.emit("contact")
    assert len(workshop.session.matrix.contacts) == 1
    workshop.sheet.wants.emit("flow")
    assert workshop.tabs.shown == "flow"


def test_a_document_open_to_read(workshop: Workshop) -> None:
    workshop.files.begin(ReadOnlyDocument(small.small(), "x"), Path("x.escalation"))
    workshop.run("tab_sheet")
    model = workshop.sheet.model
    assert "open to read" in model.why_not(model.index(4, 3))


def test_a_large_sheet_and_an_import_leave_each_other_be(
    sheet: Workshop, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_page, "AT_ONCE", 1)
    people = tmp_path / "people.csv"
    people.write_text("Name,Phone\nAna Novak,+44 20 7946 0999\n", "utf-8")
    importing = sheet.room("importing")
    importing.begin(people)
    with sheet.session.edit("Rename level") as edit:
        edit.change(small.L1, label="Elsewhere")
    dialog = importing.dialog
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.mapping, timeout=5000)
    qtbot.waitUntil(lambda: "Elsewhere" in sheet.sheet.model.index(3, 0).data(), timeout=5000)
    dialog.reject()


def test_a_large_sheet_comes_from_the_background(
    sheet: Workshop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_page, "AT_ONCE", 1)
    with sheet.session.edit("Rename level") as edit:
        edit.change(small.L1, label="Elsewhere")
    qtbot.waitUntil(lambda: "Elsewhere" in sheet.sheet.model.index(3, 0).data(), timeout=5000)
    QApplication.processEvents()
