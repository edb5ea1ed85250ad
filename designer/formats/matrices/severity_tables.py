"""Tables that say what severities are: a row a severity, with its definition, and times to respond and to resolve."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from designer.formats.durations.durations import Qualifier
from designer.formats.matrices.grid_cells import GridCells
from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.formats.matrices.severity_text import Grade, severity_of
from designer.formats.matrices.time_cells import time_of
from designer.formats.tables.wording import say
from designer.formats.tables.workbook import Place, Problem, cell_name
from designer.formats.values.evidence import says_something
from designer.formats.values.vocabulary import Vocabulary
from designer.model.values import Span

_MOST_COLUMNS = 8
_MOST_ROWS = 12
_LONGEST_SHEET = 120
"""Rows; what is longer is a list of something else."""
_PEOPLE = frozenset({"name", "first_name", "last_name", "phone", "mobile", "email", "role", "backup", "level"})


class SeverityFact(NamedTuple):
    """A severity as such a table has it; what it does not say, or not for certain, is None. `place` names it."""

    grade: Grade
    place: Place
    criteria: str = ""
    respond_within: Span | None = None
    resolve_within: Span | None = None
    update_every: Span | None = None


class SeverityTable(NamedTuple):
    """The severities of a table, the rows of the sheet that it takes, and what was not understood."""

    facts: tuple[SeverityFact, ...]
    rows: range
    problems: tuple[Problem, ...] = ()


def severity_tables(cells: GridCells, vocabulary: Vocabulary) -> Iterator[SeverityTable]:
    """The tables of a sheet that say what severities are, and nothing of people."""
    done = 0
    for row in cells.rows if len(cells.rows) <= _LONGEST_SHEET else ():
        if row.number <= done or len(row.texts) > _MOST_COLUMNS:
            continue
        columns = _columns(cells, row.number, vocabulary)
        found = _table(cells, row.number, columns) if columns else None
        if found is not None:
            done = found.rows.stop - 1
            yield found


def _columns(cells: GridCells, row: int, vocabulary: Vocabulary) -> dict[str, int] | None:
    """What the columns beneath a head hold ("severity", "criteria", "respond_within" …); None where it is no head."""
    found: dict[str, int] = {}
    for column in range(cells.width(row)):
        header = cells.own(row, column)
        if not header:
            continue
        fields = say(header, vocabulary).fields
        what = _what(header)
        if what is None and "severity" in fields[:1] and "severity" not in found:
            what = "severity"
        elif what is None and fields[:1] and fields[0] in _PEOPLE:
            return None
        if what is not None:
            found.setdefault(what, column)
    return found if "severity" in found and found.keys() & {"respond_within", "resolve_within", "criteria"} else None


def _what(header: str) -> str | None:
    words, said = shipped_words(), set(words_of(header))
    for what, known in (
        ("resolve_within", words.resolved),
        ("update_every", words.updated),
        ("respond_within", words.answered),
        ("criteria", words.definitions),
    ):
        if said & known:
            return what
    return None


def _table(cells: GridCells, head: int, columns: dict[str, int]) -> SeverityTable | None:
    facts: list[SeverityFact] = []
    problems: list[Problem] = []
    last = head
    for row in cells.rows:
        if row.number <= head:
            continue
        grade = severity_of(cells.text(row.number, columns["severity"]), cells.text(head, columns["severity"]))
        if row.number != last + 1 or grade is None or len(facts) == _MOST_ROWS:
            break
        last = row.number
        spans = {
            what: _span(cells, row.number, head, columns[what], problems)
            for what in ("respond_within", "resolve_within", "update_every")
            if what in columns
        }
        criteria = cells.text(row.number, columns["criteria"]) if "criteria" in columns else ""
        place = cells.place(row.number, columns["severity"])
        facts.append(SeverityFact(grade, place, criteria if says_something(criteria) else "", **spans))
    known = [fact for fact in facts if fact.grade.rank is not None]
    if len(facts) < 2 or len(known) < len(facts):
        return None
    return SeverityTable(tuple(facts), range(head, last + 1), tuple(problems))


def _span(cells: GridCells, row: int, head: int, column: int, problems: list[Problem]) -> Span | None:
    cell = cells.cell(row, column)
    if not says_something(cell.text):
        return None
    said = time_of(cell, cells.text(head, column))
    if said is not None and said.until is None and said.qualifier in _TARGETS:
        return said.span
    message = f"“{' '.join(cell.text.split())}” is not taken as a time: it may mean several things, or none."
    problems.append(Problem(cells.sheet.name, cell_name(row, column), "no_time", message))
    return None


_TARGETS = frozenset({Qualifier.EXACT, Qualifier.AT_MOST, Qualifier.EVERY})
