"""What the checks found: grade, sentence, where. Double-click or Enter goes there; what is meant so is accepted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from designer.commands import accepting
from designer.panels.desk import Desk
from designer.panels.findings_model import Findings, Row
from designer.panels.findings_table import FindingsTable
from designer.panels.grades import GRADES, TOKENS, counted
from designer.panels.labels import label
from designer.panels.mending import place

JOINED = "R23"
"""The rule about somebody who is in the list twice: they can be joined."""


class FindingsPanel(QWidget):
    """Filter, table, and a calm word when there is nothing to say.

    `wants_join`: contacts (their ids) that are to become one. `wants_accept`: findings that somebody accepts.
    """

    chosen = Signal(object)
    wants_join = Signal(list)
    wants_accept = Signal(list)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = Findings(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar())
        self.table = FindingsTable()
        self.table.setModel(self.model)
        self.table.entered_on.connect(self._go)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._say_deeds())
        self.model.modelReset.connect(self._say_deeds)
        column.addWidget(self.table, 1)
        self._calm = label("No errors, no warnings.", "muted")
        self._calm.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._calm, 1)
        desk.found.connect(self._reload)
        desk.look.changed.connect(self._reload)
        self._reload()
        self.table.fit()

    def counts(self) -> dict[str, int]:
        """How many findings of each grade there are."""
        found = [str(finding.grade) for finding in self._desk.findings]
        return {grade: found.count(grade) for grade in GRADES}

    def selected(self) -> list[Row]:
        """The selected rows, from above."""
        return [self.model.shown[row] for row in sorted(each.row() for each in self._rows())]

    def join(self) -> None:
        """Ask to join those whom the selected finding takes for one."""
        self.wants_join.emit([id for row in self._twins() for id in row.finding.ids])

    def accept(self) -> None:
        """Ask for what reason the selected findings are accepted."""
        self.wants_accept.emit([row.finding for row in self.selected() if row.accepted is None])

    def take_back(self) -> None:
        """Accept the selected findings no longer."""
        ids = [row.accepted.id for row in self.selected() if row.accepted is not None]
        if ids:
            words = "finding" if len(ids) == 1 else f"{len(ids)} findings"
            self._desk.do(f"No longer accept {words}", lambda edit: accepting.take_back(edit, ids))

    def _rows(self) -> list[Any]:
        return self.table.selectionModel().selectedRows()

    def _twins(self) -> list[Row]:
        """The selected row, if it is one whose contacts can be joined."""
        rows = self.selected()
        return rows if len(rows) == 1 and rows[0].finding.code == JOINED else []

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter findings…")
        self.search.setAccessibleName("Filter findings")
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self._filter)
        bar.addWidget(self.search)
        look = self._desk.look
        self.chips: dict[str, QPushButton] = {}
        for grade in GRADES:
            chip = _chip(self._pick_grades)
            chip.setChecked(True)
            chip.setIcon(look.icon(GRADES[grade], TOKENS[grade]))
            bar.addWidget(chip)
            self.chips[grade] = chip
        self.accepted = _chip(self._show_accepted)
        self.accepted.setIcon(look.icon("shield-check", "muted"))
        self.accepted.setToolTip("Show what somebody accepts, with the reason")
        bar.addWidget(self.accepted)
        bar.addStretch(1)
        self.deeds: dict[str, QPushButton] = {}
        for text, icon, deed, tip in (
            ("Join…", "git-merge", self.join, "Make the contacts of this finding one"),
            ("Accept…", "shield-check", self.accept, "Hide what is meant to be so, with a reason that the file keeps"),
            ("Take back", "undo-2", self.take_back, "Show it among the findings again"),
        ):
            button = QPushButton(text)
            button.setIcon(look.icon(icon))
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            bar.addWidget(button)
            self.deeds[text] = button
        return bar

    def _menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        if not index.isValid():
            return
        look = self._desk.look
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(look.icon("arrow-right"), "Go there", lambda: self._go(index.row()))
        if self._twins():
            menu.addAction(look.icon("git-merge"), "Join contacts…", self.join)
        if any(row.accepted is None for row in self.selected()):
            menu.addAction(look.icon("shield-check"), "Accept with a reason…", self.accept)
        if any(row.accepted is not None for row in self.selected()):
            menu.addAction(look.icon("undo-2"), "Take back", self.take_back)
        menu.popup(self.table.viewport().mapToGlobal(at))

    def _reload(self) -> None:
        kept = {(row.finding.code, row.finding.ids) for row in self.selected()}
        at = min((each.row() for each in self._rows()), default=-1)
        self.model.reload()
        for grade, number in self.counts().items():
            self.chips[grade].setText(counted(grade, number))
            self.chips[grade].setVisible(number > 0)
        self.accepted.setText(f"{len(self._desk.accepted):,} accepted")
        self.accepted.setVisible(bool(self._desk.accepted))
        if at >= 0:
            same = (n for n, row in enumerate(self.model.shown) if (row.finding.code, row.finding.ids) in kept)
            row = next(same, -1)
            if row >= 0:
                self.table.selectRow(row)
            elif self.model.shown:  # it is mended: the keyboard stays near, but no other finding is selected for it
                near = self.model.index(min(at, len(self.model.shown) - 1), 1)
                self.table.selectionModel().setCurrentIndex(near, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._say_calm()

    def _filter(self, text: str) -> None:
        self.model.find(text)
        self._say_calm()

    def _pick_grades(self) -> None:
        self.model.show_grades({grade for grade, chip in self.chips.items() if chip.isChecked()})
        self._say_calm()

    def _show_accepted(self) -> None:
        self.model.show_accepted(self.accepted.isChecked())
        self._say_calm()

    def _say_deeds(self) -> None:
        rows = self.selected()
        self.deeds["Join…"].setVisible(bool(self._twins()))
        self.deeds["Accept…"].setEnabled(any(row.accepted is None for row in rows))
        self.deeds["Take back"].setVisible(any(row.accepted is not None for row in rows))

    def _say_calm(self) -> None:
        nothing = not self.model.shown
        self.table.setVisible(not nothing)
        self._calm.setVisible(nothing)
        serious = any(str(finding.grade) != "info" for finding in self._desk.findings)
        if not self._desk.is_checked:
            self._calm.setText("The checks are running …")
        else:
            self._calm.setText("Nothing passes the filter." if serious else "No errors, no warnings.")

    def _go(self, row: int) -> None:
        finding = self.model.shown[row].finding
        self.chosen.emit(finding)
        id, field = place(self._desk.matrix, finding)
        if id:
            self._desk.show(id, field)


def _chip(clicked: Any) -> QPushButton:
    chip = QPushButton()
    chip.setCheckable(True)
    chip.setProperty("role", "chip")
    chip.clicked.connect(clicked)
    return chip
