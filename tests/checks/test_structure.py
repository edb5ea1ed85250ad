"""R01 – R04, R06, R07 find the fault they are for, name what is concerned, and are silent on a sound matrix."""

from __future__ import annotations

import pytest

from designer.checks.finding import Grade
from designer.commands import transitions
from designer.model import spans
from designer.model.choices import (
    AfterRepeats,
    StepKind,
    Trigger,
)
from designer.model.edit import Edit
from designer.model.records import Calendar, Category, Step
from designer.model.values import (
    Condition,
    Repeats,
)
from tests.faults import Change, Fault, check, found, head, names
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
)


def _second_entry(edit: Edit) -> None:
    edit.new(Step, level=L1, kind=StepKind.ENTRY, title="Mail")


def _no_entry(edit: Edit) -> None:
    edit.remove(CALL)


def _lost(edit: Edit) -> None:
    edit.remove(SPECIALIST_MANAGER)


def _never_fires(edit: Edit) -> None:
    edit.change(SPECIALIST_MANAGER, after=None)


def _decision(*arrows: tuple[str, Condition, bool]) -> Change:
    def change(edit: Edit) -> None:
        step = edit.new(Step, level=L1, kind=StepKind.DECISION, title="Safety?")
        edit.change(CALL_FRONT, target=step.id)
        for target, condition, default in arrows:
            transitions.connect(edit, step.id, target, condition=condition, default=default)

    return change


def _loop(at_most: int | None, trigger: Trigger = Trigger.NOT_ACKNOWLEDGED) -> Change:
    def change(edit: Edit) -> None:
        wait = spans.parse("5 min")
        transitions.connect(edit, MANAGER, FRONT, trigger=trigger, after=wait, at_most=at_most)

    return change


def edit_levels_to_one(edit: Edit) -> None:
    for id in (SPECIALIST, MANAGER):
        edit.change(id, level=L1)


def _overtaken(edit: Edit, **fields: object) -> None:
    """The front line's arrow to the manager is due after the one to the specialists, who lead on to the end."""
    edit.remove(SPECIALIST_MANAGER)
    late = transitions.connect(edit, FRONT, MANAGER, after=spans.parse("30 min"), **fields)  # type: ignore[arg-type]
    transitions.set_span(edit, late.id, SEV2, spans.parse("2 h"))


