"""What the checks found: grade, sentence, where. Double-click or Enter goes there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from designer.drawing.directions import set_apart
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.grades import GRADES, TOKENS, counted
from designer.panels.labels import label

HEADERS = ("", "What", "Where", "Rule")
ROW = 28
"""The height of a finding of one line."""
MOST_FITTED = 500
"""So many rows are measured; nobody reads on to the rest, and they have their tips."""


class Findings(QAbstractTableModel):
    """The findings of the desk that pass the filter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words: list[str] = []
        self._grades = set(GRADES)
        self.shown: list[Any] = []

    def reload(self) -> None:
        """Take the findings anew."""
        self.beginResetModel()
        self.shown = [finding for finding in self._desk.findings if self._fits(finding)]
        self.endResetModel()

    def find(self, text: str) -> None:
        """Show those that hold all these words."""
        self._words = text.casefold().split()
        self.reload()

    def show_grades(self, grades: set[str]) -> None:
        """Show findings of these grades only."""
        self._grades = grades
        self.reload()

    def where(self, finding: Any) -> str:
        """The names of what a finding is about."""
        found = [names.name(self._desk.matrix, id) for id in finding.ids[:3] if id in self._desk.matrix]
        more = len(finding.ids) - len(found)
        return ", ".join(found) + (f" and {more} more" if more > 0 and found else "")

    def _fits(self, finding: Any) -> bool:
        key = f"{finding.message} {finding.code} {self.where(finding)}".casefold() if self._words else ""
        return str(finding.grade) in self._grades and all(word in key for word in self._words)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self.shown[index.row()]
        column, grade = index.column(), str(finding.grade)
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", set_apart(finding.message), self.where(finding), finding.code)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return self._desk.look.icon(GRADES[grade], TOKENS[grade])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{grade.capitalize()} {finding.code}: {set_apart(finding.message)}"
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return grade
        if role == Qt.ItemDataRole.ForegroundRole and column > 1:
            return self._desk.look.colour("muted")
        return None


class FindingsPanel(QWidget):
    """Filter, table, and a calm word when there is nothing to say."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = Findings(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
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
        self.chips: dict[str, QPushButton] = {}
        for grade in GRADES:
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setProperty("role", "chip")
            chip.setIcon(desk.look.icon(GRADES[grade], TOKENS[grade]))
            chip.clicked.connect(self._pick_grades)
            bar.addWidget(chip)
            self.chips[grade] = chip
        bar.addStretch(1)
        column.addLayout(bar)
        self.table = FindingsTable()
        self.table.setModel(self.model)
        self.table.entered_on.connect(self._go)
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

    def _reload(self) -> None:
        self.model.reload()
        for grade, number in self.counts().items():
            self.chips[grade].setText(counted(grade, number))
            self.chips[grade].setVisible(number > 0)
        self._say_calm()

    def _filter(self, text: str) -> None:
        self.model.find(text)
        self._say_calm()

    def _pick_grades(self) -> None:
        self.model.show_grades({grade for grade, chip in self.chips.items() if chip.isChecked()})
        self._say_calm()

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
        finding = self.model.shown[row]
        self.chosen.emit(finding)
        there = [id for id in finding.ids if id in self._desk.matrix]
        if there:
            self._desk.show(there[0])


class FindingsTable(QTableView):
    """Rows that are entered on by a double-click or Enter."""

    entered_on = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_rows)
        self.setAccessibleName("Findings")
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self.entered_on.emit(index.row()))

    def fit(self) -> None:
        """Give the sentence the room that is left."""
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for section, width in ((0, 36), (3, 60)):
            header.resizeSection(section, width)
        font = QFont(self.font())
        header.setFont(font)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._later.start)
            self.horizontalHeader().sectionResized.connect(self._later.start)

    def sizeHint(self) -> QSize:
        """Room for six findings of one line."""
        return QSize(600, self.horizontalHeader().sizeHint().height() + 6 * ROW + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.horizontalHeader().resizeSection(2, max(90, min(220, round(event.size().width() * 0.25))))
        super().resizeEvent(event)

    def _fit_rows(self) -> None:
        """Let each sentence have the lines it needs, up to four."""
        model, metrics = self.model(), self.fontMetrics()
        width = self.columnWidth(1) - 20
        lines = int(Qt.TextFlag.TextWordWrap)
        for row in range(min(model.rowCount(), MOST_FITTED)):
            text = model.index(row, 1).data() or ""
            needed = metrics.boundingRect(QRect(0, 0, width, 10_000), lines, text).height()
            height = max(ROW, min(needed, 4 * metrics.lineSpacing()) + 10)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_on.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
