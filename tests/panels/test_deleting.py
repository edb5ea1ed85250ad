"""What is said when something goes that others name."""

from __future__ import annotations

import pytest

from designer.errors import NotAllowed
from designer.model import spans
from designer.model.values import SeveritySpan
from designer.panels.deleting import delete, listed
from designer.panels.desk import Desk
from tests import small


@pytest.fixture
def said(desk: Desk) -> list[str]:
    heard: list[str] = []
    desk.undoable.connect(heard.append)
    desk.told.connect(lambda text, _: heard.append(text))
    return heard


def test_a_level_says_where_its_steps_went(desk: Desk, said: list[str]) -> None:
    delete(desk, [small.L2])
    assert said == ["Level L2 · Specialists deleted; its 1 step moved to L1 · Front line."]
    assert desk.document.undo_label == "Delete level"


def test_a_severity_says_which_times_went_and_what_ranks_higher(desk: Desk, said: list[str]) -> None:
    with desk.edit("Time") as edit:
        edit.change(
            small.FRONT_SPECIALIST, after_by_severity=(SeveritySpan(severity=small.SEV1, span=spans.parse("15 min")),)
        )
    delete(desk, [small.SEV1])
    (words,) = said
    assert words.startswith("Severity SEV1")
    assert "arrow" in words and "SEV2 ranks one higher now." in words


def test_a_contact_says_what_he_was_taken_out_of(desk: Desk, said: list[str]) -> None:
    named = sorted(desk.matrix.referrers(small.BO))
    delete(desk, [small.BO])
    (words,) = said
    assert named and "deleted, and taken out of" in words and "1 step" in words
    assert desk.document.undo_label == "Delete 1 contact"
    desk.document.undo()
    assert sorted(desk.matrix.referrers(small.BO)) == named


def test_what_nobody_names_goes_with_a_short_word(desk: Desk, said: list[str]) -> None:
    with desk.edit("Free") as edit:
        edit.change(small.MANAGER, level=small.L1)
    delete(desk, [small.L3])
    assert said == ["Level L3 · Management deleted."]


def test_the_last_level_stays(desk: Desk, said: list[str]) -> None:
    for id in (small.L3, small.L2, small.L1):
        delete(desk, [id])
    with pytest.raises(NotAllowed):
        delete(desk, [small.L0])
    assert small.L0 in desk.matrix


def test_nothing_selected_deletes_nothing(desk: Desk, said: list[str]) -> None:
    delete(desk, [])
    assert said == [] and desk.document.undo_label is None


def test_lists_in_sentences() -> None:
    assert [listed(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
