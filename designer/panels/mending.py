"""Where somebody goes who wants to mend a finding: a record, and the field of it that is to be filled."""

from __future__ import annotations

from designer.checks.finding import Finding
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Step, Transition

NO_TIME = "no time"
"""Words of findings about an arrow that waits for a time that nobody gave."""


def place(matrix: Matrix, finding: Finding) -> tuple[Id, str]:
    """The record and field ("": none of its own); ("", "") where all that the finding names is gone."""
    there = [id for id in finding.ids if id in matrix]
    if not there:
        return "", ""
    if NO_TIME in finding.message:
        for id in there:
            record = matrix.get(id)
            arrows = matrix.entering(id) if isinstance(record, Step) else [record]
            for arrow in arrows:
                if isinstance(arrow, Transition) and arrow.after is None and not arrow.after_by_severity:
                    return arrow.id, "after"
    return there[0], ""
