"""The page of the import that shows every change before it is made, to tick, to choose in and to decide about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from designer.drawing.directions import set_apart
from designer.formats.merging.proposal import Uncertain
from designer.formats.tables.workbook import Problem
from designer.i18n import counted
from designer.panels.chart_preview import ChartPreview
from designer.panels.flow_layout import FlowLayout
from designer.panels.import_preview import PreviewModel
from designer.panels.labels import label
from designer.panels.look import Look
from designer.panels.preview_lines import FLOW, KINDS, Listing
from designer.panels.same_person import SamePerson

CHIPS = {
    "new": ("{n} new", "Contacts that are not in the matrix yet"),
    "changed there": ("{n} changed", "Contacts of whom the sheet says something else than the matrix"),
    "changed here": ("{n} changed here", "Changed in the matrix since the sheet was sent; that stays"),
    "both": ("{n} to choose", "Several values for one field: changed there and here, or told twice"),
    "deleted here": ("{n} deleted here", "Deleted from the matrix since the sheet was sent; tick to bring them back"),
    "uncertain": ("{n} uncertain", "Rows that may be somebody who is there already; left out until you decide"),
    "missing": ("{n} missing", "Contacts that were sent and have no row any more; tick those to delete"),
    FLOW: ("{n} of the flow", "Levels, severities, steps and arrows"),
    "unchanged": ("{n} unchanged", "What the sheet says is in the matrix already"),
}
"""The chip of each kind of line: words and tip."""

OPENED = 40
"""So many lines are opened at once; of more, somebody opens those they want to see."""
_MOST_PROBLEMS = 500
_VERY_MANY = 5_000
_PAUSE = 180
"""Milliseconds after the last letter before so many lines are filtered."""
_LINES = 4
"""So many problems are seen at once."""


class ChangesPage(QWidget):
    """`counted`: something was ticked, chosen or decided; how many changes are left to make has changed."""

    counted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.model: PreviewModel | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_bar())
        self._chips_row = QWidget()
        column.addWidget(self._build_chips())
        self.same = SamePerson()
        self.same.setMinimumWidth(348)
        self.same.decided.connect(self._decided)
        self.aside = QWidget()
        beside = QHBoxLayout(self.aside)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.addWidget(self.same)
        lower = _split(Qt.Orientation.Horizontal, self._build_tree(), self.aside)
        lower.setStretchFactor(0, 1)
        lower.setSizes([700, 340])
        parts = _split(Qt.Orientation.Vertical, self._build_chart(), lower)
        parts.setStretchFactor(1, 1)
        column.addWidget(parts, 1)
        self._problems_head = label(role="heading")
        self.problems = QListWidget()
        self.problems.setAccessibleName("What should be known")
        self.problems.setUniformItemSizes(True)
        column.addWidget(self._problems_head)
        column.addWidget(self.problems)

    def show_listing(self, listing: Listing) -> None:
        """Show what an import would change."""
        counts = listing.counts
        only_unchanged = not any(counts[kind] for kind in KINDS if kind != "unchanged")
        for kind, chip in self.chips.items():
            chip.setChecked(kind != "unchanged" or only_unchanged)
        model = PreviewModel(listing, self._look)
        model.show(self._wanted(), self.search.text())
        model.ticked.connect(self._counted)
        self.tree.setModel(model)  # before the model it shows now may go
        self.tree.selectionModel().currentChanged.connect(lambda now, _: self._look_at(now))
        self.model = model
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnHidden(1, not listing.has_before)
        self.chart_box.setVisible(bool(listing.proposal.flow))
        self.chart.wait("Drawing the chart …")
        self._show_problems(listing)
        self._open_lines()
        self._ask_next()
        self._counted()
        QTimer.singleShot(0, self._share_width)  # once it is known how much there is

    def _share_width(self) -> None:
        if self.model is None:
            return
        width, header = self.tree.viewport().width(), self.tree.header()
        where = 96 if self.model.listing.one_sheet else 150
        header.resizeSection(0, max(170, round(width * (0.28 if self.tree.isColumnHidden(1) else 0.26))))
        header.resizeSection(1, max(110, round(width * 0.24)))
        header.resizeSection(3, where)

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter…")
        self.search.setAccessibleName("Filter the changes")
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(lambda _: self._typed())
        bar.addWidget(self.search, 1)
        bar.addStretch(1)
        for words, on in (("Tick all", True), ("Untick all", False)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, on=on: self.model.tick_all(on) if self.model else None)
            bar.addWidget(button)
        return bar

    def _build_chips(self) -> QWidget:
        row = FlowLayout(self._chips_row)
        self.chips: dict[str, QPushButton] = {}
        for kind, (_, tip) in CHIPS.items():
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("role", "chip")
            chip.setToolTip(tip)
            chip.clicked.connect(lambda _=False: self._filter())
            row.addWidget(chip)
            self.chips[kind] = chip
        self.known = QPushButton()
        self.known.setCheckable(True)
        self.known.setChecked(True)
        self.known.setAutoDefault(False)
        self.known.setProperty("role", "chip")
        self.known.setToolTip("What should be known of single cells; shown below")
        self.known.clicked.connect(self._show_known)
        row.addWidget(self.known)
        return self._chips_row

    def _build_tree(self) -> QTreeView:
        self.tree = QTreeView()
        self.tree.setUniformRowHeights(True)
        self.tree.setProperty("role", "roomy")
        self.tree.setAlternatingRowColors(True)
        self.tree.setAccessibleName("Changes")
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        return self.tree

    def _build_chart(self) -> QWidget:
        self.chart_box = QWidget()
        inside = QVBoxLayout(self.chart_box)
        inside.setContentsMargins(0, 0, 0, 6)
        inside.setSpacing(4)
        self.chart = ChartPreview(self._look)
        inside.addWidget(label("The chart as it will be", "heading"))
        inside.addWidget(self.chart, 1)
        return self.chart_box

    def _show_problems(self, listing: Listing) -> None:
        problems = listing.proposal.problems
        self.problems.clear()
        for each in problems[:_MOST_PROBLEMS]:
            item = QListWidgetItem(set_apart(_said(each)))
            item.setToolTip(item.text())
            self.problems.addItem(item)
        self.problems.setFixedHeight(min(_LINES, len(problems)) * self.problems.sizeHintForRow(0) + 12)
        self.known.setText(counted(len(problems), "remark"))
        self.known.setVisible(bool(problems))
        self._show_known()
        more = f", the first {_MOST_PROBLEMS:,} of them" if len(problems) > _MOST_PROBLEMS else ""
        self._problems_head.setText(f"What should be known ({len(problems):,}{more})")

    def _show_known(self) -> None:
        shown = self.problems.count() > 0 and self.known.isChecked()
        self.problems.setVisible(shown)
        self._problems_head.setVisible(shown)

    def _wanted(self) -> set[str]:
        return {kind for kind, chip in self.chips.items() if chip.isChecked()}

    def _typed(self) -> None:
        """Filter by the words now, or among very many once somebody has finished typing."""
        self._pause.start(_PAUSE if self.model is not None and len(self.model.listing.tops) > _VERY_MANY else 0)

    def _filter(self) -> None:
        if self.model is not None:
            self.model.show(self._wanted(), self.search.text())
            self._open_lines()

    def _open_lines(self) -> None:
        assert self.model is not None
        for row, top in enumerate(self.model.shown if self.model.proposal.flow else ()):
            if top.kind == "heading":
                self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
        if len(self.model.shown) <= OPENED:
            self.tree.expandAll()

    def _counted(self) -> None:
        assert self.model is not None
        counts = self.model.listing.counts
        for kind, chip in self.chips.items():
            chip.setText(CHIPS[kind][0].format(n=f"{counts[kind]:,}"))
            chip.setVisible(counts[kind] > 0)
        self.counted.emit()

    def _look_at(self, index: QModelIndex) -> None:
        if self.model is not None and index.isValid() and not index.internalId():
            row = self.model.shown[index.row()].uncertain
            if row is not None:
                self._ask(row)

    def _ask_next(self) -> None:
        """Ask about the first row that is still uncertain."""
        assert self.model is not None
        waiting = self.model.proposal.uncertain
        self.aside.setVisible(bool(waiting))
        if waiting:
            self._ask(waiting[0])

    def _ask(self, row: Uncertain) -> None:
        assert self.model is not None
        proposal = self.model.proposal
        self.same.ask(proposal, row, self.model.listing.place(row.source), len(proposal.uncertain))

    def _decided(self, row: Uncertain, decision: str) -> None:
        assert self.model is not None
        self.model.decide(row, decision)
        self._open_lines()
        self._ask_next()


def _split(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for part in parts:
        splitter.addWidget(part)
    return splitter


def _said(problem: Problem) -> str:
    where = "!".join(part for part in (problem.sheet, problem.cell) if part)
    return f"{where}: {problem.message}" if where else problem.message
