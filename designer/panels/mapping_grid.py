"""The columns of one table: samples, what each means to choose, how sure that is and why, and a word to teach."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from designer.drawing.directions import set_apart
from designer.formats.tables.mapping import Column
from designer.formats.tables.tables import Table
from designer.panels.import_fields import BY_YOU, column_field, column_fields, how_sure
from designer.panels.inspector.choice_editors import Combo
from designer.panels.look import Look

HEADERS = ("Column", "Samples", "Means", "How sure")
IGNORED_WORDS = "Leave out"
_COLUMN, _SAMPLES, _MEANS, _SURE = range(4)


class MappingGrid(QTableWidget):
    """`corrected`: a column and the field a person gave it ("": none). `taught`: a header, its field, and whether."""

    corrected = Signal(int, str)
    taught = Signal(str, str, bool)

    def __init__(self, look: Look, fields: Collection[str]) -> None:
        super().__init__(0, len(HEADERS))
        self._look = look
        self._fields = column_fields(fields)
        self.combos: list[Combo] = []
        self.lessons: dict[int, QCheckBox] = {}
        self.setHorizontalHeaderLabels(HEADERS)
        self.setAccessibleName("Columns and what they mean")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(40)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_SAMPLES, QHeaderView.ResizeMode.Stretch)
        for section, width in ((_COLUMN, 140), (_MEANS, 176), (_SURE, 262)):
            header.resizeSection(section, width)

    def show_table(self, table: Table, columns: Collection[Column], taught: Collection[str]) -> None:
        """Show the columns of a table; `taught` are the headers that a person wants to be known from now on."""
        self.setRowCount(0)
        self.combos = []
        self.lessons = {}
        self.setRowCount(len(columns))
        for row, column in enumerate(columns):
            head = column.header or f"Column {table.column_name(row)}"
            self._say(row, _COLUMN, head)
            self._say(row, _SAMPLES, "  ·  ".join(set_apart(" ".join(each.split())) for each in column.samples))
            self.setCellWidget(row, _MEANS, _with_air(self._combo(row, column)))
            self.show_column(row, column, column.header in taught)

    def show_column(self, row: int, column: Column, taught: bool) -> None:
        """Say anew how sure the meaning of a column is."""
        sure = how_sure(column)
        self._say(row, _SURE, sure.words)
        self.item(row, _SURE).setIcon(self._look.icon(sure.icon, sure.token))
        self.removeCellWidget(row, _SURE)
        self.lessons.pop(row, None)
        if column.reason == BY_YOU and column.header:
            self._offer_lesson(row, column, taught)

    def _offer_lesson(self, row: int, column: Column, taught: bool) -> None:
        means = column_field(column.field) if column.field else ""
        short = column.header if len(column.header) <= 24 else f"{column.header[:23]}…"
        words = f"Always read “{short}” as {means}" if means else f"Always leave “{short}” out"
        lesson = QCheckBox(words.replace("&", "&&"))
        lesson.setToolTip("In every sheet from now on, whatever else stands in it")
        lesson.setChecked(taught)
        lesson.clicked.connect(lambda on: self.taught.emit(column.header, column.field or "", on))
        self._say(row, _SURE, "")
        self.item(row, _SURE).setData(Qt.ItemDataRole.DecorationRole, None)
        self.setCellWidget(row, _SURE, lesson)
        self.lessons[row] = lesson

    def _combo(self, row: int, column: Column) -> Combo:
        box = Combo()
        box.addItem(IGNORED_WORDS, "")
        for field, words in self._fields:
            box.addItem(words, field)
        if column.confidence == "typo" and column.field:
            box.setItemText(0, f"{IGNORED_WORDS}: is it {column_field(column.field)}?")
        box.setCurrentIndex(max(0, box.findData(column.field if column.used else "")))
        box.setAccessibleName(f"What the column {column.header} means")
        box.activated.connect(lambda _: self.corrected.emit(row, str(box.currentData())))
        self.combos.append(box)
        return box

    def _say(self, row: int, place: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        self.setItem(row, place, item)


def _with_air(inside: QWidget) -> QWidget:
    """A widget for a cell that does not touch those above and below."""
    around = QWidget()
    row = QHBoxLayout(around)
    row.setContentsMargins(4, 3, 4, 3)
    row.addWidget(inside)
    return around
