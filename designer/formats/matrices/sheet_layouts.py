"""The tables of a sheet, whatever its layout: grids and cards brought into rows, all others as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from designer.formats.durations.durations import Qualifier
from designer.formats.matrices.cards import cards, turned
from designer.formats.matrices.grid_cells import GridCells
from designer.formats.matrices.grids import grids
from designer.formats.matrices.layouts import Bit, Layout, Mapped, put_together
from designer.formats.matrices.level_text import Rung, level_of
from designer.formats.matrices.severity_tables import SeverityTable, severity_tables
from designer.formats.matrices.time_cells import time_of
from designer.formats.matrices.times import is_head_of_times
from designer.formats.matrices.who_cells import parted, with_roles
from designer.formats.tables.mapping import Column, Mapping, propose
from designer.formats.tables.tables import Table, tables
from designer.formats.tables.wording import VALUES
from designer.formats.tables.workbook import Sheet
from designer.formats.values.evidence import says_something
from designer.formats.values.vocabulary import Vocabulary, shipped

_MOST_ROWS = 2_000
"""Rows of a sheet that may be a grid or cards; what is longer is a list."""
_ENOUGH = 0.8
_MAY_BE_TIMES = frozenset({"service", "severity", "hours", "notes", "team", "location"})
"""Fields that headers such as "Service affecting" and "Fault severity / time frame" are mapped to."""


def mapped_tables(sheet: Sheet, vocabulary: Vocabulary | None = None, country: str | None = None) -> list[Mapped]:
    """The tables of a sheet with the mapping of their columns, and the layout of those that are escalation matrices."""
    words = vocabulary or shipped()
    if len(sheet.rows) > _MOST_ROWS:
        return _plain(sheet, words, country)
    told = [_of_severities(sheet, table) for table in severity_tables(GridCells(sheet), words)]
    sheet = _without(sheet, [rows for _, rows in told])
    cells = GridCells(sheet)
    found = list(grids(cells, words))
    if found:
        rest = _plain(_without(sheet, [rows for _, rows in found]), words, country)
        tables_found = [grid for grid, _ in found] + [each for each in rest if each.table.header_row is not None]
    else:
        tables_found = _plain(sheet, words, country)
        otherwise = cards(cells, words) or turned(cells, words) if not _any_levels(tables_found) else None
        tables_found = tables_found if otherwise is None else [otherwise[0]]
    return [*tables_found, *(each for each, _ in told)]


def _any_levels(found: Sequence[Mapped]) -> bool:
    return any(each.layout is not None for each in found)


def _without(sheet: Sheet, taken: Sequence[range]) -> Sheet:
    """The sheet without rows that were read already."""
    if not taken:
        return sheet
    return replace(sheet, rows=tuple(row for row in sheet.rows if not any(row.number in rows for rows in taken)))


def _of_severities(sheet: Sheet, found: SeverityTable) -> tuple[Mapped, range]:
    """A table of severities: it names nobody, and says what severities are."""
    records = [{"severity": [Bit(fact.grade.code, fact.place)]} for fact in found.facts]
    table, mapping = put_together(sheet, found.rows.start, records, "", "read from a table of severities")
    return Mapped(table, mapping, facts=found.facts, problems=found.problems), found.rows


def _plain(sheet: Sheet, vocabulary: Vocabulary, country: str | None) -> list[Mapped]:
    """The tables of a sheet as they stand."""
    found = []
    for table in tables(sheet, vocabulary):
        mapping = propose(table, vocabulary=vocabulary, country=country)
        if table.header_row is None:
            mapping = _levels_without_header(table, mapping)
        levels = has_levels(table, mapping)
        if levels:
            mapping = with_roles(table, _times_by_values(table, mapping))
        whole = parted(table, mapping) if levels and mapping.of("level") else None
        found.append(whole or Mapped(table, mapping, _levels(levels)))
    if any(each.layout is not None for each in found):
        found = [replace(each, layout=Layout.LEVELS) if _names_levels(each) else each for each in found]
    return found


def _names_levels(each: Mapped) -> bool:
    """Whether a table beside one of levels is such a one too, though it has one level only."""
    columns = each.mapping.of("level")
    texts = [text for row in each.table.rows if columns and (text := row.cell(columns[0].index).text)]
    return bool(texts) and all(level_of(text, in_column=True) is not None for text in texts)


def _levels(levels: bool) -> Layout | None:
    return Layout.LEVELS if levels else None


def _times_by_values(table: Table, mapping: Mapping) -> Mapping:
    """Beside levels, the column whose values are times where no header says which one it is."""
    if mapping.of("escalate_after"):
        return mapping
    for column in mapping.columns:
        if column.field in (None, "notes") and is_head_of_times(column.header):
            return _set_times(mapping, column, "the header speaks of when, or of how long")
    found: list[Column] = []
    for column in mapping.columns:
        if column.field is not None and column.field not in _MAY_BE_TIMES:
            continue
        cells = [cell for row in table.rows if says_something((cell := row.cell(column.index)).text)]
        said = [time for cell in cells if (time := time_of(cell, column.header)) is not None]
        known = sum(1 for time in said if time.qualifier is not Qualifier.DAY)
        if known >= 2 and known >= _ENOUGH * len(cells):
            found.append(column)
    if len(found) != 1:
        return mapping  # of two columns of times nobody knows which one it is
    return _set_times(mapping, found[0], "the values are times")


def _set_times(mapping: Mapping, column: Column, reason: str) -> Mapping:
    times = replace(column, field="escalate_after", confidence=VALUES, reason=reason)
    return Mapping((*mapping.columns[: times.index], times, *mapping.columns[times.index + 1 :]))


def as_corrected(each: Mapped) -> Mapped:
    """A table after a person corrected its mapping: a column of levels that they set makes it one of levels."""
    if each.table.places:
        return each
    goes_on = each.layout is Layout.LEVELS and bool(each.mapping.of("level"))
    layout = _levels(goes_on or has_levels(each.table, each.mapping))
    return each if layout is each.layout else replace(each, layout=layout)


def has_levels(table: Table, mapping: Mapping) -> bool:
    """Whether rows of a table stand for levels: by a column, or by lines of their own above them."""
    if len(table.rows) > _MOST_ROWS:
        return False
    for column in mapping.of("level"):
        texts = [row.cell(column.index).text for row in table.rows]
        said = [level_of(text, in_column=True) for text in texts if says_something(text)]
        known = [rung for rung in said if rung is not None]
        if len({rung.number for rung in known}) >= 2 and len(known) >= _ENOUGH * len(said):
            return True
    sections = {rung.number for row in table.rows if row.section and (rung := section_level(row.section))}
    return len(sections) >= 2


def section_level(section: str) -> Rung | None:
    """The level that a line above rows names ("LEVEL 2 · Duty manager"), of several lines the last that names one."""
    return next((rung for line in reversed(section.split("\n")) if (rung := level_of(line))), None)


def _levels_without_header(table: Table, mapping: Mapping) -> Mapping:
    """Of a table without headers, the first column whose values name levels by words."""
    for column in mapping.columns:
        texts = [text for row in table.rows if says_something(text := row.cell(column.index).text)]
        known = [rung.number for text in texts if (rung := level_of(text)) is not None]
        if len(texts) >= 2 and len(known) >= _ENOUGH * len(texts) and len(set(known)) >= 2:
            return mapping.corrected(column.index, "level")
    return mapping
