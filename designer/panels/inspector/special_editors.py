"""Editors of a few things there is only one kind of: a phone number, a colour, a place, pinned segments, priorities."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QGridLayout, QHBoxLayout, QPushButton, QWidget

from designer.checks.addresses import is_mail_address
from designer.formats.values.home_country import from_abroad
from designer.model.values import Position, Priorities
from designer.panels.countries import countries
from designer.panels.inspector.choice_editors import Combo
from designer.panels.inspector.editor import SEVERAL, Editor, edits
from designer.panels.inspector.field import Field
from designer.panels.inspector.text_editors import LineEditor, LinesEditor, NumberEditor
from designer.panels.labels import label, restyle


@edits("colour")
class ColourEditor(Editor):
    """A colour of one's own, or the usual one of the rank."""

    def build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.button = QPushButton()
        self.button.clicked.connect(self._pick)
        self.button.setAccessibleName(self.field.label)
        self.usual = QPushButton("The usual one")
        self.usual.setProperty("role", "link")
        self.usual.clicked.connect(lambda: self.commit(""))
        row.addWidget(self.button, 1)
        row.addWidget(self.usual)
        self.column.addLayout(row)
        self.setFocusProxy(self.button)

    def fill(self) -> None:
        rank = getattr(self.owner, "rank", 1)
        colour = self.desk.look.theme.severity(rank, "" if self.mixed else self.value, self.desk.look.theme.panel)
        self.button.setIcon(_patch(colour))
        self.button.setText(SEVERAL if self.mixed else self.value or "The usual one of its rank")
        self.usual.setVisible(bool(self.value) or self.mixed)

    def _pick(self) -> None:
        start = QColor(self.value or self.desk.look.theme.severity(getattr(self.owner, "rank", 1)))
        dialog = QColorDialog(start, self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle("Choose a colour")
        dialog.colorSelected.connect(lambda colour: self.commit(colour.name()))
        dialog.open()


def _patch(colour: str) -> QIcon:
    pixmap = QPixmap(16, 16)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(1, 1, 14, 14, 4, 4)
    finally:
        painter.end()
    return QIcon(pixmap)


@edits("place")
class PlaceEditor(Editor):
    """Where a step stands, in chart units; usually moved by hand on the chart."""

    def build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.across = self._number("across", "Across the level")
        self.along = self._number("along", "Along the levels")
        for words, editor in (("Across", self.across), ("Along", self.along)):
            row.addWidget(label(words, "muted"))
            row.addWidget(editor, 1)
        self.column.addLayout(row)

    def fill(self) -> None:
        self.across.show_value(max(0, round(self.value.across)), place=self.place.at("across"))
        self.along.show_value(max(0, round(self.value.along)), place=self.place.at("along"))

    def flush(self) -> None:
        self.across.flush()
        self.along.flush()

    def go_to(self, within: tuple[str, ...] = ()) -> QWidget:
        return (self.along if within == ("along",) else self.across).go_to()

    def _number(self, name: str, words: str) -> NumberEditor:
        editor = NumberEditor(Field(name, words, "number"), self.desk)
        editor.committed.connect(lambda value, _: self._changed(name, value))
        return editor

    def _changed(self, name: str, value: int) -> None:
        place = {"across": self.value.across, "along": self.value.along} | {name: float(value)}
        self.commit(Position(**place))


@edits("pinned")
class PinnedEditor(Editor):
    """How many segments of an arrow were pinned by hand, and a button that lets them go."""

    def build(self) -> None:
        row = QHBoxLayout()
        self.words = label(role="muted")
        self.button = QPushButton("Straighten")
        self.button.setIcon(self.desk.look.icon("spline"))
        self.button.clicked.connect(lambda: self.commit(()))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.column.addLayout(row)
        self.setFocusProxy(self.button)

    def fill(self) -> None:
        number = len(self.value or ())
        self.words.setText(SEVERAL if self.mixed else f"{number} pinned" if number else "The arrow finds its own way")
        self.button.setVisible(bool(number) or self.mixed)


_WHOLE = 8
"""Digits from which a number is no internal or short one."""


@edits("phone")
class PhoneEditor(LineEditor):
    """A number as typed; under it, how it is dialled from anywhere."""

    def fill(self) -> None:
        super().fill()
        e164 = getattr(self.owner, "e164", "")
        self.note("" if self.mixed else _dialled(str(self.value or ""), e164))


def _dialled(typed: str, e164: str) -> str:
    """How a number is dialled, and in which country it was read where it names none itself."""
    if not typed:
        return ""
    if not e164:
        if sum(letter.isdigit() for letter in typed) >= _WHOLE:
            return "Its country is not known: dialled as it stands. Begin with +, or choose a country in the settings."
        return "An internal or short number: dialled as it stands"
    abroad = from_abroad(e164)
    if abroad is None or typed.strip().startswith(("+", "00")):
        return f"Dialled as {e164}"
    name = dict(countries()).get(abroad.country, abroad.country)
    return f"Read as {name}: {abroad.number}" if name else f"Dialled as {abroad.number}"


@edits("mail")
class MailEditor(LineEditor):
    """A mail address; one that cannot be written to is told once the field is left."""

    def fill(self) -> None:
        super().fill()
        if not self.box.hasFocus() or self.is_elsewhere:
            self._tell()

    def flush(self) -> None:
        super().flush()
        self._tell()

    def _tell(self) -> None:
        text = "" if self.mixed else str(self.value or "").strip()
        wrong = bool(text) and not is_mail_address(text)
        self.box.setProperty("state", "wrong" if wrong else "")
        restyle(self.box)
        self.note(f"“{text}” is no mail address: write it as name@example.org." if wrong else "", "error")


@edits("priorities")
class PrioritiesEditor(Editor):
    """Which severity an impact and an urgency make: their names, and a grid to choose from."""

    def build(self) -> None:
        self.impacts = self._names("impacts", "Impacts, the worst first", "One a line, as Everybody")
        self.urgencies = self._names("urgencies", "Urgencies, the worst first", "One a line, as Work has stopped")
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setSpacing(4)
        self.column.addWidget(self._grid_holder)
        self._filled: Any = None
        self.boxes: dict[tuple[int, int], Combo] = {}

    def fill(self) -> None:
        self.impacts.show_value(self.value.impacts)
        self.urgencies.show_value(self.value.urgencies)
        severities = self.desk.matrix.severities
        wanted = (self.value, tuple(severities.values()))
        if wanted == self._filled:
            return
        self._filled = wanted
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        self.boxes = {}
        for column, urgency in enumerate(self.value.urgencies, 1):
            self._grid.addWidget(label(urgency, "field", wraps=True), 0, column)
        for row, impact in enumerate(self.value.impacts):
            self._grid.addWidget(label(impact, "field", wraps=True), row + 1, 0)
            for column in range(len(self.value.urgencies)):
                box = Combo()
                box.setAccessibleName(f"Severity of {impact}, {self.value.urgencies[column]}")
                box.addItem("–", None)
                for severity in severities.values():
                    box.addItem(severity.code or severity.name, severity.id)
                box.setCurrentIndex(max(0, box.findData(self._cell(row, column))))
                box.activated.connect(lambda _, at=(row, column): self._chosen(at))
                self._grid.addWidget(box, row + 1, column + 1)
                self.boxes[row, column] = box

    def flush(self) -> None:
        self.impacts.flush()
        self.urgencies.flush()

    def _names(self, name: str, words: str, hint: str) -> LinesEditor:
        editor = LinesEditor(Field(name, words, "lines", hint=hint), self.desk)
        self.column.addWidget(label(words, "field"))
        self.column.addWidget(editor)
        editor.committed.connect(lambda value, typing: self._named(name, value, typing))
        return editor

    def _cell(self, row: int, column: int) -> Any:
        cells = self.value.cells
        return cells[row][column] if row < len(cells) and column < len(cells[row]) else None

    def _named(self, name: str, value: tuple[str, ...], typing: bool) -> None:
        new = msgspec.structs.replace(self.value, **{name: value})
        self.commit(_squared(new), typing)

    def _chosen(self, at: tuple[int, int]) -> None:
        cells = [list(row) for row in _squared(self.value).cells]
        cells[at[0]][at[1]] = self.boxes[at].currentData()
        self.commit(msgspec.structs.replace(self.value, cells=tuple(tuple(row) for row in cells)))


def _squared(priorities: Priorities) -> Priorities:
    """The same with a cell for each impact and urgency."""
    cells = tuple(
        tuple(
            priorities.cells[row][column]
            if row < len(priorities.cells) and column < len(priorities.cells[row])
            else None
            for column in range(len(priorities.urgencies))
        )
        for row in range(len(priorities.impacts))
    )
    return msgspec.structs.replace(priorities, cells=cells)
