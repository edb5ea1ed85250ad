"""The cells of somebody's own workbook that say something else than the matrix, to tick those that are written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from designer.drawing.directions import set_apart
from designer.formats.merging.updating import CellUpdate
from designer.formats.tables.workbook import cell_name
from designer.formats.updating import Look as Looked
from designer.i18n import counted
from designer.model.matrix import Matrix
from designer.panels.import_fields import column_field
from designer.panels.labels import label
from designer.panels.look import Look

HEADERS = ("Contact", "Field", "Cell", "Now in the workbook", "Becomes", "Why by hand")
_CONTACT, _FIELD, _CELL, _OLD, _NEW, _REASON = range(6)
Index = QModelIndex | QPersistentModelIndex


class CellsModel(QAbstractTableModel):
    """A row a cell. Those that have to be changed by hand say why and cannot be ticked."""

    ticked = Signal()

    def __init__(self, looked: Looked, matrix: Matrix, look: Look) -> None:
        super().__init__()
        self._look = look
        self._cells = looked.update.cells
        self._names = {id: contact.name for id, contact in matrix.contacts.items()}
        self.is_one_sheet = len({each.sheet for each in self._cells}) == 1
        self._on = {at for at, each in enumerate(self._cells) if not each.reason}
        self._words: list[str] = []
        self._kinds = {"write", "by hand"}
        self.shown: list[int] = []
        self._find()

    def counts(self) -> dict[str, int]:
        """How many cells can be written, and how many have to be changed by hand."""
        by_hand = sum(1 for each in self._cells if each.reason)
        return {"write": len(self._cells) - by_hand, "by hand": by_hand}

    def chosen(self) -> list[CellUpdate]:
        """The cells that are ticked."""
        return [self._cells[at] for at in sorted(self._on)]

    def show(self, kinds: set[str], text: str) -> None:
        """Show cells of these kinds that hold all these words."""
        self.beginResetModel()
        self._kinds, self._words = kinds, text.casefold().split()
        self._find()
        self.endResetModel()

    def tick_all(self, on: bool) -> None:
        """Tick or untick all that is shown."""
        can = {at for at in self.shown if not self._cells[at].reason}
        self._on = self._on | can if on else self._on - can
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, 0))
        self.ticked.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = index.column() == _CONTACT and not self._cells[self.shown[index.row()]].reason
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at = self.shown[index.row()]
        each = self._cells[at]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return set_apart(self._text(each, index.column()))
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _CONTACT and not each.reason:
            return Qt.CheckState.Checked if at in self._on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and (each.reason or index.column() in (_CELL, _OLD)):
            return self._look.colour("muted")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        at = self.shown[index.row()]
        self._on.add(at) if Qt.CheckState(value) == Qt.CheckState.Checked else self._on.discard(at)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _find(self) -> None:
        self.shown = [
            at
            for at, each in enumerate(self._cells)
            if ("by hand" if each.reason else "write") in self._kinds and self._holds(each)
        ]

    def _holds(self, each: CellUpdate) -> bool:
        if not self._words:
            return True
        key = " ".join(self._text(each, column) for column in range(len(HEADERS))).casefold()
        return all(word in key for word in self._words)

    def _text(self, each: CellUpdate, column: int) -> str:
        if column == _CONTACT:
            return self._names.get(each.contact, "")
        if column == _FIELD:
            return column_field(each.field)
        if column == _CELL:
            cell = cell_name(*each.place)
            return cell if self.is_one_sheet else f"{each.sheet}!{cell}"
        text = (each.old or "empty", each.new, each.reason)[column - _OLD]
        return " ".join(text.split())


class CellsPage(QWidget):
    """`counted`: how many cells are to be written has changed."""

    counted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.model: CellsModel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter…")
        self.search.setAccessibleName("Filter the cells")
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(lambda _: self._filter())
        bar.addWidget(self.search, 1)
        self.chips: dict[str, QPushButton] = {}
        for kind, tip in (
            ("write", "Cells that can be written"),
            ("by hand", "Cells that only you can change, each with the reason"),
        ):
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setAutoDefault(False)
            chip.setProperty("role", "chip")
            chip.setToolTip(tip)
            chip.clicked.connect(lambda _=False: self._filter())
            bar.addWidget(chip)
            self.chips[kind] = chip
        bar.addStretch(1)
        for words, on in (("Tick all", True), ("Untick all", False)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, on=on: self.model.tick_all(on) if self.model else None)
            bar.addWidget(button)
        column.addLayout(bar)
        self.table = QTableView()
        self.table.setAccessibleName("Cells to write")
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(30)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.table, 1)
        self.left = label(role="muted", wraps=True)
        column.addWidget(self.left)

    def show_cells(self, looked: Looked, matrix: Matrix) -> None:
        """Show what the cells of a workbook should say."""
        model = CellsModel(looked, matrix, self._look)
        model.ticked.connect(self.counted)
        self.table.setModel(model)
        self.model = model
        header = self.table.horizontalHeader()
        for section, width in ((_CONTACT, 170), (_FIELD, 100), (_CELL, 80 if model.is_one_sheet else 140)):
            header.resizeSection(section, width)
        for section in (_OLD, _NEW, _REASON):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        counts = model.counts()
        self.table.setColumnHidden(_REASON, not counts["by hand"])
        for kind, chip in self.chips.items():
            chip.setText(f"{counts[kind]:,} to write" if kind == "write" else f"{counts[kind]:,} by hand")
            chip.setVisible(counts[kind] > 0)
            chip.setChecked(True)
        self.left.setText(_left(looked))
        self.left.setVisible(bool(self.left.text()))
        self._filter()
        self.counted.emit()

    def _filter(self) -> None:
        if self.model is not None:
            self.model.show({kind for kind, chip in self.chips.items() if chip.isChecked()}, self.search.text())


def _left(looked: Looked) -> str:
    """Whom the update does not reach."""
    said = []
    if looked.update.unknown_rows:
        rows = counted(looked.update.unknown_rows, "row")
        stay = "stays as it is" if looked.update.unknown_rows == 1 else "stay as they are"
        said.append(f"{rows} of the workbook could be matched with nobody for certain and {stay}.")
    if looked.update.absent:
        absent = counted(len(looked.update.absent), "contact")
        have = "has" if len(looked.update.absent) == 1 else "have"
        said.append(f"{absent} of the matrix {have} no row in the workbook; no rows are added.")
    return " ".join(said)
