"""Rows of tables as lines of an escalation matrix: a level, for which issues, when, whether it names anybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from designer.formats.durations.durations import Understood, understand
from designer.formats.matrices.layouts import Bit, Layout, Mapped
from designer.formats.matrices.level_text import Rung, level_of
from designer.formats.matrices.naming import is_filled_in
from designer.formats.matrices.severity_text import Grade, severities_of
from designer.formats.matrices.sheet_layouts import section_level
from designer.formats.matrices.time_cells import time_of
from designer.formats.tables.tables import TableRow
from designer.formats.tables.workbook import Problem
from designer.formats.values.vocabulary import key
from designer.model.choices import SpanUnit
from designer.model.spans import minutes

_WHO = ("name", "first_name", "last_name", "role", "phone", "mobile", "email")
_BRANCHES = ("team", "service", "location", "organisation")
_EVERY = frozenset("all any every alle jede tous toutes todos todas tutti tutte все wszystkie tumu hepsi".split())  # noqa: SIM905
_MOST_WORDS = 4
"""Words of a severity's name in a title."""
_DIGIT = re.compile(r"\d")
_UNNAMED_SHEET = re.compile(
    r"^(sheet|tabelle|feuil|feuille|hoja|foglio|planilha|blad|лист|arkusz|sayfa|table|page)\s?\d*$"
)


class When(NamedTuple):
    """What stands beside a level where a time belongs; `said` is None where it was not understood."""

    said: Understood | None
    text: str
    cell: str
    header: str


class Line(NamedTuple):
    """A row that stands for a level: row `row` of table number `table`.

    It holds for issues of `severities` (none: of all) in a `branch` ("": in all). `text` are words that name nobody.
    `cell`, `severity_cell`, `branch_cell` and `who_cell` say where level, severity, branch and people are named
    ("Sheet!A4").
    """

    table: int
    row: int
    rung: Rung
    severities: tuple[Grade, ...]
    branch: str
    when: When | None
    text: Bit | None
    cell: str
    names_somebody: bool
    severity_cell: str = ""
    branch_cell: str = ""
    who_cell: str = ""


def lines_of(mapped: Sequence[Mapped], by_time: bool, unit: SpanUnit | None, problems: list[Problem]) -> Iterator[Line]:
    """The lines of all tables that are laid out as an escalation matrix; what is not understood goes to `problems`.

    `by_time`: the levels are times since the opening, told apart by them.
    """
    wanted = [(at, each) for at, each in enumerate(mapped) if each.layout is not None]
    wanted = [(at, each) for at, each in wanted if (each.layout is Layout.TIMES) is by_time]
    names = _branch_names([each for _, each in wanted])
    numbers = _numbered_times([each for _, each in wanted], unit) if by_time else {}
    for (at, each), branch in zip(wanted, names, strict=True):
        reader = _Reader(at, each, branch, numbers, unit, problems)
        yield from reader.lines()
        yield from reader.notes()


