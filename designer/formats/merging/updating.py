"""The other way round: what the cells of somebody's own sheet should say, so that it agrees with the matrix.

Only rows that stand for a contact for certain, and only columns that are understood. A cell whose meaning holds
already stays as it is typed; nothing is emptied, for what the matrix does not say may well be true.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from designer.formats.merging.matching import plain
from designer.formats.merging.merge import Mapped, guess_country
from designer.formats.merging.people_rows import PHONE_KINDS, TEXTS
from designer.formats.merging.proposal import Proposal
from designer.formats.merging.source_cells import SourceCells
from designer.formats.merging.taking_over import dialled
from designer.formats.tables.mapping import Column
from designer.formats.tables.tables import Table, TableRow
from designer.formats.tables.wording import NAMES
from designer.formats.tables.workbook import Place, cell_name
from designer.formats.values.bulk_phones import PhoneReader
from designer.formats.values.evidence import says_something
from designer.model.choices import PhoneKind
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact
from designer.model.values import Phone

_TOGETHER = "Several columns hold this together; change them by hand."
_SEVERAL = "The row names several people; change it by hand."
_STRUCK = "Text in the cell is struck out; change it by hand."
_APART = frozenset({PhoneKind.MOBILE, PhoneKind.FAX, PhoneKind.PAGER})


class CellUpdate(NamedTuple):
    """A cell that says something else than the matrix.

    `field` is that of the column ("phone"); `place` is row and column in the sheet. `reason` says why it has to be
    changed by hand, "" where it need not.
    """

    contact: Id
    field: str
    sheet: str
    place: Place
    old: str
    new: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Update:
    """All that a sheet should say otherwise; who of the matrix is in none of its rows; how many of its rows are whom
    nobody can tell."""

    cells: tuple[CellUpdate, ...]
    absent: tuple[Id, ...]
    unknown_rows: int


def work_out(proposal: Proposal, mapped: Sequence[Mapped]) -> Update:
    """What the cells of mapped tables should say. `proposal` is what an import of them would change: it knows which
    row stands for whom.
    """
    matrix = proposal.matrix
    phones = PhoneReader(guess_country(mapped, matrix))
    cells: list[CellUpdate] = []
    there: set[Id] = set()
    unknown = len(proposal.uncertain)
    struck = {(each.sheet, each.cell) for each in proposal.problems if each.code == "struck_out"}
    named = Counter(
        row for entry in proposal.entries if isinstance(entry.cells, SourceCells) for row in entry.cells.rows
    )
    for entry in proposal.entries:
        if entry.before is None:
            unknown += 1
        elif isinstance(entry.cells, SourceCells):
            there.add(entry.id)
            for number, row, person in entry.cells.rows:
                each = mapped[number]
                columns = [column for column in each.mapping.used if column.person == person]
                several = named[number, row, person] > 1
                for update in _Row(each.table, row, columns, phones).updates(entry.before, matrix):
                    if (update.sheet, cell_name(*update.place)) in struck:
                        cells.append(update._replace(reason=update.reason or _STRUCK))
                    elif not several:
                        cells.append(update)
                    elif update.new not in update.old:
                        cells.append(update._replace(reason=update.reason or _SEVERAL))
    cells.sort(key=lambda each: (each.sheet, each.place))
    return Update(tuple(cells), tuple(id for id in matrix.contacts if id not in there), unknown)


class _Row:
    """The cells of a row that speak of one contact."""

    def __init__(self, table: Table, number: int, columns: Sequence[Column], phones: PhoneReader) -> None:
        at = bisect_left(table.rows, number, key=lambda row: row.number)
        self._table = table
        self._row: TableRow = table.rows[at]
        self._phones = phones
        self._columns: dict[str, list[Column]] = {}
        for column in columns:
            self._columns.setdefault(column.field or "", []).append(column)

    def updates(self, contact: Contact, matrix: Matrix) -> Iterator[CellUpdate]:
        """The cells to change so that the row says what the contact does."""
        for column, new, reason in self._wanted(contact, matrix):
            place = self._table.place(self._row.number, column.index)
            shown, said = _cell_of(self._table, place), self._text(column)
            if said and not shown:
                reason = reason or "The cell is empty, and stands for what is said above it."
            elif self._table.places and (shown != said or not said):
                reason = reason or "No cell holds this and nothing else; change it by hand."
            yield CellUpdate(contact.id, column.field or "", self._table.sheet, place, said, new, reason)

    def _wanted(self, contact: Contact, matrix: Matrix) -> Iterator[tuple[Column, str, str]]:
        yield from self._names(contact)
        yield from self._numbers(contact)
        yield from self._mails(contact)
        for said, field in TEXTS.items():
            yield from self._texts(said, getattr(contact, field))
        deputies = [matrix.contacts[id].name for id in contact.deputies if id in matrix.contacts]
        yield from self._people("backup", deputies)

    def _text(self, column: Column) -> str:
        text = self._row.cell(column.index).text
        return text if says_something(text) else ""

    def _names(self, contact: Contact) -> Iterator[tuple[Column, str, str]]:
        columns = [column for name in sorted(NAMES) for column in self._columns.get(name, ())]
        columns.sort(key=lambda column: column.index)
        said = " ".join(self._text(column) for column in columns).strip()
        if not said or set(plain(said).split()) == set(plain(contact.name).split()):
            return
        if contact.name in said and ("<" in said or "\n" in said):
            return  # "Ann Example <ann@example.org>", or a role beneath the name
        if len(columns) == 1:
            yield columns[0], contact.name, ""
        else:
            yield columns[0], contact.name, "The name stands in several cells; change them by hand."

    def _texts(self, said: str, text: str) -> Iterator[tuple[Column, str, str]]:
        columns = self._columns.get(said, [])
        there = [self._text(column) for column in columns]
        if not columns or not text or any(_same(text, each) for each in there):
            return
        if len(columns) == 1:
            yield columns[0], text, ""
        elif not all(each and each in text for each in there):
            yield columns[0], text, _TOGETHER

    def _people(self, said: str, names: list[str]) -> Iterator[tuple[Column, str, str]]:
        columns = self._columns.get(said, [])
        there = {plain(part) for column in columns for part in self._text(column).replace("\n", ";").split(";")}
        if names and columns and not {plain(name) for name in names} <= there:
            reason = "" if len(columns) == 1 else _TOGETHER
            if any(each.isdigit() for each in self._text(columns[0])):
                reason = "The cell says more than names; change it by hand."
            yield columns[0], "; ".join(names), reason

    def _mails(self, contact: Contact) -> Iterator[tuple[Column, str, str]]:
        columns = self._columns.get("email", [])
        rest = [email.address for email in contact.emails]
        stale: list[Column] = []
        for column in columns:
            text = self._text(column)
            held = [address for address in rest if _holds_address(text, address)]
            rest = [address for address in rest if address not in held]
            if not held and (not text or "@" in text):
                stale.append(column)
        for column in stale[: len(rest)]:
            last = column is stale[-1]
            yield column, "; ".join(rest) if last else rest[0], ""
            rest = [] if last else rest[1:]

    def _numbers(self, contact: Contact) -> Iterator[tuple[Column, str, str]]:
        apart = {PHONE_KINDS[said] for said in self._columns if said in PHONE_KINDS} & _APART
        extensions = self._columns.get("ext", [])
        for said in PHONE_KINDS:
            columns = self._columns.get(said, [])
            if columns:
                kinds = _kinds(said, apart)
                yield from self._slot(columns, [p for p in contact.phones if p.kind in kinds], bool(extensions))
        wanted = next((phone.extension for phone in contact.phones if phone.extension), "")
        for column in extensions[:1]:
            if wanted and self._text(column) != wanted:
                yield column, wanted, ""

    def _slot(self, columns: list[Column], known: list[Phone], bare: bool) -> Iterator[tuple[Column, str, str]]:
        """The numbers of a kind in the columns of that kind: those that hold stay, the others give way in order."""
        rest = list(known)
        read: list[tuple[Column, list[Phone], int]] = []
        for column in columns:
            kind = self._phones.kind_of(PHONE_KINDS[column.field or ""], column.header)
            text = self._text(column)
            found = [each for each in self._phones.read(text, kind) if dialled(each)[0][-1:].isdigit()] if text else []
            held = [phone for each in found for phone in rest if _alike(each, phone, bare)]
            rest = [phone for phone in rest if phone not in held]
            stale = len(found) - len([each for each in found if any(_alike(each, phone, bare) for phone in held)])
            read.append((column, held, stale if text else 1))
        changed = [(column, held, stale) for column, held, stale in read if stale]
        for at, (column, held, stale) in enumerate(changed):
            fresh = rest if at == len(changed) - 1 else rest[:stale]
            rest = rest[len(fresh) :]
            if fresh:
                yield column, " / ".join(_printed(phone, bare) for phone in (*held, *fresh)), ""


def _kinds(said: str, apart: set[PhoneKind]) -> frozenset[PhoneKind]:
    """The numbers that a column holds: mobiles stand under "Phone" where no column is for them alone."""
    if said != "phone":
        return frozenset({PHONE_KINDS[said]})
    return frozenset(PhoneKind) - apart - {PhoneKind.FAX, PhoneKind.PAGER}


def _alike(one: Phone, other: Phone, bare: bool) -> bool:
    """Whether two numbers reach the same telephone; `bare` where extensions stand in a column of their own."""
    first, second = dialled(one), dialled(other)
    return first[0] == second[0] if bare else first == second


def _printed(phone: Phone, bare: bool) -> str:
    return phone.number if bare or not phone.extension else f"{phone.number} ext. {phone.extension}"


def _holds_address(text: str, address: str) -> bool:
    """Whether a mail address stands in a text, and not only within a longer one."""
    whole = rf"(?<![\w.%+-]){re.escape(address)}(?![\w-]|\.\w)"
    return re.search(whole, text, re.IGNORECASE) is not None


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _cell_of(table: Table, place: Place) -> str:
    """What the sheet itself shows in a cell, before anything was filled down."""
    rows = table.source.rows
    at = bisect_left(rows, place[0], key=lambda row: row.number)
    return rows[at].cell(place[1]).text if at < len(rows) and rows[at].number == place[0] else ""


def texts_by_sheet(cells: Sequence[CellUpdate]) -> Mapping[str, Mapping[Place, str]]:
    """The texts to write, by sheet and cell, of those that can be."""
    found: dict[str, dict[Place, str]] = {}
    for each in cells:
        if not each.reason:
            found.setdefault(each.sheet, {})[each.place] = each.new
    return found
