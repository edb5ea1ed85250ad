"""Findings are accepted and shown again."""

from __future__ import annotations

import datetime as dt

from designer.commands import accepting
from tests.small import BO, CEM, draft, small


def test_a_finding_is_accepted_once_and_anew() -> None:
    document = draft(small())
    with document.edit("Accept") as edit:
        first = accepting.accept(edit, "R23", (BO, CEM), "One desk", "Dora", dt.date(2026, 1, 1))
    with document.edit("Accept") as edit:
        again = accepting.accept(edit, "R23", (CEM, BO), "Still one desk", "Ana")
    assert again.id == first.id
    (kept,) = document.matrix.suppressions.values()
    assert (kept.why, kept.by, kept.until, kept.on) == ("Still one desk", "Ana", None, (BO, CEM))
    with document.edit("Accept") as edit:
        accepting.accept(edit, "R12", (BO, CEM), "Other rule")
    assert len(document.matrix.suppressions) == 2


def test_it_is_taken_back_and_undone() -> None:
    document = draft(small())
    with document.edit("Accept") as edit:
        made = accepting.accept(edit, "R23", (BO, CEM), "One desk")
    with document.edit("Take back") as edit:
        accepting.take_back(edit, [made.id, made.id])
    assert not document.matrix.suppressions
    document.undo()
    assert made.id in document.matrix
