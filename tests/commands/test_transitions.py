"""Arrows get the fields they most likely have, and keep their meaning when moved."""

from __future__ import annotations

import pytest

from designer.commands import steps, transitions
from designer.errors import NotAllowed
from designer.model import spans
from designer.model.choices import StepKind, TransitionKind, Trigger
from designer.model.values import PinnedSegment, Position
from tests.small import (
    CALL,
    DONE,
    FRONT,
    FRONT_SPECIALIST,
    L2,
    MANAGER,
    SEV1,
    SEV2,
    SPECIALIST,
    SPECIALIST_MANAGER,
    draft,
    small,
)


@pytest.mark.parametrize(
    ("source", "target", "trigger", "kind"),
    [
        (FRONT, MANAGER, Trigger.NOT_ACKNOWLEDGED, TransitionKind.HIERARCHICAL),
        (MANAGER, FRONT, Trigger.RESOLVED, TransitionKind.RETURN),
        (CALL, MANAGER, Trigger.ALWAYS, TransitionKind.FUNCTIONAL),
        (MANAGER, DONE, Trigger.RESOLVED, TransitionKind.FUNCTIONAL),
    ],
)
def test_usual_fields(source: str, target: str, trigger: Trigger, kind: TransitionKind) -> None:
    document = draft(small())
    with document.edit("Connect") as edit:
        arrow = transitions.connect(edit, source, target)
    assert (arrow.trigger, arrow.kind) == (trigger, kind)
    assert arrow.after is None


def test_an_arrow_to_an_inform_step_informs() -> None:
    document = draft(small(lambda edit: edit.change(MANAGER, kind=StepKind.INFORM)))
    with document.edit("Connect") as edit:
        assert transitions.connect(edit, FRONT, MANAGER).kind is TransitionKind.INFORM


def test_a_manager_who_is_asked_takes_the_work() -> None:
    document = draft(small())
    with document.edit("Connect") as edit:
        assert transitions.connect(edit, FRONT, MANAGER).moves is True


def test_an_arrow_to_a_decision_goes_once_somebody_has_answered() -> None:
    document = draft(small(lambda edit: edit.change(SPECIALIST, kind=StepKind.DECISION)))
    with document.edit("Connect") as edit:
        edit.remove(FRONT_SPECIALIST)
        assert transitions.connect(edit, FRONT, SPECIALIST).trigger is Trigger.ACKNOWLEDGED


def test_the_second_way_out_of_a_decision_is_its_default() -> None:
    document = draft(small(lambda edit: edit.put(edit.change(SPECIALIST, kind=StepKind.DECISION))))
    with document.edit("Connect") as edit:
        edit.remove(SPECIALIST_MANAGER)
        first = transitions.connect(edit, SPECIALIST, MANAGER)
        second = transitions.connect(edit, SPECIALIST, DONE)
    assert (first.default, first.condition.answer, second.default) == (False, "Yes", True)
    assert second.order > first.order


def test_what_may_not_be_connected_is_refused_with_the_reason() -> None:
    document = draft(small())
    with pytest.raises(NotAllowed, match="after an end"), document.edit("Connect") as edit:
        transitions.connect(edit, DONE, FRONT)


def test_reconnect_keeps_the_meaning_and_drops_the_pins() -> None:
    document = draft(small(lambda edit: transitions.pin(edit, FRONT_SPECIALIST, 1, 40.0)))
    with document.edit("Reconnect") as edit:
        transitions.reconnect(edit, FRONT_SPECIALIST, target=MANAGER)
    arrow = document.matrix.transitions[FRONT_SPECIALIST]
    assert (arrow.target, arrow.pinned) == (MANAGER, ())
    assert spans.minutes(arrow.after) == 15  # type: ignore[arg-type]
    with pytest.raises(NotAllowed), document.edit("Reconnect") as edit:
        transitions.reconnect(edit, FRONT_SPECIALIST, source=DONE)


def test_reconnecting_to_the_same_ends_changes_nothing() -> None:
    document = draft(small())
    with document.edit("Reconnect") as edit:
        transitions.reconnect(edit, FRONT_SPECIALIST, source=FRONT)
    assert document.undo_label is None


def test_splice_keeps_the_meaning_on_the_first_half() -> None:
    document = draft(small())
    with document.edit("Insert") as edit:
        step = steps.add(edit, StepKind.ACTION, L2, Position())
        transitions.splice(edit, step.id, FRONT_SPECIALIST)
    (going,) = document.matrix.leaving(step.id)
    arrow = document.matrix.transitions[FRONT_SPECIALIST]
    assert (arrow.target, going.target) == (step.id, SPECIALIST)
    assert spans.minutes(arrow.after) == 15  # type: ignore[arg-type]


def test_pins_are_kept_in_order_and_taken_out() -> None:
    document = draft(small())
    with document.edit("Pin") as edit:
        transitions.pin(edit, FRONT_SPECIALIST, 3, 10)
        transitions.pin(edit, FRONT_SPECIALIST, 1, 20)
        transitions.pin(edit, FRONT_SPECIALIST, 3, 30)
    pinned = document.matrix.transitions[FRONT_SPECIALIST].pinned
    assert pinned == (PinnedSegment(index=1, at=20), PinnedSegment(index=3, at=30))
    with document.edit("Straighten") as edit:
        transitions.straighten(edit, [FRONT_SPECIALIST])
    assert document.matrix.transitions[FRONT_SPECIALIST].pinned == ()


def test_spans_per_severity_stand_in_the_order_of_the_severities() -> None:
    document = draft(small())
    with document.edit("Time") as edit:
        transitions.set_span(edit, FRONT_SPECIALIST, SEV2, spans.parse("1 h"))
        transitions.set_span(edit, FRONT_SPECIALIST, SEV1, spans.parse("5 min"))
        transitions.set_span(edit, FRONT_SPECIALIST, None, spans.parse("2 h"))
    arrow = document.matrix.transitions[FRONT_SPECIALIST]
    assert [each.severity for each in arrow.after_by_severity] == [SEV1, SEV2]
    assert arrow.after is not None
    assert arrow.after.text == "2 h"
    with document.edit("Time") as edit:
        transitions.set_span(edit, FRONT_SPECIALIST, SEV1, None)
    assert [each.severity for each in document.matrix.transitions[FRONT_SPECIALIST].after_by_severity] == [SEV2]


def test_delete() -> None:
    document = draft(small())
    with document.edit("Delete") as edit:
        transitions.delete(edit, [FRONT_SPECIALIST])
    assert document.matrix.entering(SPECIALIST) == []
