"""Deletes records that others name, and says what went with them or moved; never asks, since undo brings all back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from designer.commands import contacts, levels
from designer.drawing.joining_lanes import side_by_side
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Severity
from designer.panels import names
from designer.panels.desk import Desk


def delete(desk: Desk, ids: Iterable[Id]) -> None:
    """Delete records of any kind but steps and arrows, in one undo step. Raises NotAllowed for the last level."""
    before = desk.matrix
    gone = [id for id in ids if id in before]
    if not gone:
        return
    with desk.edit(f"Delete {_of_kind(gone)}") as edit:
        for id in gone:
            if kind_of(id) == "level":
                heir = levels.heir_of(list(edit.now.levels), id)
                levels.delete(edit, id, heir, side_by_side(edit.now, id, heir) if heir is not None else None)
            elif kind_of(id) == "contact":
                contacts.delete(edit, (id,))
            else:
                edit.remove(id)
    said = f"{_named(before, gone)} deleted{_consequence(before, desk.matrix, gone)}."
    if said.endswith(" deleted."):
        desk.told.emit(said, "info")
    else:
        desk.undoable.emit(said)


def _of_kind(ids: list[Id]) -> str:
    """What an undo step says went: "level", "2 contacts", "people"."""
    kinds = {kind_of(id) for id in ids}
    if len(kinds) > 1:
        return "people"
    kind = kinds.pop()
    return names.count(len(ids), kind) if len(ids) > 1 or kind == "contact" else names.KINDS[kind].one


def _named(matrix: Matrix, ids: list[Id]) -> str:
    if len(ids) > 1:
        return _of_kind(ids)
    kind, name = names.KINDS[kind_of(ids[0])].one.capitalize(), names.short(names.name(matrix, ids[0]))
    return name if kind_of(ids[0]) == "contact" or name.startswith(kind) else f"{kind} {name}"


def _consequence(before: Matrix, after: Matrix, gone: list[Id]) -> str:
    """What else an edit that deleted records did: "; its 4 steps moved to L1 · Service desk"."""
    kind = kind_of(gone[0])
    naming = {id for one in gone for id in before.referrers(one)} - set(gone)
    if kind == "level":
        moved = [id for id in naming if id in after.steps]
        heirs = {after.steps[id].level for id in moved}
        to = listed(names.short(names.name(after, id)) for id in sorted(heirs))
        return f"; its {names.count(len(moved), 'step')} moved to {to}" if moved else ""
    counts = Counter(kind_of(id) for id in sorted(naming))
    of = listed(names.count(number, each) for each, number in counts.items())
    if kind == "severity":
        times = f", and its times and marks on {of} with it" if of else ""
        return times + _ranks(before, after)
    return f", and taken out of {of}" if of else ""


def _ranks(before: Matrix, after: Matrix) -> str:
    """That severities below one that went rank higher, which gives them other colours."""
    up = [
        names.short(each.code or each.name)
        for each in after.severities.values()
        if isinstance(was := before.get(each.id), Severity) and was.rank != each.rank
    ]
    return f"; {listed(up)} {'ranks' if len(up) == 1 else 'rank'} one higher now" if up else ""


def listed(parts: Iterable[str]) -> str:
    """Words as a list in a sentence: "2 steps, 1 team and 1 rota"."""
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} and {last}" if most else last
