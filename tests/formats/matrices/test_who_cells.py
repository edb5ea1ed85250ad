"""Columns that say who is told without a header that says so, or with everything about them in one cell."""

from __future__ import annotations

from designer.formats.matrices.sheet_layouts import mapped_tables
from designer.model.choices import Trigger
from tests.formats.matrices.flows import built, proposed, told
from tests.formats.sheets import sheet

ANA, BO, CY = "+44 20 7946 0001", "+44 20 7946 0002", "+44 20 7946 0003"


def test_role_name_and_numbers_in_one_cell_are_parted() -> None:
    made = built(
        sheet(
            ("Escalation Level", "Contact Person", "Fault Severity/Time Frame"),
            ("Level 1", f"Duty engineer, Ana Example\nOff: {ANA}\nEmail: ana@example.org", "2 hrs"),
            ("Level 2", f"Manager, Bo Example\nOff: {BO}", "4 hrs"),
            ("Level 3", f"Director, Cy Example\nOff: {CY}", "6 hrs"),
        )
    )
    people = {(c.name, c.role, c.phones[0].number, tuple(e.address for e in c.emails)) for c in made.contacts.values()}
    assert people == {
        ("Ana Example", "Duty engineer", ANA, ("ana@example.org",)),
        ("Bo Example", "Manager", BO, ()),
        ("Cy Example", "Director", CY, ()),
    }
    assert [span for _, _, span in told(made)["", ""]] == ["2 h", "2 h", "2 h"]


def test_a_name_with_its_role_in_brackets_under_an_unknown_header() -> None:
    made = built(
        sheet(
            ("Level", "Point of Contact (POC)", "Email", "POC's Number"),
            ("Level 1 (0 to 1 Hr)", "Support team", "support@example.org", ANA),
            ("Level 2 (2 to 4 Hr)", "Ana Example (Team Lead)", "ana@example.org", BO),
            ("Level 3 (4 to 8 Hr)", "Bo Example (Manager)", "bo@example.org", ""),
        )
    )
    assert told(made)["", ""] == [
        ("L1", ("Support team",), "at once"),
        ("L2", ("Ana Example",), "2 h"),
        ("L3", ("Bo Example",), "2 h"),
    ]
    roles = {contact.name: contact.role for contact in made.contacts.values()}
    assert roles == {"Support team": "", "Ana Example": "Team Lead", "Bo Example": "Manager"}


def test_a_column_of_roles_needs_no_known_header() -> None:
    made = built(
        sheet(
            ("Level", "Authority", "Days available for redressal"),
            ("Level 1", "Branch manager", "6 working days"),
            ("Level 2", "Regional manager", "4 working days"),
            ("Level 3", "Director", ""),
        )
    )
    assert told(made)["", ""] == [
        ("L1", ("Branch manager",), ""),
        ("L2", ("Regional manager",), "6 business days"),
        ("L3", ("Director",), "4 business days"),
    ]


def test_of_two_columns_of_times_none_is_taken() -> None:
    proposal = proposed(
        sheet(
            ("Escalation level", "Name", "One", "Two"),
            ("1", "Ana Example", "15 min", "1 h"),
            ("2", "Bo Example", "30 min", "2 h"),
        )
    )
    arrows = [entry.after for entry in proposal.flow if entry.record == "transition"]
    assert [arrow.after for arrow in arrows] == [None, None]  # type: ignore[union-attr]


def test_when_to_escalate_is_kept_in_its_words() -> None:
    made = built(
        sheet(
            ("Escalation Level", "When to Escalate", "Role", "Contacts"),
            ("Level 1", "If SLA target is breached", "Project Manager", f"Ana Example, {ANA}"),
            ("Level 2", "Level 1 did not answer for three days running", "Head of Operations", f"Bo Example, {BO}"),
            ("Level 3", "2 days", "CEO", f"Cy Example, {CY}"),
        )
    )
    arrows = sorted(made.transitions.values(), key=lambda a: made.levels[made.steps[a.target].level].order)
    assert [(a.trigger, a.label) for a in arrows] == [
        (Trigger.ALWAYS, "If SLA target is breached"),
        (Trigger.CRITERIA_MET, "Level 1 did not answer for three days running"),
        (Trigger.NOT_RESOLVED, ""),
    ]
    assert [span for _, _, span in told(made)["", ""]] == ["", "", "2 days"]


def test_a_table_of_plain_names_stays_as_it_stands() -> None:
    (mapped,) = mapped_tables(
        sheet(("Level", "Name", "Phone"), ("1", "Ana Example", ANA), ("2", "Service desk", BO), ("3", "CTO", CY))
    )
    assert mapped.table.places == {}
    assert [column.field for column in mapped.mapping.columns] == ["level", "name", "phone"]
