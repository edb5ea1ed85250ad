"""The program's own sheets, known again when they come back: by headers in any language, or by the ids in rows."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from designer.formats.contacts import as_sent, call_sheet_text, contact_columns
from designer.formats.contacts.as_sent import AsSent, Listed
from designer.formats.contacts.customers import CUSTOMERS_ID, WITHHELD
from designer.formats.contacts.sheet_language import ENGLISH, Words, languages, words
from designer.formats.contacts.sheet_titles import BESIDE_TITLES
from designer.formats.tables.workbook import Row, Sheet, Workbook, cell_name
from designer.formats.values.cell_text import decode, is_cut
from designer.formats.values.cells import DATE, NUMBER
from designer.model.ids import ALPHABET, Id

Kind = Literal["contacts", "call_sheet"]

ID = re.compile(rf"^(contact|team):[{ALPHABET}]{{4,}}$")
BESIDE = frozenset((*(words(code)(title) for code in languages() for title in BESIDE_TITLES), as_sent.HEADER))
"""Sheets that only show what the matrix holds: what is changed there is not read."""

_LOOKED_AT = 12
_SURE: frozenset[str] = frozenset()
_ENOUGH = 0.7
"""The share of its headers by which a sheet is known without ids."""

_WITH_IDS = 4
"""So many known headers will do where the rows carry ids of contacts."""

_CALL_SHEETS_OWN = frozenset({"role", "hours", "notes", "then_after"})
"""Columns whose headers only the call sheet has."""


class OwnRow(NamedTuple):
    """A row: its number in the sheet, and the text of each column that is there. `unsure` columns are left alone.

    A cell that held more than a workbook can, and one that a program turned into a number, is unsure. `sent` is what
    the row said when it was sent, None where that is not remembered.
    """

    number: int
    cells: dict[str, str]
    unsure: frozenset[str] = frozenset()
    sent: AsSent | None = None

    @property
    def id(self) -> Id:
        """The id of the contact the row stands for; "" where it has none that is one."""
        found = self.cells.get("id", "")
        if ID.match(found):
            return found
        return self.sent.id if self.sent and ID.match(self.sent.id) else ""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A sheet of the program's own: `columns` are the keys that are there, with the column (from 0) of each.

    `say` are the words of its language. In a copy `for_customers` things are left out that nobody took away.
    """

    sheet: str
    kind: Kind
    header_row: int
    columns: Mapping[str, int]
    headers: tuple[str, ...]
    rows: tuple[OwnRow, ...]
    say: Words = ENGLISH
    for_customers: bool = False

    @property
    def severities(self) -> tuple[Id, ...]:
        """The severities that a call sheet is for; none where it is for all."""
        return tuple(next((row.cells.get("severity", "") for row in self.rows), "").split())

    def cell(self, row: int, key: str) -> str:
        """The cell of a row in a column, as people name it."""
        return cell_name(row, self.columns.get(key, 0))


def own_tables(workbook: Workbook) -> tuple[OwnTable, ...]:
    """The sheets of a workbook that the program wrote, *Contacts* before *Call sheet*; none for a foreign file."""
    found = [table for sheet in workbook.sheets if (table := _own(sheet)) is not None]
    return tuple(sorted(found, key=lambda table: table.kind != "contacts"))


def listed(workbook: Workbook) -> Listed | None:
    """Who was sent in the workbook, if its hidden sheet still says so."""
    for sheet in workbook.sheets:
        lines = [row.texts for row in sheet.rows]
        if sheet.name == as_sent.HEADER and as_sent.is_list(lines):
            return as_sent.read_list(lines)
    return None


class _Headers(NamedTuple):
    """What the headers of a kind of sheet are in a language: header → key."""

    kind: Kind
    say: Words
    keys: Mapping[str, str]


@functools.cache
def _known() -> tuple[_Headers, ...]:
    found = []
    for say in map(words, languages()):
        calls = {say(column.header): column.key for column in call_sheet_text.COLUMNS}
        contacts = {say(column.header): column.key for column in contact_columns.COLUMNS}
        customers = {say(CUSTOMERS_ID): "id"}
        found += [_Headers("call_sheet", say, calls | customers), _Headers("contacts", say, contacts | customers)]
    return tuple(found)


def _own(sheet: Sheet) -> OwnTable | None:
    for at, row in enumerate(sheet.rows[:_LOOKED_AT]):
        beneath = sheet.rows[at + 1 :]
        found = ((_columns(row, each.keys), each) for each in _known())
        for columns, headers in sorted(found, key=lambda each: -len(each[0])):
            if not columns:
                continue
            if _is_for_customers(row, columns, headers.say) or _is_own(
                headers.kind, columns, len(headers.keys) - 1, beneath
            ):
                return _table(sheet, row, columns, headers, beneath)
    return None


def _table(sheet: Sheet, row: Row, columns: dict[str, int], headers: _Headers, beneath: Sequence[Row]) -> OwnTable:
    kind, say, _ = headers
    for_customers = _is_for_customers(row, columns, say)
    if for_customers:  # the last columns say less there than what was taken away from them
        columns = {key: at for key, at in columns.items() if key not in ("notes", "then_after")}
    rows = tuple(_rows(beneath, columns, kind, say, _memory(row, beneath)))
    if for_customers:  # a blank there is as likely something withheld as something taken away
        rows = tuple(map(_without_blanks, rows))
    return OwnTable(sheet.name, kind, row.number, columns, row.texts, rows, say, for_customers)


def _is_for_customers(row: Row, columns: Mapping[str, int], say: Words) -> bool:
    return "id" in columns and row.texts[columns["id"]] == say(CUSTOMERS_ID)


def _without_blanks(row: OwnRow) -> OwnRow:
    return row._replace(cells={key: text for key, text in row.cells.items() if text or key in ("name", "role")})


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


def _rows(
    rows: Sequence[Row], columns: Mapping[str, int], kind: Kind, say: Words, memory: int | None
) -> Iterator[OwnRow]:
    items = tuple(columns.items())
    choices = contact_columns.choices_in_english(say) if kind == "contacts" else {}
    withheld = say(WITHHELD)
    for row in rows:
        cells: dict[str, str] = {}
        unsure: list[str] = []
        for key, column in items:
            text, cell_kind = row.cell(column)
            if text == withheld:
                continue
            if is_cut(text) or _is_converted(key, text, cell_kind):
                unsure.append(key)
            cells[key] = decode(text)
        for key, english in choices.items():
            if key in cells:
                cells[key] = english.get(cells[key], cells[key])
        if kind == "call_sheet" and not (cells.get("name") or cells.get("id")):
            continue  # the band of a level
        if any(cells.values()):
            yield OwnRow(row.number, cells, frozenset(unsure) if unsure else _SURE, _sent(row, memory))


def _memory(headers: Row, beneath: Sequence[Row]) -> int | None:
    """The column that remembers what was sent."""
    if as_sent.HEADER in headers.texts:
        return headers.texts.index(as_sent.HEADER)
    looked_at = beneath[:_LOOKED_AT]
    return next((at for row in looked_at for at, text in enumerate(row.texts) if text.startswith(as_sent.BEGINS)), None)


def _sent(row: Row, memory: int | None) -> AsSent | None:
    return None if memory is None else as_sent.read(decode(row.cell(memory).text))


def _is_converted(key: str, text: str, kind: str) -> bool:
    """Whether a program made something else of what was typed: a date of "3-1", a decimal of a number."""
    if kind == DATE:
        return key not in ("verified_on", "absences")
    return kind == NUMBER and "." in text and key in ("phone", "mobile", "other_phones")
