"""Makes contacts one: all of them side by side, field by field where they differ, and what is kept chosen there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.commands import joining
from designer.commands.joining import OneOf, Several
from designer.drawing.directions import set_apart
from designer.model.ids import Id
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.join_fields import followers, said, said_together, same, title
from designer.panels.labels import label, rule
from designer.panels.marks import person_icon

MOST = 6
"""So many contacts can be seen side by side."""
WIDE, LABEL = 240, 110
"""Pixels of the column of a contact, and of the names of fields."""


class JoinDialog(QDialog):
    """`wished`: the ids, the one who stays first, and the fields that the joined contact keeps."""

    wished = Signal(list, dict)

    def __init__(self, desk: Desk, ids: Sequence[Id], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ids = joining.in_order(desk.matrix, ids)
        self.people = tuple(desk.matrix.contacts[id] for id in self.ids)
        self._differences = joining.differences(self.people)
        self.choices: dict[str, list[list[Pick]]] = {}
        """For each field that differs: the picks of each contact."""
        self.setWindowTitle("Join contacts")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("Join into one contact", "title"))
        column.addWidget(label(self._about(), "muted", wraps=True))
        column.addWidget(rule())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._table())
        column.addWidget(self._scroll, 1)
        if alike := same(self.people, self._differences):
            column.addWidget(label(f"The same already: {', '.join(alike)}.", "muted", wraps=True))
        column.addWidget(rule())
        column.addLayout(self._buttons())
        self.main.setFocus()

    def sizeHint(self) -> QSize:
        inside = self._scroll.widget().sizeHint()
        room = self.screen().availableGeometry().size() * 0.9
        wanted = QSize(max(560, inside.width() + 60), inside.height() + 280)
        return wanted.boundedTo(room)

    def fields(self) -> dict[str, Any]:
        """The fields as chosen now."""
        chosen: dict[str, Any] = {}
        for each in self._differences:
            if isinstance(each, OneOf):
                picks = self.choices[each.fields[0]]
                (place,) = (n for n, column in enumerate(picks) if any(pick.button.isChecked() for pick in column))
                chosen |= zip(each.fields, each.values[place], strict=True)
            else:
                picks = self.choices[each.field]
                chosen[each.field] = joining.kept(
                    each.field,
                    [
                        item
                        for items, column in zip(each.items, picks, strict=True)
                        for item, pick in zip(items, column, strict=True)
                        if pick.button.isChecked()
                    ],
                )
        return chosen

    def take_all(self, place: int) -> None:
        """Keep of every field what one contact has."""
        for each in self._differences:
            field = each.fields[0] if isinstance(each, OneOf) else each.field
            for n, column in enumerate(self.choices[field]):
                for pick in column:
                    if isinstance(each, Several) or n == place:
                        pick.button.setChecked(n == place)

    def _about(self) -> str:
        words = followers(self._desk.matrix, self.ids)
        named = f" What names the others will name this one: {words}." if words else ""
        return f"Choose what is kept where they differ.{named} One undo takes it back."

    def _table(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, LABEL)
        for n, contact in enumerate(self.people):
            grid.setColumnMinimumWidth(n + 1, WIDE)
            grid.setColumnStretch(n + 1, 1)
            head = QPushButton(names.short(names.name(self._desk.matrix, contact), 28).replace("&", "&&"))
            head.setIcon(person_icon(contact, self._desk.look, 20))
            head.setAutoDefault(False)
            head.setToolTip("Keep all that stands below")
            head.setAccessibleDescription("Keep all that stands below")
            head.clicked.connect(lambda _=False, n=n: self.take_all(n))
            grid.addWidget(head, 0, n + 1, Qt.AlignmentFlag.AlignLeft)
        for row, each in enumerate(self._differences, 1):
            words = label(title(each), "field")
            words.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            picks = self._one_of(each, title(each)) if isinstance(each, OneOf) else self._several(each, title(each))
            self.choices[each.fields[0] if isinstance(each, OneOf) else each.field] = picks
            for n, column in enumerate(picks, 1):
                grid.addLayout(_stacked(column), row, n)
        grid.setRowStretch(len(self._differences) + 1, 1)
        return page

    def _one_of(self, each: OneOf, words: str) -> list[list[Pick]]:
        group = QButtonGroup(self)
        columns: list[list[Pick]] = []
        for n, values in enumerate(each.values):
            text = said_together(self._desk.matrix, values)
            pick = Pick(QRadioButton(), text, f"{words}: {text or 'nothing'}")
            group.addButton(pick.button)
            pick.button.setChecked(n == each.best)
            columns.append([pick])
        return columns

    def _several(self, each: Several, words: str) -> list[list[Pick]]:
        columns: list[list[Pick]] = []
        for items, new in zip(each.items, each.new, strict=True):
            column = []
            for item, is_new in zip(items, new, strict=True):
                text = said(self._desk.matrix, item)
                pick = Pick(QCheckBox(), text, f"{words}: {text}")
                pick.button.setChecked(is_new)
                column.append(pick)
            columns.append(column)
        return columns

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = QPushButton("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.main = QPushButton("Join")
        self.main.setProperty("role", "main")
        self.main.setDefault(True)
        self.main.clicked.connect(self._go)
        row.addWidget(cancel)
        row.addWidget(self.main)
        return row

    def _go(self) -> None:
        self.accept()
        self.wished.emit(list(self.ids), self.fields())


class Pick(QWidget):
    """A button to tick with words that wrap; a click on the words ticks it too."""

    def __init__(self, button: QAbstractButton, text: str, name: str) -> None:
        super().__init__()
        self.button = button
        button.setAccessibleName(name)
        button.setFixedWidth(20)
        self.words: QLabel = label(set_apart(text) if text else "Nothing", "" if text else "muted")
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()


def _stacked(picks: list[Pick]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for pick in picks:
        column.addWidget(pick)
    column.addStretch(1)
    return column
