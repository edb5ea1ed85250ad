"""Where the cells of an .xlsx sheet stand in its XML, byte for byte, and what speaks against changing each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from designer.formats.tables.workbook import Place

_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_TAG_END = re.compile(rb"""(?:[^>"']|"[^"]*"|'[^']*')*>""")


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of cells, both ends within: rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: Place) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right


@dataclass(slots=True)
class FoundCell:
    """A cell that is there: the bytes it takes, its attributes, and whether a formula makes its value."""

    start: int
    attributes: dict[str, str]
    end: int = 0
    formula: bool = False


@dataclass(slots=True)
class Link:
    """A hyperlink of the sheet: the cells it covers and the bytes it takes."""

    cells: Span
    start: int
    end: int = 0


@dataclass(slots=True)
class SheetPlaces:
    """What was found in the XML of a sheet.

    `prefix` stands before the names of its elements ("x:" or ""). `gaps` says for each wanted cell that is not there
    at which byte it belongs; `above` gives the style of the cell above it, `columns` that of whole columns.
    `all_links` are the bytes of the element that holds `links`.
    """

    prefix: str = ""
    cells: dict[Place, FoundCell] = field(default_factory=dict)
    gaps: dict[Place, int] = field(default_factory=dict)
    above: dict[Place, str] = field(default_factory=dict)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    arrays: list[Span] = field(default_factory=list)
    merges: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    all_links: tuple[int, int] | None = None
    guarded: bool = False


def span(reference: str) -> Span | None:
    """The cells that "B2:D9" or "B2" names; None for what is no such reference."""
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    return Span(*start, *end) if start and end else None


def place(reference: str) -> Place | None:
    """The cell that "B7" names; None for what is no such reference."""
    found = _REFERENCE.match(reference)
    if not found:
        return None
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - 64
    return int(found.group(2)), column - 1


def find(data: bytes, wanted: Collection[Place]) -> SheetPlaces:
    """Look through the XML of a sheet (in UTF-8) for the wanted cells.

    Raises expat.ExpatError where it is not well-formed.
    """
    return _Search(data, frozenset(wanted)).made()


class _Search:
    """One pass over a sheet."""

    def __init__(self, data: bytes, wanted: frozenset[Place]) -> None:
        self._data = data
        self._wanted = wanted
        self._by_row: dict[int, list[int]] = {}
        for row, column in sorted(wanted):
            self._by_row.setdefault(row, []).append(column)
        self._styled = {column for _, column in wanted}
        self._styles: dict[int, str] = {}
        self._row = 0
        self._column = -1
        self._open: list[int] = []
        self._bare_row = False
        self._cell: FoundCell | None = None
        self.found = SheetPlaces()
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def made(self) -> SheetPlaces:
        self._parser.Parse(self._data, True)
        return self.found

    def _after_tag(self, at: int) -> int:
        """The byte after the tag that begins at a byte."""
        found = _TAG_END.match(self._data, at)
        return found.end() if found else len(self._data)

    def _end_of_one_tag(self) -> int:
        """The byte after the element that begins here if it is one tag, `<c r="B2"/>`; else 0: its end is to come."""
        end = self._after_tag(self._parser.CurrentByteIndex)
        return end if self._data[end - 2 : end] == b"/>" else 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        if local == "c":
            self._start_cell(attributes)
        elif local == "f":
            self._formula(attributes)
        elif local == "row":
            self._row = _number(attributes.get("r")) or self._row + 1
            self._column = -1
            self._bare_row = self._end_of_one_tag() > 0
            self._open = list(self._by_row.get(self._row, ()))
        elif local == "worksheet":
            self.found.prefix = f"{prefix}:" if prefix else ""
        else:
            self._start_other(local, attributes)

    def _start_other(self, local: str, attributes: dict[str, str]) -> None:
        if local == "mergeCell":
            self.found.merges += _spans(attributes.get("ref", ""))
        elif local == "col" and attributes.get("style"):
            first, last = _number(attributes.get("min")), _number(attributes.get("max"))
            self.found.columns.append((first - 1, last - 1, attributes["style"]))
        elif local == "sheetProtection":
            self.found.guarded = attributes.get("sheet", "0") in ("1", "true")
        elif local == "hyperlinks":
            self.found.all_links = (self._parser.CurrentByteIndex, self._end_of_one_tag())
        elif local == "hyperlink":
            start, end = self._parser.CurrentByteIndex, self._end_of_one_tag()
            self.found.links += [Link(each, start, end) for each in _spans(attributes.get("ref", ""))]

    def _start_cell(self, attributes: dict[str, str]) -> None:
        at = place(attributes.get("r", "")) or (self._row, self._column + 1)
        self._column = at[1]
        start = self._parser.CurrentByteIndex
        while self._open and self._open[0] < at[1]:
            self._gap(self._open.pop(0), start)
        if at in self._wanted:
            if self._open and self._open[0] == at[1]:
                self._open.pop(0)
            self._cell = self.found.cells[at] = FoundCell(start, attributes, self._end_of_one_tag())
        if at[1] in self._styled:
            self._styles[at[1]] = attributes.get("s", "")

    def _gap(self, column: int, at: int) -> None:
        self.found.gaps[self._row, column] = at
        self.found.above[self._row, column] = self._styles.get(column, "")

    def _formula(self, attributes: dict[str, str]) -> None:
        if self._cell is not None:
            self._cell.formula = True
        if attributes.get("t") in ("array", "dataTable"):
            self.found.arrays += _spans(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "c" and self._cell is not None:
            self._cell.end = self._cell.end or self._after_tag(self._parser.CurrentByteIndex)
            self._cell = None
        elif local == "row":
            for column in self._open:
                # Not in a row that is one tag, `<row r="5"/>`: nothing could be put before its end.
                if not self._bare_row:
                    self._gap(column, self._parser.CurrentByteIndex)
            self._open = []
        elif local == "hyperlink":
            for link in self.found.links:
                link.end = link.end or self._after_tag(self._parser.CurrentByteIndex)
        elif local == "hyperlinks" and self.found.all_links and not self.found.all_links[1]:
            self.found.all_links = (self.found.all_links[0], self._after_tag(self._parser.CurrentByteIndex))


def _spans(references: str) -> Iterator[Span]:
    for reference in references.split():
        found = span(reference)
        if found:
            yield found


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
