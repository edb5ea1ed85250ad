"""The table of findings: each sentence has the lines it needs; rows are entered on by a double-click or Enter."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

ROW = 28
"""The height of a finding of one line."""
MOST_FITTED = 500
"""So many rows are measured; nobody reads on to the rest, and they have their tips."""


class FindingsTable(QTableView):
    """Rows that are entered on by a double-click or Enter."""

    entered_on = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
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
