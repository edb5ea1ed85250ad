"""The words of the call sheet: when each level is called, and when to go on."""

from __future__ import annotations

from collections.abc import Callable

from designer.commands import transitions
from designer.formats.contacts import call_sheet_text
from designer.formats.contacts.contact_names import names_of
from designer.model import spans
from designer.model.choices import TimeBase, Trigger
from designer.model.edit import Edit
from designer.model.values import Target
from tests.small import BO, CALL, FRONT, FRONT_SPECIALIST, MANAGER, SEV1, SEV2, SPECIALIST_MANAGER, small


def sections(change: Callable[[Edit], object] | None = None) -> list[call_sheet_text.Section]:
    matrix = small(change)
    return call_sheet_text.sections(matrix, names_of(matrix))


def asides(change: Callable[[Edit], object] | None = None) -> list[str]:
    return [section.aside for section in sections(change)]


def _overtaken(edit: Edit) -> None:
    """The manager's arrow leaves the front line too, with two times, after the one to the specialists."""
    edit.remove(SPECIALIST_MANAGER)
    late = transitions.connect(edit, FRONT, MANAGER, after=spans.parse("30 min"))
    transitions.set_span(edit, late.id, SEV2, spans.parse("2 h"))


def test_a_level_says_when_it_is_called() -> None:
    assert asides() == ["first contact", "after 15 min", "after 45 min"]


def test_a_level_that_the_clock_never_comes_to_is_called_on_request_and_says_so() -> None:
    assert asides(_overtaken) == ["first contact", "after 15 min", "only on request"]


def test_what_is_on_request_at_some_severities_only_is_named_with_them() -> None:
    def change(edit: Edit) -> None:
        _overtaken(edit)
        transitions.set_span(edit, FRONT_SPECIALIST, SEV1, spans.parse("1 h"))

    assert asides(change)[2] == "after ▲ SEV1 30 min · ◆ SEV2 only on request"


def test_a_level_on_request_says_so_where_times_are_per_level_too() -> None:
    def change(edit: Edit) -> None:
        _overtaken(edit)
        edit.change(edit.now.head.id, time_base=TimeBase.PER_LEVEL)

    assert asides(change) == ["", "", "only on request"]


def test_one_level_alone_is_the_first_contact() -> None:
    assert asides(lambda edit: edit.change(CALL, targets=(Target(to=BO),)))[:2] == ["first contact", "at once"]


def test_who_is_not_waited_for_says_to_go_on() -> None:
    first, *_ = sections(lambda edit: edit.change(CALL, targets=(Target(to=BO),)))
    assert [row["then_after"] for row in first.rows] == ["go on at once"]


def test_a_way_that_a_person_opens_is_on_request() -> None:
    assert asides(lambda edit: edit.change(SPECIALIST_MANAGER, trigger=Trigger.MANUAL, after=None))[2] == (
        "only on request"
    )


def test_a_level_that_an_answer_opens_says_so_and_the_next_says_how_long_without_one() -> None:
    def change(edit: Edit) -> None:
        edit.change(FRONT_SPECIALIST, trigger=Trigger.ACKNOWLEDGED, after=None)
        transitions.set_span(edit, SPECIALIST_MANAGER, SEV2, spans.parse("2 h"))

    expected = [
        "once Level 1 has answered",
        "after ▲ SEV1 30 min · ◆ SEV2 2 h without an answer at Level 2",
    ]
    assert asides(change) == ["first contact", *expected]

    def per_level(edit: Edit) -> None:
        change(edit)
        edit.change(edit.now.head.id, time_base=TimeBase.PER_LEVEL)

    assert asides(per_level) == ["", *expected]
