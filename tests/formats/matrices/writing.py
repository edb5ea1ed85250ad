"""A small writer of escalation matrices in each layout, the way people lay them out; for tests alone."""

from __future__ import annotations

from typing import NamedTuple

from designer.formats.tables.workbook import Sheet
from tests.formats.sheets import sheet


class Person(NamedTuple):
    name: str
    role: str
    phone: str


class Plan(NamedTuple):
    """An escalation matrix to write.

    `levels[n]` are the people of level n; `reached[severity][n]` are the minutes since the opening at which level n is
    told, increasing, the first 0; a severity may reach fewer levels than there are.
    """

    levels: tuple[tuple[Person, ...], ...]
    severities: tuple[str, ...]
    reached: tuple[tuple[int, ...], ...]


def minutes(amount: int) -> str:
    return f"{amount} min"


def as_levels(plan: Plan) -> Sheet:
    """A row a level and person; times of the first severity, said to be elapsed."""
    rows = [
        (f"Level {number}", person.name, person.role, person.phone, minutes(time) if at == 0 else "")
        for number, (people, time) in enumerate(zip(plan.levels, plan.reached[0], strict=False), 1)
        for at, person in enumerate(people)
    ]
    return sheet(("Escalation matrix",), ("Level", "Name", "Role", "Phone", "Elapsed time"), *rows)


def as_levels_by_severity(plan: Plan) -> Sheet:
    """The same with a block of rows for each severity."""
    rows = [
        (
            severity if number == at == 0 else "",
            str(number + 1),
            person.name,
            person.phone,
            minutes(time) if not at else "",
        )
        for severity, times in zip(plan.severities, plan.reached, strict=True)
        for number, (people, time) in enumerate(zip(plan.levels, times, strict=False))
        for at, person in enumerate(people)
    ]
    return sheet(("Severity", "Escalation level", "Name", "Phone", "Elapsed time"), *rows)


def as_times(plan: Plan) -> Sheet:
    """A row a severity, a column for each time at which somebody is told."""
    times = sorted({time for each in plan.reached for time in each})
    rows = []
    for severity, reached in zip(plan.severities, plan.reached, strict=True):
        cells = {time: " / ".join(person.name for person in plan.levels[n]) for n, time in enumerate(reached)}
        rows.append((severity, *(cells.get(time, "") for time in times)))
    return sheet(("Severity", *(f"T+{time}m" if time else "T+0" for time in times)), *rows)


def as_severities(plan: Plan) -> Sheet:
    """A row a severity, a column a level; beside the names the time since the opening."""
    rows = []
    for severity, reached in zip(plan.severities, plan.reached, strict=True):
        cells = [
            f"{' / '.join(person.name for person in plan.levels[n])} ({minutes(time)})"
            for n, time in enumerate(reached)
        ]
        rows.append((severity, *cells, *[""] * (len(plan.levels) - len(cells))))
    return sheet(("Severity", *(f"Level {n}" for n in range(1, len(plan.levels) + 1))), *rows)


def as_teams(plan: Plan) -> Sheet:
    """A row a team (here one for each severity's name), a column a level with name and phone of one person."""
    heads = ["Team"]
    groups = [""]
    for number in range(len(plan.levels)):
        groups += [f"N+{number}" if number else "N", ""]
        heads += ["Name", "Phone"]
    rows = []
    for name, reached in zip(plan.severities, plan.reached, strict=True):
        cells = [text for n in range(len(reached)) for text in (plan.levels[n][0].name, plan.levels[n][0].phone)]
        rows.append((f"Site {name}", *cells))
    merges = [(1, 1 + 2 * n, 1, 2 + 2 * n) for n in range(len(plan.levels))]
    return sheet(groups, heads, *rows, merges=merges)


def as_cards(plan: Plan) -> Sheet:
    """A card a level, side by side; each names one person, and when it is told."""
    rows: list[list[str]] = [[], [], [], [], []]
    for number, (people, time) in enumerate(zip(plan.levels, plan.reached[0], strict=False), 1):
        lines = (
            (f"Level {number}", ""),
            ("Name", people[0].name),
            ("Role", people[0].role),
            ("Phone", people[0].phone),
            ("Elapsed time", minutes(time)),
        )
        for row, line in zip(rows, lines, strict=True):
            row += [*line, ""]
    return sheet(*rows)
