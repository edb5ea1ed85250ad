"""Editors that choose: one of a closed list, a zone, a language, severities by their marks, a place in an order."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QPushButton, QWidget

from designer.commands import levels
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.panels.flow_layout import FlowLayout
from designer.panels.inspector.editor import SEVERAL, Editor, edits
from designer.panels.marks import mark_icon
from designer.panels.words import words


class Combo(QComboBox):
    """A combo box that does not change under a wheel that only wants to scroll past it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


@edits("choice", "optional choice", "pick")
class ChoiceEditor(Editor):
    """One of a closed list: `of` is an enumeration, or pairs of value and words."""

    def build(self) -> None:
        self.box = Combo()
        self.box.setAccessibleName(self.field.label)
        self._values = [value for value, _ in self.choices()]
        for _, text in self.choices():
            self.box.addItem(text)
        self.box.activated.connect(self._chosen)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def choices(self) -> list[tuple[Any, str]]:
        if isinstance(self.field.of, type) and issubclass(self.field.of, StrEnum):
            found: list[tuple[Any, str]] = [(choice, words(choice)) for choice in self.field.of]
            return [(None, self.field.hint), *found] if self.field.editor == "optional choice" else found
        return list(self.field.of)

    def fill(self) -> None:
        with QSignalBlocker(self.box):
            self.box.setPlaceholderText(SEVERAL)
            self.box.setCurrentIndex(-1 if self.mixed else self._values.index(self.value))

    def _chosen(self, index: int) -> None:
        self.commit(self._values[index])


@edits("zone", "language")
class NamedEditor(Editor):
    """A name out of a long list, found by typing any part of it: a time zone or a language."""

    def build(self) -> None:
        self.box = Combo()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(self.field.label)
        self._names = zones() if self.field.editor == "zone" else languages()
        self.box.addItems(list(self._names.values()))
        completer = QCompleter(list(self._names.values()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.box.setCompleter(completer)
        self.box.lineEdit().setPlaceholderText(self.field.hint)
        self.box.lineEdit().editingFinished.connect(self.flush)
        self.box.activated.connect(lambda _: self.flush())
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def fill(self) -> None:
        self.box.lineEdit().setPlaceholderText(SEVERAL if self.mixed else self.field.hint)
        line = self.box.lineEdit()
        assert line is not None
        if self.is_typed_in(line):
            return
        kept = self.kept()
        with QSignalBlocker(self.box):
            shown = "" if self.mixed else self._names.get(self.value, self.value)
            self.box.setCurrentIndex(self.box.findText(shown))
            self.box.setEditText(kept.text if kept is not None else shown)
        self.note(kept.problem if kept is not None else "", "error")

    def flush(self) -> None:
        typed = self.box.currentText().strip()
        if self.mixed and not typed:
            self.forget()
            return
        found = next(
            (code for code, name in self._names.items() if typed.casefold() in (name.casefold(), code.casefold())), None
        )
        if found is None and typed == "" and self.field.hint:
            found = ""
        if found is None:
            if not typed:  # nothing was typed: what holds comes back
                self.forget()
                self.box.lineEdit().setModified(False)
                self.fill()
                return
            problem = f"There is no {self.field.label.lower()} “{typed}”. Choose one from the list."
            self.note(problem, "error")
            self.keep(typed, problem)
            return
        self.forget()
        self.note("")
        self.box.lineEdit().setModified(False)
        self.commit(found)


@cache
def zones() -> dict[str, str]:
    """Every time zone: its name in files, and as read."""
    usual = sorted(
        zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
    )
    return {"UTC": "UTC"} | {zone: zone.replace("_", " ") for zone in usual}


@cache
def languages() -> dict[str, str]:
    """Languages by their code, each in its own words."""
    codes = "ar bg cs da de el en es et fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sv th tr uk vi zh"
    return {code: f"{QLocale(code).nativeLanguageName() or code} ({code})" for code in codes.split()}


@edits("marks")
class MarksEditor(Editor):
    """Some of the severities, each a button with its mark."""

    def build(self) -> None:
        self._holder = QWidget()
        self._holder.setLayout(FlowLayout(spacing=4))
        self._buttons: dict[Id, QPushButton] = {}
        self.column.addWidget(self._holder)

    def fill(self) -> None:
        severities = self.desk.matrix.severities
        if list(self._buttons) != list(severities):
            for button in self._buttons.values():
                self._holder.layout().removeWidget(button)
                button.deleteLater()
            self._buttons = {id: self._button(id) for id in severities}
        for id, button in self._buttons.items():
            severity = severities[id]
            button.setText(severity.code or severity.name)
            button.setIcon(mark_icon(severity, self.desk.look))
            button.setChecked(not self.mixed and id in self.value)

    def _button(self, id: Id) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.clicked.connect(self._clicked)
        self._holder.layout().addWidget(button)
        return button

    def _clicked(self) -> None:
        self.commit(tuple(id for id, button in self._buttons.items() if button.isChecked()))


def _move_level(edit: Edit, ids: list[Id], to: int) -> None:
    levels.move(edit, ids[0], to)


def _move_severity(edit: Edit, ids: list[Id], to: int) -> None:
    levels.move_severity(edit, ids[0], to - 1)


MOVES = {"level": _move_level, "severity": _move_severity}


@edits("rank")
class RankEditor(Editor):
    """The place of a level or a severity among its like; moving it moves the others."""

    def build(self) -> None:
        self.box = Combo()
        self.box.setAccessibleName(self.field.label)
        self.box.activated.connect(lambda index: self.commit(index + self._first))
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    @property
    def _first(self) -> int:
        return 1 if self.field.of == "severity" else 0

    def fill(self) -> None:
        matrix = self.desk.matrix
        number = len(matrix.severities if self.field.of == "severity" else matrix.levels)
        with QSignalBlocker(self.box):
            self.box.clear()
            for place in range(number):
                last = " (last)" if place == number - 1 else ""
                self.box.addItem(f"{place + self._first}{' (first)' if place == 0 else last}")
            self.box.setCurrentIndex(self.value - self._first)
