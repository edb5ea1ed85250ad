"""When each level is reached: known systems and the reading of a flow, by charts small enough to work out by hand."""

from __future__ import annotations

import pytest

from designer.analysis.grid import Cell, cells, elapsed
from designer.model import spans
from designer.model.choices import (
    ContactKind,
    LevelKind,
    Outcome,
    Share,
    StepKind,
    TeamMode,
    TransitionKind,
    Trigger,
)
from designer.model.document import Document
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import (
    Calendar,
    Category,
    Channel,
    Contact,
    Head,
    Level,
    Severity,
    Step,
    Team,
    Transition,
)
from designer.model.values import ChannelUse, Condition, Opening, Position, SeveritySpan, Span, Target

SEV1, SEV2 = "severity:2222222a", "severity:2222222b"
OFFICE = "calendar:2222222a"
MANY = "category:2222222a"


def contact(name: str) -> Id:
    return f"contact:222222{name}2"[:16]


class Chart:
    """A chart under construction: levels 0 to 4, steps named by a letter, arrows between them."""

    def __init__(self, severities: int = 1) -> None:
        self.document = Document(Matrix([Head(id="matrix:2222222a")]))
        with self.document.edit("start") as edit:
            for order in range(5):
                edit.put(Level(id=f"level:2222222{order + 2}", order=order, kind=LevelKind.FUNCTIONAL))
            for rank in range(1, severities + 1):
                edit.put(Severity(id=(SEV1, SEV2)[rank - 1], code=f"SEV{rank}", rank=rank))
            week = tuple(Opening(day=day, start="09:00", end="17:30") for day in range(1, 6))
            edit.put(Calendar(id=OFFICE, name="Office", hours=week))
            edit.put(Channel(id="channel:2222222a", rouses=True))
            edit.put(Category(id=MANY, name="Billing"))

    def step(self, name: str, level: int, kind: StepKind = StepKind.ACTION, **fields: object) -> Chart:
        """A step; one that attempts or tells has a person of its own unless told otherwise."""
        told = kind in (StepKind.ACTION, StepKind.VENDOR, StepKind.INFORM)
        with self.document.edit("step") as edit:
            targets: tuple[Target, ...] = ()
            if told and "targets" not in fields:
                edit.put(Contact(id=contact(name), name=name, kind=ContactKind.PERSON))
                targets = (Target(to=contact(name)),)
            given: dict[str, object] = {"targets": targets, "position": Position(along=float(ord(name)))}
            edit.put(
                Step(
                    id=f"step:222222{name}2",
                    level=f"level:2222222{level + 2}",
                    kind=kind,
                    title=name,
                    **(given | fields),
                )  # type: ignore[arg-type]
            )
        return self

    def arrow(
        self, ends: str, after: str | None = None, trigger: Trigger = Trigger.NOT_ACKNOWLEDGED, **fields: object
    ) -> Chart:
        with self.document.edit("arrow") as edit:
            number = len(edit.now.transitions)
            edit.put(
                Transition(
                    id=f"transition:222222{number // 10 + 2}{number % 10}".replace("0", "z").replace("1", "y"),
                    source=f"step:222222{ends[0]}2",
                    target=f"step:222222{ends[1]}2",
                    trigger=trigger,
                    after=spans.parse(after) if after is not None else None,
                    **{"order": number, **fields},  # type: ignore[arg-type]
                )
            )
        return self

    def change(self, id: Id, **fields: object) -> Chart:
        with self.document.edit("change") as edit:
            edit.change(id, **fields)
        return self

    @property
    def matrix(self) -> Matrix:
        return self.document.matrix

    def times(self, severity: Id = SEV1) -> list[str | None]:
        """The elapsed time of each level as printed, told ones in brackets."""
        found = elapsed(self.matrix)
        texts = []
        for level in self.matrix.levels:
            time = found[(severity, level)]
            texts.append(None if time is None else f"({time.text})" if time.told else time.text)
        return texts

    def cell(self, level: int, severity: Id = SEV1) -> Cell:
        return cells(self.matrix)[(severity, f"level:2222222{level + 2}")]


