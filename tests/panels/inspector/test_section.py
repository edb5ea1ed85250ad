"""A heading folds what is under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from designer.panels.inspector.section import Section
from designer.panels.look import Look
from tests.panels.conftest import Shown


def test_it_opens_and_closes(look: Look, shown: Shown, qtbot: QtBot) -> None:
    section = Section("More", look, False)
    inside = QLabel("x")
    section.column.addWidget(inside)
    shown(section)
    assert not inside.isVisible()
    with qtbot.waitSignal(section.toggled) as heard:
        QTest.mouseClick(section.button, Qt.MouseButton.LeftButton)
    assert heard.args == [True]
    assert inside.isVisible()
    section.button.setFocus()
    QTest.keyClick(section.button, Qt.Key.Key_Space)
    assert not section.is_open
    section.set_title("More · 3")
    assert section.button.accessibleName() == "More · 3"
