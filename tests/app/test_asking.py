"""Questions are answered by a button each; Esc means the last."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from designer.app.asking import NARROWEST, Answer, ask


@pytest.fixture
def heard() -> list[str]:
    return []


def answers(heard: list[str]) -> tuple[Answer, ...]:
    return (
        Answer("Save", lambda: heard.append("saved"), main=True),
        Answer("Discard", lambda: heard.append("discarded"), destroys=True),
        Answer("Cancel"),
    )


@pytest.mark.parametrize(
    ("key", "expected"), [(Qt.Key.Key_Return, ["saved"]), (Qt.Key.Key_Escape, [])], ids=["Enter", "Esc"]
)
def test_keys_answer(qtbot: QtBot, heard: list[str], key: Qt.Key, expected: list[str]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    box = ask(parent, "Unsaved edits", "Save?", "The last was “Rename”.", answers(heard))
    qtbot.waitUntil(box.isVisible)
    QTest.keyClick(box, key)
    qtbot.waitUntil(lambda: not box.isVisible())
    assert heard == expected


def test_words_begin_where_the_buttons_do_and_the_title_has_room(qtbot: QtBot, heard: list[str]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    box = ask(parent, "Unsaved edits", "Save?", "The last was “Rename”.", answers(heard))
    qtbot.waitUntil(box.isVisible)
    texts = [each for each in box.findChildren(QLabel) if each.text() in ("Save?", "The last was “Rename”.")]
    buttons = box.findChild(QDialogButtonBox)
    assert len(texts) == 2
    assert {each.geometry().left() for each in texts} == {buttons.geometry().left()}
    assert box.width() >= NARROWEST
    QTest.keyClick(box, Qt.Key.Key_Escape)
