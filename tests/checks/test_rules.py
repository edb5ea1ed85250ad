"""Each rule finds the fault it is for, names what is concerned, and is silent on a sound matrix."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings

from designer.checks.finding import Finding, Grade, Thresholds
from designer.checks.run import badges, run
from designer.commands import transitions
from designer.model import spans
from designer.model.choices import (
    AfterRepeats,
    ChannelKind,
    ContactKind,
    Outcome,
    PhoneKind,
    StepKind,
    TargetOrder,
    TeamMode,
    TransitionKind,
    Trigger,
)
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Category, Channel, Contact, Step, Suppression, Team
from designer.model.values import (
    Absence,
    ChannelUse,
    Condition,
    Email,
    Phone,
    Repeats,
    SeveritySpan,
    Target,
)
from tests.matrices import matrices
from tests.small import (
    ANA,
    BO,
    CALL,
    CALL_FRONT,
    CEM,
    DONE,
    ELI,
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
    person,
    small,
)

Change = Callable[[Edit], object]


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


def head(edit: Edit, **fields: object) -> None:
    edit.change(edit.now.head.id, **fields)


def test_a_sound_matrix_has_no_errors_and_no_warnings() -> None:
    assert [finding for finding in run(sound()) if finding.grade is not Grade.INFO] == []


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


def _calls(**fields: object) -> Change:
    return lambda edit: edit.change(SPECIALIST, **fields)


def _contact(id: str, **fields: object) -> Change:
    return lambda edit: edit.change(id, **fields)


def _phone(number: str, e164: str = "") -> Change:
    return _contact(BO, phones=(Phone(number=number, e164=e164, kind=PhoneKind.DESK), Phone(number="4512")))


def _sms_only(edit: Edit) -> None:
    pager = edit.new(Channel, kind=ChannelKind.PAGER)
    edit.change(MANAGER, channels=(ChannelUse(channel=pager.id),))


def _away_together(edit: Edit) -> None:
    away = Absence(start=dt.datetime(2026, 1, 1, tzinfo=dt.UTC), end=dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    edit.change(ANA, absences=(away,))
    edit.change(ELI, absences=(away,), deputies=(ANA,))


BROKEN: list[tuple[str, Change, Grade, str | None, str]] = [
    ("R01", _no_entry, Grade.ERROR, None, "first contact"),
    ("R01", _second_entry, Grade.ERROR, CALL, "condition"),
    ("R02", _lost, Grade.ERROR, MANAGER, "draw an arrow"),
    ("R02", _never_fires, Grade.ERROR, MANAGER, "has no time"),
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
    ("R05", lambda e: head(e, repeats=Repeats(count=12)), Grade.WARNING, None, "12 times"),
    ("R05", lambda e: head(e, repeats=Repeats(count=2, pause=1000)), Grade.WARNING, None, "passes take"),
    ("R07", lambda e: edit_levels_to_one(e), Grade.ERROR, SEV1, "only one level"),
    ("R08", _calls(attempts=4, turn=5, pause=3), Grade.ERROR, SPECIALIST, "before its last call"),
    ("R08", _calls(turn=40), Grade.ERROR, SPECIALIST, "before its last call"),
    ("R11", _sms_only, Grade.ERROR, MANAGER, "no address for pager"),
    ("R12", _contact(ANA, deputies=()), Grade.WARNING, ANA, "alone"),
    ("R13", lambda e: e.change(SPECIALIST, targets=(Target(to=ANA), Target(to=BO))), Grade.WARNING, ANA, "changes"),
    ("R13", _contact(BO, emails=(Email(address="dora@example.org"),)), Grade.WARNING, BO, "share"),
    ("R14", _contact(ANA, deputies=(ANA, ELI)), Grade.WARNING, ANA, "their own deputy"),
    ("R14", _contact(ANA, deputies=(BO,)), Grade.WARNING, ANA, "next level"),
    ("R14", _contact(ELI, emails=(Email(address="ana@example.org"),)), Grade.WARNING, ANA, "share"),
    ("R14", _away_together, Grade.WARNING, ANA, "away together"),
    ("R15", _contact(BO, active=False), Grade.ERROR, BO, "no longer active"),
    ("R15", _contact(BO, name="TBC"), Grade.ERROR, BO, "no real name"),
    ("R15", _phone("[Phone]"), Grade.ERROR, BO, "[Phone]"),
    ("R17", _phone("+44 (0)20 7946 0102"), Grade.ERROR, BO, "(0)"),
    ("R17", _phone("020 7946 0102 / 23"), Grade.ERROR, BO, "more than one number"),
    ("R17", _phone("+999 20 7946 0102"), Grade.ERROR, BO, "country code"),
    ("R17", _phone("+44 20 7946 0102 9999"), Grade.ERROR, BO, "digits"),
    ("R17", _phone("020 7946 ####"), Grade.ERROR, BO, "hidden"),
    ("R17", _contact(BO, emails=(Email(address="bo at example.org"),)), Grade.ERROR, BO, "no mail address"),
    ("R18", lambda e: (_phone("020 7946 0102")(e), _abroad(e)), Grade.WARNING, BO, "country code"),
    ("R19", _contact(BO, phones=(), chats=()), Grade.WARNING, BO, "one way only"),
    ("R23", lambda e: e.put(person("contact:aaaaaaa9", "Bo  OKAFOR", 109)), Grade.WARNING, BO, "the name"),
    ("R23", lambda e: e.put(person("contact:aaaaaaa9", "Bo Two", 102)), Grade.WARNING, BO, "+44"),
    ("R35", lambda e: e.change(SEV1, resolve_within=spans.parse("45 min")), Grade.ERROR, SEV1, "are over"),
    (
        "R35",
        lambda e: e.change(SEV1, deciding_level=L2, resolve_within=spans.parse("10 min")),
        Grade.ERROR,
        L2,
        "after 15",
    ),
    ("R37", lambda e: e.change(SEV1, resolve_within=spans.parse("3 days")), Grade.ERROR, SEV1, "swap"),
    (
        "R37",
        lambda e: transitions.set_span(e, FRONT_SPECIALIST, SEV1, spans.parse("1 h")),
        Grade.ERROR,
        SEV1,
        "later than the milder",
    ),
    (
        "R38",
        lambda e: e.change(FRONT_SPECIALIST, after=spans.parse("at once")),
        Grade.ERROR,
        FRONT,
        "no time to answer",
    ),
    ("R38", lambda e: _swap_levels(e), Grade.ERROR, L2, "in order"),
    ("R43", lambda e: e.change(CALL, condition=Condition(severities=(SEV1,))), Grade.ERROR, SEV2, "takes it"),
    ("R43", lambda e: _span_never_taken(e), Grade.ERROR, FRONT_SPECIALIST, "never takes"),
    ("R55", lambda e: e.new(Contact, name="Nobody needs me"), Grade.INFO, None, "named nowhere"),
    ("R55", lambda e: e.new(Calendar, name="Desk"), Grade.INFO, None, "calendar"),
]


def edit_levels_to_one(edit: Edit) -> None:
    for id in (SPECIALIST, MANAGER):
        edit.change(id, level=L1)


def _abroad(edit: Edit) -> None:
    edit.change(CEM, phones=(Phone(number="+1 202 555 0143", e164="+12025550143", kind=PhoneKind.DESK),))


def _swap_levels(edit: Edit) -> None:
    edit.change(FRONT, level=L2, targets=(Target(to=BO),))
    edit.change(SPECIALIST, level=L1)


def _span_never_taken(edit: Edit) -> None:
    only = Condition(severities=(SEV1,))
    late = (SeveritySpan(severity=SEV2, span=spans.parse("1 h")),)
    edit.change(FRONT_SPECIALIST, condition=only, after_by_severity=late)


@pytest.mark.parametrize(
    ("code", "change", "grade", "id", "words"), BROKEN, ids=[f"{b[0]}-{n}" for n, b in enumerate(BROKEN)]
)
def test_a_fault_is_found(code: str, change: Change, grade: Grade, id: str | None, words: str) -> None:
    assert found(code) == []
    findings = found(code, change)
    assert any(
        finding.grade is grade and words in finding.message and (id is None or id in finding.ids)
        for finding in findings
    ), findings


def test_every_rule_of_the_first_set_was_broken() -> None:
    wanted = [*range(1, 9), *range(11, 16), *range(17, 20), 23, 35, 37, 38, 43, 55]
    assert {code for code, *_ in BROKEN} | {"R06"} == {f"R{number:02}" for number in wanted}


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


def test_a_round_is_as_long_as_its_calls() -> None:
    assert found("R08", _calls(attempts=2, turn=5, pause=3)) == []
    assert found("R08", _calls(turn=29, order=TargetOrder.ALL_AT_ONCE)) == []


def test_a_team_and_a_desk_are_more_than_one_person() -> None:
    def team(edit: Edit) -> None:
        edit.change(ANA, deputies=())
        members = edit.new(Team, name="Desk", members=(ANA, ELI), mode=TeamMode.EVERYONE)
        edit.change(FRONT, targets=(Target(to=members.id),))

    assert found("R12", team) == []
    assert found("R12", _contact(ANA, deputies=(), kind=ContactKind.DESK)) == []


def test_a_manager_told_beside_the_work_is_not_the_same_again() -> None:
    def told(edit: Edit) -> None:
        edit.change(SPECIALIST_MANAGER, kind=TransitionKind.HIERARCHICAL)
        edit.change(MANAGER, targets=(Target(to=BO),))

    assert found("R13", told) == []


def test_short_numbers_are_legal() -> None:
    assert found("R17", _phone("4512")) == []
    assert found("R18", lambda edit: (_phone("4512")(edit), _abroad(edit))) == []
    assert found("R18", _phone("020 7946 0102")) == [], "one country only"


def test_a_shared_duty_phone_is_no_duplicate() -> None:
    shared = Phone(number="+44 20 7946 0500", e164="+442079460500", kind=PhoneKind.DUTY)

    def share(edit: Edit) -> None:
        for id in (BO, CEM):
            record = edit.find(Contact, id)
            edit.put(msgspec.structs.replace(record, phones=(*record.phones, shared)))

    assert found("R23", share) == []


def test_an_accepted_finding_is_left_out_until_its_date() -> None:
    def accept(edit: Edit) -> None:
        edit.change(ANA, deputies=())
        edit.new(Suppression, code="R12", on=(ANA,), by="Dora Quist", why="hiring", until=dt.date(2026, 12, 31))

    matrix = sound(accept)
    assert not any(finding.code == "R12" for finding in run(matrix, today=dt.date(2026, 12, 31)))
    assert any(finding.code == "R12" for finding in run(matrix, today=dt.date(2027, 1, 1)))


def test_thresholds_can_be_set() -> None:
    strict = run(sound(), Thresholds(fewest_methods=9))
    assert any(finding.code == "R19" and finding.grade is Grade.WARNING for finding in strict)


def test_badges_count_what_concerns_a_step() -> None:
    matrix = sound(_sms_only)
    assert badges(matrix, run(matrix))[MANAGER] == (Grade.ERROR, 1)
    assert DONE not in badges(matrix, run(matrix))


def test_the_worst_comes_first_and_a_run_can_be_stopped() -> None:
    matrix = sound(_no_entry)
    grades = [list(Grade).index(finding.grade) for finding in run(matrix)]
    assert grades == sorted(grades)
    assert run(matrix, stopped=lambda: True) == []


def test_an_empty_matrix_is_not_scolded() -> None:
    assert run(Matrix()) == []


@settings(max_examples=150, deadline=None)
@given(matrices())
def test_any_matrix_is_checked_in_sentences(matrix: Matrix) -> None:
    for finding in run(matrix):
        assert finding.message.strip().endswith((".", "?"))
        assert "None" not in finding.message.replace("“None", "")
        assert all(id in matrix for id in finding.ids)