class _Reader:
    """Reads one table; what a blank cell of a column of levels or severities means is what stands above it."""

    def __init__(
        self,
        number: int,
        each: Mapped,
        branch: str,
        numbers: dict[int, int],
        unit: SpanUnit | None,
        problems: list[Problem],
    ) -> None:
        self._number, self._each, self._unit, self._problems = number, each, unit, problems
        self._table = each.table
        self._numbers = numbers
        self._branch = branch
        self._branch_column = _branch_column(each) if not branch else None
        self._title = _severity_above(each.table.title)
        self._rung: Rung | None = None
        self._severities: tuple[Grade, ...] = ()
        self._section = ""

    def lines(self) -> Iterator[Line]:
        for row in self._table.rows:
            if not any(row.texts):
                continue
            self._begin(row)
            rung, cell = self._level(row)
            if rung is None:
                continue
            when = self._when(row, rung)
            names = any(is_filled_in(self._text(row, field)) for field in _WHO)
            text = self._each.texts.get(row.number)
            if names or when is not None or text is not None:
                branch = self._branch or self._of_column(row)
                line = Line(self._number, row.number, rung, self._severity(row), branch, when, text, cell, names)
                yield line._replace(
                    severity_cell=self._cell_of(row, ("severity",)),
                    branch_cell=self._cell(row, self._branch_column) if self._branch_column is not None else "",
                    who_cell=self._cell_of(row, _WHO),
                )

    def _begin(self, row: TableRow) -> None:
        """Heed the severity that a row or its section names for the rows beneath, though it be no line itself."""
        columns = self._each.mapping.of("severity")
        if not columns:
            return
        if row.section != self._section:
            self._section = row.section
            self._severities = _severity_above(row.section) or self._severities
        text = row.cell(columns[0].index).text
        if not is_filled_in(text):
            return
        is_remark = not self._text(row, "level") and not text.isdigit()  # there only what is certain is a severity
        self._severities = severities_of(text, None if is_remark else columns[0].header) or self._severities

    def _cell_of(self, row: TableRow, fields: Sequence[str]) -> str:
        """The first cell of these fields that says something."""
        columns = (column for field in fields for column in self._each.mapping.of(field))
        return next((self._cell(row, each.index) for each in columns if row.cell(each.index).text), "")

    def _cell(self, row: TableRow, column: int) -> str:
        return f"{self._table.sheet}!{self._table.cell_name(row.number, column)}"

    def notes(self) -> Iterator[Line]:
        """The lines beneath the table that say when a level is told: "1st level: one hour after opening"."""
        for number, text in self._table.notes:
            name, mark, rest = text.partition(":")
            rung = level_of(name) if mark else None
            said = understand(rest.strip()) if rung is not None else None
            if rung is not None and said is not None:
                cell = f"{self._table.sheet}!A{number}"
                yield Line(
                    self._number, number, rung, (), self._branch, When(said, rest.strip(), cell, ""), None, cell, False
                )

    def _text(self, row: TableRow, field: str) -> str:
        return next((text for c in self._each.mapping.of(field) if (text := row.cell(c.index).text)), "")

    def _level(self, row: TableRow) -> tuple[Rung | None, str]:
        columns = self._each.mapping.of("level")
        if not columns:
            rung = section_level(row.section) if row.section else None
            return rung, f"{self._table.sheet}!{self._table.sheet_row(row.number)}"
        at = columns[0].index
        text = row.cell(at).text
        cell = self._cell(row, at)
        if self._each.layout is Layout.TIMES:
            time = time_of(row.cell(at))
            length = minutes(time.span) if time is not None else None
            number = self._numbers.get(length) if length is not None else None
            return (None if number is None else Rung(number, text, "", time)), cell
        if not text:
            return self._rung, cell
        rung = level_of(text, in_column=True)
        if rung is None and is_filled_in(text):
            message = f"“{text}” is not understood as a level; the row was left out of the flow."
            self._problems.append(self._problem(row, at, "not_understood", message))
        self._rung = rung
        return rung, cell

    def _severity(self, row: TableRow) -> tuple[Grade, ...]:
        columns = self._each.mapping.of("severity")
        if not columns:
            return _severity_above(row.section) or self._title
        column = columns[0]
        text = row.cell(column.index).text
        if not text:
            return self._severities
        if key(text) in _EVERY or not is_filled_in(text):
            self._severities = ()
            return ()
        found = severities_of(text, column.header)
        if not found:
            message = f"“{text}” is not understood as a severity; the row was taken for all of them."
            self._problems.append(self._problem(row, column.index, "not_understood", message))
        self._severities = found
        return found

    def _of_column(self, row: TableRow) -> str:
        return " ".join(row.cell(self._branch_column).text.split()) if self._branch_column is not None else ""

    def _when(self, row: TableRow, rung: Rung) -> When | None:
        for column in self._each.mapping.of("escalate_after"):
            cell = row.cell(column.index)
            if not is_filled_in(cell.text):
                continue
            at = self._cell(row, column.index)
            said = time_of(cell, column.header, self._unit)
            if said is None:
                hint = "it has no unit" if cell.text.isdigit() else "it may mean several things, or none"
                message = f"“{' '.join(cell.text.split())}” is not taken as a time: {hint}. It was kept as text."
                self._problems.append(self._problem(row, column.index, "no_time", message))
            return When(said, " ".join(cell.text.split()), at, column.header)
        if rung.time is None:
            return None
        return When(rung.time, rung.time.text, f"{self._table.sheet}!{self._table.sheet_row(row.number)}", "")

    def _problem(self, row: TableRow, column: int, code: str, message: str) -> Problem:
        return Problem(self._table.sheet, self._table.cell_name(row.number, column), code, message)


