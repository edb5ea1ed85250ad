"""What the tables of a file say together as an escalation matrix, before any document is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from designer.formats.durations.durations import Understood
from designer.formats.matrices.layouts import Layout, Mapped
from designer.formats.matrices.lines import Line, When, lines_of
from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.formats.matrices.severity_tables import SeverityFact
from designer.formats.matrices.severity_text import Grade, same_code, severities_of
from designer.formats.matrices.times import Times, guess
from designer.formats.tables.workbook import Problem, cell_name
from designer.model.choices import SpanUnit

_CROWD = 6
"""Parties on one level of one path; where there are more, the list is likely one of skills."""
_MOST_LEVELS = 12


class LevelSaid(NamedTuple):
    """A level of the sheet: `number` orders it, `cell` is where it is named first."""

    number: int
    code: str
    label: str
    cell: str


class PathLevel(NamedTuple):
    """A level on a path: its place among the levels, and the lines that say whom to tell there."""

    level: int
    lines: tuple[Line, ...]


class Path(NamedTuple):
    """The way of an issue of one severity (None: of any) in one branch ("": in any)."""

    severity: Grade | None
    branch: str
    levels: tuple[PathLevel, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An escalation matrix as sheets describe it.

    `sure`: it is one, and may be built without asking. `reasons` and `doubts` say why, and why not. `times` is the
    guess of what its times mean. `severities` are in order, the worst first; `criteria` and `facts`, what tables of
    severities say, are by their code. `named_at`: code of a severity, or branch → the cell that names it.
    """

    layout: Layout
    levels: tuple[LevelSaid, ...]
    severities: tuple[Grade, ...]
    branches: tuple[str, ...]
    paths: tuple[Path, ...]
    times: Times
    criteria: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, SeverityFact] = field(default_factory=dict)
    named_at: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def sure(self) -> bool:
        return not self.doubts


def outline(mapped: Sequence[Mapped], unit: SpanUnit | None = None) -> Outline | None:
    """The escalation matrix in these tables, None where there is none.

    `unit` is that of times which are numbers without one, as a person chose it.
    """
    by_time = _kept_layout(mapped)
    problems: list[Problem] = []
    lines = list(lines_of(mapped, by_time, unit, problems))
    numbers = {line.rung.number for line in lines}
    if len(numbers) < 2 or len(numbers) > _MOST_LEVELS:
        return None
    levels = _levels(lines)
    named = _severities(grade for line in lines for grade in line.severities)
    facts = {fact.grade.code: (fact, each) for each in mapped for fact in each.facts}
    severities = _severities((*named, *(fact.grade for fact, _ in facts.values())))
    branches = tuple(dict.fromkeys(line.branch for line in lines if line.branch))
    paths = _paths(lines, levels, named, branches)
    if not any(len(path.levels) > 1 for path in paths):
        return None
    layouts = [each.layout for each in mapped if each.layout is not None and (each.layout is Layout.TIMES) is by_time]
    headers = [line.when.header for line in lines if line.when is not None]
    times = guess([[time_on(each) for each in path.levels] for path in paths], dict.fromkeys(headers), by_time)
    if any(when.said is None for path in paths for each in path.levels for when in whens_on(each)):
        times = times._replace(sure=False)
    reasons, doubts = _weighed(mapped, layouts[0], lines, levels, paths)
    criteria = {
        grade.code: bit.text
        for each in mapped
        for text, bit in each.criteria.items()
        for grade in severities_of(text, "")
    }
    return Outline(
        layouts[0],
        levels,
        severities,
        branches,
        paths,
        times._replace(unit=unit),
        criteria,
        {code: fact for code, (fact, _) in facts.items()},
        {code: f"{each.table.sheet}!{cell_name(*fact.place)}" for code, (fact, each) in facts.items()}
        | _named_at(lines),
        reasons,
        doubts,
        tuple(dict.fromkeys(problems)),
    )


def time_on(each: PathLevel) -> Understood | None:
    """The time beside a level of a path; None where there is none, or where its lines say different ones."""
    said = {each.said.span: each.said for each in whens_on(each) if each.said}
    unread = any(each.said is None for each in whens_on(each))
    return next(iter(said.values())) if len(said) == 1 and not unread else None


def whens_on(each: PathLevel) -> tuple[When, ...]:
    """What stands beside a level of a path where a time belongs; of lines for some severities before those for all."""
    special = tuple(line.when for line in each.lines if line.severities and line.when is not None)
    return special or tuple(line.when for line in each.lines if line.when is not None)


