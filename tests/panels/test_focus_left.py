"""Leaving a widget is told once, and not for a list that pops up."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designer.panels.focus_left import FocusLeft
from tests.panels.conftest import Shown


def test_going_elsewhere_is_told_and_moving_within_is_not(shown: Shown, qtbot: QtBot) -> None:
    window, within = QWidget(), QWidget()
    first, second, outside = QLineEdit(), QLineEdit(), QLineEdit()
    inner = QVBoxLayout(within)
    inner.addWidget(first)
    inner.addWidget(second)
    column = QVBoxLayout(window)
    column.addWidget(within)
    column.addWidget(outside)
    shown(window)
    told: list[int] = []
    watch = FocusLeft(within)
    watch.left.connect(lambda: told.append(1))
    outside.setFocus()
    QApplication.processEvents()
    first.setFocus()
    second.setFocus()
    QApplication.processEvents()
    assert told == []
    popup = QWidget(within, Qt.WindowType.Popup)
    box = QLineEdit(popup)
    popup.show()
    box.setFocus()
    QApplication.processEvents()
    assert told == []
    popup.close()
    outside.setFocus()
    qtbot.waitUntil(lambda: told == [1])
    outside.clearFocus()
    outside.setFocus()
    QApplication.processEvents()
    assert told == [1]
