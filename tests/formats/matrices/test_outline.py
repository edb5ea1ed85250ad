"""Any matrix written in any layout comes back as the same levels, severities, people and times."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.checks.addresses import is_placeholder
from designer.formats.durations.durations import understand
from designer.formats.matrices.times import At, Times
from designer.formats.merging import merge
from designer.formats.merging.applying import apply
from designer.model.choices import TimeBase
from designer.model.document import Document
from designer.model.invariants import violations
from designer.model.matrix import Matrix
from designer.model.spans import describe, of_minutes
from designer.model.values import Span
from tests.formats.matrices import writing
from tests.formats.matrices.flows import BLANK, Call, book, built, told
from tests.formats.matrices.writing import Person, Plan
from tests.formats.sheets import sheet

ELAPSED = Times(TimeBase.ELAPSED, At.REACHED)
_FIRST = ("Ana", "Bo", "Cy", "Dov", "Eva", "Finn", "Gwen", "Hugo", "Ines", "Jan", "Kim", "Lea")
_LAST = ("Example", "Muster", "Ejemplo", "Esempio", "Voorbeeld", "Przykład", "Örnek", "Примеров")
_ROLES = ("Service desk", "Shift supervisor", "Duty manager", "IT director", "Schichtleiter", "Начальник смены")


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Two to five levels of one or two people each, one to four severities that reach one or more of them."""
    count = draw(st.integers(2, 5))
    names = draw(st.lists(st.sampled_from(_FIRST), min_size=10, max_size=10, unique=True))
    people = [
        Person(f"{name} {draw(st.sampled_from(_LAST))}", draw(st.sampled_from(_ROLES)), f"+44 20 7946 0{n:03}")
        for n, name in enumerate(names)
    ]
    levels = []
    for _ in range(count):
        levels.append(tuple(people.pop() for _ in range(draw(st.integers(1, 2)))))
    severities = tuple(f"P{n}" for n in range(1, draw(st.integers(1, 4)) + 1))
    reached = []
    for at in range(len(severities)):
        reaches = count if at == 0 else draw(st.integers(2, count))
        steps = draw(
            st.lists(st.sampled_from((5, 15, 30, 60, 90, 240, 1440)), min_size=reaches - 1, max_size=reaches - 1)
        )
        reached.append(tuple(sum(steps[:n]) for n in range(reaches)))
    return Plan(tuple(levels), severities, tuple(reached))


def after(minutes: int) -> str:
    return describe(of_minutes(minutes))


def expected(plan: Plan, severity: int, all_people: bool = True) -> list[tuple[tuple[str, ...], str]]:
    times = plan.reached[severity]
    hops = [after(times[0]), *(after(b - a) for a, b in pairwise(times))]
    people = [plan.levels[n] if all_people else plan.levels[n][:1] for n in range(len(times))]
    return [(tuple(each.name for each in on), hop) for on, hop in zip(people, hops, strict=True)]


def calls(matrix: Matrix, severity: str = "", branch: str = "") -> list[tuple[tuple[str, ...], str]]:
    return [(names, span) for _, names, span in told(matrix)[severity, branch]]


def codes(found: list[Call]) -> list[str]:
    return [code for code, _, _ in found]


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_row_a_level(plan: Plan) -> None:
    made = built(writing.as_levels(plan), times=ELAPSED)
    assert calls(made) == expected(plan, 0)
    assert codes(told(made)["", ""]) == [f"L{n}" for n in range(1, len(plan.levels) + 1)]
    written = {(p.name, p.role, p.phone) for people in plan.levels for p in people}
    assert {(c.name, c.role, c.phones[0].number) for c in made.contacts.values()} == written


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_row_a_level_with_severities(plan: Plan) -> None:
    made = built(writing.as_levels_by_severity(plan), times=ELAPSED)
    for at, severity in enumerate(plan.severities):
        assert calls(made, severity) == expected(plan, at)
    assert [each.code for each in made.severities.values()] == list(plan.severities)
    assert {c.name for c in made.contacts.values()} == {p.name for people in plan.levels for p in people}


