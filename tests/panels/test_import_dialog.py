"""The import dialog by itself: its pages, chips and buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.formats.merging import merge
from designer.formats.values.vocabulary import shipped
from designer.panels.import_dialog import ImportDialog
from designer.panels.import_mapping import Read
from designer.panels.look import Look
from designer.panels.preview_lines import Listing
from tests.panels.conftest import Shown
from tests.panels.sheets import workbook
from tests.small import small

BOOK = workbook(("Name", "Phone"), ("Fay Vidal", "+44 20 7946 0106"), ("Gus Wynn", "+44 20 7946 0107"))


@pytest.fixture
def dialog(look: Look, shown: Shown) -> ImportDialog:
    made = ImportDialog("people.xlsx", look, shipped())
    shown(made, 1000, 640)
    return made


def listing() -> Listing:
    return Listing(merge.propose_changes(small(), BOOK))


def test_the_way_to_the_preview_and_back(dialog: ImportDialog, qtbot: QtBot) -> None:
    book = workbook(("Name", "Phone"), ("Fay Vidal", "+44 20 7946 0106"), ("Bo Okafor", "+44 20 7946 0102"))
    mapped = merge.map_workbook(book)
    dialog.show_mapping(book, Read(mapped), "")
    with qtbot.waitSignal(dialog.wants_outcome):
        QTest.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    dialog.show_preview(Listing(merge.propose_changes(small(), book, mapped)))
    assert dialog.main.text() == "Import 1 contact"
    chips = dialog.changes.chips
    assert chips["unchanged"].text() == "1 unchanged"
    assert not chips["unchanged"].isChecked()
    assert not chips["missing"].isVisible()
    QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert dialog.pages.currentWidget() is dialog.mapping


def test_unticked_is_not_counted_and_nothing_cannot_be_imported(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.show_preview(listing())
    assert dialog.model is not None
    place = dialog.model.index(0, 0)
    dialog.model.setData(place, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert dialog.main.text() == "Import 1 contact"
    dialog.model.tick_all(False)
    assert dialog.main.text() == "Nothing to import"
    assert not dialog.main.isEnabled()
    dialog.model.tick_all(True)
    with qtbot.waitSignal(dialog.wants_done):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_words_and_chips_filter_the_changes(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.show_preview(listing())
    assert dialog.model is not None
    QTest.keyClicks(dialog.changes.search, "gus")
    qtbot.waitUntil(lambda: [top.name for top in dialog.changes.model.shown] == ["Gus Wynn"])
    QTest.mouseClick(dialog.changes.chips["new"], Qt.MouseButton.LeftButton)
    assert dialog.model.shown == []


def test_what_should_be_known_is_shown_and_hidden(dialog: ImportDialog) -> None:
    book = workbook(("Name", "Phone", "Level"), ("Fay Vidal", "+44 20 7946 0106", "1"), ("", "112", ""))
    dialog.show_preview(Listing(merge.propose_changes(small(), book)))
    page = dialog.changes
    assert page.problems.isVisible()
    assert page.known.text() == f"{page.problems.count()} remarks"
    QTest.mouseClick(page.known, Qt.MouseButton.LeftButton)
    assert not page.problems.isVisible()


def test_a_box_is_ticked_with_the_mouse(dialog: ImportDialog) -> None:
    dialog.show_preview(listing())
    assert dialog.model is not None
    tree = dialog.changes.tree
    first = dialog.model.index(0, 0)
    rect = tree.visualRect(first)
    middle = QPoint(rect.left() + 12, rect.center().y())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert dialog.main.text() == "Import 1 contact"
