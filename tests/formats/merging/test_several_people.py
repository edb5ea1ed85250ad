"""Cells that name several people become several contacts, and what stands beside them is parted in step."""

from __future__ import annotations

import pytest

from designer.formats.merging.merge import propose_changes
from designer.formats.merging.proposal import Proposal
from designer.formats.merging.several_people import (
    first_name_first,
    last_names_first,
    name_and_role,
    named_mails,
    people_in,
)
from designer.formats.tables.workbook import Workbook
from designer.model.matrix import Matrix
from designer.model.records import Head
from tests.formats.sheets import sheet

BLANK = Matrix([Head(id="head:00000000")])


def proposed(*rows: list[str]) -> Proposal:
    return propose_changes(BLANK, Workbook("list.xlsx", "xlsx", (sheet(*rows),)), country="GB")


def people(*rows: list[str]) -> list[tuple[str, list[str], list[str]]]:
    """Name, numbers with extension, and mailboxes of everybody the rows become."""
    return [
        (
            each.after.name,
            [f"{phone.number} x{phone.extension}".removesuffix(" x") for phone in each.after.phones],
            [mail.address for mail in each.after.emails],
        )
        for each in proposed(*rows).entries
    ]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ann / Bob", ("Ann", "Bob")),
        ("Ann Lee / Bob Ray", ("Ann Lee", "Bob Ray")),
        ("Ann Lee\nBob Ray\nCy Dee", ("Ann Lee", "Bob Ray", "Cy Dee")),
        ("Ann Lee; Bob Ray", ("Ann Lee", "Bob Ray")),
        ("王小明\n李雷", ("王小明", "李雷")),
        ("Jörg Müßig | Zoë O'Neil", ("Jörg Müßig", "Zoë O'Neil")),
        # one name, or no names
        ("Ann Lee", ()),
        ("Anita & Binder Linz", ()),
        ("NOC / SOC", ()),
        ("Duty manager / Team lead", ()),
        ("Ann Lee\nDuty manager", ()),
        ("Sales / Marketing", ()),
        ("Ann Lee\n+44 20 7946 0001", ()),
        ("Ann Lee / Ann Lee", ()),
        ("Night desk\nLevel 2", ()),
        ("AC/DC", ()),
    ],
)
def test_people_in(cell: str, names: tuple[str, ...]) -> None:
    assert people_in(cell) == names


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (
            ["Ann / Bob", "020 7946 0001 / 020 7946 0002", ""],
            [("Ann", ["020 7946 0001"], []), ("Bob", ["020 7946 0002"], [])],
        ),
        (
            ["Ann Lee\nBob Ray", "020 7946 0001\n07700 900001 ext 12", "ann@example.org\nbob@example.org"],
            [
                ("Ann Lee", ["020 7946 0001"], ["ann@example.org"]),
                ("Bob Ray", ["07700 900001 x12"], ["bob@example.org"]),
            ],
        ),
        # a shorthand for two numbers
        (
            ["Ann Lee / Bob Ray", "+44 20 7946 0098 / 23", ""],
            [("Ann Lee", ["+44 20 7946 0098"], []), ("Bob Ray", ["+44 20 7946 0023"], [])],
        ),
        # single words are people only where as many numbers say so
        (["Berlin / Hamburg", "020 7946 0001", ""], [("Berlin / Hamburg", ["020 7946 0001"], [])]),
        # one number or mailbox is both people's
        (
            ["Ann Lee / Bob Ray", "020 7946 0001", "desk@example.org"],
            [
                ("Ann Lee", ["020 7946 0001"], ["desk@example.org"]),
                ("Bob Ray", ["020 7946 0001"], ["desk@example.org"]),
            ],
        ),
        (
            ["", "", "Ann Lee <ann@example.org>; Bob Ray <bob@example.org>"],
            [("Ann Lee", [], ["ann@example.org"]), ("Bob Ray", [], ["bob@example.org"])],
        ),
        (
            ["Ann Lee <ann@example.org>, Bob Ray <bob@example.org>", "020 7946 0001", ""],
            [("Ann Lee", ["020 7946 0001"], ["ann@example.org"]), ("Bob Ray", ["020 7946 0001"], ["bob@example.org"])],
        ),
        (
            ["Ann Lee <ann@example.org>; Bob Ray <bob@example.org>", "", ""],
            [("Ann Lee", [], ["ann@example.org"]), ("Bob Ray", [], ["bob@example.org"])],
        ),
        (["Ann Lee <ann@example.org>", "", ""], [("Ann Lee", [], ["ann@example.org"])]),
        (["", "", "Ann Lee <ann@example.org>"], [("Ann Lee", [], ["ann@example.org"])]),
    ],
)
def test_what_stands_beside_is_parted_in_step(row: list[str], found: list[tuple[str, list[str], list[str]]]) -> None:
    assert people(["Name", "Phone", "Email"], row) == found


