"""What applies at one severity is what its issues can come to."""

from __future__ import annotations

from hypothesis import given, settings

from designer.analysis.applying import applying
from designer.analysis.reach import reached_by_any
from designer.model import spans
from designer.model.choices import StepKind
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Step
from designer.model.values import Condition, Position, SeveritySpan
from tests.matrices import matrices
from tests.small import (
    CALL,
    CALL_FRONT,
    DONE,
    FRONT,
    FRONT_DONE,
    FRONT_SPECIALIST,
    L1,
    MANAGER,
    SEV1,
    SEV2,
    SPECIALIST,
    SPECIALIST_MANAGER,
    small,
)


def only_the_worst(edit: Edit) -> None:
    """The manager hears of SEV1 only; SEV2 never leaves the front line."""
    edit.change(SPECIALIST_MANAGER, condition=Condition(severities=(SEV1,)))
    edit.change(
        FRONT_SPECIALIST,
        after_by_severity=(SeveritySpan(severity=SEV2, span=spans.parse("never")),),
    )


def test_what_no_such_issue_comes_to_does_not_apply() -> None:
    matrix = small(only_the_worst)
    worst, other = applying(matrix, SEV1), applying(matrix, SEV2)
    assert worst.steps == {CALL, FRONT, SPECIALIST, MANAGER, DONE}
    assert worst.arrows == set(matrix.transitions)
    assert other.steps == {CALL, FRONT, DONE}
    assert other.arrows == {CALL_FRONT, FRONT_DONE}


def test_notes_always_apply_and_an_unknown_severity_to_nothing_else() -> None:
    note = Step(id="step:note2222", level=L1, kind=StepKind.NOTE, title="Mind the cat", position=Position())
    matrix = small(lambda edit: edit.put(note))
    assert note.id in applying(matrix, SEV2).steps
    assert applying(matrix, "severity:gone2222") == ({note.id}, frozenset())


@settings(max_examples=60, deadline=None)
@given(matrices())
def test_it_agrees_with_what_can_be_reached(matrix: Matrix) -> None:
    reach = reached_by_any(matrix)
    for severity in matrix.severities:
        steps, arrows = applying(matrix, severity)
        notes = {id for id in steps if matrix.steps[id].kind is StepKind.NOTE}
        assert steps - notes == reach[severity].all - notes
        assert all(matrix.transitions[id].source in steps for id in arrows)
        assert all(matrix.transitions[id].target in steps for id in arrows)
