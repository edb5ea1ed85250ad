"""The settings of the program: each acts at once, and there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.panels.countries import countries
from designer.panels.findable import make_findable
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import label, rule

THEMES = (("As the system", "system"), ("Light", "light"), ("Dark", "dark"), ("High contrast", "contrast"))
PAPERS = (("A4", "A4"), ("US Letter", "Letter"))
RECENT = (("None", 0), ("The last 6", 6), ("The last 12", 12), ("The last 24", 24))


class Reset(NamedTuple):
    """Something remembered that can be forgotten: its key, the words of the button, and what happens then."""

    key: str
    words: str
    tip: str


RESETS = (
    Reset("recent", "Forget recent files", "The list of files opened last becomes empty; the files stay"),
    Reset("columns", "Forget columns of sheets", "What you said that columns mean is asked again at the next import"),
    Reset("sizes", "Put panels back", "Panels and lists have their usual sizes again"),
)


class SettingsDialog(QDialog):
    """`changed`: a key and its value. `reset`: the key of what is to be forgotten."""

    changed = Signal(str, object)
    reset = Signal(str)

    def __init__(self, values: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.boxes: dict[str, QWidget] = {}
        self.resets: dict[str, QPushButton] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._grid)
        self._fill(values)
        column.addWidget(rule())
        column.addLayout(self._buttons())
        self.setMinimumWidth(480)

    def _fill(self, values: Mapping[str, Any]) -> None:
        self._head("Screen and paper")
        self._choice("theme", "Colours", THEMES, values)
        motion = QCheckBox("Things jump to their place instead of gliding")
        motion.setChecked(values["reduced_motion"])
        motion.toggled.connect(lambda on: self.changed.emit("reduced_motion", on))
        self._row("reduced_motion", "Motion", motion)
        self._choice("paper", "Paper", PAPERS, values, "Of call sheets, PDF and prints")
        self._head("People")
        self._choice("country", "Country of numbers", (("That of most numbers", ""), *_by_name()), values,
                     "For telephone numbers that are typed without one")  # fmt: skip
        country = self.boxes["country"]
        assert isinstance(country, Combo)
        make_findable(country)
        author = QLineEdit(values["author"])
        author.setPlaceholderText("Your name on this computer")
        author.textEdited.connect(lambda text: self.changed.emit("author", text.strip()))
        self._row("author", "Your name", author, "On comments, versions and accepted findings")
        self._head("What is remembered")
        self._choice("recent_kept", "Recent files", RECENT, values)
        line = QHBoxLayout()
        line.setSpacing(8)
        for each in RESETS:
            button = QPushButton(each.words)
            button.setAutoDefault(False)
            button.setToolTip(each.tip)
            button.clicked.connect(lambda _=False, key=each.key: self._forget(key))
            self.resets[each.key] = button
            line.addWidget(button)
        line.addStretch(1)
        self._grid.addLayout(line, self._grid.rowCount(), 0, 1, 2)

    def _forget(self, key: str) -> None:
        self.reset.emit(key)
        self.resets[key].setEnabled(False)  # it is done, and seen to be

    def _head(self, words: str) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.setRowMinimumHeight(row, 8)
        self._grid.addWidget(label(words, "card title"), row + 1, 0, 1, 2)

    def _choice(
        self, key: str, words: str, choices: tuple[tuple[str, Any], ...], values: Mapping[str, Any], about: str = ""
    ) -> None:
        box = Combo()
        box.setMinimumContentsLength(20)
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(values[key])))
        box.currentIndexChanged.connect(lambda _: self.changed.emit(key, box.currentData()))
        self._row(key, words, box, about)

    def _row(self, key: str, words: str, box: QWidget, about: str = "") -> None:
        row = self._grid.rowCount()
        name = label(words, "muted")
        name.setBuddy(box)
        box.setAccessibleName(words)
        box.setAccessibleDescription(about)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(box, row, 1)
        if about:
            self._grid.addWidget(label(about, "field"), row + 1, 1)
        self.boxes[key] = box

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label("Changes act at once.", "muted"), 1)
        self.close_button = QPushButton("Close")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row.addWidget(self.close_button)
        return row


def _by_name() -> list[tuple[str, str]]:
    return [(name, code) for code, name in countries()]