def _severity_above(text: str) -> tuple[Grade, ...]:
    """The severity that a title names, of several lines the last that names one.

    A row of several cells above a table is no title of it, but says something of its own.
    """
    for line in reversed(text.split("\n")):
        found = severities_of(line) if line else ()
        if found and all(len(grade.name.split()) <= _MOST_WORDS and not _DIGIT.search(grade.name) for grade in found):
            return found
    return ()


def _numbered_times(mapped: Sequence[Mapped], unit: SpanUnit | None) -> dict[int, int]:
    """Minutes → number of the level, counted from 1, over all grids of times."""
    found = set()
    for each in mapped:
        for column in each.mapping.of("level"):
            for row in each.table.rows:
                time = time_of(row.cell(column.index), "", unit)
                length = minutes(time.span) if time is not None else None
                if length is not None:
                    found.add(length)
    return {length: number for number, length in enumerate(sorted(found), 1)}


def _branch_names(mapped: Sequence[Mapped]) -> list[str]:
    """What each table is about where several say so: by the line above it, else by the name of its sheet."""
    none = [""] * len(mapped)
    if len(mapped) < 2 or any(each.branches or _branch_column(each) is not None for each in mapped):
        return none
    titles = _what_differs([_topic(each.table.title) for each in mapped])
    if all(titles) and len(set(titles)) == len(titles):
        return titles
    if any(_severity_above(each.table.title) for each in mapped):
        return none
    sheets = [each.table.sheet for each in mapped]
    named = not any(_UNNAMED_SHEET.match(key(sheet)) or severities_of(sheet) for sheet in sheets)
    alike = len({tuple(key(column.header) for column in each.mapping.used) for each in mapped}) == 1
    return sheets if named and alike and len(set(sheets)) == len(sheets) else none


def _what_differs(titles: list[str]) -> list[str]:
    """Titles without the words with which all of them begin: "Escalation matrix – Network" is about the network."""
    words = [title.split() for title in titles]
    while all(len(each) > 1 for each in words) and len({each[0].casefold() for each in words}) == 1:
        words = [each[1:] for each in words]
    return [" ".join(each).strip(" -–—:·") for each in words]


def _topic(title: str) -> str:
    """The last line above a table, where it names neither a severity nor a level."""
    line = title.split("\n")[-1].strip()
    plain = line and len(line) <= 60 and " · " not in line
    return line if plain and not severities_of(line) and not level_of(line) else ""


def _branch_column(each: Mapped) -> int | None:
    """The column whose values are branches of the flow: in each of them the same levels come again."""
    if each.branches:
        return next((column.index for column in each.mapping.of("team")), None)
    levels = each.mapping.of("level")
    if each.layout is not Layout.LEVELS or not levels:
        return None
    severities = each.mapping.of("severity")
    for field in _BRANCHES:
        for column in each.mapping.of(field)[:1]:
            if _tells_apart(each, column.index, levels[0].index, severities[0].index if severities else None):
                return column.index
    return None


def _tells_apart(each: Mapped, column: int, level: int, severity: int | None) -> bool:
    rows = [row for row in each.table.rows if row.cell(level).text]
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        step = row.cell(level).text, row.cell(severity).text if severity is not None else ""
        groups.setdefault(row.cell(column).text, []).append(step)
    if len(groups) < 2 or "" in groups or len(groups) > 30:
        return False
    again = Counter(step for steps in groups.values() for step in set(steps))
    several = [steps for steps in groups.values() if len({level for level, _ in steps}) > 1]
    return (
        len(several) == len(groups)
        and all(count > 1 for count in again.values() if len(groups) == 2)
        and any(count > 1 for count in again.values())
    )
