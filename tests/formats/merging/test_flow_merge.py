"""Sheets that are escalation matrices become levels, severities, steps and arrows, in five layouts and more languages."""

from __future__ import annotations

import pytest

from designer.formats.matrices.times import At, Times
from designer.formats.merging import merge
from designer.formats.merging.applying import apply
from designer.formats.tables.workbook import Sheet
from designer.model.choices import ContactKind, StepKind, TimeBase, Trigger
from designer.model.document import Document
from designer.model.invariants import violations
from designer.model.matrix import Matrix
from designer.model.records import Head, Level, Severity
from tests.formats.matrices.flows import BLANK, Told, book, built, proposed, told
from tests.formats.sheets import sheet

ANA, BO, CY = "+44 20 7946 0001", "+44 20 7946 0002", "+44 20 7946 0003"
PER_LEVEL = Times(TimeBase.PER_LEVEL, At.LEFT)
ELAPSED = Times(TimeBase.ELAPSED, At.REACHED)

LEVELS_EN = sheet(
    ("NOC escalation matrix",),
    None,
    ("Escalation level", "When", "Role", "Name", "Phone", "Mail"),
    ("1st", "Immediate", "Help desk", "Ana Example", ANA, "ana@example.org"),
    ("2nd", "Two Hours", "NOC manager", "Bo Example", BO, "bo@example.org"),
    ("3rd", "Four Hours", "Director", "Cy Example", CY, "cy@example.org"),
)
LEVELS_DE = sheet(
    ("Stufe", "Name", "Funktion", "Telefon", "Eskalation nach"),
    ("Stufe 1", "Ana Muster", "Leitstelle", ANA, "15 Minuten"),
    ("Stufe 2", "Bo Muster", "Schichtleiter", BO, "15 Minuten"),
    ("Stufe 3", "Cy Muster", "Betriebsleiter", CY, ""),
)
LEVELS_RU = sheet(
    ("Уровень эскалации", "ФИО", "Должность", "Телефон", "Эскалация через"),
    ("1", "Анна Примерова", "Дежурный инженер", ANA, "30 минут"),
    ("2", "Борис Примеров", "Начальник смены", BO, "30 минут"),
    ("3", "Вера Примерова", "Директор", CY, ""),
)
TIMES_EN = sheet(
    ("Severity", "T+0", "T+15m", "T+60m"),
    ("P1 – Critical", "Service desk", "Duty manager / Ana Example", "IT director"),
    ("P2 – High", "Service desk", "", "Duty manager"),
)
TIMES_DE = sheet(
    ("Schweregrad", "Sofort", "Nach 30 Minuten", "Nach 2 Stunden"),
    ("Hoch", "Hotline", "Teamleiter", "Abteilungsleiterin"),
    ("Niedrig", "Hotline", "", "Teamleiter"),
)
TIMES_ES = sheet(
    ("Prioridad", "0 min", "30 min", "2 horas"),
    ("P1", "Mesa de ayuda", "Jefe de turno", "Director"),
    ("P2", "Mesa de ayuda", "", "Jefe de turno"),
)
SEVERITIES_EN = sheet(
    ("Severity", "Definition", "Level 1", "Level 2", "Level 3"),
    ("P1", "Everything is down", "Service desk (15 min)", "Duty manager (30 min)", "CTO"),
    ("P2", "Something is down", "Service desk (1 h)", "Duty manager (2 h)", ""),
)
SEVERITIES_FR = sheet(
    ("Priorité", "Niveau 1", "Niveau 2"),
    ("P1", "Centre de support (15 minutes)", "Directeur technique"),
    ("P2", "Centre de support (1 heure)", "Responsable support"),
)
SEVERITIES_IT = sheet(
    ("Gravità", "Livello 1", "Livello 2"),
    ("Critica", "Assistenza clienti (15 minuti)", "Direttore tecnico"),
    ("Bassa", "Assistenza clienti (4 ore)", "Capoturno"),
)
TEAMS_EN = sheet(
    ("Name of team", "Manager N", "Escalation N+1", "Escalation N+2"),
    ("Network team", "Ana Example", "Bo Example", "CTO"),
    ("Database team", "Cy Example", "Bo Example", "CTO"),
    merges=[(2, 2, 3, 2), (2, 3, 3, 3)],
)
TEAMS_PT = sheet(
    ("Sistema", "Nível 1 (15 min)", "Nível 2 (1 hora)"),
    ("Rede", "Ana Example", "Bo Example"),
    ("Banco de dados", "Cy Example", "Bo Example"),
)
TEAMS_PL = sheet(
    ("Zespół", "Poziom 1", "Poziom 2"),
    ("Sieć", "Ana Example", "Kierownik zmiany"),
    ("Bazy danych", "Cy Example", "Kierownik zmiany"),
)
CARDS_EN = sheet(
    ("Level 1 – Service desk", "", "", "Level 2 – Duty manager"),
    ("Name", "Ana Example", "", "Name", "Bo Example"),
    ("Phone", ANA, "", "Phone", BO),
    ("Escalate after", "15 min", "", "Escalate after", ""),
)
CARDS_DE = sheet(
    ("Stufe 1", "", "Stufe 2"),
    ("Leitstelle", "", "Schichtleiter"),
    ("Ana Muster", "", "Bo Muster"),
    ("sofort", "", "nach 30 Minuten"),
)
CARDS_TR = sheet(
    ("Seviye 1",),
    ("Ad: Ana Örnek",),
    (f"Telefon: {ANA}",),
    None,
    ("Seviye 2",),
    ("Ad: Bora Örnek",),
    (f"Telefon: {BO}",),
)