def entry(**fields: object) -> Chart:
    """A chart with an entry that names nobody, on level 0, for one severity."""
    return Chart().step("e", 0, StepKind.ENTRY, **fields)


def test_times_add_up_along_the_path() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "15 min").arrow("bc", "45 min")
    assert chart.times() == ["at once", "at once", "15 min", "1 h", None]
    cell = chart.cell(3)
    assert (cell.since, cell.after and cell.after.text) == ("level:22222224", "45 min")
    assert cell.trigger is Trigger.NOT_ACKNOWLEDGED
    assert chart.cell(4).way == "never"


def test_severities_have_their_own_spans() -> None:
    chart = Chart(2).step("e", 0, StepKind.ENTRY).step("a", 1).step("b", 2)
    chart.arrow("ea", trigger=Trigger.ALWAYS)
    chart.arrow("ab", "1 h", after_by_severity=(SeveritySpan(severity=SEV1, span=spans.parse("10 min")),))
    assert chart.times(SEV1)[2] == "10 min"
    assert chart.times(SEV2)[2] == "1 h"


def test_pagerduty_two_rules_of_thirty() -> None:
    chart = entry().step("a", 1).step("b", 2).step("z", 2, StepKind.END, outcome=Outcome.UNANSWERED)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "30 min").arrow("bz", "30 min")
    assert chart.times()[:3] == ["at once", "at once", "30 min"]


def test_opsgenie_if_not_acknowledged_and_if_not_closed() -> None:
    chart = entry().step("a", 1).step("m", 2)
    chart.arrow("ea", "5 min").arrow("em", "30 min", Trigger.NOT_RESOLVED).arrow("am", "25 min", Trigger.NOT_RESOLVED)
    assert chart.times()[:3] == ["at once", "5 min", "30 min"]


def test_noc_list_hierarchical_beside_and_the_engineer_keeps_the_work() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3).step("d", 4)
    beside = {"kind": TransitionKind.HIERARCHICAL}
    chart.arrow("ea", trigger=Trigger.ALWAYS)
    chart.arrow("eb", "2 h", Trigger.NOT_RESOLVED, **beside)
    chart.arrow("bc", "2 h", Trigger.NOT_RESOLVED, **beside)
    chart.arrow("cd", "4 h", Trigger.NOT_RESOLVED, **beside)
    assert chart.times() == ["at once", "at once", "(2 h)", "(4 h)", "(8 h)"]
    assert chart.cell(2).attempted == ()
    assert chart.cell(2).told == (Target(to=contact("b")),)


def test_an_arrow_that_belongs_to_the_issue_waits_though_the_work_has_left() -> None:
    chart = entry().step("a", 1).step("m", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("em", "20 min", Trigger.NOT_RESOLVED, moves=False)
    assert chart.times()[3] == "(20 min)"


def test_an_arrow_due_after_the_work_has_left_is_not_taken() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "10 min").arrow("ac", "30 min", Trigger.NOT_RESOLVED)
    assert chart.times() == ["at once", "at once", "10 min", None, None]
    assert chart.cell(3).way == "asked"


def test_a_late_arrow_is_taken_where_the_earlier_one_may_not_hold() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS)
    chart.arrow("ab", "10 min", condition=Condition(calendar=OFFICE)).arrow("ac", "30 min", Trigger.NOT_RESOLVED)
    assert chart.times()[2:4] == ["10 min", "30 min"]


def test_of_two_arrows_due_together_the_first_in_order_is_taken() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "10 min", order=2).arrow("ac", "10 min", order=1)
    assert chart.times()[2:4] == [None, "10 min"]


def test_decisions_are_taken_either_way_and_cost_no_time() -> None:
    chart = entry().step("d", 1, StepKind.DECISION).step("a", 1).step("b", 2)
    chart.arrow("ed", trigger=Trigger.ALWAYS)
    chart.arrow("da", "9 h", condition=Condition(answer="yes")).arrow("db", default=True)
    assert chart.times()[:3] == ["at once", "at once", "at once"]
    assert "decision" in chart.cell(1).notes


