"""Tables that say what severities are become their criteria and targets."""

from __future__ import annotations

from designer.formats.merging import merge
from designer.model.spans import describe
from designer.model.values import Span
from tests.formats.matrices.flows import BLANK, book, built, proposed
from tests.formats.sheets import sheet

PEOPLE = (("Escalation level", "Name", "Phone"), ("1", "Ana Example", "+44 20 7946 0001"), ("2", "Bo Example", "2111"))


def said(span: Span | None) -> str:
    return describe(span) if span else ""


def test_definitions_and_targets_are_taken() -> None:
    given = sheet(
        ("Priority", "Definition", "First Response", "Update", "Resolution time (hours)"),
        ("P1 – Critical", "Everything is down", "15 min", "every 30 min", 4),
        ("P2", "Something is down", "1 business hour", "Daily", "8"),
        None,
        *PEOPLE,
    )
    found = [
        (s.code, s.name, s.criteria, said(s.respond_within), said(s.update_every), said(s.resolve_within))
        for s in built(given).severities.values()
    ]
    assert found == [
        ("P1", "Critical", "Everything is down", "15 min", "30 min", "4 h"),
        ("P2", "", "Something is down", "1 business hour", "1 day", "8 h"),
    ]


def test_in_german_and_on_a_sheet_of_its_own() -> None:
    severities = sheet(
        ("Schweregrad", "Beschreibung", "Reaktionszeit", "Entstörzeit"),
        ("Hoch", "Totalausfall", "30 Minuten", "4 Stunden"),
        ("Niedrig", "Störung", "4 Stunden", "nächster Werktag"),
        name="Schweregrade",
    )
    made = built(severities, sheet(*PEOPLE))
    assert [(s.code, s.criteria, said(s.respond_within), said(s.resolve_within)) for s in made.severities.values()] == [
        ("Hoch", "Totalausfall", "30 min", "4 h"),
        ("Niedrig", "Störung", "4 h", "next business day"),
    ]


def test_a_target_that_is_not_certain_is_told_and_left_open() -> None:
    given = sheet(
        ("Priority", "Response", "Resolution"),
        ("P1", "2 - 4 hours", "Best effort"),
        ("P2", "4 hours", "n/a"),
        None,
        *PEOPLE,
    )
    proposal = proposed(given)
    assert [(p.cell, p.code) for p in proposal.problems] == [("B2", "no_time"), ("C2", "no_time")]
    spans = [(said(s.respond_within), said(s.resolve_within)) for s in built(given).severities.values()]
    assert spans == [("", ""), ("4 h", "")]


def test_people_with_a_severity_are_no_definitions() -> None:
    given = sheet(
        ("Severity", "Role/Team", "Primary Contact", "Phone", "Response"),
        ("Critical", "SOC Lead", "Ana Example", "+44 20 7946 0001", "15 min"),
        ("High", "Analyst", "Cy Example", "+44 20 7946 0002", "1 h"),
    )
    (mapped,) = merge.map_workbook(book(given))
    assert mapped.facts == ()
    assert merge.propose_changes(BLANK, book(given)).counts["added"] == 2


def test_contacts_alone_take_nothing_of_them() -> None:
    given = sheet(("Priority", "Response"), ("P1", "15 min"), ("P2", "1 h"))
    proposal = merge.propose_changes(BLANK, book(given))
    assert (proposal.entries, proposal.flow) == ((), ())
