"""How a flow leads where the clock alone does not: after an answer, by a decision, after silence further on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.analysis.durations import ZERO
from designer.analysis.grid import columns
from designer.analysis.leads import Lead, level_lead, step_lead
from designer.model import spans
from designer.model.choices import StepKind, Trigger
from designer.model.ids import Id
from designer.model.values import Condition
from tests.analysis.test_grid import SEV1, Chart, entry

LEADING = [Trigger.ALWAYS, Trigger.NOT_ACKNOWLEDGED, Trigger.ACKNOWLEDGED, Trigger.RESOLVED, Trigger.NOT_RESOLVED]
ASKED = [Trigger.MANUAL, Trigger.CRITERIA_MET, Trigger.CUSTOMER_ASKS]


def level(number: int) -> Id:
    return f"level:2222222{number + 2}"


def desk() -> Chart:
    """A desk answers and decides: a server goes to specialists and, in silence, on to the head; a PC waits its turn."""
    chart = entry().step("a", 0).step("d", 1, StepKind.DECISION).step("s", 2).step("n", 2).step("h", 3)
    chart.step("w", 1, StepKind.WAIT, wait=spans.parse("20 min")).step("f", 1)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ad", trigger=Trigger.ACKNOWLEDGED)
    chart.arrow("ds", trigger=Trigger.ALWAYS, default=True, label="Server")
    chart.arrow("dw", trigger=Trigger.ALWAYS, condition=Condition(answer="PC"))
    return chart.arrow("wf", trigger=Trigger.ALWAYS).arrow("sn", "15 min").arrow("nh", "30 min")


def lead(chart: Chart, number: int) -> Lead | None:
    (column,) = columns(chart.matrix)
    return level_lead(column, level(number))


def test_what_an_answer_and_a_decision_lead_to() -> None:
    chart = desk()
    server, pc = (next(a.id for a in chart.matrix.transitions.values() if a.target == f"step:222222{end}2")
                  for end in "sw")  # fmt: skip
    found = lead(chart, 2)
    assert found == Lead(level(0), ZERO, answered=True, choices=(server,))
    found = lead(chart, 1)
    assert found is not None and found.time.text == "20 min"
    assert (found.since, found.answered, found.choices) == (level(0), True, (pc,))


def test_silence_after_an_answer_counts_from_the_level_that_is_silent() -> None:
    found = lead(desk(), 3)
    assert found is not None and found.time.text == "45 min"
    assert (found.since, found.answered, found.silent, found.choices) == (level(2), False, True, ())
    (column,) = columns(desk().matrix)
    step = step_lead(column, "step:222222n2")
    assert step is not None and (step.since, step.time.text, step.silent) == (level(2), "15 min", True)


def test_what_somebody_must_ask_for_has_no_lead() -> None:
    for trigger in ASKED:
        chart = entry().step("a", 1).step("b", 2)
        chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", trigger=trigger)
        assert lead(chart, 2) is None


def test_an_arrow_that_comes_too_late_leads_nowhere() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "15 min").arrow("ac", "30 min")
    assert lead(chart, 3) is None
    chart.arrow("ac", "30 min", Trigger.NOT_RESOLVED)
    found = lead(chart, 3)
    assert found is not None and (found.since, found.unsolved, found.time.text) == (level(1), True, "30 min")


def test_what_follows_a_solution_and_what_asks_for_one_before() -> None:
    chart = entry().step("a", 1).step("b", 2).step("c", 3)
    chart.arrow("ea", trigger=Trigger.ALWAYS).arrow("ab", "5 min", Trigger.RESOLVED)
    chart.arrow("bc", trigger=Trigger.ALWAYS, condition=Condition(resolved=True))
    first, second = lead(chart, 2), lead(chart, 3)
    assert first is not None and (first.since, first.resolved, first.time.text) == (level(1), True, "5 min")
    assert second is not None and second.resolved


@given(st.lists(st.sampled_from(LEADING + ASKED), min_size=1, max_size=4), st.data())
def test_every_level_of_a_line_of_steps_has_a_time_or_a_condition_unless_somebody_must_ask(
    triggers: list[Trigger], data: st.DataObject
) -> None:
    chart = entry().step("a", 0).arrow("ea", trigger=Trigger.ALWAYS)
    before, asked, solved = "a", False, False
    for number, trigger in enumerate(triggers, 1):
        name = "bcdf"[number - 1]
        chart.step(name, number)
        source = before
        if data.draw(st.booleans()):
            source = "ghij"[number - 1]
            chart.step(source, number - 1, StepKind.DECISION)
            chart.arrow(source + name, trigger=Trigger.ALWAYS, condition=Condition(answer="Yes"))
            chart.arrow(before + source, "10 min", trigger)
        else:
            chart.arrow(before + name, "10 min", trigger)
        asked = asked or trigger in ASKED or (solved and trigger is Trigger.NOT_RESOLVED)
        solved = solved or trigger is Trigger.RESOLVED
        (column,) = columns(chart.matrix)
        assert column.id == SEV1
        found = level_lead(column, level(number))
        assert (found is None) == asked
        assert column.elapsed(level(number)) is None or found is not None
        if found is not None and column.elapsed(level(number)) is None:
            assert found.answered or found.resolved or found.since
        before = name
