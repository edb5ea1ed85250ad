"""The words of the sheets."""

from __future__ import annotations

import pytest

from designer.formats.contacts import sheet_words
from designer.model import spans
from designer.model.choices import Share, StepKind, TransitionKind, Trigger, Turn
from designer.model.document import Document
from designer.model.records import Calendar, Rota, Transition
from designer.model.values import Condition, Opening, SeveritySpan, Target
from tests.small import BO, CALL, CALL_FRONT, FRONT, FRONT_SPECIALIST, SEV1, SEV2, SPECIALIST, small


def week(*hours: tuple[int, str, str]) -> Calendar:
    openings = tuple(Opening(day=day, start=start, end=end) for day, start, end in hours)
    return Calendar(id="calendar:2222222a", name="Office", hours=openings)


@pytest.mark.parametrize(
    ("calendar", "words"),
    [
        (Calendar(id="calendar:2222222a", name="", always=True), "24 × 7"),
        (week(*((day, "08:00", "18:00") for day in range(1, 6))), "Mon–Fri 08:00–18:00"),
        (week((1, "08:00", "12:00"), (1, "13:00", "17:00"), (6, "09:00", "12:00")),
         "Mon 08:00–12:00, 13:00–17:00, Sat 09:00–12:00"),
        (week((1, "08:00", "18:00"), (2, "08:00", "18:00"), (5, "08:00", "18:00")), "Mon–Tue, Fri 08:00–18:00"),
        (week(), ""),
    ],
)  # fmt: skip
def test_opening_hours(calendar: Calendar, words: str) -> None:
    assert sheet_words.opening_hours(calendar) == words


def line(arrow: str = FRONT_SPECIALIST, **fields: object) -> str:
    document = Document(small())
    with document.edit("change") as edit:
        edit.change(arrow, **fields)
    matrix = document.matrix
    found = matrix.transitions[arrow]
    return sheet_words.arrow_words(matrix, found, {found.target: "3"})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "not answered after 15 min"),
        ({"after": spans.parse("NBD")}, "not answered on the next business day"),
        ({"trigger": Trigger.NOT_RESOLVED, "at_most": 3}, "not resolved after 15 min, at most 3 times"),
        ({"trigger": Trigger.ALWAYS, "after": None}, ""),
        ({"label": "second try"}, "not answered after 15 min, (second try)"),
        (
            {"after_by_severity": (SeveritySpan(severity=SEV1, span=spans.parse("5 min")),)},
            "not answered ▲ SEV1 after 5 min, else after 15 min",
        ),
        (
            {"trigger": Trigger.SHARE_OF_TARGET, "share": 80, "share_of": Share.RESOLUTION, "after": None},
            "at 80 % of the resolution target",
        ),
        (
            {"condition": Condition(severities=(SEV2,), acknowledged=False)},
            "not answered after 15 min, only at ◆ SEV2, if not answered",
        ),
    ],
)
def test_an_arrow_says_all_that_it_holds(fields: dict[str, object], words: str) -> None:
    said = line(**fields)
    head, _, tail = said.partition(": ")
    assert head.startswith("→ 3 ")
    assert tail == words


def test_kinds_of_arrows_are_told_apart() -> None:
    assert line(kind=TransitionKind.HIERARCHICAL).startswith("⇒ also 3 ")
    assert line(kind=TransitionKind.HIERARCHICAL, moves=True).startswith("⇒ 3 ")
    assert line(kind=TransitionKind.RETURN).startswith("↩ back to 3 ")
    assert line(kind=TransitionKind.INFORM).startswith("→ inform 3 ")


def test_the_arrows_of_a_decision_say_their_answers_and_no_times() -> None:
    document = Document(small())
    with document.edit("change") as edit:
        edit.change(CALL, kind=StepKind.DECISION)
        edit.change(CALL_FRONT, condition=Condition(answer="yes"), after=spans.parse("5 min"))
        other = edit.new(Transition, source=CALL, target=SPECIALIST, default=True)
    matrix = document.matrix
    said = [sheet_words.arrow_words(matrix, matrix.transitions[id], {}) for id in (CALL_FRONT, other.id)]
    assert [each.partition(": ")[2] for each in said] == ["“yes”", "otherwise"]


def test_whom_a_rota_means() -> None:
    document = Document(small())
    with document.edit("rota") as edit:
        rota = edit.new(Rota, name="Nights", members=(BO,))
        edit.change(FRONT, targets=(Target(to=rota.id, turn=Turn.NEXT), Target(to=BO)), attempts=2, pause=5)
    words = sheet_words.people_words(document.matrix, document.matrix.steps[FRONT])
    assert words == "Nights (rota, next on duty)\nBo Okafor\n(one after another)\n2 rounds, 5 min apart"
