"""The import dialog by itself: its pages, chips and buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.formats.merging import merge
from designer.formats.values.vocabulary import shipped
from designer.panels.import_dialog import ImportDialog
from designer.panels.look import Look
from tests.panels.conftest import Shown
from tests.panels.sheets import workbook
from tests.small import small


@pytest.fixture
def dialog(look: Look, shown: Shown) -> ImportDialog:
    made = ImportDialog("people.xlsx", look, shipped())
    shown(made, 1000, 640)
    return made


def test_reading_can_be_cancelled(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.show_reading(0.4, "400 rows")
    assert dialog.bar.value() == 40
    assert not dialog.main.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)


def test_a_password_is_asked_for(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.ask_password("“people.xlsx” is protected with a password.")
    QTest.keyClicks(dialog.password, "secret")
    with qtbot.waitSignal(dialog.wants_password) as heard:
        QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    assert heard.args == ["secret"]


def test_a_problem_leaves_another_file_or_none(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.show_problem("There is no table in it.", "Choose another.")
    assert dialog.about.text() == "There is no table in it. Choose another."
    assert (dialog.main.text(), dialog.cancel.text()) == ("Choose another file…", "Close")
    assert dialog.bar.isHidden(), "nothing is under way"
    with qtbot.waitSignal(dialog.wants_another):
        QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    dialog.show_reading(0.5)
    assert not dialog.bar.isHidden()
    assert not dialog.main.isVisible()
    assert dialog.cancel.text() == "Cancel"
    dialog.show_problem("It has changed.", "", "Nothing was imported")
    assert dialog.title.text() == "Nothing was imported"
    with qtbot.waitSignal(dialog.rejected):
        QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)


def test_it_fits_the_screen(dialog: ImportDialog) -> None:
    room = dialog.screen().availableGeometry()
    assert dialog.sizeHint().width() < room.width()
    assert dialog.sizeHint().height() < room.height()
    assert dialog.minimumSizeHint().width() <= 1000, "it fits a screen of 1024"


def test_the_way_to_the_preview_and_back(dialog: ImportDialog, qtbot: QtBot) -> None:
    book = workbook(("Name", "Phone"), ("Fay Vidal", "+44 20 7946 0106"), ("Bo Okafor", "+44 20 7946 0102"))
    mapped = merge.map_workbook(book)
    dialog.show_mapping(book, mapped, "")
    with qtbot.waitSignal(dialog.wants_preview):
        QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    dialog.show_preview(merge.propose_changes(small(), book, mapped))
    assert dialog.main.text() == "Import 1 change"
    assert dialog.chips["unchanged"].text() == "1 unchanged"
    assert not dialog.chips["unchanged"].isChecked()
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.pages.currentWidget() is dialog.mapping


def test_unticked_is_not_counted_and_nothing_cannot_be_imported(dialog: ImportDialog, qtbot: QtBot) -> None:
    book = workbook(("Name", "Phone"), ("Fay Vidal", "+44 20 7946 0106"), ("Gus Wynn", "+44 20 7946 0107"))
    dialog.show_preview(merge.propose_changes(small(), book))
    assert dialog.model is not None
    place = dialog.model.index(0, 0)
    dialog.model.setData(place, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog.main.text() == "Import 1 change"
    dialog.model.tick_all(False)
    assert dialog.main.text() == "Nothing to import"
    assert not dialog.main.isEnabled()
    dialog.model.tick_all(True)
    with qtbot.waitSignal(dialog.wants_import):
        QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)


def test_words_filter_the_changes(dialog: ImportDialog) -> None:
    book = workbook(("Name", "Phone"), ("Fay Vidal", "+44 20 7946 0106"), ("Gus Wynn", "+44 20 7946 0107"))
    dialog.show_preview(merge.propose_changes(small(), book))
    assert dialog.model is not None
    QTest.keyClicks(dialog.search, "gus")
    assert [top.name for top in dialog.model.shown] == ["Gus Wynn"]
