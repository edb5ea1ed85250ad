"""Contacts that rows of the program's own sheets speak of, and what the rows say that was not sent so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from designer.formats.contacts.as_sent import AsSent
from designer.formats.contacts.contact_names import Names
from designer.formats.merging.own_sheets import OwnRow, OwnTable
from designer.formats.merging.proposal import Asked, MatchedBy, Source, Uncertain
from designer.formats.tables.workbook import Problem
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact

NOT_CONTENT = frozenset({"id", "mark"})
"""Columns that say which contact it is, and nothing of it."""


class Place(NamedTuple):
    """A row of one of the program's own sheets."""

    table: OwnTable
    row: OwnRow

    @property
    def source(self) -> Source:
        return Source(self.table.sheet, self.row.number)

    def cell(self, key: str) -> str:
        """The cell of a column as "Contacts!G7"."""
        return f"{self.table.sheet}!{self.table.cell(self.row.number, key)}"

    def problem(self, key: str, code: str, message: str) -> Problem:
        """A problem of this row, or (key "") of the whole of it."""
        at = self.table.cell(self.row.number, key) if key else str(self.row.number)
        return Problem(self.table.sheet, at, code, message)


class Said(NamedTuple):
    """What a cell says that was not sent so."""

    source: Source
    cell: str
    text: str


@dataclass(slots=True)
class Subject:
    """A contact that rows speak of; `before` is None for a new one.

    `said` holds, per column of *Contacts*, what was written in the sheets; `here` are the columns that would be printed
    otherwise now than they were sent. A column in both is a conflict, one in `here` alone is kept.
    """

    id: Id
    before: Contact | None
    by: MatchedBy
    name: str
    sources: list[Source] = field(default_factory=list)
    said: dict[str, list[Said]] = field(default_factory=dict)
    here: set[str] = field(default_factory=set)
    sent: AsSent | None = None
    asked: Asked = ""

    def add(self, key: str, said: Said) -> None:
        """Note what a cell says; the same said twice is said once."""
        known = self.said.setdefault(key, [])
        if all(said.text != other.text for other in known):
            known.append(said)
        if said.source not in self.sources:
            self.sources.append(said.source)


@dataclass
class Gathered:
    """What all own sheets of a workbook say, as it is found. `labels`: who on *Contacts* is called what there."""

    matrix: Matrix
    names: Names
    subjects: dict[Id, Subject] = field(default_factory=dict)
    labels: dict[str, list[Id]] = field(default_factory=dict)
    uncertain: list[Uncertain] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0

    def sent(self, row: OwnRow) -> AsSent | None:
        """What a row said when it was sent, if that was this matrix."""
        return row.sent if row.sent and row.sent.matrix == self.matrix.head.id else None

    def was_deleted(self, row: OwnRow) -> bool:
        """Whether a row stands for a contact that was deleted from the matrix after it was sent."""
        sent = self.sent(row)
        return sent is not None and sent.id == row.id and row.id not in self.matrix


def content(cells: Mapping[str, str]) -> dict[str, str]:
    """What a row says of its contact."""
    return {key: text for key, text in cells.items() if key not in NOT_CONTENT}
