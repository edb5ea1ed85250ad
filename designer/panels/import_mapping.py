"""The page that says what a sheet holds and what each column means, for a person to correct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from designer.formats.matrices.outline import Outline
from designer.formats.merging.merge import Mapped
from designer.formats.merging.people_rows import TAKEN
from designer.formats.tables import mapping
from designer.formats.tables.encoding import OFFERED
from designer.formats.tables.spellings import Spelling
from designer.formats.tables.tables import Table, TableRow
from designer.formats.tables.workbook import Sheet, Workbook
from designer.formats.values.vocabulary import Vocabulary
from designer.i18n import counted
from designer.panels import names
from designer.panels.countries import countries
from designer.panels.encoding_choice import ENCODING_WORDS, EncodingChoice
from designer.panels.findable import make_findable
from designer.panels.flow_choice import LAYOUT_WORDS, FlowChoice
from designer.panels.import_fields import BY_YOU
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import label
from designer.panels.look import Look
from designer.panels.mapping_grid import MappingGrid

DELIMITERS = ((",", "Comma"), (";", "Semicolon"), ("\t", "Tab"), ("|", "Bar"))


_LONGEST = 26
"""Letters of the name of a table."""


class Read(NamedTuple):
    """What was found in a workbook: its tables; the escalation matrix they are, if any, and whether it is built
    unless somebody says otherwise; the country that numbers without one most likely are of, "" where nobody can tell;
    and how a text file reads in several encodings, where it does not say which one it is."""

    mapped: Sequence[Mapped]
    outline: Outline | None = None
    builds: bool = False
    country: str = ""
    spellings: Sequence[Spelling] = ()


class MappingPage(QWidget):
    """`reread`: the file is wanted again with another encoding or delimiter. `changed`: something was corrected."""

    reread = Signal(str, str)
    changed = Signal()

    def __init__(self, look: Look, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._look = look
        self._vocabulary = vocabulary
        self._mapped: list[Mapped] = []
        self._used: list[bool] = []
        self.lessons: dict[str, str] = {}
        """What is to be known from now on: header → field, "" for one to leave out."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.ways = EncodingChoice(look)
        self.ways.chosen.connect(lambda name: self.reread.emit(name, str(self.delimiter.currentData())))
        self.flow = FlowChoice(look)
        self.flow.changed.connect(self.changed)
        column.addWidget(self.ways)
        column.addWidget(self.flow)
        column.addLayout(self._build_bar())
        middle = QHBoxLayout()
        middle.setSpacing(12)
        self.tables = QListWidget()
        self.tables.setFixedWidth(208)
        self.tables.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tables.setIconSize(QSize(16, 16))
        self.tables.setSpacing(2)
        self.tables.setAccessibleName("Tables of the file")
        self.tables.currentRowChanged.connect(lambda _: self._show_table())
        self.tables.itemChanged.connect(self._tick)
        middle.addWidget(self.tables)
        self.grid = MappingGrid(look, vocabulary.fields)
        self.grid.corrected.connect(self._correct)
        self.grid.taught.connect(self._teach)
        middle.addWidget(self.grid, 1)
        column.addLayout(middle, 1)

    def show_workbook(self, workbook: Workbook, read: Read, country: str) -> None:
        """Show the tables of a file with the meanings proposed. `country` was chosen before, "" where none was."""
        self._mapped = list(read.mapped)
        seems = [_holds_something(each) for each in self._mapped]
        self._used = [known or not any(seems) for known in seems]
        with QSignalBlocker(self.tables):
            self.tables.clear()
            for each, used in zip(self._mapped, self._used, strict=True):
                self.tables.addItem(self._table_item(each, used))
            self.tables.setCurrentRow(self._used.index(True) if self._mapped else -1)
        self.tables.setVisible(len(self._mapped) > 1)
        self._show_country(read.country, country)
        self._show_encoding(workbook)
        self.ways.show_ways(read.spellings, workbook.encoding.name if workbook.encoding else "")
        self.flow.begin()
        self.show_outline(read.outline, read.builds)
        self._show_table()

    def show_outline(self, outline: Outline | None, builds: bool) -> None:
        """What the tables, as corrected, say together as an escalation matrix."""
        self.flow.show_outline(outline, builds)

    def result(self) -> list[Mapped]:
        """The tables that are ticked, as corrected."""
        return [each for each, used in zip(self._mapped, self._used, strict=True) if used]

    def chosen_country(self) -> str:
        """Two letters, or "" to let the numbers say it."""
        return str(self.country.currentData() or "")

    def _build_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.country = Combo()
        self.country.setAccessibleName("Country of numbers without one")
        self.country.addItem("", "")
        for code, name in countries():
            self.country.addItem(name, code)
        make_findable(self.country)
        self.country.setMinimumContentsLength(20)
        self.country.setToolTip("Of numbers typed without a country; guessed from those that have one")
        self.country.activated.connect(lambda _: self.changed.emit())
        self.header_row = Combo()
        self.header_row.setAccessibleName("Row with the headers")
        self.header_row.setMinimumContentsLength(16)
        self.header_row.activated.connect(lambda _: self._move_header())
        self.encoding = Combo()
        self.encoding.setMinimumContentsLength(14)
        self.encoding.setAccessibleName("Encoding of the text file")
        self.delimiter = Combo()
        self.delimiter.setAccessibleName("What parts the columns")
        for code, name in DELIMITERS:
            self.delimiter.addItem(name, code)
        self.encoding.activated.connect(lambda _: self._read_again())
        self.delimiter.activated.connect(lambda _: self._read_again())
        self._text_labels = [label("Letters", "field"), label("Columns parted by", "field")]
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

    def _table_item(self, each: Mapped, used: bool) -> QListWidgetItem:
        table = each.table
        kind, _, how = seems_to_be(each).partition(": ")
        where = " · ".join(part for part in (table.sheet, table.title.split("\n")[-1]) if part)
        rows = counted(len(table.rows), "row")
        lines = [kind, f"{how} · {rows}"] if how else [f"{kind} · {rows}"]
        item = QListWidgetItem("\n".join([*lines, names.short(where, _LONGEST)]))
        item.setToolTip(f"{table.sheet}\n{table.title}".strip())
        item.setIcon(self._look.icon("workflow" if each.layout else "users" if used else "table"))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if used else Qt.CheckState.Unchecked)
        return item

    def _show_country(self, guessed: str, chosen: str) -> None:
        name = dict(countries()).get(guessed, "")
        with QSignalBlocker(self.country):
            self.country.setItemText(0, f"{name}, as most say" if name else "Not known: please choose")
            self.country.setCurrentIndex(max(0, self.country.findData(chosen)))

    def _show_encoding(self, workbook: Workbook) -> None:
        is_text = workbook.encoding is not None
        for widget in (self.encoding, self.delimiter, *self._text_labels):
            widget.setVisible(is_text)
        if workbook.encoding is None:
            return
        with QSignalBlocker(self.encoding), QSignalBlocker(self.delimiter):
            self.encoding.clear()
            for name in dict.fromkeys([workbook.encoding.name, *workbook.encoding.alternatives, *OFFERED]):
                self.encoding.addItem(ENCODING_WORDS.get(name, name), name)
            self.encoding.setToolTip(workbook.encoding.reason)
            self.delimiter.setCurrentIndex(max(0, self.delimiter.findData(workbook.delimiter)))

    def _read_again(self) -> None:
        self.reread.emit(str(self.encoding.currentData()), str(self.delimiter.currentData()))

    @property
    def _at(self) -> int:
        return self.tables.currentRow() if self._mapped else -1

    def _show_table(self) -> None:
        if self._at < 0:
            self.grid.setRowCount(0)
            return
        each = self._mapped[self._at]
        self._show_header_rows(each.table)
        self.grid.show_table(each.table, each.mapping.columns, self.lessons)

    def _correct(self, row: int, field: str) -> None:
        each = self._mapped[self._at]
        corrected = each.mapping.corrected(row, field or None)
        self._mapped[self._at] = replace(each, mapping=corrected)
        header = corrected.columns[row].header
        if header in self.lessons:
            self.lessons[header] = field
        self.grid.show_column(row, corrected.columns[row], header in self.lessons)
        self.changed.emit()

    def _teach(self, header: str, field: str, on: bool) -> None:
        if on:
            self.lessons[header] = field
        else:
            self.lessons.pop(header, None)

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


def seems_to_be(each: Mapped) -> str:
    """What a table seems to be, in words."""
    if each.layout is not None:
        return f"Escalation matrix: {LAYOUT_WORDS[each.layout]}"
    return "Contacts" if _holds_something(each) else "Nothing known"


def corrections(mapped: Sequence[Mapped]) -> dict[str, str]:
    """The columns that a person set: header → field ("" for left out)."""
    return {
        column.header: column.field or ""
        for each in mapped
        for column in each.mapping.columns
        if column.reason == BY_YOU and column.header
    }


def _holds_something(each: Mapped) -> bool:
    return each.layout is not None or any(column.field in TAKEN for column in each.mapping.used)


def with_header(sheet: Sheet, number: int | None) -> Table:
    """A whole sheet as one table whose header stands in a row (None: in none)."""
    width = max((len(row.texts) for row in sheet.rows), default=0)
    head = next((row for row in sheet.rows if row.number == number), None)
    headers = tuple(head.texts) if head is not None else ()
    rows = tuple(
        TableRow(row.number, row.texts, row.kinds) for row in sheet.rows if number is None or row.number > number
    )
    return Table(sheet.name, number, headers + ("",) * (width - len(headers)), rows, source=sheet)
