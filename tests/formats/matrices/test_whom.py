"""Cells of a grid name people, roles and desks; what names nobody for certain names nobody."""

from __future__ import annotations

import pytest

from designer.formats.matrices.naming import kind_of_role
from designer.formats.matrices.whom import whom_of
from designer.model.choices import ContactKind

PHONE = "+44 20 7946 0001"


def parties(text: str) -> list[tuple[str, str]]:
    return [(party.name, party.role) for party in whom_of(text).parties]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Duty manager", [("", "Duty manager")]),
        ("Ana Example", [("Ana Example", "")]),
        ("Maria de la Cruz", [("Maria de la Cruz", "")]),
        ("Example, Ana", [("Example, Ana", "")]),
        ("Shift lead (Ana Example)", [("Ana Example", "Shift lead")]),
        ("Ana Example (IT director), Bo Example", [("Ana Example", "IT director"), ("Bo Example", "")]),
        ("Ana Example\nShift lead\nBo Example\nDirector", [("Ana Example", "Shift lead"), ("Bo Example", "Director")]),
        ("Duty manager, IT director", [("", "Duty manager"), ("", "IT director")]),
        ("On-call engineer + team lead", [("", "On-call engineer"), ("", "team lead")]),
        ("Service desk / Network team", [("", "Service desk"), ("", "Network team")]),
        ("Director of Research and Development", [("", "Director of Research and Development")]),
        ("Call the duty manager", [("", "duty manager")]),
        ("Schichtleiter\nAna Muster", [("Ana Muster", "Schichtleiter")]),
        ("Teamleiter und Abteilungsleiterin", [("", "Teamleiter"), ("", "Abteilungsleiterin")]),
        ("Netzwerkleitung", [("", "Netzwerkleitung")]),
        ("Руководитель смены", [("", "Руководитель смены")]),
        ("CTO", [("", "CTO")]),
    ],
)
def test_who_is_told(text: str, found: list[tuple[str, str]]) -> None:
    assert parties(text) == found
    assert whom_of(text).other == []


@pytest.mark.parametrize(
    "text",
    [
        "Notify customers",
        "Do not call Ana Example",
        "Do not call the duty manager",
        "If the manager is absent",
        "Status Page",
        "Marketing Email",
        "Customer Update",
        "Same as above",
        "Post in #incidents",
        "Create a ticket for the service desk",
        PHONE,
        "noc@example.org",
    ],
)
def test_what_names_nobody_for_certain_is_kept_as_text(text: str) -> None:
    whom = whom_of(text)
    assert whom.parties == []
    assert whom.other


@pytest.mark.parametrize(
    "text", ["TBC", "[Name]", "<name>", "XXX", "N/A", "to be confirmed", "N.N.", "noch offen", "????"]
)
def test_placeholders_are_nobody(text: str) -> None:
    whom = whom_of(text)
    assert (whom.parties, whom.other) == ([], [])


def test_addresses_belong_to_whom_they_stand_beside() -> None:
    (ana, bo) = whom_of(f"Ana Example\nTel: {PHONE}\nana@example.org\nBo Example\nMob: +44 7700 900002").parties
    assert (ana.phones, ana.emails) == ([f"Tel: {PHONE}"], ["ana@example.org"])
    assert (bo.phones, bo.emails) == (["Mob: +44 7700 900002"], [])
    assert whom_of(f"24x7 NOC hotline: {PHONE}").parties[0].phones == [PHONE]


def test_a_time_beside_whom_is_a_time() -> None:
    whom = whom_of("Duty manager (30 min)")
    assert whom.time is not None and whom.time.text == "30 min"
    assert whom_of("30 min").parties == []


def test_desks_and_roles_differ() -> None:
    kinds = [kind_of_role(text) for text in ("Service desk", "Service desk manager", "Ana Example", "Rufbereitschaft")]
    assert kinds == [ContactKind.DESK, ContactKind.ROLE, None, ContactKind.ROLE]
