"""The versions of a matrix that were released, the latest first."""

from __future__ import annotations

import datetime as dt

from designer.formats.contacts.listings import Band, Column, Listing
from designer.formats.contacts.sheet_language import Words
from designer.model.matrix import Matrix


def listing(matrix: Matrix, say: Words) -> Listing:
    """The revisions of a matrix."""
    columns = (
        Column(say("Version"), 14, 12, True),
        Column(say("Date"), 18),
        Column(say("Author"), 26),
        Column(say("Approved by"), 26),
        Column(say("What changed"), 110),
    )
    released = sorted(
        matrix.revisions.values(), key=lambda each: (each.date or dt.date.min, each.version, each.id), reverse=True
    )
    rows = tuple(
        (each.version, say.date(each.date) if each.date else "", each.author, each.approver, each.changes)
        for each in released
    )
    told = say("The versions, and what was changed in each.")
    nothing = say("No version has been released yet.")
    return Listing("{}: change log", told, columns, (Band("", "", 0, rows),) if rows else (), nothing)