def test_roles_are_parted_where_they_are_as_many_and_shared_where_not() -> None:
    entries = proposed(
        ["Name", "Role", "Team", "Phone"],
        ["Ann Lee / Bob Ray", "Manager / Engineer", "Network / Voice", "020 7946 0001"],
        ["Cy Dee / Eve Fox", "Engineer", "", "020 7946 0002"],
    ).entries
    assert [(each.after.name, each.after.role, each.after.department) for each in entries] == [
        ("Ann Lee", "Manager", "Network / Voice"),
        ("Bob Ray", "Engineer", "Network / Voice"),
        ("Cy Dee", "Engineer", ""),
        ("Eve Fox", "Engineer", ""),
    ]


def test_where_the_counts_disagree_nobody_gets_a_strangers_number() -> None:
    found = proposed(["Name", "Phone"], ["Ann Lee / Bob Ray", "020 7946 0001; 020 7946 0002; 020 7946 0003"])
    (entry,) = found.entries
    assert entry.after.name == "Ann Lee / Bob Ray"
    assert len(entry.after.phones) == 3
    assert [(each.code, each.cell) for each in found.problems] == [("several_people", "2")]
    assert "B2" in found.problems[0].message


def test_people_side_by_side_are_parted_with_the_numbers_beside_them() -> None:
    assert people(
        ["Date", "Morning", "MorningPhone", "Night", "NightPhone"],
        ["1-Jul", "Ann Lee / Bob Ray", "710862552 / 289887776", "Cy Dee / Eve Fox", "722003351 / 477105214"],
    ) == [
        ("Ann Lee", ["710862552"], []),
        ("Bob Ray", ["289887776"], []),
        ("Cy Dee", ["722003351"], []),
        ("Eve Fox", ["477105214"], []),
    ]


def test_a_role_beneath_a_name_is_the_role() -> None:
    assert name_and_role("Ann Lee\nDuty manager") == ("Ann Lee", "Duty manager")
    assert name_and_role("Ann Lee\nBob Ray") is None
    assert name_and_role("Ann Lee") is None
    (entry,) = proposed(["Name", "Phone"], ["Ann Lee\nDuty manager", "020 7946 0001"]).entries
    assert (entry.after.name, entry.after.role) == ("Ann Lee", "Duty manager")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Ann Lee <ann@example.org>", (("Ann Lee", "ann@example.org"),)),
        ('"Ann Lee" <a@example.org>\nBob <b@example.org>', (("Ann Lee", "a@example.org"), ("Bob", "b@example.org"))),
        ("ann@example.org, Bob <b@example.org>", ()),
        ("ann@example.org", ()),
        ("<name>", ()),
    ],
)
def test_named_mails(cell: str, found: tuple[tuple[str, str], ...]) -> None:
    assert named_mails(cell) == found


def test_last_names_are_put_last_only_where_the_whole_column_says_so() -> None:
    assert people(["Name", "Phone"], ["Lee, Ann", "020 7946 0001"], ["Ray, Bob J.", "020 7946 0002"]) == [
        ("Ann Lee", ["020 7946 0001"], []),
        ("Bob J. Ray", ["020 7946 0002"], []),
    ]
    assert [name for name, _, _ in people(["Name", "Phone"], ["Lee, Ann", "020 7946 0001"])] == ["Lee, Ann"]
    mixed = [["Lee, Ann", "020 7946 0001"], ["Bob Ray", "020 7946 0002"], ["Cy Dee", "020 7946 0003"]]
    assert [name for name, _, _ in people(["Name", "Phone"], *mixed)] == ["Lee, Ann", "Bob Ray", "Cy Dee"]
    assert last_names_first(["van der Berg, Jan", "Ray, Bob", "Dee, Cy", "Fox, Eve", "Gil"])
    assert not last_names_first(["Lee, Manager", "Ray, Engineer"])
    assert not last_names_first(["Telco, Support", "Power, Service desk"])
    assert first_name_first("van der Berg, Jan") == "Jan van der Berg"
    assert first_name_first("Gil") == "Gil"


