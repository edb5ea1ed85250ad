"""The blank matrix is something to begin with: whole, nothing to undo, and not alarming."""

from __future__ import annotations

from designer.app.blank import blank
from designer.checks import run
from designer.formats.keeping import native
from designer.model.choices import StepKind


def test_it_has_what_most_begin_with() -> None:
    matrix = blank().matrix
    assert [level.code for level in matrix.levels.values()] == ["L0", "L1", "L2", "L3"]
    assert [severity.code for severity in matrix.severities.values()] == ["SEV1", "SEV2", "SEV3"]
    assert all(severity.criteria and severity.respond_within for severity in matrix.severities.values())
    assert [step.kind for step in matrix.steps.values()] == [StepKind.ENTRY]
    assert len({severity.mark for severity in matrix.severities.values()}) == 3


def test_there_is_nothing_to_undo_and_nothing_to_lose() -> None:
    document = blank()
    assert document.history == []
    assert document.is_clean


def test_it_can_be_saved_and_read() -> None:
    matrix = blank().matrix
    assert native.loads(native.dumps(matrix)) == matrix


def test_two_of_them_share_no_id() -> None:
    assert not set(blank().matrix.records) & set(blank().matrix.records)


def test_the_checks_run_on_it() -> None:
    assert all(finding.message for finding in run.run(blank().matrix))


def test_it_does_not_complain_of_what_it_came_with() -> None:
    assert not [finding for finding in run.run(blank().matrix) if finding.code == "R55"]
