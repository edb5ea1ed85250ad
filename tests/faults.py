"""A sound matrix, in which no rule has anything to say, and what a rule finds after a change to it."""

from __future__ import annotations

from collections.abc import Callable

from designer.checks.finding import Finding, Grade
from designer.checks.run import run
from designer.commands import transitions
from designer.model import spans
from designer.model.choices import Outcome, StepKind, Trigger
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Step
from tests.small import L3, MANAGER, small

Change = Callable[[Edit], object]
Fault = tuple[str, Change, Grade, str | None, str]
"""A rule's code, a change that breaks it, the grade, an id concerned (None: any) and words of the message."""


def sound(change: Change | None = None) -> Matrix:
    """The small matrix with an end for silence, so that no rule has anything to say; then a change."""

    def finish(edit: Edit) -> None:
        end = edit.new(Step, level=L3, kind=StepKind.END, title="Nobody", outcome=Outcome.UNANSWERED)
        arrow = transitions.connect(edit, MANAGER, end.id, trigger=Trigger.NOT_ACKNOWLEDGED)
        transitions.set_span(edit, arrow.id, None, spans.parse("30 min"))
        if change is not None:
            change(edit)

    return small(finish)


def found(code: str, change: Change | None = None) -> list[Finding]:
    return [finding for finding in run(sound(change)) if finding.code == code]


def check(fault: Fault) -> None:
    """The rule is silent on the sound matrix and finds the fault."""
    code, change, grade, id, words = fault
    assert found(code) == []
    findings = found(code, change)
    assert any(
        finding.grade is grade and words in finding.message and (id is None or id in finding.ids)
        for finding in findings
    ), findings


def names(faults: list[Fault]) -> list[str]:
    """Ids for parametrised tests."""
    return [f"{fault[0]}-{number}" for number, fault in enumerate(faults)]


def head(edit: Edit, **fields: object) -> None:
    edit.change(edit.now.head.id, **fields)