@pytest.mark.parametrize(
    "text",
    ["TBC", "tbd", "[Phone]", "<name>", "N/A", "XXX", "xxx-xxx", "To be confirmed", "(vacant)", "VACANT", "{name}"],
)
@pytest.mark.parametrize("column", [0, 1, 2])
def test_what_is_still_to_be_filled_in_is_told_with_its_cell_and_never_taken(text: str, column: int) -> None:
    row = ["Ann Lee", "020 7946 0001", "ann@example.org"]
    row[column] = text
    found = proposed(["Name", "Phone", "Email"], row)
    assert ("placeholder", "ABC"[column] + "2") in [(each.code, each.cell) for each in found.problems]
    for each in found.entries:
        said = [
            each.after.name,
            *(phone.number for phone in each.after.phones),
            *(m.address for m in each.after.emails),
        ]
        assert text not in said


def test_what_says_nothing_is_no_news() -> None:
    found = proposed(["Name", "Phone", "Email", "Notes"], ["Ann Lee", "-", "none", "N/A"])
    assert found.problems == ()
    assert found.entries[0].after.notes == ""


@pytest.mark.parametrize("text", ["n", "2.239664", "-48.893887"])
def test_a_coordinate_or_a_letter_is_no_number(text: str) -> None:
    found = proposed(["Name", "Phone"], ["Ann Lee", text], ["Bob Ray", "+44 20 7946 0001"])
    assert found.entries[0].after.phones == ()
    assert [(each.code, each.cell) for each in found.problems] == [("no_phone", "B2")]


@pytest.mark.parametrize("text", ["020.79460001", "1.469.555.0100", "112", "ask switchboard", "(020) 7946 (0)"])
def test_odd_numbers_are_numbers_all_the_same(text: str) -> None:
    assert proposed(["Name", "Phone"], ["Ann Lee", text]).entries[0].after.phones[0].number == text


def test_a_mail_address_hidden_from_machines_is_one() -> None:
    rows = [["Ann Lee", "ann(at)example.org"], ["Bob Ray", "bob[a]example.org"]]
    assert [mails for _, _, mails in people(["Name", "Email"], *rows)] == [["ann@example.org"], ["bob@example.org"]]


@pytest.mark.parametrize(
    ("name", "phone", "found"),
    [
        (
            "Ann Lee / Bob Ray",
            "020 7946 0001 / 020 7946 0002",
            [("Ann Lee", ["020 7946 0001"]), ("Bob Ray", ["020 7946 0002"])],
        ),
        ("Ann Lee / Bob Ray", "020 7946 0001", [("Ann Lee", ["020 7946 0001"]), ("Bob Ray", ["020 7946 0001"])]),
        (
            "Ann Lee / Bob Ray",
            "+44 20 7946 0098 / 23",
            [("Ann Lee", ["+44 20 7946 0098"]), ("Bob Ray", ["+44 20 7946 0023"])],
        ),
        (
            "Ann Lee / Bob Ray",
            "020 7946 0001; 020 7946 0002; 020 7946 0003",
            [("Ann Lee / Bob Ray", ["020 7946 0001", "020 7946 0002", "020 7946 0003"])],
        ),
    ],
)
def test_in_a_sheet_of_levels_no_number_is_lost_either(
    name: str, phone: str, found: list[tuple[str, list[str]]]
) -> None:
    rows = [
        ["Level", "Name", "Role", "Phone", "Escalate after"],
        ["Level 1", name, "Service desk", phone, "30 min"],
        ["Level 2", "Cy Dee", "Duty manager", "020 7946 0004", "1 hour"],
        ["Level 3", "Eve Fox", "Head of IT", "020 7946 0005", "2 hours"],
    ]
    seen = [(who, numbers) for who, numbers, _ in people(*rows)]
    assert seen == [*found, ("Cy Dee", ["020 7946 0004"]), ("Eve Fox", ["020 7946 0005"])]


def test_in_a_sheet_of_levels_placeholders_are_told_too() -> None:
    found = proposed(
        ["Level", "Name", "Role", "Phone", "Escalate after"],
        ["Level 1", "Ann Lee / Bob Ray", "Service desk", "020 7946 0001", "30 min"],
        ["Level 2", "TBC", "Duty manager", "020 7946 0004", "1 hour"],
        ["Level 3", "[Name]", "Head of IT", "[Phone]", "2 hours"],
    )
    told = {each.cell for each in found.problems if each.code == "placeholder"}
    assert told >= {"B3", "B4"}
    assert not {"TBC", "[Name]"} & {each.after.name for each in found.entries}
    assert "[Phone]" not in {phone.number for each in found.entries for phone in each.after.phones}


def test_a_name_turned_round_is_told_by_the_words_beside_its_mailbox() -> None:
    assert people(["Name", "Email"], ["Lee, Ann", "Ann Lee <ann@example.org>"])[0][0] == "Ann Lee"
    assert people(["Name", "Email"], ["Lee, Ann", "Bob Ray <bob@example.org>"])[0][0] == "Lee, Ann"
