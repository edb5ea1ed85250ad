"""What an import made of a sheet, told briefly: who is called for which issue, on which level, after how long."""

from __future__ import annotations

from designer.formats.matrices.times import Times
from designer.formats.merging import merge
from designer.formats.merging.applying import apply
from designer.formats.merging.proposal import Proposal
from designer.formats.tables.workbook import Sheet, Workbook
from designer.model.choices import StepKind
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Head, Step, Transition
from designer.model.spans import describe

BLANK = Matrix([Head(id="matrix:blank234")])

Call = tuple[str, tuple[str, ...], str]
"""A level's code, who is called there, and after how long since the level before ("" where no time is said)."""

Told = dict[tuple[str, str], list[Call]]
"""Code of a severity and name of a branch ("" for all) → the calls in order."""


def book(*sheets: Sheet) -> Workbook:
    return Workbook("matrix.xlsx", "xlsx", sheets)


def proposed(*sheets: Sheet, into: Matrix = BLANK, times: Times | None = None) -> Proposal:
    """What the sheets would change, their flow built."""
    mapped = merge.map_workbook(book(*sheets))
    found = merge.outline(mapped)
    assert found is not None, "no escalation matrix was found"
    return merge.propose_changes(into, book(*sheets), mapped, flow=found, times=times)


def built(*sheets: Sheet, into: Matrix = BLANK, times: Times | None = None) -> Matrix:
    """The matrix after the import of the sheets with their flow."""
    document = Document(into)
    apply(document, proposed(*sheets, into=into, times=times))
    return document.matrix


def told(matrix: Matrix) -> Told:
    """The calls of each severity in each branch."""
    severities = list(matrix.severities) or [""]
    branches = list(matrix.categories) or [""]
    return {(_code(matrix, s), _name(matrix, b)): _calls(matrix, s, b) for s in severities for b in branches}


def _code(matrix: Matrix, id: str) -> str:
    return matrix.severities[id].code if id else ""


def _name(matrix: Matrix, id: str) -> str:
    return matrix.categories[id].name if id else ""


def _calls(matrix: Matrix, severity: str, branch: str) -> list[Call]:
    (entry,) = (step for step in matrix.steps.values() if step.kind is StepKind.ENTRY)
    calls: list[Call] = []
    at: Step | None = entry
    while at is not None:
        arrow = next((a for a in matrix.leaving(at.id) if _holds(a, severity, branch)), None)
        at = matrix.steps[arrow.target] if arrow else None
        if arrow is not None and at is not None:
            names = tuple(matrix.contacts[target.to].name for target in at.targets)
            calls.append((matrix.levels[at.level].code, names, _after(arrow, severity)))
    return calls


def _holds(arrow: Transition, severity: str, branch: str) -> bool:
    asked = arrow.condition
    return (not asked.severities or severity in asked.severities) and (
        not asked.categories or branch in asked.categories
    )


def _after(arrow: Transition, severity: str) -> str:
    own = next((each.span for each in arrow.after_by_severity if each.severity == severity), arrow.after)
    return describe(own) if own is not None else ""