FAULTS: list[Fault] = [
    ("R01", _no_entry, Grade.ERROR, None, "first contact"),
    ("R01", _second_entry, Grade.ERROR, CALL, "condition"),
    ("R02", _lost, Grade.ERROR, MANAGER, "draw an arrow"),
    ("R02", _never_fires, Grade.ERROR, MANAGER, "has no time"),
    ("R02", _overtaken, Grade.WARNING, MANAGER, "the arrow to “Billing specialist” (15 min) always fires first"),
    ("R03", _decision(), Grade.ERROR, None, "decides nothing"),
    ("R03", _decision((FRONT, Condition(answer="Yes"), False)), Grade.ERROR, None, "nobody has answered"),
    ("R03", _decision((FRONT, Condition(severities=(SEV1,)), False)), Grade.ERROR, None, "at SEV2"),
    (
        "R03",
        _decision((FRONT, Condition(severities=(SEV1, SEV2)), False), (MANAGER, Condition(severities=(SEV1,)), False)),
        Grade.ERROR,
        None,
        "never taken",
    ),
    ("R04", _loop(None), Grade.ERROR, None, "at most how many times"),
    ("R07", lambda e: edit_levels_to_one(e), Grade.ERROR, SEV1, "only one level"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=names(FAULTS))
def test_a_fault_is_found(fault: Fault) -> None:
    check(fault)


def test_every_rule_was_broken() -> None:
    assert {fault[0] for fault in FAULTS} == {"R03", "R02", "R04", "R01", "R07"}


def test_silence_at_the_end_is_found_unless_the_matrix_repeats() -> None:
    def loose(edit: Edit, **repeats: object) -> None:
        for arrow in edit.now.leaving(MANAGER):
            edit.remove(arrow.id)
        head(edit, repeats=Repeats(**repeats))  # type: ignore[arg-type]

    assert [finding.ids for finding in found("R06", loose)] == [(MANAGER,)]
    assert found("R06", lambda edit: loose(edit, count=1)) == []
    assert found("R06", lambda edit: loose(edit, then=AfterRepeats.CLOSE)) == []


def test_a_counted_loop_and_one_that_a_person_closes_are_fine() -> None:
    assert found("R04", _loop(2)) == []
    assert found("R04", _loop(None, Trigger.RESOLVED)) == []


def test_a_step_tried_again_for_ever_is_a_loop() -> None:
    def again(edit: Edit) -> None:
        transitions.connect(edit, FRONT, FRONT, after=spans.parse("5 min"))

    assert "tried for ever" in found("R04", again)[0].message


def test_a_decision_whose_conditions_cover_everything_needs_no_default() -> None:
    desk = Calendar(id="calendar:aaaaaaa2", name="Desk", always=True)

    def change(edit: Edit) -> None:
        edit.put(desk)
        inside, outside = Condition(calendar=desk.id), Condition(calendar=desk.id, inside=False)
        _decision((FRONT, inside, False), (MANAGER, outside, False))(edit)
        for arrow in edit.now.transitions.values():
            edit.change(arrow.id, default=False)

    assert found("R03", change) == []


@pytest.mark.parametrize("field", ["acknowledged", "resolved"])
@pytest.mark.parametrize("value", [True, False])
def test_a_decision_must_lead_on_whatever_has_been_done_so_far(field: str, value: bool) -> None:
    def change(both: bool) -> Change:
        def to(edit: Edit) -> None:
            arrows = [(FRONT, Condition(**{field: value}), False)]
            arrows += [(MANAGER, Condition(**{field: not value}), False)] if both else []
            _decision(*arrows)(edit)

        return to

    assert len(found("R03", change(both=False))) == 1
    assert found("R03", change(both=True)) == []


def test_arrows_for_different_severities_do_not_come_in_each_others_way() -> None:
    one, other = Condition(severities=(SEV1,)), Condition(severities=(SEV2,))
    assert found("R03", _decision((FRONT, one, False), (MANAGER, other, False))) == []
    assert len(found("R03", _decision((FRONT, one, False), (MANAGER, one, False), (DONE, other, False)))) == 1


def test_two_entries_apart_by_condition_or_by_the_entry_level_are_fine() -> None:
    def by_severity(edit: Edit) -> None:
        edit.new(Step, level=L1, kind=StepKind.ENTRY, condition=Condition(severities=(SEV1,)))

    def by_level(edit: Edit) -> None:
        edit.new(Step, level=L2, kind=StepKind.ENTRY)
        edit.change(SEV1, entry_level=L2)

    assert found("R01", by_severity) == []
    assert found("R01", by_level) == []


def test_a_hard_stop_reaches_what_nothing_else_does() -> None:
    def change(edit: Edit) -> None:
        edit.remove(SPECIALIST_MANAGER)
        press = edit.new(Step, level=L3, kind=StepKind.ENTRY, title="Press")
        transitions.connect(edit, press.id, MANAGER)
        edit.new(Category, name="Press", hard_stop=L3)
        edit.new(Category, name="Billing")

    assert found("R02", change) == []


def test_an_arrow_that_another_comes_before_is_told_at_the_severities_where_it_does() -> None:
    def change(edit: Edit) -> None:
        _overtaken(edit)
        transitions.set_span(edit, FRONT_SPECIALIST, SEV1, spans.parse("1 h"))

    (late,) = [finding for finding in found("R02", change) if MANAGER in finding.ids]
    assert "is never called at SEV2 when nobody answers “Resolve at first contact”" in late.message


def test_an_arrow_that_comes_later_is_fine_beside_under_a_condition_or_after_counted_tries() -> None:
    def counted(edit: Edit) -> None:
        _overtaken(edit)
        edit.change(FRONT_SPECIALIST, at_most=1)

    def conditional(edit: Edit) -> None:
        _overtaken(edit)
        edit.put(Calendar(id="calendar:aaaaaaa2", name="Desk", always=True))
        edit.change(FRONT_SPECIALIST, condition=Condition(calendar="calendar:aaaaaaa2"))

    def beside(edit: Edit) -> None:
        _overtaken(edit)
        edit.change(FRONT_SPECIALIST, moves=False)

    for change in (counted, conditional, beside):
        assert found("R02", change) == []


def test_what_is_not_resolved_later_is_reached_by_those_who_answered() -> None:
    assert found("R02", lambda edit: _overtaken(edit, trigger=Trigger.NOT_RESOLVED)) == []
