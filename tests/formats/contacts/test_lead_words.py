"""How a level is come to where the clock alone does not lead there, in words."""

from __future__ import annotations

import pytest

from designer.analysis.call_list import Timing
from designer.analysis.durations import Duration
from designer.analysis.leads import Lead
from designer.formats.contacts.lead_words import lead_words
from designer.formats.contacts.sheet_language import words
from designer.model.choices import StepKind
from designer.model.edit import Edit
from designer.model.values import Condition
from tests.small import FRONT_SPECIALIST, L1, L2, SEV1, SEV2, SPECIALIST, SPECIALIST_MANAGER, small

NOW, SOON, LATE = Duration(0), Duration(15), Duration(60)


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        (Lead(L1, NOW, answered=True), "once Level 1 has answered"),
        (Lead(L1, SOON, answered=True), "once Level 1 has answered, after 15 min"),
        (Lead(L1, SOON, answered=True, unsolved=True), "once Level 1 has answered, after 15 min, if not resolved"),
        (Lead(None, NOW, answered=True), "once answered"),
        (Lead(L1, NOW, resolved=True), "once it is resolved"),
        (Lead(L2, SOON, silent=True), "after 15 min without an answer at Level 2"),
        (Lead(L2, NOW, silent=True), "if not answered"),
        (Lead(L2, SOON), "15 min after Level 2 is called"),
        (Lead(L2, SOON, unsolved=True), "15 min after Level 2 is called, if not resolved"),
        (Lead(L2, NOW), "together with Level 2"),
        (Lead(None, SOON), "after 15 min"),
        (Lead(None, NOW), "at once"),
    ],
)
def test_a_lead_in_words(lead: Lead, said: str) -> None:
    assert lead_words(small(), lead) == said


def test_times_that_differ_name_their_severities() -> None:
    matrix = small()
    one, other = matrix.severities[SEV1], matrix.severities[SEV2]
    both = (Timing((one,), SOON), Timing((other,), LATE))
    assert lead_words(matrix, Lead(L2, NOW, silent=True), both) == (
        "after ▲ SEV1 15 min · ◆ SEV2 1 h without an answer at Level 2"
    )
    assert lead_words(matrix, Lead(L2, NOW, answered=True), (Timing((one, other), NOW),)) == (
        "▲ SEV1, ◆ SEV2 once Level 2 has answered"
    )


def test_the_way_a_decision_goes_is_named_by_its_answer_else_by_the_words_on_its_arrow() -> None:
    def change(edit: Edit) -> None:
        edit.change(FRONT_SPECIALIST, condition=Condition(answer="PC"), label="the rest")
        edit.change(SPECIALIST, kind=StepKind.DECISION)
        edit.change(SPECIALIST_MANAGER, label="Server", default=True)

    matrix = small(change)
    assert lead_words(matrix, Lead(L1, NOW, answered=True, choices=(FRONT_SPECIALIST,))) == (
        "once Level 1 has answered, if “PC”"
    )
    assert lead_words(matrix, Lead(L1, NOW, choices=(SPECIALIST_MANAGER,))) == "together with Level 1, if “Server”"

    def bare_one(edit: Edit) -> None:
        edit.change(SPECIALIST, kind=StepKind.DECISION)
        edit.change(SPECIALIST_MANAGER, default=True)

    bare = small(bare_one)
    assert lead_words(bare, Lead(None, NOW, answered=True, choices=(SPECIALIST_MANAGER,))) == "once answered, otherwise"


def test_in_another_language() -> None:
    assert lead_words(small(), Lead(L2, SOON, silent=True), say=words("de")) == "nach 15 Min. ohne Antwort von Stufe 2"
