"""Times typed under Then after: the sheet then says what was typed, and nothing else has changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from designer.errors import UserError
from designer.formats.contacts import then_after
from designer.formats.contacts.printed_sheet import PrintedSheet, Wanted, printed_sheet
from designer.model import spans
from designer.model.choices import StepKind
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Step, Transition
from designer.model.values import Condition, Position, SeveritySpan
from tests.small import ANA, BO, DORA, FRONT, FRONT_SPECIALIST, L2, MANAGER, SEV1, SEV2, SPECIALIST, small


def printed(matrix: Matrix, severity: str = "", language: str = "") -> PrintedSheet:
    found = printed_sheet(matrix, Wanted(severity, language=language))
    assert found is not None
    return found


def shown(sheet: PrintedSheet, who: str) -> str:
    return next(line.row["then_after"] for line in sheet.lines if line.row and line.row["id"] == who)


def type_in(matrix: Matrix, who: str, text: str, severity: str = "", language: str = "") -> Matrix:
    """The matrix after a time was typed into somebody's row."""
    sheet = printed(matrix, severity, language)
    row = next(line.row for line in sheet.lines if line.row and line.row["id"] == who)
    call = sheet.call(row)
    assert call is not None
    document = Document(matrix)
    with document.edit("time") as edit:
        for id, fields in then_after.typed(matrix, call, text, sheet.severities, sheet.say).items():
            edit.change(id, **fields)
    return document.matrix


def arrow(matrix: Matrix, id: str = FRONT_SPECIALIST) -> Transition:
    return matrix.transitions[id]


@pytest.mark.parametrize(
    ("typed", "says"),
    [("20", "20 min"), ("20 min", "20 min"), ("1h30", "1 h 30 min"), ("next business day", "next business day"),
     ("4 business hours", "4 business hours"), ("at once", "go on at once"), ("go on at once", "go on at once")],
)  # fmt: skip
def test_a_time_for_all(typed: str, says: str) -> None:
    after = type_in(small(), ANA, typed)
    assert shown(printed(after), ANA) == says
    assert arrow(after).after_by_severity == ()
    assert shown(printed(after), BO) == "30 min"


def test_the_same_time_changes_nothing() -> None:
    matrix = small()
    assert type_in(matrix, ANA, "15 min") is matrix
    assert type_in(matrix, ANA, "0:15 h") is matrix


def test_a_time_of_one_severity_leaves_the_others() -> None:
    after = type_in(small(), ANA, "5 min", severity=SEV1)
    assert arrow(after).after == spans.parse("15 min")
    assert [(each.severity, each.span.amount) for each in arrow(after).after_by_severity] == [(SEV1, 5)]
    assert shown(printed(after), ANA) == "▲ SEV1 5 min\n◆ SEV2 15 min"
    again = type_in(after, ANA, "15 min", severity=SEV1)
    assert arrow(again).after_by_severity == ()


def test_lines_with_severities() -> None:
    after = type_in(small(), ANA, "▲ SEV1 5 min\n◆ SEV2 2 h")
    assert shown(printed(after), ANA) == "▲ SEV1 5 min\n◆ SEV2 2 h"
    assert shown(printed(type_in(after, ANA, "SEV1 5 min\nsev2: 3 h")), ANA) == "▲ SEV1 5 min\n◆ SEV2 3 h"
    assert shown(printed(type_in(after, ANA, "▲ SEV1, ◆ SEV2 10 min")), ANA) == "10 min"
    only_one = type_in(after, ANA, "▲ SEV1 7 min")
    assert shown(printed(only_one), ANA) == "▲ SEV1 7 min\n◆ SEV2 2 h"


def test_the_language_of_the_sheet_is_understood() -> None:
    after = type_in(small(), ANA, "20 Min.", language="de")
    assert shown(printed(after), ANA) == "20 min"
    assert shown(printed(after, language="de"), ANA) == "20 Min."


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "A time is missing"), ("soon", "not understood"), ("5 min\n10 min", "names no severity"),
     ("▲ SEV1 5 min\nSEV1 6 min", "named twice"), ("▲ SEV1, SEV1 5 min", "named twice"), ("15-30 min", "understood")],
)  # fmt: skip
def test_what_is_not_understood_is_said(typed: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        type_in(small(), ANA, typed)


def test_no_arrow_with_a_time_takes_none() -> None:
    with pytest.raises(UserError, match="No time leads on"):
        type_in(small(), DORA, "5 min")


def between(kind: StepKind, first: str, second: str) -> Callable[[Edit], object]:
    """A step that names nobody between the front line and the specialist, with a time before and after it."""

    def change(edit: Edit) -> None:
        wait = spans.parse("1 h") if kind is StepKind.WAIT else None
        edit.put(Step(id="step:aaaaaaa9", level=L2, kind=kind, title="Between", position=Position(), wait=wait))
        edit.change(FRONT_SPECIALIST, target="step:aaaaaaa9", after=spans.parse(first))
        edit.put(Transition(id="transition:aaaaaaa9", source="step:aaaaaaa9", target=SPECIALIST,
                            after=spans.parse(second)))  # fmt: skip

    return change


def test_the_last_arrow_of_several_makes_up_the_difference() -> None:
    matrix = small(between(StepKind.ACTION, "15 min", "30 min"))
    assert shown(printed(matrix), ANA) == "45 min"
    after = type_in(matrix, ANA, "1 h")
    assert shown(printed(after), ANA) == "1 h"
    assert arrow(after).after == spans.parse("15 min")
    with pytest.raises(UserError, match="cannot make up"):
        type_in(matrix, ANA, "10 min")


def test_a_wait_on_the_way_is_changed_in_the_flow() -> None:
    matrix = small(between(StepKind.WAIT, "15 min", "30 min"))
    with pytest.raises(UserError, match="wait or a decision"):
        type_in(matrix, ANA, "3 h")


def test_severities_that_an_arrow_is_not_for_keep_their_spans() -> None:
    def narrow(edit: Edit) -> None:
        edit.change(FRONT_SPECIALIST, condition=Condition(severities=(SEV1,)),
                    after_by_severity=(SeveritySpan(severity=SEV1, span=spans.parse("5 min")),))  # fmt: skip
        edit.put(Transition(id="transition:aaaaaaa9", source=FRONT, target=MANAGER, after=spans.parse("2 h"),
                            condition=Condition(severities=(SEV2,))))  # fmt: skip

    matrix = small(narrow)
    assert shown(printed(matrix), ANA) == "▲ SEV1 5 min\n◆ SEV2 2 h"
    after = type_in(matrix, ANA, "▲ SEV1 6 min\n◆ SEV2 3 h")
    assert shown(printed(after), ANA) == "▲ SEV1 6 min\n◆ SEV2 3 h"
    assert arrow(after, "transition:aaaaaaa9").after == spans.parse("3 h")