def test_a_wait_runs_before_its_arrows() -> None:
    chart = entry().step("w", 1, StepKind.WAIT, wait=spans.parse("20 min")).step("a", 2)
    chart.arrow("ew", trigger=Trigger.ALWAYS).arrow("wa", "5 min", Trigger.ALWAYS)
    assert chart.times()[2] == "25 min"


@pytest.mark.parametrize("wait", ["never", "until it opens", "until 08:00"])
def test_a_wait_that_never_ends_and_one_that_may_be_over_at_once(wait: str) -> None:
    chart = entry().step("w", 1, StepKind.WAIT, wait=spans.parse(wait)).step("a", 2)
    chart.arrow("ew", trigger=Trigger.ALWAYS).arrow("wa", trigger=Trigger.ALWAYS)
    assert chart.times()[2] == (None if wait == "never" else "at once")


def test_not_acknowledged_without_a_span_never_fires() -> None:
    chart = entry().step("a", 1).step("b", 2)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab")
    assert chart.times()[2] is None
    assert chart.cell(2).way == "never"


@pytest.mark.parametrize("trigger", [Trigger.CRITERIA_MET, Trigger.CUSTOMER_ASKS, Trigger.MANUAL])
def test_what_only_people_set_off_is_on_request(trigger: Trigger) -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "10 min", trigger).arrow("bc", "15 min")
    assert chart.times()[2:4] == [None, None]
    assert (chart.cell(2).way, chart.cell(2).when) == ("asked", "on request")
    assert chart.cell(3).way == "asked"


def test_a_share_of_the_target_is_counted_from_the_opening() -> None:
    chart = entry().step("a", 1).step("b", 2).step("m", 3)
    chart.change(SEV1, resolve_within=spans.parse("1 h"), respond_within=spans.parse("25 min"))
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "50 min")
    chart.arrow("am", trigger=Trigger.SHARE_OF_TARGET, share=75, share_of=Share.RESOLUTION, moves=False)
    assert chart.times()[2:4] == ["50 min", "(45 min)"]


def test_a_share_is_rounded_up_and_never_before_its_step() -> None:
    chart = entry().step("a", 1).step("b", 2).step("m", 3)
    chart.change(SEV1, respond_within=spans.parse("25 min"))
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "50 min")
    chart.arrow("bm", trigger=Trigger.SHARE_OF_TARGET, share=50, moves=False)
    assert chart.times()[3] == "(50 min)"
    chart = entry().step("m", 3).change(SEV1, respond_within=spans.parse("25 min"))
    chart.arrow("em", trigger=Trigger.SHARE_OF_TARGET, share=50)
    assert chart.times()[3] == "13 min"


def test_nobody_reached_waits_for_the_last_round() -> None:
    uses = (ChannelUse(channel="channel:2222222a"), ChannelUse(channel="channel:2222222a", delay=4))
    chart = entry().step("b", 2)
    with chart.document.edit("people") as edit:
        for name in "xyz":
            edit.put(Contact(id=contact(name), name=name))
        edit.put(
            Team(id="team:2222222a", name="T", mode=TeamMode.ONE_AFTER_ANOTHER, members=(contact("x"), contact("y")))
        )
    targets = (Target(to="team:2222222a"), Target(to=contact("z")))
    chart.step("a", 1, targets=targets, channels=uses, attempts=2, pause=7)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "1 min", Trigger.NOBODY_REACHED)
    assert chart.times()[2] == "32 min"  # two rounds of three turns of 4 min, 7 min between, 1 min after


def test_sums_are_kept_per_clock_and_compared_by_the_working_day() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.change("matrix:2222222a", calendar=OFFICE)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "30 min").arrow("bc", "1 business day")
    assert chart.times()[3] == "30 min + 1 business day"
    assert elapsed(chart.matrix)[(SEV1, "level:22222225")].minutes == 30 + 510  # type: ignore[union-attr]
    chart.arrow("ac", "20 h", Trigger.NOT_RESOLVED, condition=Condition(calendar=OFFICE))
    assert chart.times()[3] == "30 min + 1 business day"


