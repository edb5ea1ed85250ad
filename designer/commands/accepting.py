"""Findings: accept them for a reason, and take that back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import Suppression


def accept(
    edit: Edit, code: str, on: Sequence[Id], why: str, by: str = "", until: dt.date | None = None
) -> Suppression:
    """Accept what a rule finds about some records, until a date (None: for good); anew, where it ran out."""
    known = next(
        (each for each in edit.now.suppressions.values() if each.code == code and set(each.on) == set(on)), None
    )
    if known is not None:
        edit.change(known.id, why=why, by=by, until=until)
        return edit.find(Suppression, known.id)
    return edit.new(Suppression, code=code, on=tuple(on), by=by, why=why, until=until)


def take_back(edit: Edit, ids: Iterable[Id]) -> None:
    """Accept no longer."""
    for id in dict.fromkeys(ids):
        edit.remove(id)
