"""update."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from designer import cli
from designer.formats.keeping import saving
from designer.model.matrix import Matrix
from tests.small import ANA, small


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A matrix that is right."""
    found = tmp_path / "right.escalation"
    saving.save(small(), found)
    return found


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A workbook of somebody's own: one number is old, one row is locked behind a formula, one person is unknown."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "People"
    sheet.append(["Name", "Phone", "E-mail"])
    sheet.append(["Ana Novak", "+44 20 7946 0999", "ana@example.org"])
    sheet.append(["Bo Okafor", '=CONCATENATE("+44 20 7946 0","998")', "bo@example.org"])
    sheet.append(["Zoe Nobody", "+44 20 7946 0997", "zoe@example.org"])
    found = tmp_path / "people.xlsx"
    book.save(found)
    return found


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    capsys.readouterr()
    assert cli.main(["update", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def first_phone(path: Path) -> object:
    return load_workbook(path)["People"]["B2"].value


def test_cells_are_written_and_the_former_workbook_is_kept(
    people: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = people.read_bytes()
    answer = told(capsys, people, "--from", file)
    cell = {"sheet": "People", "cell": "B2", "contact": ANA, "field": "phone", "old": "+44 20 7946 0999"}
    number = "+44 20 7946 0101 / +44 7700 900101"
    assert answer["cells"] == [{**cell, "new": number}]
    assert first_phone(people) == number
    assert Path(answer["backup"]).read_bytes() == before
    assert answer["unknown_rows"] == 1
    assert len(answer["absent"]) == 3


def test_a_formula_is_told_with_its_reason_and_stays(
    people: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (refused,) = told(capsys, people, "--from", file)["refused"]
    assert (refused["cell"], refused["reason"]) == ("B3", "A formula makes this cell's value.")
    assert load_workbook(people)["People"]["B3"].data_type == "f"


def test_a_dry_run_writes_nothing(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = people.read_bytes()
    answer = told(capsys, people, "--from", file, "--dry-run")
    assert (answer["written"], answer["backup"], len(answer["cells"])) == (None, None, 1)
    assert people.read_bytes() == before
    assert sorted(each.name for each in people.parent.iterdir()) == ["people.xlsx", "right.escalation"]


def test_another_file_may_be_written(
    people: Path, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = people.read_bytes()
    answer = told(capsys, people, "--from", file, "-o", tmp_path / "new.xlsx")
    assert (answer["backup"], people.read_bytes()) == (None, before)
    assert first_phone(tmp_path / "new.xlsx") == "+44 20 7946 0101 / +44 7700 900101"


def test_twice_is_once(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, people, "--from", file)
    answer = told(capsys, people, "--from", file)
    assert (answer["written"], answer["cells"]) == (None, [])


def test_in_words(people: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["update", str(people), "--from", str(file)]) == 0
    said = capsys.readouterr()
    assert "People!B2 Ana Novak, phone: +44 20 7946 0999 → +44 20 7946 0101 / +44 7700 900101" in said.out
    assert "1 cell of" in said.out
    assert "The former workbook is" in said.out
    assert "Not written: A formula makes this cell's value." in said.err
    assert "1 row of the sheet could be matched with nobody for certain." in said.err


def fails(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert cli.main(["update", *map(str, arguments)]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("mark", ["~$people.xlsx", ".~lock.people.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_is_left_alone(
    mark: str, people: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (people.parent / mark).write_text("")
    before = people.read_bytes()
    assert fails(capsys, people, "--from", file).startswith("people.xlsx is open in another program.")
    assert people.read_bytes() == before


def test_a_sheet_of_the_program_itself_is_refused(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    assert cli.main(["export", str(file), "-o", str(tmp_path / "own.xlsx")]) == 0
    assert "was written by this program" in fails(capsys, tmp_path / "own.xlsx", "--from", file)


def test_a_text_file_is_refused(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.csv").write_text("Name,Phone\nAna Novak,1\n")
    assert "no .xlsx or .xlsm workbook" in fails(capsys, tmp_path / "list.csv", "--from", file)


def test_an_empty_matrix_changes_nothing(people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saving.save(Matrix([small().head]), tmp_path / "empty.escalation")
    assert told(capsys, people, "--from", tmp_path / "empty.escalation")["cells"] == []
