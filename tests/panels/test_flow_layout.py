"""Rows that break like words."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from designer.panels.flow_layout import FlowLayout


def test_what_does_not_fit_goes_on_below(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(spacing=10)
    holder.setLayout(layout)
    for _ in range(5):
        label = QLabel()
        label.setFixedSize(100, 30)
        layout.addWidget(label)
    layout.setGeometry(QRect(0, 0, 330, 500))
    assert [layout.itemAt(n).geometry().topLeft().toTuple() for n in range(5)] == [
        (0, 0), (110, 0), (220, 0), (0, 40), (110, 40),
    ]  # fmt: skip
    assert layout.heightForWidth(330) == 70
    assert layout.heightForWidth(100) == 190
    assert layout.takeAt(0) is not None
    assert layout.count() == 4
    assert layout.takeAt(9) is None