def test_the_next_business_day_is_printed_as_such() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "NBD").arrow("bc", "2 business days")
    assert chart.times()[2:4] == ["next business day", "3 business days"]


def test_a_level_counts_from_the_step_that_names_somebody() -> None:
    chart = entry().step("d", 1, StepKind.DECISION).step("a", 1).step("q", 2, targets=())
    chart.arrow("ed", trigger=Trigger.ALWAYS).arrow("dq").arrow("qa", "10 min", Trigger.ALWAYS)
    assert chart.times()[:3] == ["at once", "10 min", "at once"]


def test_the_work_counts_before_a_side_branch_that_is_quicker() -> None:
    chart = entry().step("a", 1).step("b", 2)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "1 h").arrow("eb", "5 min", moves=False)
    assert chart.times()[2] == "1 h"


def test_conditions_of_other_severities_and_of_an_answered_issue_do_not_hold() -> None:
    chart = Chart(2).step("e", 0, StepKind.ENTRY).step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS)
    chart.arrow("ab", "5 min", condition=Condition(severities=(SEV2,)))
    chart.arrow("ac", "5 min", Trigger.NOT_RESOLVED, condition=Condition(acknowledged=True))
    assert chart.times(SEV1)[2:4] == [None, None]
    assert chart.times(SEV2)[2:4] == ["5 min", None]
    assert chart.cell(3).way == "asked"
    assert chart.cell(2, SEV1).way == "never"


def test_the_entry_is_that_of_the_severity_and_several_are_noted() -> None:
    chart = Chart(2).step("e", 0, StepKind.ENTRY, condition=Condition(calendar=OFFICE)).step("f", 0, StepKind.ENTRY)
    chart.step("g", 2, StepKind.ENTRY).step("a", 1).step("b", 3)
    chart.change(SEV1, entry_level="level:22222224")
    chart.arrow("ea", "5 min", Trigger.ALWAYS).arrow("fa", "3 min", Trigger.ALWAYS).arrow("gb", "1 h", Trigger.ALWAYS)
    assert chart.times(SEV1) == [None, None, "at once", "1 h", None]
    assert chart.times(SEV2)[:2] == ["at once", "3 min"]
    assert chart.cell(0, SEV2).notes == ("several_entries",)


def test_a_way_back_is_noted_and_changes_no_time() -> None:
    chart = entry().step("a", 1).step("b", 2)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "15 min")
    chart.arrow("ba", "1 h", Trigger.NOT_RESOLVED, kind=TransitionKind.RETURN, at_most=2)
    assert chart.times()[:3] == ["at once", "at once", "15 min"]
    assert "loop" in chart.cell(2).notes
    assert "loop" not in chart.cell(1).notes


def test_another_time_once_answered_is_noted() -> None:
    chart = entry().step("a", 1).step("b", 2)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "15 min").arrow("ab", "2 h", Trigger.NOT_RESOLVED)
    assert chart.times()[2] == "15 min"
    assert chart.cell(2).notes == ("answered_differs",)
    assert chart.cell(1).notes == ()


def test_answer_within_is_the_shortest_wait_for_an_answer() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 2)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "30 min").arrow("ac", "20 min", moves=False)
    assert isinstance(chart.cell(1).answer_within, Span)
    assert chart.cell(1).answer_within == spans.parse("20 min")
    assert chart.cell(0).answer_within is None


def test_without_severities_there_is_one_column() -> None:
    chart = Chart(0).step("e", 0, StepKind.ENTRY).step("a", 1)
    chart.arrow("ea", "5 min", Trigger.ALWAYS)
    assert chart.times("")[1] == "5 min"


def test_every_severity_and_level_has_an_answer() -> None:
    chart = Chart(2).step("n", 1, StepKind.NOTE)
    assert set(elapsed(chart.matrix)) == {(s, level) for s in (SEV1, SEV2) for level in chart.matrix.levels}
    assert set(elapsed(chart.matrix).values()) == {None}
