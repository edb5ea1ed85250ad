"""The page of the import that says what each column means, for a person to correct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designer.formats.merging.merge import Mapped
from designer.formats.tables import mapping
from designer.formats.tables.tables import Table, TableRow
from designer.formats.tables.workbook import Sheet, Workbook
from designer.formats.values.vocabulary import Vocabulary
from designer.i18n import counted
from designer.panels.countries import countries
from designer.panels.import_fields import CONFIDENCE, column_fields
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import label

HEADERS = ("Column", "Samples", "Means", "Because")
ENCODINGS = ("utf-8", "cp1252", "iso8859-15", "cp1250", "cp1251", "utf-16", "shift_jis", "gb18030", "big5", "cp437")
DELIMITERS = ((",", "Comma"), (";", "Semicolon"), ("\t", "Tab"), ("|", "Bar"))
IGNORED_WORDS = "Leave out"


class MappingPage(QWidget):
    """`reread`: the file is wanted again with another encoding or delimiter. `changed`: something was corrected."""

    reread = Signal(str, str)
    changed = Signal()

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._fields = column_fields(vocabulary.fields)
        self._mapped: list[Mapped] = []
        self._used: list[bool] = []
        self._workbook: Workbook | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._build_bar())
        middle = QHBoxLayout()
        middle.setSpacing(12)
        self.tables = QListWidget()
        self.tables.setMaximumWidth(220)
        self.tables.setAccessibleName("Tables of the file")
        self.tables.currentRowChanged.connect(lambda _: self._show_table())
        self.tables.itemChanged.connect(self._tick)
        middle.addWidget(self.tables)
        self.grid = QTableWidget(0, len(HEADERS))
        self.grid.setHorizontalHeaderLabels(HEADERS)
        self.grid.setAccessibleName("Columns and what they mean")
        self.grid.verticalHeader().hide()
        self.grid.verticalHeader().setDefaultSectionSize(40)
        self.grid.setShowGrid(False)
        self.grid.setWordWrap(False)
        self.grid.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.grid.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header = self.grid.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for section, width in ((0, 180), (2, 200), (3, 220)):
            header.resizeSection(section, width)
        middle.addWidget(self.grid, 1)
        column.addLayout(middle, 1)
        self.combos: list[Combo] = []

    def show_workbook(self, workbook: Workbook, mapped: Sequence[Mapped], country: str) -> None:
        """Show the tables of a file with the meanings proposed."""
        self._workbook = workbook
        self._mapped = list(mapped)
        self._used = [True] * len(mapped)
        with QSignalBlocker(self.tables):
            self.tables.clear()
            for each in mapped:
                item = QListWidgetItem(f"{each.table.sheet} · {counted(len(each.table.rows), 'row')}")
                item.setToolTip(each.table.title or each.table.sheet)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
                self.tables.addItem(item)
            self.tables.setCurrentRow(0 if mapped else -1)
        self.tables.setVisible(len(mapped) > 1)
        with QSignalBlocker(self.country):
            self.country.setCurrentIndex(max(0, self.country.findData(country)))
        self._show_encoding(workbook)
        self._show_table()

    def result(self) -> list[Mapped]:
        """The tables that are ticked, as corrected."""
        return [each for each, used in zip(self._mapped, self._used, strict=True) if used]

    def chosen_country(self) -> str:
        """Two letters, or "" to let the numbers say it."""
        return str(self.country.currentData() or "")

    def corrections(self) -> dict[str, str]:
        """The columns that a person set: header → field ("" for left out), to be remembered."""
        return {
            column.header: column.field or ""
            for each in self.result()
            for column in each.mapping.columns
            if column.reason == "chosen by you" and column.header
        }

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.country = Combo()
        self.country.setAccessibleName("Country of numbers without one")
        self.country.addItem("As most numbers say", "")
        for code, name in countries():
            self.country.addItem(name, code)
        self.country.setMinimumContentsLength(18)
        self.country.activated.connect(lambda _: self.changed.emit())
        self.header_row = Combo()
        self.header_row.setAccessibleName("Row with the headers")
        self.header_row.setMinimumContentsLength(16)
        self.header_row.activated.connect(lambda _: self._move_header())
        self.encoding = Combo()
        self.encoding.setAccessibleName("Encoding of the text file")
        self.delimiter = Combo()
        self.delimiter.setAccessibleName("What parts the columns")
        for code, name in DELIMITERS:
            self.delimiter.addItem(name, code)
        self.encoding.activated.connect(lambda _: self._read_again())
        self.delimiter.activated.connect(lambda _: self._read_again())
        self._text_labels = [label("Encoding", "field"), label("Columns parted by", "field")]
        for words, box in (
            (label("Headers are in", "field"), self.header_row),
            (label("Numbers without a country", "field"), self.country),
            (self._text_labels[0], self.encoding),
            (self._text_labels[1], self.delimiter),
        ):
            box.setMinimumWidth(72)  # so that the dialog fits a small screen
            bar.addWidget(words)
            bar.addWidget(box)
        bar.addStretch(1)
        return bar

    def _show_encoding(self, workbook: Workbook) -> None:
        is_text = workbook.encoding is not None
        for widget in (self.encoding, self.delimiter, *self._text_labels):
            widget.setVisible(is_text)
        if workbook.encoding is None:
            return
        with QSignalBlocker(self.encoding), QSignalBlocker(self.delimiter):
            self.encoding.clear()
            for name in dict.fromkeys([workbook.encoding.name, *workbook.encoding.alternatives, *ENCODINGS]):
                self.encoding.addItem(name)
            self.encoding.setToolTip(workbook.encoding.reason)
            self.delimiter.setCurrentIndex(max(0, self.delimiter.findData(workbook.delimiter)))

    def _read_again(self) -> None:
        self.reread.emit(self.encoding.currentText(), str(self.delimiter.currentData()))

    @property
    def _at(self) -> int:
        return self.tables.currentRow() if self._mapped else -1

    def _show_table(self) -> None:
        self.grid.setRowCount(0)
        self.combos = []
        if self._at < 0:
            return
        each = self._mapped[self._at]
        self._show_header_rows(each.table)
        self.grid.setRowCount(len(each.mapping.columns))
        for row, column in enumerate(each.mapping.columns):
            head = column.header or f"Column {each.table.column_name(row)}"
            for place, text in ((0, head), (1, "  ·  ".join(column.samples)), (3, _because(column))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.grid.setItem(row, place, item)
            self.grid.setCellWidget(row, 2, self._combo(row, column))

    def _combo(self, row: int, column: mapping.Column) -> QComboBox:
        box = Combo()
        box.addItem(IGNORED_WORDS, "")
        for field, words in self._fields:
            box.addItem(words, field)
        if column.confidence == "typo" and column.field:
            box.setItemText(0, f"{IGNORED_WORDS}: is it {column.field.replace('_', ' ')}?")
        box.setCurrentIndex(max(0, box.findData(column.field if column.used else "")))
        box.setAccessibleName(f"What the column {column.header} means")
        box.activated.connect(lambda _: self._correct(row, str(box.currentData())))
        self.combos.append(box)
        return box

    def _correct(self, row: int, field: str) -> None:
        each = self._mapped[self._at]
        self._mapped[self._at] = replace(each, mapping=each.mapping.corrected(row, field or None))
        self.grid.item(row, 3).setText("Chosen by you")
        self.changed.emit()

    def _tick(self, item: QListWidgetItem) -> None:
        self._used[self.tables.row(item)] = item.checkState() == Qt.CheckState.Checked
        self.changed.emit()

    def _show_header_rows(self, table: Table) -> None:
        with QSignalBlocker(self.header_row):
            self.header_row.clear()
            self.header_row.addItem("No row", 0)
            for row in table.source.rows[:40]:
                texts = [text for text in row.texts if text][:3]
                self.header_row.addItem(f"Row {row.number}: {' · '.join(texts)[:40]}", row.number)
            self.header_row.setCurrentIndex(max(0, self.header_row.findData(table.header_row or 0)))

    def _move_header(self) -> None:
        each = self._mapped[self._at]
        table = with_header(each.table.source, int(self.header_row.currentData()) or None)
        proposed = mapping.propose(table, vocabulary=self._vocabulary, country=self.chosen_country() or None)
        self._mapped[self._at] = Mapped(table, proposed)
        self._show_table()
        self.changed.emit()


def with_header(sheet: Sheet, number: int | None) -> Table:
    """A whole sheet as one table whose header stands in a row (None: in none)."""
    width = max((len(row.texts) for row in sheet.rows), default=0)
    head = next((row for row in sheet.rows if row.number == number), None)
    headers = tuple(head.texts) if head is not None else ()
    rows = tuple(
        TableRow(row.number, row.texts, row.kinds) for row in sheet.rows if number is None or row.number > number
    )
    return Table(sheet.name, number, headers + ("",) * (width - len(headers)), rows, source=sheet)


def _because(column: mapping.Column) -> str:
    words = CONFIDENCE.get(column.confidence, "")
    return column.reason.capitalize() if column.reason and column.confidence != "exact" else words
