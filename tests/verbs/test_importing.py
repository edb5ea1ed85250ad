"""import."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from designer import cli
from designer.formats.contacts.contact_columns import BY_KEY
from designer.formats.contacts.contact_names import sheet_order
from designer.formats.excel import reading
from designer.formats.keeping import locking, native, saving, templates
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.model.spans import describe
from designer.verbs import sheets

CALLS = templates.templates()["call-centre"]

LIST = """Name,Funktion,Rufnummer,Raum
Ada Example,Duty manager,+44 20 7946 0018,1.07
Bo Park,Engineer,+44 7700 900123,2.11
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A matrix to take contacts into."""
    found = tmp_path / "x.escalation"
    saving.save(native.read(CALLS), found)
    return found


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A phone list with two people who are not in it."""
    found = tmp_path / "list.csv"
    found.write_text(LIST, encoding="utf-8")
    return found


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    capsys.readouterr()
    assert cli.main(["import", *map(str, arguments), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)


def newcomers(file: Path) -> dict[str, Contact]:
    return {contact.name: contact for contact in native.read(CALLS).diff(native.read(file)).added}  # type: ignore[union-attr]


def test_contacts_come_in(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = native.read(file)
    answer = told(capsys, people, "--into", file)
    assert list(answer) == [
        *("sheets", "contacts", "problems", "conflicts", "missing", "deleted_here", "changed_here", "uncertain"),
    ]
    assert answer["contacts"] == {"added": 2, "changed": 0, "unchanged": 0, "skipped": 0}
    (sheet,) = answer["sheets"]
    assert (sheet["header_row"], sheet["rows"]) == (1, 2)
    assert [(column["header"], column["field"]) for column in sheet["columns"]][:3] == [
        ("Name", "name"),
        ("Funktion", "role"),
        ("Rufnummer", "phone"),
    ]
    assert all(column.keys() == {"header", "field", "confidence"} for column in sheet["columns"])
    found = newcomers(file)
    assert set(found) == {"Ada Example", "Bo Park"}
    assert found["Ada Example"].phones[0].number == "+44 20 7946 0018"
    assert native.read(saving.backup_of(file)) == before


def test_a_dry_run_writes_nothing(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    with locking.take(file):  # nor does it need the file for itself
        answer = told(capsys, people, "--into", file, "--dry-run")
    assert answer["contacts"]["added"] == 2
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == ["list.csv", "x.escalation"]


def test_another_file_may_take_the_outcome(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, out = file.read_bytes(), file.with_name("y.escalation")
    told(capsys, people, "--into", file, "-o", out)
    assert file.read_bytes() == before
    assert set(newcomers(out)) == {"Ada Example", "Bo Park"}


def test_a_file_that_somebody_has_open_is_left_alone(
    people: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    with locking.take(file):
        assert cli.main(["import", str(people), "--into", str(file)]) == 2
    assert "x.escalation is open" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_column_can_be_named(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--map", "Raum=location", "--map", "Funktion="]
    answer = told(capsys, people, "--into", file, *asked)
    columns = {column["header"]: column for column in answer["sheets"][0]["columns"]}
    assert columns["Raum"] == {"header": "Raum", "field": "location", "confidence": "exact"}
    assert columns["Funktion"] == {"header": "Funktion", "field": None, "confidence": "none"}
    ada = newcomers(file)["Ada Example"]
    assert (ada.location, ada.role) == ("1.07", "")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("Raum", "--map Raum does not say what it is."),
        ("=phone", "--map =phone does not say what it is."),
        ("Raum=room", "--map Raum=room: there is no field “room”."),
        ("Zimmer=location", "There is no column “Zimmer”. Columns are “Name”, “Funktion”, “Rufnummer”, “Raum”."),
    ],
)
def test_a_column_named_wrongly_is_told(
    asked: str, message: str, people: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    assert cli.main(["import", str(people), "--into", str(file), "--map", asked]) == 2
    assert capsys.readouterr().err.startswith(message)
    assert file.read_bytes() == before


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_was_exported_comes_back_without_a_change(
    ending: str, file: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    sheet = file.with_name(f"sheet.{ending}")
    assert cli.main(["export", str(file), "-o", str(sheet)]) == 0
    answer = told(capsys, sheet, "--into", file)
    count = len(native.read(file).contacts)
    assert answer["contacts"] == {"added": 0, "changed": 0, "unchanged": count, "skipped": 0}
    assert answer["problems"] == []
    assert not saving.backup_of(file).exists(), "nothing changed, so nothing was written"


def test_for_people_it_says_what_changes(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(people), "--into", str(file), "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "list: 2 rows, headers in row 1"
    assert lines[1] == "    Name → name (exact)"
    assert {"+ Ada Example", "+ Bo Park"} <= set(lines)
    assert lines[-2:] == ["2 added, 0 changed, 0 unchanged, 0 skipped", f"{file} was not written."]


def test_a_change_names_its_fields(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = Document(native.read(file))
    contact = sheet_order(document.matrix)[0]
    with document.edit("Move") as edit:
        edit.change(contact.id, location="Room 9")
    edited_list(file, location="Room 9")
    assert cli.main(["import", str(file.with_name("list.csv")), "--into", str(file)]) == 0
    said = capsys.readouterr().out
    assert f"~ {contact.name}: location\n" in said
    assert "written by this program" in said
    assert native.read(file) == document.matrix


def edited_list(file: Path, **texts: str) -> Contact:
    """Send the contacts as list.csv, and type these texts into the first row. Returns the contact of that row."""
    path = file.with_name("list.csv")
    assert cli.main(["export", str(file), "-o", str(path)]) == 0
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    for key, text in texts.items():
        rows[1][rows[0].index(BY_KEY[key].header)] = text
    with path.open("w", newline="", encoding="utf-8-sig") as out:
        csv.writer(out).writerows(rows)
    return sheet_order(native.read(file))[0]


def changed_here(file: Path, contact: Contact, **fields: Any) -> None:
    """Change a contact in the file."""
    document = Document(native.read(file))
    with document.edit("Change") as edit:
        edit.change(contact.id, **fields)
    saving.save(document.matrix, file)


def test_what_changed_on_both_sides_is_told_and_left(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contact = edited_list(file, location="Room 9", role="Boss")
    changed_here(file, contact, location="Room 10", service="Faults")
    answer = told(capsys, file.with_name("list.csv"), "--into", file)
    assert answer["contacts"]["changed"] == 1
    assert answer["conflicts"] == [
        {
            "id": contact.id,
            "name": contact.name,
            "field": "location",
            "sent": contact.location,
            "choices": [{"cell": "list!T2", "text": "Room 9"}, {"cell": "", "text": "Room 10"}],
        }
    ]
    assert answer["changed_here"] == [{"id": contact.id, "name": contact.name, "fields": ["service"]}]
    (problem,) = answer["problems"]
    assert (problem["code"], problem["cell"]) == ("conflict", "T2")
    assert "“Room 9” in list!T2 and “Room 10” in the matrix" in problem["message"]
    after = native.read(file).contacts[contact.id]
    assert (after.location, after.role, after.service) == ("Room 10", "Boss", "Faults")


def test_who_was_deleted_here_or_there_is_told_and_stays_as_they_are(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contact = edited_list(file, location="Room 9")
    path = file.with_name("list.csv")
    lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    path.write_text("".join(lines[:2] + lines[3:]), encoding="utf-8-sig")
    gone = sheet_order(native.read(file))[1]
    document = Document(native.read(file))
    with document.edit("Delete") as edit:
        edit.remove(contact.id)
    saving.save(document.matrix, file)
    answer = told(capsys, path, "--into", file)
    assert answer["missing"] == [{"id": gone.id, "name": gone.name}]
    assert answer["deleted_here"] == [{"id": contact.id, "name": contact.name}]
    assert {problem["code"] for problem in answer["problems"]} == {"missing_row", "deleted_here"}
    assert native.read(file) == document.matrix


def test_what_is_no_sheet_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = file.with_name("broken.xlsx")
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    assert cli.main(["import", str(broken), "--into", str(file)]) == 2
    said = capsys.readouterr()
    assert "broken.xlsx" in said.err
    assert said.err.count("\n") == 1


PROTECTED = reading.PasswordNeeded("password", "list.xlsx is protected with a password.", "Type it.")


def protected(password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make sheets ask for a password, as if it were typed on a terminal when there is one."""
    real = reading.read

    def read(path: Path, *, password: str | None = None, **asked: Any) -> Any:
        if password != "open sesame":
            raise PROTECTED
        return real(path, **asked)

    monkeypatch.setattr(reading, "read", read)
    monkeypatch.setattr(sheets.getpass, "getpass", lambda prompt: password)


def test_a_password_is_asked_for_on_a_terminal(
    people: Path, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    protected("open sesame", monkeypatch)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert told(capsys, people, "--into", file)["contacts"]["added"] == 2


@pytest.mark.parametrize(("terminal", "hint"), [(True, "Type it."), (False, "Start this on a terminal to type it")])
def test_a_wrong_password_or_none_is_told(
    terminal: bool,
    hint: str,
    people: Path,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    protected("wrong", monkeypatch)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal, raising=False)
    assert cli.main(["import", str(people), "--into", str(file)]) == 2
    assert capsys.readouterr().err.startswith(f"list.xlsx is protected with a password. {hint}")


def test_a_sheet_that_is_not_there_is_told(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(people), "--into", str(file), "--sheet", "Nights"]) == 2
    assert "Nights" in capsys.readouterr().err


ESCALATION = """Escalation level,Time frame,Role,Name,Phone
1st,Immediate,Help desk,Ada Example,+44 20 7946 0018
2nd,After {second} hours,Manager,Bo Park,+44 7700 900123
3rd,After 4 hours,Director,Cy Lund,+44 20 7946 0019
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A list that is an escalation matrix; whether its times count from the opening nobody can tell."""
    found = tmp_path / "noc.csv"
    found.write_text(ESCALATION.format(second=2), encoding="utf-8")
    return found


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A matrix with nothing in it."""
    found = tmp_path / "empty.escalation"
    saving.save(Matrix([Head(id="matrix:empty234")]), found)
    return found


def spans(file: Path) -> list[str]:
    matrix = native.read(file)
    arrows = sorted(matrix.transitions.values(), key=lambda a: matrix.levels[matrix.steps[a.target].level].order)
    return [describe(arrow.after) if arrow.after else "" for arrow in arrows]


def test_times_that_may_mean_two_things_are_not_built_from_unasked(
    sheet: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = told(capsys, sheet, "--into", empty)
    assert (answer["flow"]["layout"], answer["flow"]["sure"], answer["flow"]["taken"]) == ("levels", True, False)
    assert answer["flow"]["times"]["sure"] is False
    assert answer["contacts"]["added"] == 3
    assert spans(empty) == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [(["--flow"], ["at once", "2 h", "2 h"]), (["--flow", "--times", "per-level"], ["at once", "2 h", "4 h"])],
)
def test_a_flow_is_built_when_asked_for(
    asked: list[str], expected: list[str], sheet: Path, empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = told(capsys, sheet, "--into", empty, *asked)
    assert answer["flow"]["taken"] is True
    assert answer["flow"]["records"]["level"] == {"added": 3, "changed": 0, "unchanged": 0}
    assert spans(empty) == expected


def test_a_flow_that_can_mean_one_thing_only_is_built_where_there_is_none(
    sheet: Path, empty: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet.write_text(ESCALATION.format(second=4), encoding="utf-8")  # 4 h and 4 h can be no times since the opening
    assert told(capsys, sheet, "--into", empty, "--dry-run", "--contacts-only")["flow"]["taken"] is False
    assert told(capsys, sheet, "--into", file, "--dry-run")["flow"]["taken"] is False
    assert told(capsys, sheet, "--into", empty)["flow"]["taken"] is True
    assert spans(empty) == ["at once", "4 h", "4 h"]


def test_what_was_built_is_said_in_words(sheet: Path, empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(sheet), "--into", str(empty), "--dry-run"]) == 0
    assert "--flow builds its steps too" in capsys.readouterr().err
    assert cli.main(["import", str(sheet), "--into", str(empty), "--flow"]) == 0
    said = capsys.readouterr()
    assert "Levels: 3 added" in said.out and "Arrows: 3 added" in said.out
    assert "Times were taken as since the issue was opened" in said.err


def test_a_flow_cannot_be_asked_of_a_phone_list(people: Path, empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(people), "--into", str(empty), "--flow"]) == 2
    assert "holds no escalation matrix" in capsys.readouterr().err


def test_numbers_get_the_unit_that_is_named(sheet: Path, empty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Level,Name,Escalate after\n1,Ada Example,30\n2,Bo Park,30\n3,Cy Lund,\n"
    sheet.write_text(text, encoding="utf-8")
    assert told(capsys, sheet, "--into", empty, "--dry-run")["flow"]["taken"] is False
    told(capsys, sheet, "--into", empty, "--flow", "--unit", "minutes")
    assert spans(empty) == ["", "30 min", "30 min"]
