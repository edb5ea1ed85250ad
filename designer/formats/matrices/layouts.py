"""How a sheet that is an escalation matrix is laid out, and its tables read into one form: a row a level and party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as _field
from enum import StrEnum
from typing import NamedTuple

from designer.formats.matrices.severity_tables import SeverityFact
from designer.formats.tables.mapping import Column
from designer.formats.tables.mapping import Mapping as ColumnMapping
from designer.formats.tables.tables import Table, TableRow
from designer.formats.tables.wording import EXACT
from designer.formats.tables.workbook import Cell, Place, Problem, Sheet
from designer.formats.values.cells import EMPTY


class Layout(StrEnum):
    """What stands in the rows and columns of a sheet."""

    LEVELS = "levels"
    """A row a level, a column each for name, role, phone, mail, time."""
    TIMES = "times"
    """A row a severity, a column a time since the issue was opened; a cell says who is told then."""
    SEVERITIES = "severities"
    """A row a severity, a column a level."""
    TEAMS = "teams"
    """A row a team or a kind of issue, a column a level: N, N+1, N+2."""
    CARDS = "cards"
    """A card a level, side by side or below one another."""


class Bit(NamedTuple):
    """A value taken from a cell of the sheet, and where that stands."""

    text: str
    place: Place
    kind: str = "t"


Record = Mapping[str, Sequence[Bit]]
"""Field of a mapping → its values: one row of the form that every layout is brought into."""

_HEADERS = {
    "team": "Team",
    "severity": "Severity",
    "level": "Level",
    "name": "Name",
    "role": "Role",
    "phone": "Phone",
    "mobile": "Mobile",
    "email": "Mail",
    "escalate_after": "Time",
    "backup": "Deputy",
}


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table of a sheet that is not the program's own, with the mapping of its columns.

    `layout` is None for a list of contacts. `branches`: its teams are branches of the flow, not departments of people.
    `texts` are cells that say what is done in words that name nobody: number of the row → text. `criteria` is what a
    severity is said to be: severity as typed → text. `facts` are those of a table of severities. `doubts` are reasons
    why it may be no escalation matrix.
    """

    table: Table
    mapping: ColumnMapping
    layout: Layout | None = None
    branches: bool = False
    texts: Mapping[int, Bit] = _field(default_factory=dict)
    criteria: Mapping[str, Bit] = _field(default_factory=dict)
    facts: tuple[SeverityFact, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubts: tuple[str, ...] = ()


def put_together(
    sheet: Sheet, header_row: int, records: Sequence[Record], title: str, reason: str
) -> tuple[Table, ColumnMapping]:
    """The table of these records: a row a record, a column a value, each cell knowing where it stands in the sheet."""
    fields = [*_HEADERS, *sorted({field for record in records for field in record} - _HEADERS.keys())]
    most = {field: max((len(record.get(field, ())) for record in records), default=0) for field in fields}
    columns = [(field, number) for field in fields for number in range(most[field])]
    places: dict[Place, Place] = {}
    rows = []
    for number, record in enumerate(records, 1):
        cells = []
        for at, (field, which) in enumerate(columns):
            bits = record.get(field, ())
            cells.append(Cell(bits[which].text, bits[which].kind) if which < len(bits) else Cell("", EMPTY))
            if which < len(bits):
                places[number, at] = bits[which].place
        rows.append(TableRow(number, tuple(cell.text for cell in cells), "".join(cell.kind for cell in cells)))
    headers = tuple(_HEADERS.get(field, field.replace("_", " ").capitalize()) for field, _ in columns)
    table = Table(sheet.name, header_row, headers, tuple(rows), title, source=sheet, places=places)
    mapping = ColumnMapping(
        tuple(
            Column(at, headers[at], field, EXACT, reason, _samples(rows, at)) for at, (field, _) in enumerate(columns)
        )
    )
    return table, mapping


def _samples(rows: Sequence[TableRow], column: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for row in rows if (text := row.texts[column])))[:3]
