"""Questions that only a person can answer, asked without stopping the program: one sentence, one button a choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QMessageBox, QSizePolicy, QSpacerItem, QWidget

NARROWEST = 420
"""The least width of a question: its title stands whole in the frame of the window."""


class Answer(NamedTuple):
    """A button and what it does. `main` is what Enter chooses."""

    words: str
    deed: Callable[[], None] | None = None
    main: bool = False
    destroys: bool = False


def ask(parent: QWidget, title: str, text: str, hint: str, answers: tuple[Answer, ...]) -> QMessageBox:
    """Ask; the last answer is what Esc means. Returns the dialog, which is open already."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(hint)
    deeds: dict[QAbstractButton, Callable[[], None] | None] = {}
    for answer in answers:
        role = QMessageBox.ButtonRole.DestructiveRole if answer.destroys else QMessageBox.ButtonRole.AcceptRole
        if answer is answers[-1]:
            role = QMessageBox.ButtonRole.RejectRole
        button = box.addButton(answer.words, role)
        button.setAutoDefault(False)
        if answer.main:
            box.setDefaultButton(button)
        if answer is answers[-1]:
            box.setEscapeButton(button)
        deeds[button] = answer.deed

    def answered(*_: object) -> None:
        deed = deeds.get(box.clickedButton())
        box.deleteLater()
        if deed is not None:
            deed()

    box.finished.connect(answered)
    _line_up(box)
    box.open()
    return box


def _line_up(box: QMessageBox) -> None:
    """Words begin where the buttons do, and the title has room: Qt indents the words for a sign that is not there."""
    grid = box.layout()
    if not isinstance(grid, QGridLayout):
        return
    for at in reversed(range(grid.count())):
        item = grid.itemAt(at)
        if item is not None and item.spacerItem() is not None:
            grid.removeItem(item)
    columns = max(grid.columnCount(), 1)
    for row, called in enumerate(("qt_msgbox_label", "qt_msgbox_informativelabel")):
        words = box.findChild(QLabel, called)
        if words is not None:
            grid.removeWidget(words)
            grid.addWidget(words, row, 0, 1, columns)
    grid.setContentsMargins(20, 16, 20, 16)
    room = QSpacerItem(NARROWEST, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
    grid.addItem(room, grid.rowCount(), 0, 1, columns)
