"""What a step and an arrow show depends on what they are."""

from __future__ import annotations

import pytest

from designer.model.choices import StepKind, Trigger
from designer.model.records import Step, Transition
from designer.panels.inspector.forms_flow import STEP, TRANSITION


def shown(form: tuple, record: object) -> set[str]:
    return {field.name for field in form if field.fits(record)}


@pytest.mark.parametrize(
    ("kind", "there", "not_there"),
    [
        (StepKind.ACTION, {"targets", "attempts", "channels"}, {"wait", "outcome", "condition"}),
        (StepKind.INFORM, {"targets", "channels"}, {"attempts", "acknowledged_by"}),
        (StepKind.WAIT, {"wait", "pauses_targets"}, {"targets"}),
        (StepKind.END, {"outcome"}, {"targets", "wait"}),
        (StepKind.ENTRY, {"condition", "targets"}, {"outcome"}),
        (StepKind.HAND_OVER, {"hand_over_to"}, {"targets"}),
        (StepKind.NOTE, {"title", "instructions"}, {"targets", "wait"}),
    ],
)
def test_a_step_shows_what_counts_for_its_kind(kind: StepKind, there: set[str], not_there: set[str]) -> None:
    found = shown(STEP, Step(id="step:x", level="level:x", kind=kind))
    assert there <= found
    assert not not_there & found


def test_a_share_is_shown_for_its_trigger_only() -> None:
    arrow = Transition(id="transition:x", source="step:a", target="step:b")
    assert "share" not in shown(TRANSITION, arrow)
    shared = Transition(id="transition:x", source="step:a", target="step:b", trigger=Trigger.SHARE_OF_TARGET)
    assert {"share", "share_of"} <= shown(TRANSITION, shared)
