"""Levels and severities: insert, reorder, delete."""

from __future__ import annotations

from typing import Any

import msgspec

from designer.commands.rules import may_delete_level
from designer.errors import NotAllowed
from designer.model.choices import LevelKind, Mark
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import Level, Severity, Step


def add(edit: Edit, at: int | None = None, **fields: Any) -> Level:
    """Insert a level at a place in the order (None: after the last). Codes of the form L2 follow the order."""
    levels = list(edit.now.levels.values())
    at = len(levels) if at is None else max(0, min(at, len(levels)))
    new = edit.new(Level, **({"label": "New level", "kind": LevelKind.FUNCTIONAL, "code": f"L{at}"} | fields))
    levels.insert(at, new)
    _reorder(edit, levels)
    return edit.find(Level, new.id)


def move(edit: Edit, level: Id, to: int) -> None:
    """Put a level at another place in the order; its steps travel with it."""
    levels = list(edit.now.levels.values())
    record = edit.find(Level, level)
    levels.remove(record)
    levels.insert(max(0, min(to, len(levels))), record)
    _reorder(edit, levels)


def delete(edit: Edit, level: Id, move_steps_to: Id | None = None) -> None:
    """Remove a level. Its steps move to another level (the one before, else the one after). Raises NotAllowed."""
    verdict = may_delete_level(edit.now, level)
    if not verdict:
        raise NotAllowed(verdict.reason)
    levels = list(edit.now.levels.values())
    at = next(number for number, each in enumerate(levels) if each.id == level)
    heir = move_steps_to or levels[at - 1 if at else 1].id
    for step in list(edit.now.steps.values()):
        if step.level == level:
            edit.put(msgspec.structs.replace(edit.find(Step, step.id), level=heir))
    edit.remove(level)
    del levels[at]
    _reorder(edit, levels)


def _reorder(edit: Edit, levels: list[Level]) -> None:
    """Number levels as listed. A code that was "L" and the old number follows the new one."""
    counted = [
        level for level in levels if level.code == f"L{level.order}" or (level.order == 0 and level.code[:1] == "L")
    ]
    follows = {level.id for level in counted}
    for number, level in enumerate(levels):
        code = f"L{number}" if level.id in follows and level.code[1:].isdigit() else level.code
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
