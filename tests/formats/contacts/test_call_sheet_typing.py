"""What is typed into cells of the sheet: the document then holds it, or a sentence says why not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from designer.errors import UserError
from designer.formats.contacts import call_sheet_typing as typing
from designer.formats.contacts.call_sheet_lines import Line, Part
from designer.formats.contacts.printed_sheet import PrintedSheet, Wanted, printed_sheet
from designer.formats.values import phones
from designer.model.choices import Privacy, StepKind
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Team
from designer.model.values import Email, Phone, Target
from tests.small import ANA, BO, DORA, ELI, FRONT, L1, small

TEAM, HOURS = "team:aaaaaaa2", "calendar:aaaaaaa2"


def dialled(number: str) -> str:
    found = phones.split(number, "GB")
    return found[0].e164 if len(found) == 1 else ""


def printed(matrix: Matrix, **wanted: Any) -> PrintedSheet:
    found = printed_sheet(matrix, Wanted(**wanted))
    assert found is not None
    return found


def cell(sheet: PrintedSheet, who: str, key: str) -> tuple[Line, Part]:
    """The cell of a column in somebody's row; "": the first line that has such a cell."""
    return next(
        (line, part)
        for line in sheet.lines
        for part in line.parts
        if part.key == key and (line.row["id"] == who if line.row else not who)
    )


def type_in(matrix: Matrix, who: str, key: str, text: str, **wanted: Any) -> dict[str, dict[str, Any]]:
    sheet = printed(matrix, **wanted)
    return typing.meant(sheet, *cell(sheet, who, key), text, dialled).changes


def test_a_name_a_role_a_number_an_address() -> None:
    assert type_in(small(), ANA, "name", "Ana Novák") == {ANA: {"name": "Ana Novák"}}
    assert type_in(small(), ANA, "role", "Lead\nFront line") == {ANA: {"role": "Lead", "department": "Front line"}}
    found = type_in(small(), ANA, "phone", "020 7946 0555 ext 12")[ANA]["phones"]
    assert (found[0].number, found[0].extension) == ("020 7946 0555", "12")
    assert found[0].e164 == "+442079460555"
    assert found[1].number == "+44 7700 900101"  # the mobile stays
    assert type_in(small(), ANA, "email", "front@example.org")[ANA]["emails"] == (Email(address="front@example.org"),)
    assert type_in(small(), ANA, "hours", "Mon-Fri 9-17\nEurope/Paris") == {
        ANA: {"hours": "Mon-Fri 9-17", "time_zone": "Europe/Paris"}
    }


def test_backup_and_notes() -> None:
    assert type_in(small(), ANA, "notes", "Backup: Bo Okafor\nAlso: @ana\nAsk first") == {
        ANA: {"deputies": (BO,), "notes": "Ask first"}
    }
    with pytest.raises(UserError, match="“Nobody” is no single contact"):
        type_in(small(), ANA, "notes", "Backup: Nobody\nAlso: @ana")
    with pytest.raises(UserError, match="come from other fields"):
        type_in(small(), ANA, "notes", "Also: @someone")


def test_a_number_taken_away() -> None:
    found = type_in(small(), ANA, "mobile", "")[ANA]["phones"]
    assert [each.number for each in found] == ["+44 20 7946 0101"]
    assert type_in(small(), ANA, "email", "")[ANA]["emails"] == ()


def test_a_contact_keeps_a_name() -> None:
    with pytest.raises(UserError, match="needs a name"):
        type_in(small(), ANA, "name", " ")


def test_the_same_text_changes_nothing() -> None:
    for key in ("name", "role", "phone", "mobile", "email", "hours", "then_after", "notes"):
        sheet = printed(small())
        line, part = cell(sheet, ANA, key)
        assert typing.meant(sheet, line, part, typing.to_type(sheet, line, part), dialled).changes == {}


def test_a_long_address_is_typed_in_one_line() -> None:
    long = "first.last.of.the.front.line@service-desk.example.org"
    matrix = small(lambda edit: edit.change(ANA, emails=(Email(address=long),)))
    sheet = printed(matrix)
    line, part = cell(sheet, ANA, "email")
    assert "\n" in part.text and typing.to_type(sheet, line, part) == long
    assert type_in(matrix, ANA, "email", "new." + long)[ANA]["emails"][0].address == "new." + long


def test_title_and_bands_are_typed_as_what_they_are_made_of() -> None:
    sheet = printed(small())
    assert typing.to_type(sheet, *cell(sheet, "", "title")) == "Complaints"
    assert typing.to_type(sheet, *cell(sheet, "", "band")) == "Front line"
    assert type_in(small(), "", "title", "Faults") == {"matrix:aaaaaaa2": {"title": "Faults"}}
    assert type_in(small(), "", "band", "First line") == {L1: {"label": "First line"}}


