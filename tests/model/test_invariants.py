"""A matrix made elsewhere that breaks what always holds is told of, rule by rule, with the field."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.errors import NotAllowed
from designer.model.choices import StepKind
from designer.model.edit import Edit
from designer.model.invariants import violations
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Contact, Head, Level, Record, Rota, Severity, Step, Team, Transition
from designer.model.values import ChannelUse, Opening, Phone, Target
from tests.matrices import full_matrix, random_matrix

HEAD, LEVEL = Head(id="matrix:a"), Level(id="level:a")
STEP = Step(id="step:a", level="level:a")
DECISION = Step(id="step:d", level="level:a", kind=StepKind.DECISION)


def arrow(name: str, source: str, default: bool = False) -> Transition:
    return Transition(id=f"transition:{name}", source=source, target="step:a", default=default)


BROKEN: list[tuple[list[Record], list[tuple[str, str, str]]]] = [
    ([LEVEL], [("M1", "", "")]),
    ([HEAD, Head(id="matrix:b")], [("M1", "matrix:b", "record")]),
    ([HEAD, Level(id="lvl:a")], [("M2", "lvl:a", "id")]),
    ([HEAD, Level(id="level:ä")], [("M2", "level:ä", "id")]),
    ([HEAD, STEP], [("M3", "step:a", "level")]),
    ([HEAD, LEVEL, Step(id="step:a", level="")], [("M3", "step:a", "level")]),
    ([HEAD, LEVEL, STEP, arrow("a", "step:z")], [("M3", "transition:a", "source")]),
    (
        [HEAD, LEVEL, Step(id="step:a", level="level:a", targets=(Target(to="contact:z"),))],
        [("M3", "step:a", "targets")],
    ),
    ([HEAD, Level(id="level:a", channels=(ChannelUse(channel="level:a"),))], [("M3", "level:a", "channels")]),
    (
        [HEAD, Contact(id="contact:a", name="A", phones=(Phone(number="1", hours="calendar:z"),))],
        [("M3", "contact:a", "phones")],
    ),
    ([HEAD, Team(id="team:a", name="T", lead="team:a")], [("M3", "team:a", "lead")]),
    ([HEAD, Level(id="level:a", order=1)], [("M5", "level:a", "order")]),
    ([HEAD, LEVEL, Level(id="level:b")], [("M5", "level:b", "order")]),
    ([HEAD, LEVEL, Level(id="level:b", order=2)], [("M5", "level:b", "order")]),
    ([HEAD, Severity(id="severity:a", code="S", rank=2)], [("M6", "severity:a", "rank")]),
    ([HEAD, LEVEL, STEP, arrow("a", "step:a", default=True)], [("M7", "transition:a", "default")]),
    (
        [HEAD, LEVEL, STEP, DECISION, arrow("a", "step:d", default=True), arrow("b", "step:d", default=True)],
        [("M7", "transition:b", "default")],
    ),
    (
        [HEAD, Calendar(id="calendar:a", name="C", hours=(Opening(day=1, start="17:00", end="09:00"),))],
        [("M8", "calendar:a", "hours")],
    ),
    (
        [HEAD, Rota(id="rota:a", name="R", restrictions=(Opening(day=1, start="09:00", end="09:00"),))],
        [("M8", "rota:a", "restrictions")],
    ),
]


@pytest.mark.parametrize(("records", "expected"), BROKEN)
def test_what_is_broken_is_told(records: list[Record], expected: list[tuple[str, str, str]]) -> None:
    found = list(violations(Matrix(records)))
    assert [(each.rule, each.id, each.field) for each in found] == expected
    assert all(each.reason for each in found)


def test_a_dangling_reference_says_what_it_names() -> None:
    (found,) = violations(Matrix([HEAD, STEP]))
    assert found.reason == "names level:a, which is not in the file"
    (found,) = violations(Matrix([HEAD, LEVEL, Team(id="team:a", name="T", members=("level:a",))]))
    assert found.reason == "names level:a, where only a contact may stand"


def test_a_full_matrix_breaks_nothing() -> None:
    assert list(violations(full_matrix())) == []


@given(st.integers(0, 10_000), st.sampled_from((None, -1, 2.5, "x", "\ud800", "level:gone", "decision", ())), st.data())
@settings(max_examples=150, deadline=None)
def test_looking_at_what_an_edit_touches_is_as_good_as_looking_at_all(
    seed: int, value: object, data: st.DataObject
) -> None:
    """An edit that drafts one record, well or badly, ends as one that drafts every other record too."""
    matrix = random_matrix(seed, tricky=False)
    record = data.draw(st.sampled_from(list(matrix.records.values())))
    fields = {*record.__struct_fields__} - {"id", "order", "rank"}  # numbers give way to those drafted later
    field = data.draw(st.sampled_from(sorted(fields)))
    other = data.draw(st.sampled_from(list(matrix.of(type(record)).values())))
    new = msgspec.structs.replace(record, **{field: data.draw(st.sampled_from([value, getattr(other, field)]))})
    is_removed = data.draw(st.booleans())

    def answer(*others: Record) -> Matrix | None:
        edit = Edit(matrix)
        for each in others:
            edit.put(each)
        if is_removed:
            edit.remove(record.id)
        else:
            edit.put(new)
        try:
            after = matrix.apply(edit.diff())
        except NotAllowed:
            return None
        assert not list(violations(after))
        return after

    assert answer() == answer(*(each for each in matrix.records.values() if each.id != record.id))
