"""What becomes of rows of which it was not certain whom they mean, once somebody has decided."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import msgspec

from designer.errors import NotAllowed
from designer.formats.contacts import contact_columns
from designer.formats.contacts.contact_columns import COLUMNS
from designer.formats.contacts.contact_names import Names, names_of
from designer.formats.merging.proposal import Choice, Conflict, Entry, Proposal, Uncertain, unique
from designer.model.ids import Id

Decision = Id | Literal["new", "leave out"]
"""The contact that a row is, "new" for somebody who is not there yet, "leave out" for a row that is not taken."""


def decide(proposal: Proposal, row: Uncertain, decision: Decision) -> Proposal:
    """The proposal after somebody decided about an uncertain row.

    Where two rows are now one contact and say different things, that is a conflict to choose in. Raises NotAllowed
    for a row that is not uncertain (any more), and for a contact that is not in the matrix.
    """
    if not any(each is row for each in proposal.uncertain):
        raise NotAllowed(f"“{row.name}” is decided already.", "Make the preview again.")
    left = tuple(each for each in proposal.uncertain if each is not row)
    if decision == "leave out":
        return replace(proposal, uncertain=left)
    if decision != "new" and decision not in proposal.matrix.contacts:
        raise NotAllowed(f"The contact for “{row.name}” is not in the matrix.", "Choose another, or a new one.")
    entry = row.settle(None if decision == "new" else decision)
    there = proposal.by_id.get(entry.id)
    entries, conflicts = (*proposal.entries, entry), proposal.conflicts
    if there is not None:
        joined, contradictions = _joined(there, entry, names_of(proposal.matrix))
        entries = tuple(joined if each is there else each for each in proposal.entries)
        conflicts = (*conflicts, *contradictions)
    return replace(
        proposal,
        entries=entries,
        conflicts=conflicts,
        uncertain=left,
        missing=tuple(id for id in proposal.missing if id != entry.id),
        skipped=proposal.skipped - 1,
    )


def _joined(first: Entry, second: Entry, names: Names) -> tuple[Entry, list[Conflict]]:
    """Two entries of one record as one; fields that both change, each to something else, are conflicts."""
    before = first.before or first.after
    mine, theirs = first.fields, second.fields
    taken = {name: new for name, (_, new) in theirs.items() if name not in mine}
    conflicts = []
    for name in mine.keys() & theirs.keys():
        if mine[name] != theirs[name]:
            taken[name] = getattr(before, name)
            choices = tuple(
                Choice(_place(each, name), _said(each, name, names), getattr(each.after, name))
                for each in (first, second)
            )
            conflicts.append(Conflict(first.id, name, choices))
    after = msgspec.structs.replace(first.after, **taken)
    entry = first._replace(
        after=first.before if first.before is not None and after == first.before else after,
        sources=unique((*first.sources, *second.sources)),
        cells={**second.cells, **first.cells},
        kept={**second.kept, **first.kept},
    )
    return entry, conflicts


def _place(entry: Entry, name: str) -> str:
    """The cell that a field was read from, else its row; never "", which would mean the matrix."""
    return entry.cells.get(name) or ", ".join(f"{sheet}!{row}" for sheet, row in entry.sources)


def _said(entry: Entry, name: str, names: Names) -> str:
    """The value of a field as a sheet would say it."""
    cells = contact_columns.cells(entry.after, names)
    return "; ".join(cells[each.key] for each in COLUMNS if name in each.fields and each.key in cells)
