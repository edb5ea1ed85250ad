"""References are found and rewritten wherever a record holds one."""

from __future__ import annotations

import pytest
from hypothesis import given

from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Briefing, Category, Comment, Contact, Head, Record, Severity, Step, Team, Transition
from designer.model.references import fields_with_references, references, referred, renamed
from designer.model.values import ChannelUse, Condition, Phone, Position, Priorities, SeveritySpan, Span, Target
from tests.matrices import full_matrix, matrices

HOUR = Span(text="1 h", unit="hour", amount=1, calendar="calendar:a")


def test_the_fields_that_name_others() -> None:
    assert fields_with_references() == {
        "matrix": ("calendar", "priorities", "review_every"),
        "severity": (
            "respond_within",
            "resolve_within",
            "update_every",
            "entry_level",
            "deciding_level",
            "calendar",
        ),
        "category": ("owner", "severity", "hard_stop", "entry_step"),
        "level": ("channels", "calendar"),
        "channel": (),
        "step": ("level", "targets", "channels", "wait", "condition"),
        "transition": ("source", "target", "after", "after_by_severity", "condition"),
        "contact": ("phones", "emails", "chats", "channels", "calendar", "deputies", "manager"),
        "team": ("members", "lead", "phone", "mailbox"),
        "rota": ("members", "turn_length", "overrides", "team"),
        "calendar": (),
        "announcement": ("severity", "channel", "first_within", "then_every", "owner"),
        "comment": ("on",),
        "revision": (),
        "briefing": ("contact",),
        "suppression": ("on",),
    }


def test_every_depth_is_found() -> None:
    arrow = Transition(
        id="transition:a",
        source="step:a",
        target="step:b",
        after=HOUR,
        after_by_severity=(SeveritySpan(severity="severity:a", span=HOUR),),
        condition=Condition(severities=("severity:b",), calendar="calendar:b"),
    )
    assert list(references(arrow)) == [
        ("step:a", ("step",)),
        ("step:b", ("step",)),
        ("calendar:a", ("calendar",)),
        ("severity:a", ("severity",)),
        ("calendar:a", ("calendar",)),
        ("severity:b", ("severity",)),
        ("calendar:b", ("calendar",)),
    ]
    head = Head(id="matrix:a", priorities=Priorities(cells=(("severity:a", None), (None, "severity:b"))))
    assert referred(head) == {"severity:a", "severity:b"}
    assert list(references(Comment(id="comment:a", on="step:a"))) == [("step:a", ("*",))]


def test_an_empty_name_is_a_reference_too() -> None:
    assert referred(Step(id="step:a", level="")) == {""}
    assert referred(Contact(id="contact:a", name="Ana", calendar="")) == {""}


@given(matrices())
def test_renaming_to_the_same_changes_nothing(matrix: Matrix) -> None:
    for record in matrix.records.values():
        assert renamed(record, lambda id: id) is record


@given(matrices())
def test_renaming_there_and_back(matrix: Matrix) -> None:
    for record in matrix.records.values():
        there = renamed(record, lambda id: id + "x")
        assert there is not None
        assert referred(there) == {id + "x" for id in referred(record)}
        assert renamed(there, lambda id: id[:-1]) == record


TAKEN_OUT: list[tuple[Record, Id, Record | None]] = [
    (Step(id="step:a", level="level:a"), "level:a", None),
    (Transition(id="transition:a", source="step:a", target="step:b"), "step:b", None),
    (Briefing(id="briefing:a", contact="contact:a", version="1"), "contact:a", None),
    (Category(id="category:a", name="x", hard_stop="level:a"), "level:a", Category(id="category:a", name="x")),
    (
        Step(id="step:a", level="level:a", targets=(Target(to="team:a"), Target(to="rota:a"))),
        "team:a",
        Step(id="step:a", level="level:a", targets=(Target(to="rota:a"),)),
    ),
    (
        Step(id="step:a", level="level:a", channels=(ChannelUse(channel="channel:a", delay=5),)),
        "channel:a",
        Step(id="step:a", level="level:a"),
    ),
    (
        Contact(id="contact:a", name="Ana", phones=(Phone(number="1", hours="calendar:a"),)),
        "calendar:a",
        Contact(id="contact:a", name="Ana", phones=(Phone(number="1"),)),
    ),
    (
        Team(id="team:a", name="T", members=("contact:a", "contact:b"), lead="contact:a"),
        "contact:a",
        Team(id="team:a", name="T", members=("contact:b",)),
    ),
    (
        Head(id="matrix:a", priorities=Priorities(cells=(("severity:a", "severity:b"),))),
        "severity:a",
        Head(id="matrix:a", priorities=Priorities(cells=((None, "severity:b"),))),
    ),
    (
        Severity(id="severity:a", code="S", respond_within=HOUR),
        "calendar:a",
        Severity(id="severity:a", code="S", respond_within=Span(text="1 h", unit="hour", amount=1)),
    ),
]


@pytest.mark.parametrize(("record", "gone", "left"), TAKEN_OUT)
def test_taking_a_reference_out(record: Record, gone: Id, left: Record | None) -> None:
    assert renamed(record, lambda id: None if id == gone else id) == left


def test_what_is_not_touched_keeps_its_identity() -> None:
    record = Step(id="step:a", level="level:a", position=Position(across=1.0))
    assert renamed(record, lambda id: id) is record


def test_each_reference_of_a_full_matrix_is_of_its_kind() -> None:
    for record in full_matrix().records.values():
        for id, kinds in references(record):
            assert kinds == ("*",) or kind_of(id) in kinds