@settings(max_examples=40, deadline=None)
@given(plans().filter(lambda plan: len({time for each in plan.reached for time in each}) <= 12))
def test_a_column_a_time(plan: Plan) -> None:
    made = built(writing.as_times(plan))
    for at, severity in enumerate(plan.severities):
        assert calls(made, severity) == expected(plan, at)
    assert [each.code for each in made.severities.values()] == list(plan.severities)


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_column_a_level(plan: Plan) -> None:
    made = built(writing.as_severities(plan), times=ELAPSED)
    for at, severity in enumerate(plan.severities):
        assert calls(made, severity) == expected(plan, at)
    assert [level.code for level in made.levels.values()] == [f"L{n}" for n in range(1, len(plan.levels) + 1)]


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_row_a_team(plan: Plan) -> None:
    made = built(writing.as_teams(plan))
    for at, name in enumerate(plan.severities):
        branch = "" if not made.categories else f"Site {name}"
        assert [names for names, _ in calls(made, "", branch)] == [names for names, _ in expected(plan, at, False)]
    assert [level.code for level in made.levels.values()][:2] == ["N", "N+1"]
    numbers = {phone.number for contact in made.contacts.values() for phone in contact.phones}
    assert numbers == {people[0].phone for people in plan.levels}


@settings(max_examples=40, deadline=None)
@given(plans())
def test_a_card_a_level(plan: Plan) -> None:
    made = built(writing.as_cards(plan), times=ELAPSED)
    assert calls(made) == expected(plan, 0, False)
    written = {(people[0].name, people[0].role, people[0].phone) for people in plan.levels}
    assert {(c.name, c.role, c.phones[0].number) for c in made.contacts.values()} == written


WORDS = (
    *("", "", "Level", "Severity", "Name", "Role", "Phone", "Team", "Escalate after", "When", "Elapsed time", "Notes"),
    *("Level 1", "Level 2", "L3", "2nd line", "N", "N+1", "1", "2", "Level 1 (15 min)", "Manager N", "Level 2 phone"),
    *("P1", "P2", "SEV1 – Critical", "High", "Low", "All", "P1 / P2", "T+0", "T+15m", "T+1h", "0 min", "30 min"),
    *("2 business days", "0 to 1 Hr", ">2 Hr", "asap", "30", "next business day", "If the SLA is breached", "Day 7"),
    *("Ana Example", "Bo Example", "Service desk", "Duty manager", "Ana Example (IT lead)", "CTO / Bo Example", "TBC"),
    *("[Phone]", "<name>", "XXX", "+44 20 7946 0001", "Tel: +44 20 7946 0002", "Network team", "Post in #ops", "n/a"),
    *("Name: Ana Example", "Ana Example\nDirector\n+44 20 7946 0003", "Site North", "Status Page", "Escalation matrix"),
)
"""Cells as they stand in escalation matrices, in the right place and in wrong ones."""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=2, max_size=9), st.booleans())
def test_whatever_stands_where_nobody_and_no_time_is_invented(rows: list[list[str]], reached: bool) -> None:
    given_book = book(sheet(*rows))
    mapped = merge.map_workbook(given_book)
    found = merge.outline(mapped)
    if found is None:
        return
    times = Times(TimeBase.PER_LEVEL, At.REACHED if reached else At.LEFT)
    proposal = merge.propose_changes(BLANK, given_book, mapped, flow=found, times=times)
    document = Document(BLANK)
    apply(document, proposal)
    made = document.matrix
    assert list(violations(made)) == []
    cells = [cell for row in rows for cell in row]
    for contact in made.contacts.values():
        assert any(contact.name in " ".join(cell.split()) for cell in cells)
        assert not is_placeholder(contact.name)
        assert all(any(phone.number in cell for cell in cells) for phone in contact.phones)
    said = {describe(span) for cell in cells for span in spans_in(cell)}
    for arrow in made.transitions.values():
        for span in (arrow.after, *(each.span for each in arrow.after_by_severity)):
            assert span is None or describe(span) in said


def spans_in(cell: str) -> list[Span]:
    """The times that stand in a cell: all of it, or what its brackets hold."""
    parts = (cell, cell.partition("(")[2].partition(")")[0], cell.partition(": ")[2])
    return [time.span for part in parts if (time := understand(part)) is not None]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=30), max_size=6), max_size=10))
def test_any_sheet_of_words_is_read_or_left_alone(rows: list[list[str]]) -> None:
    mapped = merge.map_workbook(book(sheet(*rows)))
    found = merge.outline(mapped)
    if found is not None:
        merge.propose_changes(Matrix(), book(sheet(*rows)), mapped, flow=found)