CASES: dict[str, tuple[Sheet, Told, Times | None]] = {
    "levels, English": (
        LEVELS_EN,
        {
            ("", ""): [
                ("L1", ("Ana Example",), "at once"),
                ("L2", ("Bo Example",), "2 h"),
                ("L3", ("Cy Example",), "2 h"),
            ]
        },
        None,
    ),
    "levels, German": (
        LEVELS_DE,
        {("", ""): [("L1", ("Ana Muster",), ""), ("L2", ("Bo Muster",), "15 min"), ("L3", ("Cy Muster",), "15 min")]},
        None,
    ),
    "levels, Russian": (
        LEVELS_RU,
        {
            ("", ""): [
                ("L1", ("Анна Примерова",), ""),
                ("L2", ("Борис Примеров",), "30 min"),
                ("L3", ("Вера Примерова",), "30 min"),
            ]
        },
        None,
    ),
    "severity by time, English": (
        TIMES_EN,
        {
            ("P1", ""): [
                ("L1", ("Service desk",), "at once"),
                ("L2", ("Duty manager", "Ana Example"), "15 min"),
                ("L3", ("IT director",), "45 min"),
            ],
            ("P2", ""): [("L1", ("Service desk",), "at once"), ("L3", ("Duty manager",), "1 h")],
        },
        None,
    ),
    "severity by time, German": (
        TIMES_DE,
        {
            ("Hoch", ""): [
                ("L1", ("Hotline",), "at once"),
                ("L2", ("Teamleiter",), "30 min"),
                ("L3", ("Abteilungsleiterin",), "1 h 30 min"),
            ],
            ("Niedrig", ""): [("L1", ("Hotline",), "at once"), ("L3", ("Teamleiter",), "2 h")],
        },
        None,
    ),
    "severity by time, Spanish": (
        TIMES_ES,
        {
            ("P1", ""): [
                ("L1", ("Mesa de ayuda",), "at once"),
                ("L2", ("Jefe de turno",), "30 min"),
                ("L3", ("Director",), "1 h 30 min"),
            ],
            ("P2", ""): [("L1", ("Mesa de ayuda",), "at once"), ("L3", ("Jefe de turno",), "2 h")],
        },
        None,
    ),
    "severity by level, English": (
        SEVERITIES_EN,
        {
            ("P1", ""): [
                ("L1", ("Service desk",), ""),
                ("L2", ("Duty manager",), "15 min"),
                ("L3", ("CTO",), "30 min"),
            ],
            ("P2", ""): [("L1", ("Service desk",), ""), ("L2", ("Duty manager",), "1 h")],
        },
        PER_LEVEL,
    ),
    "severity by level, French": (
        SEVERITIES_FR,
        {
            ("P1", ""): [("L1", ("Centre de support",), ""), ("L2", ("Directeur technique",), "15 min")],
            ("P2", ""): [("L1", ("Centre de support",), ""), ("L2", ("Responsable support",), "1 h")],
        },
        None,
    ),
    "severity by level, Italian": (
        SEVERITIES_IT,
        {
            ("Critica", ""): [("L1", ("Assistenza clienti",), ""), ("L2", ("Direttore tecnico",), "15 min")],
            ("Bassa", ""): [("L1", ("Assistenza clienti",), ""), ("L2", ("Capoturno",), "4 h")],
        },
        None,
    ),
    "team by level, English": (
        TEAMS_EN,
        {
            ("", "Network team"): [("N", ("Ana Example",), ""), ("N+1", ("Bo Example",), ""), ("N+2", ("CTO",), "")],
            ("", "Database team"): [("N", ("Cy Example",), ""), ("N+1", ("Bo Example",), ""), ("N+2", ("CTO",), "")],
        },
        None,
    ),
    "team by level, Portuguese": (
        TEAMS_PT,
        {
            ("", "Rede"): [("L1", ("Ana Example",), "15 min"), ("L2", ("Bo Example",), "45 min")],
            ("", "Banco de dados"): [("L1", ("Cy Example",), "15 min"), ("L2", ("Bo Example",), "45 min")],
        },
        ELAPSED,
    ),
    "team by level, Polish": (
        TEAMS_PL,
        {
            ("", "Sieć"): [("L1", ("Ana Example",), ""), ("L2", ("Kierownik zmiany",), "")],
            ("", "Bazy danych"): [("L1", ("Cy Example",), ""), ("L2", ("Kierownik zmiany",), "")],
        },
        None,
    ),
    "cards, English": (
        CARDS_EN,
        {("", ""): [("L1", ("Ana Example",), ""), ("L2", ("Bo Example",), "15 min")]},
        None,
    ),
    "cards, German": (
        CARDS_DE,
        {("", ""): [("L1", ("Ana Muster",), "at once"), ("L2", ("Bo Muster",), "30 min")]},
        None,
    ),
    "cards, Turkish": (
        CARDS_TR,
        {("", ""): [("L1", ("Ana Örnek",), ""), ("L2", ("Bora Örnek",), "")]},
        None,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_layout_becomes_a_flow(name: str) -> None:
    given, expected, times = CASES[name]
    made = built(given, times=times)
    assert told(made) == expected
    assert list(violations(made)) == []


@pytest.mark.parametrize("name", CASES)
def test_the_same_sheet_again_changes_nothing(name: str) -> None:
    given, _, times = CASES[name]
    made = built(given, times=times)
    again = proposed(given, into=made, times=times)
    assert not again.diff
    assert {entry.kind for entry in again.flow} == {"unchanged"}


@pytest.mark.parametrize("name", CASES)
def test_a_flow_is_one_undo_step_and_is_laid_out(name: str) -> None:
    given, _, times = CASES[name]
    document = Document(BLANK)
    apply(document, proposed(given, times=times), label="Import matrix.xlsx")
    assert document.history == ["Import matrix.xlsx"]
    places = [(step.level, step.position) for step in document.matrix.steps.values()]
    assert len({(level, at.across, at.along) for level, at in places}) == len(places)
    assert document.undo() and document.matrix == BLANK


def test_what_is_said_of_people_comes_with_them() -> None:
    made = built(LEVELS_EN)
    people = {contact.name: contact for contact in made.contacts.values()}
    assert (people["Bo Example"].role, people["Bo Example"].phones[0].number) == ("NOC manager", BO)
    assert [people["Bo Example"].emails[0].address] == ["bo@example.org"]


def test_roles_and_desks_without_a_person_are_contacts_of_their_kind() -> None:
    kinds = {contact.name: contact.kind for contact in built(TIMES_EN).contacts.values()}
    assert kinds == {
        "Service desk": ContactKind.DESK,
        "Duty manager": ContactKind.ROLE,
        "IT director": ContactKind.ROLE,
        "Ana Example": ContactKind.PERSON,
    }


def test_severities_get_their_criteria_and_order() -> None:
    made = built(SEVERITIES_EN, times=PER_LEVEL)
    assert [(s.rank, s.code, s.criteria) for s in made.severities.values()] == [
        (1, "P1", "Everything is down"),
        (2, "P2", "Something is down"),
    ]
    upside_down = sheet(
        ("Severity", "T+0", "T+30m"),
        ("Low", "Service desk", "Duty manager"),
        ("High", "Service desk", "CTO"),
    )
    assert [s.code for s in built(upside_down).severities.values()] == ["High", "Low"]


def test_severities_that_are_words_of_the_house_get_their_criteria_too() -> None:
    given = sheet(
        ("Severity", "Criteria", "Level 1", "Level 2"),
        ("Outage", "Nothing works", "Service desk", "Duty manager"),
        ("Nuisance", "It looks odd", "Service desk", "Duty manager"),
    )
    severities = built(given).severities.values()
    assert [(each.code, each.criteria) for each in severities] == [
        ("Outage", "Nothing works"),
        ("Nuisance", "It looks odd"),
    ]


def test_levels_that_stand_the_other_way_round_are_put_in_order() -> None:
    given = sheet(
        ("Escalation level", "Name", "Phone"),
        ("Level 3", "Cy Example", CY),
        ("Level 2", "Bo Example", BO),
        ("Level 1", "Ana Example", ANA),
    )
    assert told(built(given)) == {
        ("", ""): [("L1", ("Ana Example",), ""), ("L2", ("Bo Example",), ""), ("L3", ("Cy Example",), "")]
    }


def test_levels_and_severities_that_are_there_are_used_again() -> None:
    first = Level(id="level:first234", code="L1", label="First contact")
    second = Level(id="level:second23", order=1, code="X", label="tier 2")
    severity = Severity(id="severity:worst234", code="SEV1", name="Critical", criteria="as agreed")
    into = Matrix([Head(id="matrix:blank234"), first, second, severity])
    given = sheet(
        ("Severity", "Tier 1", "Tier 2"),
        ("Sev 1", "Service desk", "Duty manager"),
        ("Sev 2", "Service desk", ""),
    )
    made = built(given, into=into)
    assert [(level.id, level.label) for level in made.levels.values()] == [
        ("level:first234", "First contact"),
        ("level:second23", "tier 2"),
    ]
    assert [(each.code, each.criteria) for each in made.severities.values()] == [("SEV1", "as agreed"), ("SEV2", "")]


def test_people_who_are_there_are_used_again() -> None:
    once = built(LEVELS_EN)
    again = built(CARDS_EN, into=Matrix([*BLANK.records.values(), *once.contacts.values()]))
    assert sorted(contact.name for contact in again.contacts.values()) == ["Ana Example", "Bo Example", "Cy Example"]


def test_blank_levels_and_severities_mean_those_above() -> None:
    given = sheet(
        ("Severity", "Level", "Name", "Phone", "Escalate after"),
        ("P1", "1", "Ana Example", ANA, "15 min"),
        ("", "", "Bo Example", BO, ""),
        ("", "2", "Cy Example", CY, ""),
        ("P2", "1", "Cy Example", CY, "1 h"),
        ("", "2", "Bo Example", BO, ""),
    )
    assert told(built(given)) == {
        ("P1", ""): [("L1", ("Ana Example", "Bo Example"), ""), ("L2", ("Cy Example",), "15 min")],
        ("P2", ""): [("L1", ("Cy Example",), ""), ("L2", ("Bo Example",), "1 h")],
    }


def test_the_line_above_a_table_is_its_severity_or_its_branch() -> None:
    by_severity = sheet(
        ("Severity 1",),
        ("Level", "Name", "Phone"),
        ("1", "Ana Example", ANA),
        ("2", "Bo Example", BO),
        None,
        ("Severity 2",),
        ("Level", "Name", "Phone"),
        ("1", "Cy Example", CY),
        ("2", "Bo Example", BO),
    )
    assert told(built(by_severity)) == {
        ("SEV1", ""): [("L1", ("Ana Example",), ""), ("L2", ("Bo Example",), "")],
        ("SEV2", ""): [("L1", ("Cy Example",), ""), ("L2", ("Bo Example",), "")],
    }
    network = sheet(("Level", "Name", "Phone"), ("1", "Ana Example", ANA), ("2", "Bo Example", BO), name="Network")
    voice = sheet(("Level", "Name", "Phone"), ("1", "Cy Example", CY), ("2", "Bo Example", BO), name="Voice")
    assert told(built(network, voice)) == {
        ("", "Network"): [("L1", ("Ana Example",), ""), ("L2", ("Bo Example",), "")],
        ("", "Voice"): [("L1", ("Cy Example",), ""), ("L2", ("Bo Example",), "")],
    }


def test_a_table_of_times_is_put_together_with_a_table_of_people() -> None:
    given = sheet(
        ("Level", "Name", "Phone"),
        ("L1", "Ana Example", ANA),
        ("L2", "Bo Example", BO),
        None,
        ("Severity", "L1", "L2"),
        ("P1", "0 min", "1 h"),
        ("P2", "0 min", "4 h"),
    )
    assert told(built(given)) == {
        ("P1", ""): [("L1", ("Ana Example",), "at once"), ("L2", ("Bo Example",), "1 h")],
        ("P2", ""): [("L1", ("Ana Example",), "at once"), ("L2", ("Bo Example",), "4 h")],
    }


def test_a_header_says_unit_and_trigger() -> None:
    given = sheet(
        ("Level", "Name", "Phone", "Response time (min)"),
        ("1", "Ana Example", ANA, 30),
        ("2", "Bo Example", BO, 30),
        ("3", "Cy Example", CY, ""),
    )
    made = built(given)
    assert told(made)["", ""][1:] == [("L2", ("Bo Example",), "30 min"), ("L3", ("Cy Example",), "30 min")]
    triggers = {a.trigger for a in made.transitions.values() if made.steps[a.source].kind is not StepKind.ENTRY}
    assert triggers == {Trigger.NOT_ACKNOWLEDGED}


def test_a_time_that_is_not_understood_is_kept_as_text_and_told() -> None:
    given = sheet(
        ("Level", "Name", "Phone", "Escalate after"),
        ("1", "Ana Example", ANA, "If SLA target is breached"),
        ("2", "Bo Example", BO, 30),
        ("3", "Cy Example", CY, ""),
    )
    proposal = proposed(given)
    made = built(given)
    assert [after for _, _, after in told(made)["", ""]] == ["", "", ""]
    labels = {(made.levels[made.steps[a.target].level].code, a.trigger, a.label) for a in made.transitions.values()}
    assert ("L2", Trigger.CRITERIA_MET, "If SLA target is breached") in labels
    assert ("L3", Trigger.NOT_RESOLVED, "30") in labels
    assert [(p.cell, p.code) for p in proposal.problems] == [("D2", "no_time"), ("D3", "no_time")]


def test_placeholders_are_told_and_become_nobody() -> None:
    given = sheet(
        ("Escalation level", "Name", "Role", "Phone"),
        ("1", "Ana Example", "", ANA),
        ("2", "<name>", "Duty manager", "[Phone]"),
        ("3", "XXX", "", "TBC"),
    )
    proposal = proposed(given)
    made = built(given)
    assert sorted(contact.name for contact in made.contacts.values()) == ["Ana Example", "Duty manager"]
    assert [phone.number for contact in made.contacts.values() for phone in contact.phones] == [ANA]
    assert {(p.cell, p.code) for p in proposal.problems} >= {
        ("B3", "placeholder"),
        ("D3", "placeholder"),
        ("B4", "placeholder"),
    }


def test_words_that_name_nobody_stand_in_the_step() -> None:
    given = sheet(
        ("Severity", "T+0", "T+15m"),
        ("P1", "Service desk", "Post in #incidents"),
        ("P2", "Service desk", "Duty manager"),
    )
    proposal = proposed(given)
    made = built(given)
    assert [step.instructions for step in made.steps.values() if step.instructions] == [("Post in #incidents",)]
    assert [(p.cell, p.code) for p in proposal.problems] == [("C2", "names_nobody")]


def test_the_cells_of_what_is_built_are_told() -> None:
    entries = {(entry.record, entry.name): entry for entry in proposed(TIMES_EN).flow}
    assert entries["level", "T+15m"].cells == {"label": "Sheet!C1"}
    assert entries["step", "IT director"].cells["targets"] == "Sheet!D2"
    timed = [entry for entry in proposed(LEVELS_EN).flow if entry.record == "transition"]
    assert {entry.cells["after"] for entry in timed} == {"Sheet!B4", "Sheet!B5", "Sheet!B6"}
    assert [source.row for source in entries["severity", "High"].sources] == [3]


def test_contacts_alone_are_taken_where_no_flow_is_asked_for() -> None:
    proposal = merge.propose_changes(BLANK, book(LEVELS_EN))
    assert proposal.flow == ()
    assert proposal.counts["added"] == 3
    assert {problem.code for problem in proposal.problems} == {"not_taken"}


def test_what_hangs_on_an_unticked_record_follows_it() -> None:
    proposal = proposed(LEVELS_EN)
    second = next(entry.id for entry in proposal.flow if entry.record == "level" and entry.name == "2nd")
    steps = {entry.id for entry in proposal.flow if entry.record == "step" and entry.after.level == second}  # type: ignore[union-attr]
    following = proposal.followers([second])
    assert steps <= following
    assert {entry.record for entry in proposal.flow if entry.id in following} == {"step", "transition"}
    document = Document(BLANK)
    everything = {*proposal.by_id, *proposal.flow_by_id}
    apply(document, proposal, everything - {second})
    assert [level.code for level in document.matrix.levels.values()] == ["L1", "L3"]
    assert list(violations(document.matrix)) == []


def test_an_unticked_contact_leaves_its_step_without_it() -> None:
    proposal = proposed(LEVELS_EN)
    ana = next(entry.id for entry in proposal.entries if entry.after.name == "Ana Example")
    assert proposal.followers([ana]) == frozenset()
    document = Document(BLANK)
    apply(document, proposal, {*proposal.by_id, *proposal.flow_by_id} - {ana})
    assert told(document.matrix)["", ""][0] == ("L1", (), "at once")


def test_a_flow_goes_beneath_one_that_is_there() -> None:
    first = built(LEVELS_EN)
    both = built(SEVERITIES_FR, into=first)
    for id, step in first.steps.items():
        assert both.steps[id].position == step.position
    bottom = max(step.position.along for step in first.steps.values())
    new = [step for id, step in both.steps.items() if id not in first.steps]
    assert new and all(step.position.along > bottom for step in new)


def test_a_name_alone_means_the_one_of_that_name_who_has_a_number() -> None:
    given = sheet(
        ("Escalation level", "Name", "Phone"),
        ("1", "Ana Example", ANA),
        ("2", "Bo Example", BO),
        ("3", "Ana Example", ""),
    )
    made = built(given)
    assert sorted(contact.name for contact in made.contacts.values()) == ["Ana Example", "Bo Example"]
    assert [names for _, names, _ in told(made)["", ""]] == [("Ana Example",), ("Bo Example",), ("Ana Example",)]


def test_a_name_alone_that_two_people_have_is_neither_of_them() -> None:
    given = sheet(
        ("Escalation level", "Name", "Phone"),
        ("1", "Ana Example", ANA),
        ("2", "Ana Example", BO),
        ("3", "Ana Example", ""),
    )
    assert len(proposed(given).entries) == 3
