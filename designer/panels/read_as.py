"""“Read as”: one chip a severity, and one for all of them, over the chart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from designer.model.ids import Id
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.labels import label
from designer.panels.marks import mark_icon

ALL = ""
"""Instead of a severity: all of them."""
_MOST_LETTERS = 14


class ReadAs(QWidget):
    """`chosen`: the severity (its id) that the flow is read as, or ALL. Hidden where there are not two of them."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self._row.addWidget(label("Read as", "muted"))
        self._group = QButtonGroup(self)
        self.chips: dict[Id, QPushButton] = {}
        desk.replaced.connect(self._begin)
        desk.changed.connect(lambda change: self._follow(change.diff.pairs))
        desk.look.changed.connect(self._fill)
        self._fill()

    @property
    def severity(self) -> Id:
        """The severity that is chosen, or ALL."""
        return next((id for id, chip in self.chips.items() if chip.isChecked()), ALL)

    def choose(self, severity: Id) -> None:
        """Read the flow as a severity, or as ALL."""
        if severity in self.chips and severity != self.severity:
            self.chips[severity].setChecked(True)
            self.chosen.emit(severity)

    def choose_next(self) -> None:
        """The severity after the one that is chosen; all of them after the last."""
        order = list(self.chips)
        self.choose(order[(order.index(self.severity) + 1) % len(order)])

    def _begin(self) -> None:
        self.chips[ALL].setChecked(True)
        self._fill()
        self.chosen.emit(ALL)

    def _follow(self, touched: Any) -> None:
        if any(id.startswith("severity:") for id in touched):
            before = self.severity
            self._fill()
            if self.severity != before:
                self.chosen.emit(self.severity)

    def _fill(self) -> None:
        kept = self.severity
        for chip in self.chips.values():
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {ALL: self._chip("All severities", "See the whole flow")}
        for id, severity in self._desk.matrix.severities.items():
            whole = names.name(self._desk.matrix, severity)
            words = names.short(severity.code or severity.name or whole, _MOST_LETTERS)
            chip = self._chip(words.replace("&", "&&"), f"See what applies to {whole}; all else steps back")
            chip.setIcon(mark_icon(severity, self._desk.look))
            chip.setIconSize(QSize(12, 12))
            chip.setAccessibleName(f"Read as {whole}")
            self.chips[id] = chip
        for id, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, id=id: self.chosen.emit(id))
        self.chips[kept if kept in self.chips else ALL].setChecked(True)
        self.setVisible(len(self.chips) > 2)

    def _chip(self, words: str, tip: str) -> QPushButton:
        chip = QPushButton(words)
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setToolTip(tip)
        self._group.addButton(chip)
        self._row.addWidget(chip)
        return chip
