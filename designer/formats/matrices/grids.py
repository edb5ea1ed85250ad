"""Grids read: a row a severity or a team, a column a level or a time, and in the cells who is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from designer.formats.matrices.grid_cells import GridCells
from designer.formats.matrices.grid_heads import ATTRIBUTES, WHO, GridHead, Point, grid_head
from designer.formats.matrices.layouts import Bit, Layout, Mapped, put_together
from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.formats.matrices.naming import is_filled_in
from designer.formats.matrices.severity_text import severities_of
from designer.formats.matrices.whom import whom_of
from designer.formats.tables.wording import EXACT, say
from designer.formats.tables.workbook import Problem, cell_name
from designer.formats.values.evidence import has_mail, looks_dialled
from designer.formats.values.vocabulary import Vocabulary

_MOST_ROWS = 80
"""Rows of a grid; what is longer is a list of something."""
_NEAR_THE_TOP = 25
_SURE, _LIKELY = 0.8, 0.5
_BRANCHES = frozenset({"team", "service", "location", "organisation", "role"})

_Bits = dict[str, list[Bit]]


@dataclass(slots=True)
class _Reading:
    """What has been read of a grid so far."""

    records: list[_Bits] = field(default_factory=list)
    texts: dict[int, Bit] = field(default_factory=dict)
    criteria: dict[str, Bit] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    understood: int = 0
    looked_at: int = 0


def grids(cells: GridCells, vocabulary: Vocabulary) -> Iterator[tuple[Mapped, range]]:
    """The grids of a sheet, each with the rows it takes."""
    at = 0
    numbers = [row.number for row in cells.rows]
    while at < len(numbers):
        head = grid_head(cells, numbers[at], vocabulary) if _may_begin(cells, at) else None
        body = _body(cells, head, vocabulary) if head else []
        found = _grid(cells, head, body, vocabulary) if head and body else None
        if head is None or found is None:
            at += 1
            continue
        first, title = _title(cells, numbers, at)
        yield _titled(found, title), range(first, body[-1] + 1)
        at = numbers.index(body[-1]) + 1


def _may_begin(cells: GridCells, at: int) -> bool:
    """Whether a grid may begin in the row at this place: near the top, after a gap, or beneath a title."""
    if at < _NEAR_THE_TOP:
        return True
    before = cells.rows[at - 1]
    return cells.rows[at].number > before.number + 1 or sum(1 for text in before.texts if text) == 1


def _body(cells: GridCells, head: GridHead, vocabulary: Vocabulary) -> list[int]:
    """The rows of a grid: up to a gap, a row that fills no key, or the head of another."""
    rows: list[int] = []
    columns = {column for point in head.points for column, _ in point.columns}
    for row in cells.rows:
        if row.number <= head.bottom:
            continue
        gap = rows and row.number > rows[-1] + 1
        filled = any(cells.text(row.number, column) for column in columns)
        if gap or (not filled and not rows) or grid_head(cells, row.number, vocabulary) is not None:
            break
        if not filled and not any(cells.text(row.number, key) for key in head.keys):
            break
        rows.append(row.number)
        if len(rows) > _MOST_ROWS:
            return []
    return rows


def _title(cells: GridCells, numbers: Sequence[int], at: int) -> tuple[int, str]:
    """The lines of one cell right above, and the row of the first."""
    first = numbers[at]
    lines: list[str] = []
    for row in reversed(cells.rows[max(0, at - 4) : at]):
        if sum(1 for text in row.texts if text) != 1:
            break
        first = row.number
        lines.insert(0, next(text for text in row.texts if text))
    return first, "\n".join(lines)


def _titled(found: Mapped, title: str) -> Mapped:
    return replace(found, table=replace(found.table, title=title))


def _grid(cells: GridCells, head: GridHead, body: Sequence[int], vocabulary: Vocabulary) -> Mapped | None:
    keys = _keys(cells, head, body, vocabulary)
    if keys is None:
        return None
    severity, team, criteria = keys
    done = _Reading()
    lead: _Bits = {}
    for row in body:
        lead = dict(lead)  # a blank key means that of the row above
        if team is not None and is_filled_in(cells.text(row, team)):
            lead["team"] = [_bit(cells, row, team)]
        if severity is not None and cells.text(row, severity):
            lead["severity"] = [_bit(cells, row, severity)]
            if criteria is not None and is_filled_in(cells.text(row, criteria)):
                done.criteria.setdefault(cells.text(row, severity), _bit(cells, row, criteria))
        for at, point in enumerate(head.points):
            merged = at and all(cells.place(row, c)[1] < point.column for c, what in point.columns if what == WHO)
            if head.by_time and merged:
                continue  # one cell over several times: told at the first of them
            _read_cell(cells, row, point, lead, done, head.by_time)
    if not done.looked_at or done.understood < _LIKELY * done.looked_at or not done.records:
        return None
    layout = Layout.TIMES if head.by_time else Layout.SEVERITIES if severity is not None else Layout.TEAMS
    table, mapping = put_together(cells.sheet, head.bottom, done.records, "", "read from rows and columns of the grid")
    sure = done.understood >= _SURE * done.looked_at
    doubts = (
        () if sure else (f"{done.looked_at - done.understood} of {done.looked_at} cells name nobody that is known",)
    )
    return Mapped(
        table,
        mapping,
        layout,
        branches=team is not None,
        texts=done.texts,
        criteria=done.criteria,
        problems=tuple(done.problems),
        doubts=doubts,
    )


def _keys(
    cells: GridCells, head: GridHead, body: Sequence[int], vocabulary: Vocabulary
) -> tuple[int | None, int | None, int | None] | None:
    """The columns that say severity, branch, and what a severity is; None where they tell no rows apart."""
    severity = team = criteria = None
    for column in head.keys:
        texts = [cells.text(row, column) for row in body if cells.text(row, column)]
        if not texts:
            continue
        header = cells.text(head.bottom, column) or cells.text(head.top, column)
        fields = say(header, vocabulary).fields if header else ()
        known = sum(1 for text in texts if severities_of(text))
        if severity is None and (known >= 0.7 * len(texts) or fields[:1] == ("severity",)):
            severity = column
        elif set(words_of(header)) & shipped_words().definitions and severity is not None:
            criteria = column
        elif team is None and (not fields or fields[0] in _BRANCHES or say(header, vocabulary).confidence != EXACT):
            team = column
        elif fields and fields[0] in ("name", "phone", "mobile", "email"):
            return None  # people with columns for levels beside: a list of something else
    if severity is None and team is None and not (head.by_time and not head.keys and len(body) == 1):
        return None  # nothing tells the rows apart: cards, or a list of something else
    if team is not None and sum(1 for row in body if _is_label(cells.text(row, team), vocabulary)) > len(body) / 2:
        return None  # lines called "Name", "Phone" are those of cards
    return severity, team, criteria


def _is_label(text: str, vocabulary: Vocabulary) -> bool:
    said = say(text, vocabulary) if text else None
    return said is not None and said.confidence == EXACT and said.fields[:1] != () and said.fields[0] in ATTRIBUTES


def _read_cell(cells: GridCells, row: int, point: Point, lead: _Bits, done: _Reading, by_time: bool) -> None:
    """The parties of one cell of the grid, or of the cells under one level, each as a record."""
    base: _Bits = {**lead, "level": [Bit(point.rung.label if point.rung else point.text, (point.row, point.column))]}
    if point.time is not None and point.rung is not None:
        base["escalate_after"] = [Bit(point.time.text, (point.row, point.column))]
    elif point.time is not None:
        base["escalate_after"] = [Bit(point.text, (point.row, point.column))]
    fields = {what: _bit(cells, row, column) for column, what in point.columns if cells.text(row, column)}
    who = fields.pop(WHO, None)
    for what, bit in fields.items():
        done.looked_at += 1
        done.understood += 1
        if is_filled_in(bit.text):
            base[what] = [bit]
        else:
            _tell_placeholder(cells, bit, done)
    if who is None:
        if any(what in base for what in ("name", "role", "phone", "mobile", "email")):
            done.records.append(base)
        return
    done.looked_at += 1
    whom = whom_of(who.text)
    for text in whom.placeholders:
        _tell_placeholder(cells, Bit(text, who.place), done)
    if whom.time is not None and by_time:
        whom.other.append(whom.time.text)  # the head of the column says when
        whom.time = None
    elif whom.time is not None:
        base["escalate_after"] = [Bit(whom.time.text, who.place)]
    for party in whom.parties:
        record = dict(base)
        if party.name:
            record["name"] = [Bit(party.name, who.place)]
        if party.role:
            record["role"] = [Bit(party.role, who.place)]
        if party.phones:
            record["phone"] = [Bit(text, who.place) for text in party.phones]
        if party.emails:
            record["email"] = [Bit(text, who.place) for text in party.emails]
        done.records.append(record)
    if whom.parties or whom.time or not is_filled_in(who.text):
        done.understood += 1
    if whom.other and all(has_mail(each) or looks_dialled(each) for each in whom.other):
        message = f"{' '.join(who.text.split())} stands beside nobody; it was not taken."
        done.problems.append(Problem(cells.sheet.name, cell_name(*who.place), "names_nobody", message))
    elif whom.other:
        done.texts[len(done.records) + (0 if whom.parties else 1)] = who
        rest = ", ".join(f"“{each}”" for each in whom.other)
        message = f"{rest} names nobody that is known; the text of the cell was put into the step."
        done.problems.append(Problem(cells.sheet.name, cell_name(*who.place), "names_nobody", message))
    if not whom.parties and (whom.time or len(done.records) + 1 in done.texts):
        done.records.append(base)


def _tell_placeholder(cells: GridCells, bit: Bit, done: _Reading) -> None:
    message = f"“{bit.text}” stands in for something still to be filled in; it was not taken."
    done.problems.append(Problem(cells.sheet.name, cell_name(*bit.place), "placeholder", message))


def _bit(cells: GridCells, row: int, column: int) -> Bit:
    cell = cells.cell(row, column)
    return Bit(cell.text, cells.place(row, column), cell.kind)
