"""What a step and an arrow show depends on what they are."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from designer.model.choices import StepKind, Trigger
from designer.model.ids import Id
from designer.model.records import Step, Transition
from designer.panels.desk import Desk
from designer.panels.inspector.forms_flow import STEP, TRANSITION
from designer.panels.inspector.panel import Inspector
from tests import small
from tests.panels.conftest import Shown


def fields(form: tuple, record: object) -> set[str]:
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
    found = fields(STEP, Step(id="step:x", level="level:x", kind=kind))
    assert there <= found
    assert not not_there & found


def test_a_share_is_shown_for_its_trigger_only() -> None:
    arrow = Transition(id="transition:x", source="step:a", target="step:b")
    assert "share" not in fields(TRANSITION, arrow)
    shared = Transition(id="transition:x", source="step:a", target="step:b", trigger=Trigger.SHARE_OF_TARGET)
    assert {"share", "share_of"} <= fields(TRANSITION, shared)


def _decided(desk: Desk) -> Id:
    """An arrow out of a decision."""
    desk.put("Make it a decision", [small.FRONT], kind=StepKind.DECISION, targets=())
    return small.FRONT_DONE


def test_the_answer_of_a_decision_comes_first_and_nothing_says_always(desk: Desk, shown: Shown) -> None:
    arrow = _decided(desk)
    inspector = Inspector(desk)
    shown(inspector, 300, 700)
    desk.select((arrow,))
    form = inspector.form
    assert form is not None
    seen = [key for key, editor in form._grids[""].editors.items() if editor.isVisibleTo(form)]
    assert seen[:2] == ["condition/answer", "default"]
    assert "trigger" not in seen
    assert "after" not in seen
    box = form.editor("condition/answer").box  # type: ignore[attr-defined]
    box.setFocus()
    QTest.keyClicks(box, "Yes")
    changed = desk.matrix.transitions[arrow]
    assert changed.condition.answer == "Yes"
    desk.select((small.FRONT_SPECIALIST,))
    desk.put("Make it a step", [small.FRONT], kind=StepKind.ACTION)
    assert form.editor("trigger").isVisibleTo(form)
    assert not form.editor("condition/answer").isVisibleTo(form)


def test_who_edits_the_words_of_a_decision_edits_its_answer(desk: Desk, shown: Shown) -> None:
    arrow = _decided(desk)
    inspector = Inspector(desk)
    shown(inspector, 300, 700)
    desk.select((arrow,))
    inspector.edit_field("label")
    assert inspector.form is not None
    assert inspector.form.editor("condition/answer").box.hasFocus()  # type: ignore[attr-defined]
