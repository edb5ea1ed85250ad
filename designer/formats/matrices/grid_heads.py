"""The head of a grid: the row whose cells are levels, or times since the issue was opened, and what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from designer.formats.durations.durations import Qualifier, Understood, understand
from designer.formats.matrices.grid_cells import GridCells
from designer.formats.matrices.level_text import Rung, level_of
from designer.formats.matrices.severity_text import severity_of
from designer.formats.tables.wording import CONTAINED, EXACT, say
from designer.formats.values.vocabulary import Vocabulary
from designer.model.choices import TimeBase
from designer.model.spans import minutes

ATTRIBUTES = frozenset(
    "name first_name last_name role phone mobile ext email fax pager hours timezone backup location website "  # noqa: SIM905
    "escalate_after notes".split()
)
"""Fields of somebody to reach, or of a level, that a column or a line of a card may hold."""

WHO = "who"
"""What a column holds whose cells say by themselves who is told."""

_FEWEST = 2
_MOST = 12


@dataclass(frozen=True, slots=True)
class Point:
    """A level, or a time, that heads columns. `columns` are (column, what it holds: a field, or WHO)."""

    row: int
    column: int
    text: str
    rung: Rung | None
    time: Understood | None
    columns: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class GridHead:
    """The head of a grid. `bottom` is its last row; `keys` are the columns before the first point."""

    top: int
    bottom: int
    keys: tuple[int, ...]
    points: tuple[Point, ...]

    @property
    def by_time(self) -> bool:
        return self.points[0].rung is None


def grid_head(cells: GridCells, row: int, vocabulary: Vocabulary) -> GridHead | None:
    """The head that begins in a row; None where it is none."""
    width = cells.width(row)
    if width < _FEWEST:
        return None
    filled = [(column, cells.own(row, column)) for column in range(width) if cells.own(row, column)]
    if any(severity_of(text) is not None for _, text in filled[:1]):
        return None  # "P1 | 15 min | 4 h" is a row of values
    said = [(column, text, *_level_and_field(text, vocabulary)) for column, text in filled]
    rungs = [each for each in said if each[2] is not None]
    if len({each[2].number for each in rungs if each[2]}) >= _FEWEST and _as_one(rungs):
        return _of_levels(cells, row, said, vocabulary)
    return _of_times(row, filled)


_Said = tuple[int, str, Rung | None, str]


def _level_and_field(text: str, vocabulary: Vocabulary) -> tuple[Rung | None, str]:
    """The level a head names and the field it holds of it: "Level 2 phone" is the phone of level 2."""
    rung = level_of(text)
    if rung is not None:
        said = say(rung.rest, vocabulary) if rung.rest else None
        known = said is not None and said.confidence == EXACT and said.fields and said.fields[0] in ATTRIBUTES
        if said is None or not known:
            return rung, WHO
        shown = rung.label[: len(rung.label) - len(rung.rest)].strip(" -–—:,;.(·/|")
        return rung._replace(label=shown, rest=""), said.fields[0]
    for mark in (" – ", " - ", "(", " "):
        head, _, tail = text.rstrip(")").rpartition(mark)
        rung = level_of(tail.strip()) if head.strip() else None
        if rung is not None:
            said = say(head.strip(), vocabulary)
            if said.confidence == EXACT and said.fields and said.fields[0] in ATTRIBUTES:
                return rung, said.fields[0]
    return None, ""


def _as_one(rungs: Sequence[_Said]) -> bool:
    """Whether these count the same way, and in one direction: L1, L2, L3, or L3, L2, L1."""
    numbers = list(dict.fromkeys(each[2].number for each in rungs if each[2]))
    ways = {each[2].counts_from_n for each in rungs if each[2]}
    return len(ways) == 1 and numbers in (sorted(numbers), sorted(numbers, reverse=True)) and len(numbers) <= _MOST


def _of_levels(cells: GridCells, row: int, said: Sequence[_Said], vocabulary: Vocabulary) -> GridHead:
    first = min(column for column, _, rung, _ in said if rung is not None)
    heads = [(column, text, rung, field) for column, text, rung, field in said if rung is not None]
    ends = [at for at, _, rung, _ in said if rung is None and at > first]
    below = _fields_below(cells, row, [each[0] for each in heads], vocabulary)
    grouped: dict[int, list[tuple[int, str]]] = {}
    shown: dict[int, tuple[int, str, Rung]] = {}
    for number, (column, text, rung, field) in enumerate(heads):
        end = min([each for each in (*[h[0] for h in heads[number + 1 :]], *ends) if each > column], default=None)
        last = end if end is not None else max(cells.width(row), max(below, default=0) + 1)
        columns = [(at, below[at]) for at in range(column, last) if at in below] if below else [(column, field)]
        assert rung is not None
        grouped.setdefault(rung.number, []).extend(columns or [(column, field)])
        shown.setdefault(rung.number, (column, text, rung))
    points = tuple(
        Point(row, shown[number][0], shown[number][1], shown[number][2], shown[number][2].time, tuple(columns))
        for number, columns in grouped.items()
    )
    bottom = _next_row(cells, row) if below else row
    return GridHead(row, bottom, tuple(range(first)), points)


def _fields_below(cells: GridCells, row: int, heads: Sequence[int], vocabulary: Vocabulary) -> dict[int, str]:
    """The fields of a second head row that splits each level into name, phone …; none where there is no such row."""
    below = _next_row(cells, row)
    if below != row + 1:
        return {}
    found: dict[int, str] = {}
    for column in range(heads[0], cells.width(below)):
        text = cells.own(below, column)
        if not text:
            continue
        said = say(text, vocabulary)
        if not (said.fields and said.confidence in (EXACT, CONTAINED) and said.fields[0] in ATTRIBUTES):
            return {}
        found[column] = said.fields[0]
    return found if len(found) > len(heads) and set(heads) <= set(found) else {}


def _next_row(cells: GridCells, row: int) -> int:
    return next((each.number for each in cells.rows if each.number > row), row)


def _of_times(row: int, filled: Sequence[tuple[int, str]]) -> GridHead | None:
    """A head of times: at least two that count upwards, the first of them at once or said to count from the opening."""
    times = [(column, text, time) for column, text in filled if (time := understand(text)) is not None]
    if len(times) < _FEWEST or len(times) > _MOST or len(filled) - len(times) > 4:
        return None
    lengths = [length for _, _, time in times if (length := minutes(time.span)) is not None]
    if len(lengths) < len(times) or any(a >= b for a, b in pairwise(lengths)):
        return None
    since_opened = any(time.base is TimeBase.ELAPSED for _, _, time in times) or lengths[0] == 0
    per_level = any(time.base is TimeBase.PER_LEVEL or time.qualifier in _NO_POINT for _, _, time in times)
    if not since_opened or per_level:
        return None
    first = times[0][0]
    if any(column > first and understand(text) is None for column, text in filled if column < times[-1][0]):
        return None
    points = tuple(Point(row, column, text, None, time, ((column, WHO),)) for column, text, time in times)
    return GridHead(row, row, tuple(range(first)), points)


_NO_POINT = frozenset({Qualifier.EVERY, Qualifier.ABOUT, Qualifier.DAY})
