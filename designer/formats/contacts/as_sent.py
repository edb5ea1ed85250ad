"""What a row of a sheet said when it was sent, kept beside it, so that a sheet that comes back can be compared with it.

It stands in a hidden column of each row: there it survives sorting, copying and every program that saves the sheet, and
goes with the row when somebody deletes it. A list of who was sent stands on a hidden sheet (`listed`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from designer.formats.contacts.contact_names import Names, names_of
from designer.formats.values.cell_text import LONGEST, encode
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.references import referred

HEADER = "As sent"
"""Heads the column, and names the sheet."""

BEGINS = '{"matrix":'
"""By which the column is found, whatever its header has become."""

_NOT_KEPT = frozenset({"id", "level", "severity", "number"})
_LONG, _TIGHT = 1_000, 60
"""Characters: a longer text is kept as its hash alone; tighter where a row would not fit into its cell."""

_TITLE = "What was sent"
_ADVICE = "By this sheet the program notices rows that were deleted. Leave it as it is."
_A_LINE = 500
"""Ids in a cell of the list."""


class AsSent(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one row said.

    `row` of `rows` is its number among the rows of its sheet. `said` is its text by key of column, `long` the hashes
    of long ones. `names` are what those whom the row names were called, by id.
    """

    matrix: Id
    id: Id
    row: int = 0
    rows: int = 0
    said: dict[str, str] = {}
    long: dict[str, str] = {}
    names: dict[Id, str] = {}

    def is_same(self, key: str, text: str) -> bool:
        """Whether the row said this."""
        if key in self.long:
            return self.long[key] == _hash(text)
        return self.said.get(key, "") == text


class Remembering:
    """Writes down what the rows of one sheet say. `rows` is their number."""

    def __init__(self, matrix: Matrix, rows: int, names: Names | None = None) -> None:
        self._matrix = matrix
        self._rows = rows
        self._row = 0
        self._names: Names | None = names

    def row(self, cells: Mapping[str, str], *, named: bool = True) -> str:
        """The text of the hidden column for the next row. `named`: the row names others as *Contacts* does."""
        self._row += 1
        id = cells.get("id", "")
        said = {key: text for key, text in cells.items() if text and key not in _NOT_KEPT}
        names = self._called(id, "\n".join(said.values())) if named else {}
        text = ""
        for longest in (_LONG, _TIGHT):
            long = {key: _hash(text) for key, text in said.items() if len(text) > longest}
            short = {key: text for key, text in said.items() if key not in long} if long else said
            sent = AsSent(self._matrix.head.id, id, self._row, self._rows, short, long, names)
            text = msgspec.json.encode(sent).decode()
            if len(text) < LONGEST // 6 or len(encode(text)) <= LONGEST:
                return text
        return ""

    def _called(self, id: Id, said: str) -> dict[Id, str]:
        """What those are called whom the contact names, as far as the row says so."""
        contact = self._matrix.contacts.get(id)
        if contact is None:
            return {}
        named = referred(contact)
        if not named:
            return {}
        if self._names is None:
            self._names = names_of(self._matrix)
        return {each: name for each in sorted(named) if (name := called(self._names, each)) in said and name}


def called(names: Names, id: Id) -> str:
    """What somebody or something is called in a sheet; "" for what is not named there."""
    return names.contacts.get(id) or names.calendars.get(id) or names.channels.get(id, "")


def read(text: str) -> AsSent | None:
    """What a hidden cell remembers; None where it holds nothing that was written there."""
    if not text.startswith(BEGINS):
        return None
    try:
        return _DECODER.decode(text)
    except msgspec.DecodeError:
        return None


_DECODER = msgspec.json.Decoder(AsSent)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Listed(NamedTuple):
    """Who was sent on *Contacts*, of which matrix, when."""

    matrix: Id
    title: str
    sent: str
    contacts: frozenset[Id]


def listed(matrix: Matrix, ids: Sequence[Id], now: dt.datetime) -> Iterator[tuple[str, str]]:
    """The lines of the hidden sheet: a word and what it says."""
    yield _TITLE, _ADVICE
    yield "Matrix", matrix.head.id
    yield "Title", " ".join(matrix.head.title.split())[:200]
    yield "Sent", now.isoformat(timespec="seconds")
    for at in range(0, len(ids), _A_LINE):
        yield "Contacts", " ".join(id.removeprefix("contact:") for id in ids[at : at + _A_LINE])


def is_list(lines: Iterable[Sequence[str]]) -> bool:
    """Whether these are the lines of the hidden sheet."""
    return next((line[0] for line in lines if line), "") == _TITLE


def read_list(lines: Iterable[Sequence[str]]) -> Listed:
    """Who was sent, out of the lines of the hidden sheet; what is not there stays empty."""
    said: dict[str, list[str]] = {}
    for word, text, *_ in (line for line in lines if len(line) > 1):
        said.setdefault(word, []).append(text)
    ids = frozenset(f"contact:{each}" for text in said.get("Contacts", ()) for each in text.split())
    first = {word: texts[0] for word, texts in said.items()}
    return Listed(first.get("Matrix", ""), first.get("Title", ""), first.get("Sent", ""), ids)
