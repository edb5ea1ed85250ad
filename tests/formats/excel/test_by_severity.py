"""Severity × level as a sheet: when each level is reached, who is called, and by when each of them answers."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

from openpyxl import load_workbook

from designer.commands import transitions
from designer.formats.excel import workbook as excel
from designer.model import spans
from designer.model.choices import Trigger
from designer.model.edit import Edit
from designer.model.records import Step
from designer.model.values import ChannelUse, Position, Target
from tests.small import BO, CEM, FRONT_SPECIALIST, L2, MANAGER, PHONE, SPECIALIST, SPECIALIST_MANAGER, small

NOW = dt.datetime(2026, 11, 22, 11, 0, tzinfo=dt.UTC)
NETWORK = "step:aaaaaaa7"


def lines(cell: str, change: Callable[[Edit], object] | None = None) -> list[str]:
    """The lines of a cell of the sheet, for a small matrix changed so."""
    book = load_workbook(io.BytesIO(excel.write(small(change), None, now=NOW)))
    return str(book["By severity"][cell].value).split("\n")


def _two_steps(edit: Edit) -> None:
    """Bo answers within 30 min, else it is Cem's turn, who has 15 min."""
    edit.remove(SPECIALIST_MANAGER)
    edit.change(SPECIALIST, targets=(Target(to=BO),))
    edit.put(
        Step(
            id=NETWORK,
            level=L2,
            title="Network specialist",
            targets=(Target(to=CEM),),
            channels=(ChannelUse(channel=PHONE),),
            position=Position(across=20, along=200),
        )
    )
    transitions.connect(edit, SPECIALIST, NETWORK, after=spans.parse("30 min"))
    transitions.connect(edit, NETWORK, MANAGER, after=spans.parse("15 min"))


def test_one_time_for_all_is_said_once() -> None:
    assert lines("D4") == ["after 15 min", "Bo Okafor", "Cem Park", "by Phone", "answer in 30 min"]


def test_people_of_two_steps_have_each_their_own_time() -> None:
    assert lines("D4", _two_steps) == [
        "after 15 min",
        "Bo Okafor: answer in 30 min",
        "Cem Park: answer in 15 min",
        "by Phone",
    ]


def test_a_step_that_waits_for_no_answer_says_none() -> None:
    def change(edit: Edit) -> None:
        _two_steps(edit)
        for arrow in edit.now.leaving(NETWORK):
            edit.change(arrow.id, trigger=Trigger.MANUAL, after=None)

    assert lines("D4", change) == ["after 15 min", "Bo Okafor: answer in 30 min", "Cem Park", "by Phone"]


def test_two_steps_with_the_same_time_say_it_once() -> None:
    def change(edit: Edit) -> None:
        _two_steps(edit)
        for arrow in edit.now.leaving(NETWORK):
            edit.change(arrow.id, after=spans.parse("30 min"))

    assert lines("D4", change) == ["after 15 min", "Bo Okafor", "Cem Park", "by Phone", "answer in 30 min"]


def test_what_an_answer_opens_says_so() -> None:
    def change(edit: Edit) -> None:
        edit.change(FRONT_SPECIALIST, trigger=Trigger.ACKNOWLEDGED, after=None)

    assert lines("D4", change)[0] == "once Level 1 has answered"
    assert not any("another time" in line for line in lines("D4", change))
    assert lines("E4", change)[0] == "after 30 min without an answer at Level 2"


def test_what_somebody_must_ask_for_is_on_request() -> None:
    asked = lines("D4", lambda edit: edit.change(FRONT_SPECIALIST, trigger=Trigger.MANUAL, after=None))
    assert asked[0] == "on request"