def _kept_layout(mapped: Sequence[Mapped]) -> bool:
    """Whether the levels are those of times (T+0, T+15 min): where no table has levels that are called so."""
    layouts = [each.layout for each in mapped if each.layout is not None]
    return bool(layouts) and all(each is Layout.TIMES for each in layouts)


def _named_at(lines: Iterable[Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        for grade in line.severities:
            if line.severity_cell:
                found.setdefault(grade.code, line.severity_cell)
        if line.branch_cell:
            found.setdefault(line.branch, line.branch_cell)
    return found


def _levels(lines: Iterable[Line]) -> tuple[LevelSaid, ...]:
    found: dict[int, LevelSaid] = {}
    for line in lines:
        number = line.rung.number
        found.setdefault(number, LevelSaid(number, line.rung.code, line.rung.label, line.cell))
    return tuple(found[number] for number in sorted(found))


def _severities(grades: Iterable[Grade]) -> tuple[Grade, ...]:
    """The severities, the worst first: by what their words say, else by their numbers, else as they stand."""
    found: list[Grade] = []
    for grade in grades:
        if not any(same_code(grade.code, each.code) for each in found):
            found.append(grade)
    ranks = [grade.rank for grade in found]
    words = [grade.rank for grade in found if grade.by_word]
    if None in ranks or (words and len(words) < len(found)) or len(set(ranks)) < len(ranks):
        return tuple(found)
    return tuple(sorted(found, key=lambda grade: grade.rank or 0))


def _paths(
    lines: Sequence[Line], levels: Sequence[LevelSaid], severities: Sequence[Grade], branches: Sequence[str]
) -> tuple[Path, ...]:
    """The way of each severity in each branch: of each level the lines that speak of just that, else of all."""
    found = []
    for branch in branches or ("",):
        for severity in severities or (None,):
            mine = [line for line in lines if not line.branch or line.branch == branch]
            on_path = []
            for at, level in enumerate(levels):
                here = _here([line for line in mine if line.rung.number == level.number], severity)
                if here:
                    on_path.append(PathLevel(at, here))
            if on_path:
                found.append(Path(severity, branch, tuple(on_path)))
    return tuple(found)


def _here(lines: Sequence[Line], severity: Grade | None) -> tuple[Line, ...]:
    """The lines of a level that hold for a severity.

    Where lines name severities, those of this one; they say when, and lines for all say who, if they name nobody.
    """
    general = tuple(line for line in lines if not line.severities)
    special = tuple(line for line in lines if severity is not None and _names(line, severity))
    if special:
        return special if any(line.names_somebody for line in special) else special + general
    return () if len(general) < len(lines) else general


def _names(line: Line, severity: Grade) -> bool:
    return any(same_code(severity.code, each.code) for each in line.severities)


def _weighed(
    mapped: Sequence[Mapped], layout: Layout, lines: Sequence[Line], levels: Sequence[LevelSaid], paths: Sequence[Path]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Why the tables are an escalation matrix, and why they may be none."""
    reasons = [
        f"{len(levels)} levels ({', '.join(level.label for level in levels[:4])}{' …' if len(levels) > 4 else ''})"
    ]
    doubts = [doubt for each in mapped for doubt in each.doubts]
    timed = sum(1 for path in paths for each in path.levels if time_on(each))
    if timed:
        reasons.append("times beside them")
    said = _called_escalation(mapped)
    if said:
        reasons.append(f"“{said}” speaks of escalation")
    numbers = [level.number for level in levels]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        doubts.append("a level between others is missing")
    if layout is Layout.LEVELS and not timed and not said:
        doubts.append("neither times nor a title say that issues go from level to level")
    crowd = max(len(each.lines) for path in paths for each in path.levels)
    if crowd > _CROWD:
        doubts.append(f"{crowd} people stand on one level")
    if any("skill" in words_of(each.header) for table in mapped for each in table.mapping.of("level")):
        doubts.append("the levels are those of skills")
    unknown = sum(1 for line in lines if not line.names_somebody and line.when is None)
    if unknown * 2 > len(lines):
        doubts.append("most levels name nobody")
    return tuple(reasons), tuple(dict.fromkeys(doubts))


def _called_escalation(mapped: Sequence[Mapped]) -> str:
    """The title, name of a sheet or header that speaks of escalation, or ""."""
    for each in mapped:
        texts = [*each.table.title.split("\n"), each.table.sheet, *(column.header for column in each.mapping.columns)]
        for text in texts:
            if any(word.startswith(shipped_words().escalation) for word in words_of(text)):
                return text if len(text) <= 60 else text[:59] + "…"
    return ""
