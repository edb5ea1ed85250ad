"""What the checks find in a matrix, the worst first, and below what somebody accepted, by whom, why and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from designer.checks.finding import Finding, Grade
from designer.checks.run import run
from designer.formats.contacts.listings import Band, Column, Listing, Row
from designer.formats.contacts.sheet_language import Words
from designer.model.matrix import Matrix
from designer.model.records import Suppression

_BANDS = ((Grade.ERROR, "Errors", 6), (Grade.WARNING, "Warnings", 3), (Grade.INFO, "Hints", 2))


def listing(matrix: Matrix, say: Words, today: dt.date) -> Listing:
    """The findings of a matrix. `today` decides which acceptances still hold."""
    columns = (
        Column(say("Grade"), 14, 10, True),
        Column(say("Check"), 10),
        Column(say("Finding"), 96, 11),
        Column(say("Accepted by"), 22),
        Column(say("Reason"), 40),
        Column(say("Until"), 16),
    )
    unaccepted = Matrix(record for record in matrix.records.values() if not isinstance(record, Suppression))
    accepting = [each for each in matrix.suppressions.values() if each.until is None or each.until >= today]
    standing: dict[Grade, list[Row]] = {}
    accepted: list[Row] = []
    for finding in run(unaccepted, today=today):
        by = _accepted(finding, accepting)
        said = (say(_GRADES[finding.grade]), finding.code, finding.message)
        if by is None:
            standing.setdefault(finding.grade, []).append((*said, "", "", ""))
        else:
            until = say.date(by.until) if by.until else say("until further notice")
            accepted.append((*said, by.by, by.why, until))
    bands = [
        Band(say(title), str(len(standing[grade])), order, tuple(standing[grade]))
        for grade, title, order in _BANDS
        if grade in standing
    ]
    bands += [Band(say("Accepted"), str(len(accepted)), 0, tuple(accepted))] if accepted else []
    told = say("As checked on {}.", say.date(today))
    return Listing("{}: check results", told, columns, tuple(bands), say("The checks find nothing."))


_GRADES = {Grade.ERROR: "error", Grade.WARNING: "warning", Grade.INFO: "hint"}


def _accepted(finding: Finding, accepting: Sequence[Suppression]) -> Suppression | None:
    return next(
        (each for each in accepting if each.code == finding.code and (not each.on or set(each.on) & set(finding.ids))),
        None,
    )