@pytest.mark.parametrize(
    ("who", "key", "words"),
    [("", "version", "those of the matrix"), ("", "aside", "worked out from the times"),
     ("", "instruction", "on every call sheet"), (ANA, "number", "order of the flow"),
     (DORA, "then_after", "No time leads on")],
)  # fmt: skip
def test_what_is_derived_says_from_where(who: str, key: str, words: str) -> None:
    sheet = printed(small())
    assert words in typing.why_not(sheet, *cell(sheet, who, key))
    with pytest.raises(UserError, match=words):
        typing.meant(sheet, *cell(sheet, who, key), "x", dialled)


def test_who_is_told_only_and_who_keeps_the_hours_of_a_calendar() -> None:
    told = printed(small(lambda edit: edit.change(FRONT, kind=StepKind.INFORM)))
    assert "only told" in typing.why_not(told, *cell(told, ANA, "then_after"))

    def calendar(edit: Any) -> None:
        edit.put(Calendar(id=HOURS, name="Day", always=True))
        edit.change(ANA, calendar=HOURS)

    sheet = printed(small(calendar))
    assert "hours of a calendar" in typing.why_not(sheet, *cell(sheet, ANA, "hours"))


def test_where_cells_come_from() -> None:
    sheet = printed(small())
    for who, key, origin in (
        ("", "title", ("matrix:aaaaaaa2", "title")), ("", "version", ("matrix:aaaaaaa2", "version")),
        ("", "band", (L1, "label")), (ANA, "number", (FRONT, "targets")), (ANA, "then_after", (FRONT, "targets")),
        (ANA, "phone", (ANA, "phones")), (ANA, "notes", (ANA, "notes")), ("", "instruction", None),
    ):  # fmt: skip
        assert typing.origin(sheet, *cell(sheet, who, key)) == origin


def team(edit: Any) -> None:
    edit.put(Team(id=TEAM, name="Desk", members=(BO,), phone=Phone(number="+44 20 7946 0200"),
                  mailbox=Email(address="desk@example.org")))  # fmt: skip
    edit.change(FRONT, targets=(Target(to=TEAM),))


def test_a_teams_own_row() -> None:
    matrix = small(team)
    assert type_in(matrix, TEAM, "name", "Service desk") == {TEAM: {"name": "Service desk"}}
    changed = type_in(matrix, TEAM, "phone", "+44 20 7946 0201")[TEAM]["phone"]
    assert (changed.number, changed.e164) == ("+44 20 7946 0201", "+442079460201")
    assert type_in(matrix, TEAM, "email", "") == {TEAM: {"mailbox": None}}
    sheet = printed(matrix)
    assert "This is a team" in typing.why_not(sheet, *cell(sheet, TEAM, "role"))
    with pytest.raises(UserError, match="needs a name"):
        type_in(matrix, TEAM, "name", "")
    with pytest.raises(UserError, match="one number"):
        type_in(matrix, TEAM, "email", "a@example.org; b@example.org")


def test_a_copy_for_customers_lets_nobody_type_what_it_withholds() -> None:
    def privacy(edit: Any) -> None:
        edit.change(ANA, privacy=Privacy.PERSONAL)
        edit.change(DORA, privacy=Privacy.PUBLIC)

    matrix = small(privacy)
    sheet = printed(matrix, customers=True)
    assert cell(sheet, ANA, "phone")[1].text == "withheld"
    for key in ("phone", "mobile", "email"):
        assert typing.why_not(sheet, *cell(sheet, ANA, key)).startswith("Withheld")
        assert typing.why_not(sheet, *cell(sheet, DORA, key)) == ""
    assert "not shown to customers" in typing.why_not(sheet, *cell(sheet, DORA, "notes"))
    assert type_in(matrix, ANA, "role", "Lead", customers=True) == {ANA: {"role": "Lead"}}
    assert type_in(matrix, DORA, "phone", "+44 20 7946 0300", customers=True)[DORA]["phones"][0].number.endswith("0300")
    assert type_in(matrix, DORA, "name", "D. Quist", customers=True) == {DORA: {"name": "D. Quist"}}


def test_what_a_band_of_everybody_says() -> None:
    alone = Matrix(each for each in small().records.values() if not each.id.startswith(("step", "transition")))
    sheet = printed(alone)
    assert "lists everybody" in typing.why_not(sheet, *cell(sheet, "", "band"))
    assert "no times" in typing.why_not(sheet, *cell(sheet, ELI, "then_after"))
    assert type_in(alone, ELI, "role", "Head") == {ELI: {"role": "Head"}}


def test_other_languages() -> None:
    changed = type_in(small(), ANA, "notes", "Vertretung: Bo Okafor\nAuch: @ana", language="de")
    assert changed == {ANA: {"deputies": (BO,)}}
    assert msgspec.structs.replace(small().contacts[ANA], **changed[ANA]).deputies == (BO,)
