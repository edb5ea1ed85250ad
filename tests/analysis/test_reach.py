"""Where an issue can come: entries, arrows that can fire, decisions that close ways."""

from __future__ import annotations

from designer.analysis.reach import entries, moves, possible, reached, reached_by_any, span_at
from designer.commands import transitions
from designer.model import spans
from designer.model.choices import StepKind, TransitionKind, Trigger
from designer.model.edit import Edit
from designer.model.records import Calendar, Category, Step
from designer.model.values import Condition, SeveritySpan
from tests.small import (
    CALL,
    CALL_FRONT,
    DONE,
    FRONT,
    FRONT_SPECIALIST,
    L1,
    L2,
    L3,
    MANAGER,
    SEV1,
    SEV2,
    SPECIALIST,
    SPECIALIST_MANAGER,
    small,
)

OTHER = "step:bbbbbbb2"
PRESS, BILLING = "category:bbbbbbb2", "category:bbbbbbb3"


def second_entry(edit: Edit, **fields: object) -> None:
    edit.put(Step(id=OTHER, level=L2, kind=StepKind.ENTRY, **fields))  # type: ignore[arg-type]


def test_everything_is_reached_by_the_work() -> None:
    found = reached_by_any(small())
    assert found[SEV1].work == {CALL, FRONT, SPECIALIST, MANAGER, DONE}
    assert found[SEV2].beside == frozenset()


def test_a_hierarchical_arrow_leads_beside() -> None:
    matrix = small(lambda edit: edit.change(SPECIALIST_MANAGER, kind=TransitionKind.HIERARCHICAL))
    reach = reached_by_any(matrix)[SEV1]
    assert reach.beside == {MANAGER}
    assert MANAGER in reach.all
    assert not moves(matrix, matrix.transitions[SPECIALIST_MANAGER])
    matrix = small(lambda edit: edit.change(SPECIALIST_MANAGER, kind=TransitionKind.HIERARCHICAL, moves=True))
    assert MANAGER in reached_by_any(matrix)[SEV1].work


def test_an_arrow_that_waits_for_silence_needs_a_span_of_the_severity_or_a_default() -> None:
    def only_sev1(edit: Edit) -> None:
        mine = (SeveritySpan(severity=SEV1, span=spans.parse("5 min")),)
        edit.change(FRONT_SPECIALIST, after=None, after_by_severity=mine)

    matrix = small(only_sev1)
    found = reached_by_any(matrix)
    assert SPECIALIST in found[SEV1].all
    assert SPECIALIST not in found[SEV2].all
    assert span_at(matrix.transitions[FRONT_SPECIALIST], SEV2) is None
    never = small(lambda edit: edit.change(FRONT_SPECIALIST, after=spans.parse("never")))
    assert SPECIALIST not in reached_by_any(never)[SEV1].all
    manual = small(lambda edit: edit.change(FRONT_SPECIALIST, after=None, trigger=Trigger.MANUAL))
    assert SPECIALIST in reached_by_any(manual)[SEV1].all


def test_conditions_by_severity() -> None:
    matrix = small(lambda edit: edit.change(FRONT_SPECIALIST, condition=Condition(severities=(SEV2,))))
    found = reached_by_any(matrix)
    assert MANAGER not in found[SEV1].all
    assert MANAGER in found[SEV2].all


def test_the_entry_is_that_of_the_hard_stop_the_category_the_severity_or_the_first() -> None:
    def change(edit: Edit) -> None:
        second_entry(edit)
        edit.put(Category(id=PRESS, name="Press", hard_stop=L2))
        edit.put(Category(id=BILLING, name="Billing", entry_step=OTHER))
        edit.change(SEV2, entry_level=L2)

    matrix = small(change)
    severities, categories = matrix.severities, matrix.categories
    assert [step.id for step in entries(matrix, severities[SEV1], None)] == [CALL]
    assert [step.id for step in entries(matrix, severities[SEV2], None)] == [OTHER]
    assert [step.id for step in entries(matrix, severities[SEV1], categories[PRESS])] == [OTHER]
    assert [step.id for step in entries(matrix, severities[SEV1], categories[BILLING])] == [OTHER]


def test_an_entry_by_the_hour_leaves_the_next_one_possible() -> None:
    def change(edit: Edit) -> None:
        desk = edit.put(Calendar(id="calendar:bbbbbbb2", name="Desk", always=True))
        edit.change(CALL, condition=Condition(calendar=desk.id))
        second_entry(edit)

    matrix = small(change)
    assert [step.id for step in entries(matrix, matrix.severities[SEV1], None)] == [CALL, OTHER]


def test_a_way_out_of_a_decision_that_surely_holds_closes_the_later_ones() -> None:
    def change(edit: Edit) -> None:
        decision = edit.put(Step(id=OTHER, level=L1, kind=StepKind.DECISION, title="Press?"))
        edit.change(CALL_FRONT, target=decision.id)
        transitions.connect(edit, OTHER, MANAGER, condition=Condition(severities=(SEV1,)))
        transitions.connect(edit, OTHER, FRONT, default=True, condition=Condition())

    matrix = small(change)
    decision = matrix.steps[OTHER]
    assert [arrow.target for arrow in possible(matrix, decision, SEV1, None)] == [MANAGER]
    assert [arrow.target for arrow in possible(matrix, decision, SEV2, None)] == [FRONT]
    assert reached(matrix, matrix.severities[SEV1]).work == {CALL, OTHER, MANAGER}


def test_an_answer_leaves_every_way_open() -> None:
    def change(edit: Edit) -> None:
        edit.put(Step(id=OTHER, level=L3, kind=StepKind.DECISION, title="Press?"))
        transitions.connect(edit, OTHER, MANAGER, condition=Condition(answer="Yes"))
        transitions.connect(edit, OTHER, FRONT, default=True, condition=Condition())

    matrix = small(change)
    assert len(possible(matrix, matrix.steps[OTHER], SEV1, None)) == 2


def test_a_matrix_without_severities_is_read_once() -> None:
    matrix = small(lambda edit: [edit.remove(SEV1), edit.remove(SEV2)])
    assert set(reached_by_any(matrix)) == {None}
    assert MANAGER in reached_by_any(matrix)[None].work
