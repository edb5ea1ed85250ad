"""The shipped templates are complete, laid out, fictitious, and sound by the program's own rules."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from designer import paths
from designer.checks.finding import Grade
from designer.checks.run import run
from designer.drawing import chart
from designer.formats.keeping import native
from designer.model.choices import ContactKind, StepKind, TransitionKind
from designer.model.matrix import Matrix

TEMPLATES = sorted(paths.resource("templates").glob("*.escalation"))
SAMPLE = paths.resource("sample/complaints-and-outages.escalation")
RESERVED = re.compile(r"^\+44(2079460\d{3}|7700900\d{3}|808157\d{4})$|^\+1\d{3}55501\d\d$")
MAIL = re.compile(r"@([\w-]+\.)*(example|example\.(org|com|net))$")


def open_file(path: Path) -> Matrix:
    return native.read(path)


def test_there_are_five_templates() -> None:
    assert [path.stem for path in TEMPLATES] == [
        "call-centre",
        "hospital-ward",
        "it-service-desk",
        "saas-incident",
        "telecom-noc",
    ]


files = pytest.mark.parametrize("path", [*TEMPLATES, SAMPLE], ids=lambda path: path.stem)


@files
def test_no_errors_and_no_warnings(path: Path) -> None:
    matrix = open_file(path)
    assert [finding.message for finding in run(matrix) if finding.grade is not Grade.INFO] == []


@files
def test_saving_it_again_changes_no_byte(path: Path) -> None:
    assert native.dumps(open_file(path)) == path.read_bytes()


@files
def test_it_is_complete(path: Path) -> None:
    matrix = open_file(path)
    head = matrix.head
    assert head.title
    assert head.owner
    assert head.next_review
    assert head.scope
    for severity in matrix.severities.values():
        assert severity.criteria
        assert severity.respond_within
        assert severity.resolve_within
        assert severity.entry_level
    for level in matrix.levels.values():
        assert level.purpose
        assert level.entry_criteria
        assert level.hand_over
        assert level.channels
    assert any(arrow.after_by_severity for arrow in matrix.transitions.values())
    assert any(contact.deputies for contact in matrix.contacts.values())
    kinds = {arrow.kind for arrow in matrix.transitions.values()}
    assert TransitionKind.FUNCTIONAL in kinds
    if path.stem != "hospital-ward":
        assert any(contact.kind is ContactKind.VENDOR for contact in matrix.contacts.values())
        assert any(step.kind is StepKind.VENDOR for step in matrix.steps.values())


@files
def test_people_are_fictitious_with_reserved_numbers(path: Path) -> None:
    matrix = open_file(path)
    for contact in matrix.contacts.values():
        for phone in contact.phones:
            assert RESERVED.match(phone.e164) or (not phone.e164 and len(phone.number) <= 4), phone
        for mail in contact.emails:
            assert MAIL.search(mail.address), mail


@files
def test_it_is_laid_out(path: Path) -> None:
    drawn = chart.chart(open_file(path))
    assert drawn.boxes
    for (a, one), (b, other) in combinations(drawn.boxes.items(), 2):
        assert not one.meets(other), (a, b)


def test_the_hospital_says_that_it_is_no_clinical_advice() -> None:
    head = open_file(next(path for path in TEMPLATES if path.stem == "hospital-ward")).head
    assert "not clinical advice" in f"{head.title} {head.scope}".casefold()
