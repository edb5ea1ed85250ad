"""Any matrix written in any layout comes back as the same levels, severities, people and times."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.formats.matrices.times import At, Times
from designer.formats.merging import merge
from designer.model.choices import TimeBase
from designer.model.matrix import Matrix
from designer.model.spans import describe, of_minutes
from tests.formats.matrices import writing
from tests.formats.matrices.flows import Call, book, built, told
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


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=30), max_size=6), max_size=10))
def test_any_sheet_of_words_is_read_or_left_alone(rows: list[list[str]]) -> None:
    mapped = merge.map_workbook(book(sheet(*rows)))
    found = merge.outline(mapped)
    if found is not None:
        merge.propose_changes(Matrix(), book(sheet(*rows)), mapped, flow=found)
