"""The program's own sheets, known again when they come back: by their headers, or by the ids in their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from designer.formats.contacts import call_sheet_text, contact_columns
from designer.formats.tables.workbook import Row, Sheet, Workbook, cell_name
from designer.formats.values.cell_text import decode, is_cut
from designer.formats.values.cells import DATE, NUMBER
from designer.model.ids import ALPHABET, Id

Kind = Literal["contacts", "call_sheet"]

ID = re.compile(rf"^(contact|team):[{ALPHABET}]{{4,}}$")
BESIDE = frozenset({"By severity", "Flow", "How to use"})
"""Sheets that only show what the matrix holds: what is changed there is not read."""

_LOOKED_AT = 12
_CONTACT_KEYS = {column.header: column.key for column in contact_columns.COLUMNS}
_CALL_KEYS = {column.header: column.key for column in call_sheet_text.COLUMNS}
_KINDS: tuple[tuple[Kind, Mapping[str, str]], ...] = (("call_sheet", _CALL_KEYS), ("contacts", _CONTACT_KEYS))
_ENOUGH = 0.7
"""The share of its headers by which a sheet is known without ids."""

_WITH_IDS = 4
"""So many known headers will do where the rows carry ids of contacts."""

_CALL_SHEETS_OWN = frozenset({"role", "hours", "notes", "then_after"})
"""Columns whose headers only the call sheet has."""


class OwnRow(NamedTuple):
    """A row: its number in the sheet, and the text of each column that is there. `unsure` columns are left alone.

    A cell that held more than a workbook can, and one that a program turned into a number, is unsure.
    """

    number: int
    cells: dict[str, str]
    unsure: frozenset[str] = frozenset()

    @property
    def id(self) -> Id:
        """The id of the contact the row stands for; "" where it has none that is one."""
        found = self.cells.get("id", "")
        return found if ID.match(found) else ""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A sheet of the program's own: `columns` are the keys that are there, with the column (from 0) of each."""

    sheet: str
    kind: Kind
    header_row: int
    columns: Mapping[str, int]
    headers: tuple[str, ...]
    rows: tuple[OwnRow, ...]

    def cell(self, row: int, key: str) -> str:
        """The cell of a row in a column, as people name it."""
        return cell_name(row, self.columns.get(key, 0))


def own_tables(workbook: Workbook) -> tuple[OwnTable, ...]:
    """The sheets of a workbook that the program wrote, *Contacts* before *Call sheet*; none for a foreign file."""
    found = [table for sheet in workbook.sheets if (table := _own(sheet)) is not None]
    return tuple(sorted(found, key=lambda table: table.kind != "contacts"))


def _own(sheet: Sheet) -> OwnTable | None:
    for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
        for kind, keys in _KINDS:
            columns = _columns(row, keys)
            if columns and _is_own(kind, columns, len(keys), sheet.rows[at + 1 :]):
                rows = tuple(_rows(sheet.rows[at + 1 :], columns, kind))
                return OwnTable(sheet.name, kind, row.number, columns, row.texts, rows)
    return None


def _columns(row: Row, keys: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, text in enumerate(row.texts):
        key = keys.get(text)
        if key and key not in found:
            found[key] = column
    return found if "name" in found else {}


def _is_own(kind: Kind, columns: Mapping[str, int], count: int, beneath: Sequence[Row]) -> bool:
    if kind == "call_sheet" and not columns.keys() >= _CALL_SHEETS_OWN:
        return False
    if len(columns) >= _ENOUGH * count:
        return True
    if len(columns) < _WITH_IDS or "id" not in columns:
        return False
    return any(ID.match(row.cell(columns["id"]).text) for row in beneath)


def _rows(rows: Sequence[Row], columns: Mapping[str, int], kind: Kind) -> Iterator[OwnRow]:
    items = tuple(columns.items())
    for row in rows:
        cells: dict[str, str] = {}
        unsure: list[str] = []
        for key, column in items:
            text, cell_kind = row.cell(column)
            if is_cut(text) or _is_converted(key, text, cell_kind):
                unsure.append(key)
            cells[key] = decode(text)
        if kind == "call_sheet" and not (cells.get("name") or cells.get("id")):
            continue  # the band of a level
        if any(cells.values()):
            yield OwnRow(row.number, cells, frozenset(unsure))


def _is_converted(key: str, text: str, kind: str) -> bool:
    """Whether a program made something else of what was typed: a date of "3-1", a decimal of a number."""
    if kind == DATE:
        return key not in ("verified_on", "absences")
    return kind == NUMBER and "." in text and key in ("phone", "mobile", "other_phones")
