"""Levels and severities: insert, reorder, delete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from designer.commands.rules import may_delete_level
from designer.errors import NotAllowed
from designer.model.choices import LevelKind, Mark
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import Level, Severity
from designer.model.values import Position


def add(edit: Edit, at: int | None = None, **fields: Any) -> Level:
    """Insert a level at a place in the order (None: after the last)."""
    levels = list(edit.now.levels.values())
    at = len(levels) if at is None else max(0, min(at, len(levels)))
    counts_from = _counts_from(levels)
    new = edit.new(Level, **({"label": "New level", "kind": LevelKind.FUNCTIONAL, "order": len(levels)} | fields))
    levels.insert(at, new)
    _reorder(edit, levels, counts_from)
    return edit.find(Level, new.id)


def move(edit: Edit, level: Id, to: int) -> None:
    """Put a level at another place in the order; its steps travel with it."""
    levels = list(edit.now.levels.values())
    counts_from = _counts_from(levels)
    record = edit.find(Level, level)
    levels.remove(record)
    levels.insert(max(0, min(to, len(levels))), record)
    _reorder(edit, levels, counts_from)


def heir_of(levels: Sequence[Id], level: Id) -> Id | None:
    """The level that takes over the steps of one that goes: the one before, else the one after."""
    at = levels.index(level)
    return levels[at - 1 if at else 1] if len(levels) > 1 else None


def delete(edit: Edit, level: Id, move_steps_to: Id | None = None, places: Mapping[Id, Position] | None = None) -> None:
    """Remove a level. Its steps move to another level (None: see `heir_of`). Raises NotAllowed.

    `places` says where steps stand afterwards, of either level; all others keep their place on their lane.
    """
    verdict = may_delete_level(edit.now)
    if not verdict:
        raise NotAllowed(verdict.reason)
    levels = list(edit.now.levels.values())
    at = levels.index(edit.find(Level, level))
    heir = move_steps_to or heir_of([each.id for each in levels], level)
    for step in list(edit.now.steps.values()):
        if step.level == level:
            edit.change(step.id, level=heir)
    for id, position in (places or {}).items():
        edit.change(id, position=position)
    counts_from = _counts_from(levels)
    edit.remove(level)
    del levels[at]
    _reorder(edit, levels, counts_from)


def _counts_from(levels: list[Level]) -> int | None:
    """The number of the first code where the codes are L0, L1 … or L1, L2 …; None where they are anything else."""
    first = levels[0].code[1:] if levels else "0"
    if not first.isdecimal():
        return None
    start = int(first)
    return start if all(level.code == f"L{number}" for number, level in enumerate(levels, start)) else None


def _reorder(edit: Edit, levels: list[Level], counts_from: int | None) -> None:
    """Number levels as listed, and their codes too where those were a count."""
    for number, level in enumerate(levels):
        code = level.code if counts_from is None else f"L{counts_from + number}"
        if (level.order, level.code) != (number, code):
            edit.put(msgspec.structs.replace(level, order=number, code=code))


_MARKS = (Mark.TRIANGLE, Mark.DIAMOND, Mark.SQUARE, Mark.CIRCLE, Mark.TRIANGLE_DOWN)


def add_severity(edit: Edit, at: int | None = None, **fields: Any) -> Severity:
    """Insert a severity at a place in the ranking, 0 the worst (None: the least)."""
    severities = list(edit.now.severities.values())
    at = len(severities) if at is None else max(0, min(at, len(severities)))
    used = {severity.mark for severity in severities}
    mark = next((mark for mark in _MARKS if mark not in used), Mark.CIRCLE)
    codes = {severity.code for severity in severities}
    code = next(f"SEV{number}" for number in range(at + 1, at + len(codes) + 2) if f"SEV{number}" not in codes)
    new = edit.new(Severity, **({"code": code, "mark": mark, "rank": at + 1} | fields))
    severities.insert(at, new)
    _rank(edit, severities)
    return edit.find(Severity, new.id)


def move_severity(edit: Edit, severity: Id, to: int) -> None:
    """Put a severity at another place in the ranking, 0 the worst."""
    severities = list(edit.now.severities.values())
    record = edit.find(Severity, severity)
    severities.remove(record)
    severities.insert(max(0, min(to, len(severities))), record)
    _rank(edit, severities)


def _rank(edit: Edit, severities: list[Severity]) -> None:
    for rank, severity in enumerate(severities, 1):
        if severity.rank != rank:
            edit.put(msgspec.structs.replace(severity, rank=rank))
