"""The findings as rows of a table."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.modeltest import ModelTester

from designer.model.records import Suppression
from designer.panels.desk import Desk
from designer.panels.findings_model import Findings, acceptance
from tests.panels.test_findings import FOUND, HOLDS


@pytest.fixture
def model(desk: Desk) -> Findings:
    desk.take_findings([FOUND[0]], [(FOUND[1], HOLDS)])
    made = Findings(desk)
    made.show_accepted(True)
    return made


def test_qt_finds_no_fault_with_the_model(model: Findings, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model, force_py=True)


def test_words_find_the_reason_too(model: Findings) -> None:
    model.find("hiring")
    assert [row.finding.code for row in model.shown] == ["R12"]
    model.show_grades({"error"})
    assert model.shown == []


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        (Suppression(id="suppression:a", code="R1"), "Accepted"),
        (Suppression(id="suppression:a", code="R1", by="Dora", why="Known"), "Accepted by Dora: Known"),
        (Suppression(id="suppression:a", code="R1", until=dt.date(2026, 1, 2)), "Accepted until 02 Jan 2026"),
    ],
)
def test_an_acceptance_is_a_sentence(accepted: Suppression, said: str) -> None:
    assert acceptance(accepted) == said
