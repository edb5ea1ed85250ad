"""Sheets of other people's making: whom each row means, what it changes, and what it must never touch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from designer.formats.merging.merge import apply, map_workbook, propose_changes
from designer.formats.merging.proposal import Entry, Proposal
from designer.formats.tables.workbook import Workbook
from designer.formats.values.cells import clean
from designer.model.choices import ContactKind, PhoneKind
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.model.values import Email, Phone
from tests.formats.returned import read_csv_here, read_here
from tests.formats.sheets import sheet

HEAD = Head(id="matrix:2222222a", time_zone="Europe/London")
ADA = Contact(
    id="contact:2222222a",
    name="Ada Example",
    role="Engineer",
    department="Network",
    phones=(
        Phone(number="+44 20 7946 0101", kind=PhoneKind.DUTY, e164="+442079460101", label="NOC"),
        Phone(number="+44 7700 900101", kind=PhoneKind.MOBILE, e164="+447700900101", sms=True),
    ),
    emails=(Email(address="ada@example.org", label="work"),),
    notes="Speaks Dutch",
)
BO = Contact(id="contact:2222222b", name="Bo Park", department="Network", emails=(Email(address="bo@example.org"),))
JO1 = Contact(id="contact:2222222c", name="Jo Kim", department="Billing")
JO2 = Contact(id="contact:2222222d", name="Jo Kim", department="Network")
KNOWN = Matrix([HEAD, ADA, BO, JO1, JO2])


def proposed(*rows: Sequence[object] | None, matrix: Matrix = KNOWN, **options: str) -> Proposal:
    workbook = Workbook("list.xlsx", "xlsx", (sheet(*rows),))
    return propose_changes(matrix, workbook, **options)  # type: ignore[arg-type]


def one(*rows: Sequence[object] | None, matrix: Matrix = KNOWN) -> Entry:
    proposal = proposed(*rows, matrix=matrix)
    assert proposal.uncertain == ()
    (entry,) = proposal.entries
    return entry


def test_somebody_new_gets_every_field_the_sheet_has() -> None:
    entry = one(
        ["First name", "Last name", "Job title", "Department", "Company", "Phone", "Ext", "Mobile", "Fax", "E-mail"],
        [
            "Zed",
            "New",
            "Lead",
            "Care",
            "Acme",
            "+44 20 7946 0001",
            "12",
            "+44 7700 900001",
            "+44 20 7946 0002",
            "z@x.org",
        ],
        matrix=Matrix([HEAD]),
    )
    new = entry.after
    assert entry.kind == "added"
    assert (new.name, new.role, new.department, new.organisation) == ("Zed New", "Lead", "Care", "Acme")
    assert [(p.number, p.kind, p.e164, p.extension) for p in new.phones] == [
        ("+44 20 7946 0001", "desk", "+442079460001", "12"),
        ("+44 7700 900001", "mobile", "+447700900001", ""),
        ("+44 20 7946 0002", "fax", "+442079460002", ""),
    ]
    assert [email.address for email in new.emails] == ["z@x.org"]
    assert entry.cells["phones"] == "Sheet!F2, Sheet!G2, Sheet!H2, Sheet!I2"
    assert entry.cells["name"] == "Sheet!A2, Sheet!B2"


def test_an_address_finds_the_contact_and_only_what_differs_changes() -> None:
    entry = one(
        ["Name", "E-mail", "Job title", "Phone"], ["ADA EXAMPLE", "Ada@Example.org", "Lead", "+44 (20) 7946-0101"]
    )
    assert (entry.matched_by, entry.before) == ("e-mail", ADA)
    assert entry.fields == {"role": ("Engineer", "Lead")}


def test_blank_cells_and_cells_that_say_nothing_never_erase() -> None:
    entry = one(["Name", "E-mail", "Job title", "Phone", "Notes"], ["Ada Example", "ada@example.org", "", "n/a", "-"])
    assert entry.kind == "unchanged"
    assert entry.after is ADA


def test_another_number_takes_the_place_of_the_only_one_of_its_kind() -> None:
    entry = one(["Name", "E-mail", "Phone", "Mobile"], ["Ada Example", "ada@example.org", "+44 20 7946 0199", ""])
    assert entry.after.phones == (
        Phone(number="+44 20 7946 0199", kind=PhoneKind.DUTY, e164="+442079460199", label="NOC"),
        ADA.phones[1],
    )


def test_of_several_numbers_of_a_kind_none_is_overwritten() -> None:
    second = Phone(number="+44 20 7946 0102", kind=PhoneKind.DESK, e164="+442079460102")
    ada = Contact(id=ADA.id, name=ADA.name, phones=(*ADA.phones, second), emails=ADA.emails)
    entry = one(
        ["Name", "E-mail", "Phone"], ["Ada Example", "ada@example.org", "+44 20 7946 0199"], matrix=Matrix([HEAD, ada])
    )
    assert entry.after.phones[:3] == ada.phones
    assert entry.after.phones[3].number == "+44 20 7946 0199"


def test_another_mailbox_takes_the_place_of_the_only_one_and_keeps_its_label() -> None:
    entry = one(["Name", "Mobile", "E-mail"], ["Ada Example", "+44 7700 900101", "ada.example@example.org"])
    assert entry.matched_by == "phone"
    assert entry.after.emails == (Email(address="ada.example@example.org", label="work"),)


def test_name_and_team_tell_namesakes_apart() -> None:
    entry = one(["Name", "Department", "Job title"], ["Kim, Jo", "network", "Lead"])
    assert (entry.id, entry.matched_by) == (JO2.id, "name and team")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["Jo Kim", "", "", "Lead"], "the name alone"),
        (["Bo Park", "", "Billing", "Lead"], "another team"),
        (["Zed Else", "ada@example.org", "", "Lead"], "another name has this e-mail"),
    ],
)
def test_who_is_not_certain_is_left_out_and_told(row: list[str], reason: str) -> None:
    proposal = proposed(["Name", "E-mail", "Department", "Job title"], row)
    (uncertain,) = proposal.uncertain
    assert reason in uncertain.reason
    assert proposal.counts == {"added": 0, "changed": 0, "unchanged": 0, "skipped": 1}
    assert uncertain.source.row == 2


def test_a_name_that_nobody_else_has_may_come_with_another_mailbox() -> None:
    entry = one(["Name", "E-mail"], ["Ada Example", "ada@elsewhere.example"])
    assert (entry.id, entry.matched_by) == (ADA.id, "name")
    assert entry.after.emails[0].address == "ada@elsewhere.example"


def test_other_addresses_of_every_kind_make_it_uncertain() -> None:
    proposal = proposed(["Name", "E-mail", "Phone"], ["Ada Example", "ada@elsewhere.example", "+1 555 010 0123"])
    assert [each.reason for each in proposal.uncertain] == ["a contact of this name has other addresses"]


def test_links_stand_in_for_addresses_that_cells_do_not_show() -> None:
    links = {(2, 1): "mailto:ada@example.org?subject=P1", (2, 2): "tel:+442079460001", (3, 0): "mailto:bo@example.org"}
    links |= {(4, 0): "mailto:old@example.org", (4, 1): "mailto:cy@example.net", (5, 0): "https://example.org/di"}
    rows = (
        ["Name", "Email", "Phone"], ["Ada", "Mail Ada", "call"], ["Bo", "", "112"], ["Cy", "cy@example.org", ""], ["Di", "", "113"],
    )  # fmt: skip
    workbook = Workbook("list.xlsx", "xlsx", (sheet(*rows, links=links),))
    people = [entry.after for entry in propose_changes(Matrix([HEAD]), workbook).entries]
    assert [
        (who.name, [each.address for each in who.emails], [each.number for each in who.phones]) for who in people
    ] == [
        ("Ada", ["ada@example.org"], ["+442079460001"]),
        ("Bo", ["bo@example.org"], ["112"]),
        ("Cy", ["cy@example.org"], []),
        ("Di", [], ["113"]),
    ]


def test_a_switchboard_that_many_share_is_nobody() -> None:
    proposal = proposed(
        ["Name", "Phone"],
        ["Zed New", "+44 20 7946 0101"],
        ["Yva New", "+44 20 7946 0101"],
        ["Xen New", "+44 20 7946 0101"],
    )
    assert proposal.counts["added"] == 3


def test_rows_that_repeat_somebody_are_one_person() -> None:
    proposal = proposed(
        ["Name", "E-mail", "Topic", "Phone", "Job title"],
        ["Zed New", "z@x.org", "Mail", "+44 20 7946 0001", "Lead"],
        ["Zed New", "z@x.org", "Web", "+44 20 7946 0002", "Chief"],
        matrix=Matrix([HEAD]),
    )
    (entry,) = proposal.entries
    assert [source.row for source in entry.sources] == [2, 3]
    assert [phone.number for phone in entry.after.phones] == ["+44 20 7946 0001", "+44 20 7946 0002"]
    assert entry.after.role == "Lead / Chief"
    assert [(problem.code, problem.cell) for problem in proposal.problems] == [("repeated", "3")]


def test_an_id_tells_namesakes_apart_and_a_running_number_does_not() -> None:
    header = ["Staff ID", "Name", "Phone", "Role"]
    staff = [["150", "Zed New", "+44 20 7946 0777", "Chief"], ["22", "Zed New", "+44 20 7946 0777", "Driver"]]
    workbook = Workbook("list.xlsx", "xlsx", (sheet(header, *staff, ["150", "Zed New", "+44 20 7946 0777", "Chief"]),))
    found = propose_changes(KNOWN, workbook)
    assert [(each.after.name, each.after.role, len(each.sources)) for each in found.entries] == [
        ("Zed New", "Chief", 2),
        ("Zed New", "Driver", 1),
    ]
    counted = [["1", "Zed New", "+44 20 7946 0777", "P1"], ["2", "Zed New", "+44 20 7946 0777", "P2"]]
    workbook = Workbook("list.xlsx", "xlsx", (sheet(header, *counted, ["3", "Yan New", "+44 20 7946 0778", "P3"]),))
    assert [each.after.name for each in propose_changes(KNOWN, workbook).entries] == ["Zed New", "Yan New"]


def test_whoever_is_named_twice_on_a_rota_is_one_person() -> None:
    rows = [["Date", "Morning", "MorningPhone", "Night", "NightPhone"]]
    rows += [["1-Jul", "Zed New", "+44 20 7946 0777", "Yan New", "+44 20 7946 0778"]]
    rows += [["2-Jul", "Yan New", "+44 20 7946 0779", "Zed New", "+44 20 7946 0777"]]
    found = propose_changes(KNOWN, Workbook("list.xlsx", "xlsx", (sheet(*rows),)))
    assert [(each.after.name, [phone.e164 for phone in each.after.phones]) for each in found.entries] == [
        ("Zed New", ["+442079460777"]),
        ("Yan New", ["+442079460778", "+442079460779"]),
    ]


def test_a_backup_is_found_in_the_sheet_or_the_matrix_and_never_lost() -> None:
    proposal = proposed(
        ["Name", "E-mail", "Backup"],
        ["Zed New", "z@x.org", "Yva New"],
        ["Yva New", "y@x.org", "Bo Park; Nobody Known"],
    )
    zed, yva = (entry.after for entry in proposal.entries)
    assert zed.deputies == (yva.id,)
    assert yva.deputies == (BO.id,)
    assert yva.notes == "Backup: Nobody Known"
    assert [problem.code for problem in proposal.problems] == ["unknown_person"]


def test_a_manager_is_a_manager_and_no_backup() -> None:
    entry = one(["Name", "E-mail", "Manager"], ["Zed New", "z@x.org", "Bo Park"])
    assert (entry.after.manager, entry.after.deputies) == (BO.id, ())


def test_two_rows_never_become_one_contact() -> None:
    proposal = proposed(
        ["Name", "E-mail", "Mobile"],
        ["Ada Example", "ada@example.org", ""],
        ["Ada Example Jones", "", "+44 7700 900101"],
    )
    assert [entry.id for entry in proposal.entries] == [ADA.id]
    assert [each.reason for each in proposal.uncertain] == ["another row stands for this contact"]


def test_a_row_without_a_name_is_a_desk_a_firm_or_a_mailbox() -> None:
    proposal = proposed(
        ["Name", "Job title", "Company", "Phone", "E-mail"],
        ["", "Duty manager", "", "+44 20 7946 0001", ""],
        ["", "", "Acme Lifts", "+44 20 7946 0002", ""],
        ["", "", "", "", "desk@example.org"],
        ["", "", "", "+44 20 7946 0004", ""],
        matrix=Matrix([HEAD]),
    )
    assert [(entry.after.name, entry.after.kind) for entry in proposal.entries] == [
        ("Duty manager", ContactKind.ROLE),
        ("Acme Lifts", ContactKind.VENDOR),
        ("desk@example.org", ContactKind.MAILBOX),
    ]
    assert proposal.counts["skipped"] == 1
    assert [(problem.code, problem.cell) for problem in proposal.problems] == [("no_name", "5")]


def test_levels_and_times_are_said_to_be_left_aside() -> None:
    proposal = proposed(["Level", "Name", "Phone", "Escalate after"], ["1", "Zed New", "+44 20 7946 0001", "15 min"])
    assert proposal.counts["added"] == 1
    assert {(problem.code, problem.cell) for problem in proposal.problems} == {("not_taken", "A1"), ("not_taken", "D1")}


def test_the_country_of_the_list_reads_numbers_that_name_none() -> None:
    rows = [["Name", "Phone"], ["Zed New", "020 7946 0001"], ["Yva New", "+44 20 7946 0002"], ["Xen New", "4512"]]
    proposal = proposed(*rows, matrix=Matrix([HEAD]))
    assert [entry.after.phones[0].e164 for entry in proposal.entries] == ["+442079460001", "+442079460002", ""]
    german = proposed(*rows[:2], matrix=Matrix([HEAD]), country="DE")
    assert german.entries[0].after.phones[0].e164 != "+442079460001"
    assert german.entries[0].after.phones[0].number == "020 7946 0001"


def test_a_corrected_mapping_counts() -> None:
    workbook = Workbook(
        "list.xlsx", "xlsx", (sheet(["Name", "Phone", "Whatever"], ["Zed", "+44 20 7946 0001", "Lead"]),)
    )
    (mapped,) = map_workbook(workbook)
    assert propose_changes(Matrix([HEAD]), workbook, [mapped]).entries[0].after.role == ""
    corrected = type(mapped)(mapped.table, mapped.mapping.corrected(2, "role"))
    assert propose_changes(Matrix([HEAD]), workbook, [corrected]).entries[0].after.role == "Lead"


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        (["Name", "Last name"], ["Ana Clara", "Silva"], "Ana Clara Silva"),
        (["Name", "Last name"], ["Ana Silva", "Silva"], "Ana Silva"),
        (["Last name", "Name"], ["Silva", "Ana"], "Ana Silva"),
        (["Nome", "Sobrenome"], ["Vinícius", "Silva"], "Vinícius Silva"),
        (["First name", "Last name"], ["First", "Last"], "First Last"),
        (["Last name", "First name"], ["Last", "First"], "First Last"),
        (["Name", "First name"], ["Silva", "Ana"], "Ana Silva"),
        (["Name", "First name"], ["Ana Silva", "Ana"], "Ana Silva"),
        (["Name", "First name", "Last name"], ["Silva", "Ana", "Silva"], "Ana Silva"),
        (["Name", "First name", "Last name"], ["Dr. Ana M. Silva", "Ana", "Silva"], "Dr. Ana M. Silva"),
    ],
)
def test_a_name_and_its_parts_are_joined_and_none_is_dropped(header: list[str], cells: list[str], name: str) -> None:
    assert one([*header, "Phone"], [*cells, "+44 20 7946 0001"]).after.name == name


def test_a_name_beside_a_last_name_is_joined_even_when_somebody_maps_it_back() -> None:
    workbook = Workbook(
        "list.xlsx", "xlsx", (sheet(["Nome", "Sobrenome", "Telefone"], ["Ana", "Silva", "+44 20 7946 0001"]),)
    )
    (mapped,) = map_workbook(workbook)
    corrected = type(mapped)(mapped.table, mapped.mapping.corrected(0, "name"))
    assert propose_changes(Matrix([HEAD]), workbook, [corrected]).entries[0].after.name == "Ana Silva"


@pytest.mark.shared_data
def test_a_real_list_with_a_column_of_last_names_keeps_them(shared_data: Path) -> None:
    data = (shared_data / "contact-sheets" / "TheVitorCodes__catalogo-ramais__ramais.xlsx").read_bytes()
    names = {entry.after.name for entry in propose_changes(Matrix([HEAD]), read_here(data)).entries}
    assert {"Carlos Pereira", "Marina Ferreira", "Silva Vinícius"} <= names  # the last is the list's own order


def test_progress_is_told_and_may_stop() -> None:
    class Stopped(Exception):
        pass

    told: list[tuple[int, int]] = []

    def checkpoint(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 2:
            raise Stopped

    rows = [["Name", "Phone"], *([f"Zed {n}", f"+44 20 7946 {n:04}"] for n in range(40))]
    workbook = Workbook("list.xlsx", "xlsx", (sheet(*rows),))
    with pytest.raises(Stopped):
        propose_changes(KNOWN, workbook, checkpoint=checkpoint)
    assert told == [(0, 80), (40, 80)]


def test_a_hidden_sheet_is_left_aside_and_told() -> None:
    rows = sheet(["Name", "Phone"], ["Zed New", "+44 20 7946 0001"])
    hidden = type(rows)("Old list", rows.rows, hidden=True)
    proposal = propose_changes(KNOWN, Workbook("list.xlsx", "xlsx", (hidden,)))
    assert proposal.entries == ()
    assert [problem.code for problem in proposal.problems] == ["hidden_sheet"]


@pytest.mark.shared_data
def test_a_real_list_taken_once_changes_nothing_the_second_time(shared_data: Path) -> None:
    for path in sorted((shared_data / "contact-sheets").iterdir()):
        data = path.read_bytes()
        if len(data) > 400_000:
            continue
        workbook = read_csv_here(data) if path.suffix == ".csv" else read_here(data)
        mapped = map_workbook(workbook)
        document = Document(Matrix([HEAD]))
        first = propose_changes(document.matrix, workbook, mapped)
        assert first.uncertain == (), path.name
        apply(document, first)
        again = propose_changes(document.matrix, workbook, mapped)
        assert not again.diff, path.name
        assert len(again.entries) == len(first.entries), path.name


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("020 7946 0001 or 07700 900001", [("020 7946 0001", "+442079460001", ""), ("07700 900001", "+447700900001", "")]),
        ("Tel: 020 7946 0001 / Mob: 07700 900001", [("020 7946 0001", "+442079460001", ""), ("07700 900001", "+447700900001", "")]),
        ("+44 (0)20 7946 0001 ext. 12", [("+44 (0)20 7946 0001", "+442079460001", "12")]),
        ("+44 20 7946 0098 / 23", [("+44 20 7946 0098", "+442079460098", ""), ("+44 20 7946 0023", "+442079460023", "")]),
        ("020 7946 0001, 0002", [("020 7946 0001", "+442079460001", ""), ("020 7946 0002", "+442079460002", "")]),
        ("112", [("112", "", "")]),
        ("x4512", [("x4512", "", "4512")]),
        ("\u202a+44\u00a020\u20117946\u00a00001\u202c", [("+44 20-7946 0001", "+442079460001", "")]),
        ("ask switchboard", [("ask switchboard", "", "")]),
        ("24h: 07700 900001", [("07700 900001", "+447700900001", "")]),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(cell: str, numbers: list[tuple[str, str, str]]) -> None:
    rows = sheet(["Name", "Phone"], ["Zed New", clean(cell)], ["Yan New", "020 7946 0999"])
    (entry, _) = propose_changes(Matrix([HEAD]), Workbook("list.xlsx", "xlsx", (rows,)), country="GB").entries
    assert [(phone.number, phone.e164, phone.extension) for phone in entry.after.phones] == numbers


def test_hours_and_time_zones_are_kept_as_they_are_stated() -> None:
    hours = "Mon–Fri, 9:00 a.m.–5:30 p.m. ET (excluding observed holidays)"
    contact = one(["Name", "Hours", "Time zone", "Phone"], ["Zed New", hours, "America/New_York", "112"]).after
    assert (contact.hours, contact.time_zone) == (hours, "America/New_York")
    assert one(["Name", "Working hours", "Phone"], ["Zed New", "24x7x365", "112"]).after.hours == "24x7x365"
