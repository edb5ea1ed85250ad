"""Texts that name severities."""

from __future__ import annotations

import pytest

from designer.formats.matrices.severity_text import same_code, severities_of, severity_of


@pytest.mark.parametrize(
    ("text", "code", "name", "rank"),
    [
        ("P1", "P1", "", 1),
        ("SEV 2 – Major", "SEV2", "Major", 2),
        ("Sev-1", "SEV1", "", 1),
        ("S1 Critical", "S1", "Critical", 1),
        ("Priority 1 (critical)", "P1", "critical", 1),
        ("Severity 3", "SEV3", "", 3),
        ("Schweregrad 2", "SEV2", "", 2),
        ("Priorität 3", "P3", "", 3),
        ("Hoch", "Hoch", "", 2),
        ("Critique", "Critique", "", 1),
        ("Низкий", "Низкий", "", 4),
        ("P4 – Critical", "P4", "Critical", 1),
    ],
)
def test_a_severity_is_known_by_code_or_word(text: str, code: str, name: str, rank: int) -> None:
    grade = severity_of(text)
    assert grade is not None and (grade.code, grade.name, grade.rank) == (code, name, rank)


@pytest.mark.parametrize(
    "text", ["1", "Outage", "P1x", "2 hours", "High voltage room", "P1 / P2", "", "L1", "PO Box 4"]
)
def test_what_names_none_for_certain_is_none(text: str) -> None:
    assert severity_of(text) is None


def test_in_a_column_of_severities_any_short_text_names_one_but_no_time() -> None:
    assert [severity_of(text, "Priority").code for text in ("1", "Outage")] == ["P1", "Outage"]  # type: ignore[union-attr]
    assert severity_of("1", "Severity").code == "SEV1"  # type: ignore[union-attr]
    assert [severity_of(text, "Severity") for text in ("4 Hrs", "15", "30 min")] == [None, None, None]


def test_several_severities_in_a_cell_are_taken_only_where_each_is_known() -> None:
    assert [grade.code for grade in severities_of("P1 / P2")] == ["P1", "P2"]
    assert [grade.code for grade in severities_of("SEV1, SEV2 and SEV3")] == ["SEV1", "SEV2", "SEV3"]
    assert severities_of("P1, all sites") == ()


def test_codes_are_the_same_however_they_are_spaced() -> None:
    assert same_code("SEV1", "sev1") and not same_code("SEV1", "SEV2")
