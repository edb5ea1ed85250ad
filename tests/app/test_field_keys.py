"""Keys of the menus while a text field has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.model.records import Level
from designer.panels.inspector.text_editors import LineBox

CTRL = Qt.KeyboardModifier.ControlModifier


def _level(opened: Workshop) -> Level:
    return next(iter(opened.session.matrix.levels.values()))


def _typed(opened: Workshop, qtbot: QtBot) -> str:
    """Type into the name of the first level; what it was called before."""
    level = _level(opened)
    opened.session.show(level.id, "label")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    box.selectAll()
    QTest.keyClicks(box, "XX")
    assert _level(opened).label == "XX"
    return level.label


def _press(key: Qt.Key, keys: Qt.KeyboardModifier = CTRL) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, keys)


def test_undo_works_from_the_field_that_the_keyboard_went_on_to(opened: Workshop, qtbot: QtBot) -> None:
    before = _typed(opened, qtbot)
    _press(Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    _press(Qt.Key.Key_Z)
    assert _level(opened).label == before
    _press(Qt.Key.Key_Y)
    assert _level(opened).label == "XX"


def test_undo_in_the_field_typed_into_takes_the_typing_back_in_one_step(opened: Workshop, qtbot: QtBot) -> None:
    with opened.session.edit("Rename matrix") as edit:
        edit.change(opened.session.matrix.head.id, title="Another")
    before = _typed(opened, qtbot)
    _press(Qt.Key.Key_Z)
    assert _level(opened).label == before
    _press(Qt.Key.Key_Z)
    assert opened.session.matrix.head.title != "Another"


def test_undo_works_from_an_untouched_search_field_and_undoes_typing_there_first(
    opened: Workshop, qtbot: QtBot
) -> None:
    before = _typed(opened, qtbot)
    opened.contacts.search.setFocus()
    QTest.keyClicks(opened.contacts.search, "nora")
    _press(Qt.Key.Key_Z)
    assert (opened.contacts.search.text(), _level(opened).label) == ("", "XX")
    _press(Qt.Key.Key_Z)
    assert _level(opened).label == before


def test_other_keys_of_the_menus_reach_them_too(opened: Workshop, qtbot: QtBot) -> None:
    _typed(opened, qtbot)
    asked: list[str] = []
    opened.window.triggered.disconnect()
    opened.window.triggered.connect(asked.append)
    for key in (Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_U, Qt.Key.Key_F, Qt.Key.Key_S):
        _press(key)
    assert asked == ["export_sheet", "find", "update_workbook", "find", "save"]


def test_the_keys_of_texts_stay_with_the_text(opened: Workshop, qtbot: QtBot) -> None:
    _typed(opened, qtbot)
    box = QApplication.focusWidget()
    assert isinstance(box, LineBox)
    _press(Qt.Key.Key_A)
    assert box.selectedText() == "XX"
    _press(Qt.Key.Key_X)
    assert box.text() == ""
    _press(Qt.Key.Key_V)
    assert box.text() == "XX"
