"""The rules are run together: sorted, accepted, stopped, counted on steps."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings

from designer.checks.finding import Finding, Grade, Thresholds
from designer.checks.run import badges, examine, run
from designer.model.choices import (
    ChannelKind,
)
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Channel, Suppression
from designer.model.values import (
    ChannelUse,
)
from tests.faults import sound
from tests.matrices import matrices
from tests.small import (
    ANA,
    BO,
    CALL,
    DONE,
    ELI,
    MANAGER,
)


def _no_entry(edit: Edit) -> None:
    edit.remove(CALL)


def _sms_only(edit: Edit) -> None:
    pager = edit.new(Channel, kind=ChannelKind.PAGER)
    edit.change(MANAGER, channels=(ChannelUse(channel=pager.id),))


def test_an_accepted_finding_is_left_out_until_its_date() -> None:
    def accept(edit: Edit) -> None:
        edit.change(ANA, deputies=())
        edit.new(Suppression, code="R12", on=(ANA,), by="Dora Quist", why="hiring", until=dt.date(2026, 12, 31))

    matrix = sound(accept)
    assert not any(finding.code == "R12" for finding in run(matrix, today=dt.date(2026, 12, 31)))
    assert any(finding.code == "R12" for finding in run(matrix, today=dt.date(2027, 1, 1)))


def test_thresholds_can_be_set() -> None:
    strict = run(sound(), Thresholds(fewest_methods=9))
    assert any(finding.code == "R19" and finding.grade is Grade.WARNING for finding in strict)


def test_badges_count_what_concerns_a_step() -> None:
    matrix = sound(_sms_only)
    assert badges(matrix, run(matrix))[MANAGER] == (Grade.ERROR, 1)
    assert DONE not in badges(matrix, run(matrix))


def test_the_worst_comes_first_and_a_run_can_be_stopped() -> None:
    matrix = sound(_no_entry)
    grades = [list(Grade).index(finding.grade) for finding in run(matrix)]
    assert grades == sorted(grades)
    assert run(matrix, stopped=lambda: True) == []


def test_an_empty_matrix_is_not_scolded() -> None:
    assert run(Matrix()) == []


@settings(max_examples=150, deadline=None)
@given(matrices())
def test_any_matrix_is_checked_in_sentences(matrix: Matrix) -> None:
    for finding in run(matrix):
        assert finding.message.strip().endswith((".", "?"))
        assert "None" not in finding.message.replace("“None", "")
        assert all(id in matrix for id in finding.ids)


def test_a_sound_matrix_has_no_errors_and_no_warnings() -> None:
    assert [finding for finding in run(sound()) if finding.grade is not Grade.INFO] == []


def test_what_is_accepted_stands_apart_with_its_reason() -> None:
    def accept(edit: Edit) -> None:
        edit.change(ANA, deputies=())
        edit.new(Suppression, code="R12", on=(ANA,), why="hiring")

    matrix = sound(accept)
    answer = examine(matrix)
    assert [(finding.code, each.why) for finding, each in answer.accepted] == [("R12", "hiring")]
    assert not {"R12"} & {finding.code for finding in answer.findings}
    assert answer.findings == run(matrix)


@pytest.mark.parametrize(
    ("on", "ids", "holds"),
    [
        ((), (ANA,), True),
        ((ANA,), (ANA,), True),
        ((ANA,), (ANA, BO), True),
        ((ANA, BO), (ANA,), True),
        ((ANA, BO), (ANA, ELI), False),
        ((BO,), (ANA,), False),
        ((BO,), (), False),
        (("head",), (), True),
    ],
)
def test_an_acceptance_is_of_one_fault(
    on: tuple[str, ...], ids: tuple[str, ...], holds: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Finding("R99", Grade.WARNING, ids, "Something.")
    monkeypatch.setattr("designer.checks.run.RULES", (lambda matrix, limits: iter([found]),))
    named = tuple(sound().head.id if id == "head" else id for id in on)
    matrix = sound(lambda edit: edit.new(Suppression, code="R99", on=named))
    assert (not run(matrix)) is holds
