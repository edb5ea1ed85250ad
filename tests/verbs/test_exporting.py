"""export."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from designer import cli
from designer.formats.answering.catalogue import FORMATS
from designer.formats.keeping import native, saving, templates
from designer.model.choices import Privacy
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.verbs.exporting import WRITERS
from tests.matrices import full_matrix

CALLS = templates.templates()["call-centre"]
BEGINS = {".xlsx": b"PK\x03\x04", ".csv": b"\xef\xbb\xbfName,", ".png": b"\x89PNG", ".svg": b"<", ".pdf": b"%PDF"}


def exported(capsys: pytest.CaptureFixture[str], file: Path, *outs: Path | str) -> Any:
    arguments = [part for out in outs for part in (("-o", str(out)) if isinstance(out, Path) else (out,))]
    assert cli.main(["export", str(file), *arguments, "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)


@pytest.mark.parametrize("ending", WRITERS)
def test_each_kind_is_written(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object) -> None:
    out = tmp_path / f"x{ending.upper()}"
    answer = exported(capsys, CALLS, out)
    assert answer["written"] == [str(out)]
    assert answer.keys() == {"written", "lost"}
    assert all(sentence.endswith(".") for sentence in answer["lost"])
    assert out.read_bytes().startswith(BEGINS[ending])
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_a_workbook_holds_the_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object) -> None:
    exported(capsys, CALLS, tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        assert any(name.endswith(".png") for name in book.namelist())


def test_every_contact_is_a_row_of_the_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.escalation"
    saving.save(full_matrix(tricky=True), file)
    exported(capsys, file, tmp_path / "x.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "x.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert {row["Id"] for row in rows} == set(native.read(file).of(Contact))


def test_several_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object) -> None:
    outs = [tmp_path / "x.csv", tmp_path / "x.svg", tmp_path / "y.svg"]
    answer = exported(capsys, CALLS, *outs)
    assert answer["written"] == [str(out) for out in outs]
    assert len(answer["lost"]) == len(set(answer["lost"]))
    assert all(out.exists() for out in outs)


def test_for_people_the_paths_are_the_answer_and_what_is_lost_is_a_note(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.csv"
    assert cli.main(["export", str(CALLS), "-o", str(out)]) == 0
    said = capsys.readouterr()
    assert said.out == f"{out}\n"
    assert "send the .xlsx to people" in said.err


def test_an_unknown_ending_writes_nothing_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", str(CALLS), "-o", str(tmp_path / "x.csv"), "-o", str(tmp_path / "x.docx")]) == 2
    assert capsys.readouterr().err == (
        "x.docx has no ending that can be written. Known endings are .xlsx, .csv, .png, .svg, .pdf.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_matrix_without_steps_can_be_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    saving.save(Matrix([Head(id="matrix:a", title="Nothing yet")]), tmp_path / "x.escalation")
    outs = [tmp_path / f"x{ending}" for ending in WRITERS]
    assert exported(capsys, tmp_path / "x.escalation", *outs)["written"] == [str(out) for out in outs]


@pytest.mark.parametrize("name", FORMATS)
def test_formats_of_answering_services(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / f"x{FORMATS[name].ending}"
    answer = exported(capsys, CALLS, "--format", name, out)
    assert answer["written"] == [str(out)]
    assert answer["lost"]
    assert out.read_bytes()


def test_a_schedule_is_of_the_days_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.csv"
    exported(capsys, CALLS, "--format", "sas-cold-patch", "--from", "2026-03-30", "--days", "2", out)
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"), newline="")))
    assert {row["Start Date"] for row in rows} == {"3/30/2026", "3/31/2026"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["-o", "x.csv", "--format", "fax"], "invalid choice: 'fax'"),
        (
            ["-o", "x.xlsx", "--format", "vcard"],
            "x.xlsx does not end in .vcf, as vcard does. Give the file that ending.",
        ),
        (["-o", "x.csv", "-o", "y.csv", "--format", "google-csv"], "google-csv is written to one file."),
        (["-o", "x.csv", "--format", "google-csv", "--days", "2"], "google-csv has no days. Leave out --days."),
        (["-o", "x.csv", "--days", "2"], "--from and --days belong to a schedule."),
        (["-o", "x.csv", "--format", "sas-reach", "--days", "0"], "“0” is no number of days from 1 to 366"),
        (["-o", "x.csv", "--format", "sas-reach", "--days", "9" * 5000], "is no number of days from 1 to 366"),
        (
            ["-o", "x.csv", "--format", "sas-reach", "--from", "1/2/2026"],
            "“1/2/2026” is no date; write it like 2026-03-31",
        ),
        (["-o", "x.csv", "--format", "sas-reach", "--from", "0001-01-01"], "is not between 1970 and 2200"),
    ],
)
def test_what_cannot_be_asked_for_is_told_in_a_line(
    asked: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["export", str(CALLS), *asked]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def sheets_of(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        return re.findall(r'<sheet [^>]*name="([^"]*)"', book.read("xl/workbook.xml").decode())


def test_the_sheets_that_are_named_are_written_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    out = tmp_path / "x.xlsx"
    exported(capsys, CALLS, out, "--sheets", "contacts, calls,checks", "--language", "de-AT", "--paper", "Letter")
    assert sheets_of(out) == ["Rufliste", "Kontakte", "Prüfergebnisse", "As sent"]
    with zipfile.ZipFile(out) as book:
        assert b'paperSize="1"' in book.read("xl/worksheets/sheet1.xml")


def test_a_call_sheet_for_each_severity_or_for_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    out = tmp_path / "x.xlsx"
    codes = [severity.code for severity in native.read(CALLS).severities.values()]
    exported(capsys, CALLS, out, "--sheets", "calls", "--severity", "each")
    assert len(sheets_of(out)) > 1
    assert all(any(code in name for name in sheets_of(out)) for code in codes)
    exported(capsys, CALLS, out, "--sheets", "calls", "--severity", codes[0].lower())
    assert sheets_of(out) == [f"Call sheet {codes[0]}"]


def test_a_copy_for_customers_says_what_it_keeps_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    out, flow = tmp_path / "x.xlsx", tmp_path / "x.svg"
    answer = exported(capsys, CALLS, out, flow, "--audience", "customer")
    assert any("marked internal and not shown to customers" in sentence for sentence in answer["lost"])
    matrix = native.read(CALLS)
    inside = [contact for contact in matrix.contacts.values() if contact.privacy is Privacy.INTERNAL]
    assert inside
    drawn = flow.read_text("utf-8")
    assert not any(contact.name in drawn for contact in inside)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "x.xlsx", "--sheets", "calls,nothing"], "“nothing” is no sheet"),
        (["-o", "x.xlsx", "--sheets", ","], "no sheet is named"),
        (["-o", "x.xlsx", "--weeks", "0"], "“0” is no number of weeks from 1 to 53"),
        (["-o", "x.xlsx", "--language", "xx"], "“xx” is not among en, de"),
        (["-o", "x.xlsx", "--paper", "A3"], "invalid choice"),
        (["-o", "x.xlsx", "--severity", "SEV9"], "There is no severity “SEV9”"),
        (["-o", "x.xlsx", "--sheets", "vendors", "--audience", "customer"], "The sheet “vendors” is not for customers."),
        (["-o", "x.svg", "--sheets", "calls"], "--sheets belongs to a workbook."),
        (["-o", "x.csv", "--audience", "customer"], "A .csv file has no copy for customers."),
        (["-o", "x.csv", "--format", "google-csv", "--audience", "customer"], "--audience belongs to a workbook."),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        code = cli.main(["export", str(CALLS), *arguments])
    except SystemExit as left:
        code = left.code  # type: ignore[assignment]
    assert code
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error
    assert not list(tmp_path.iterdir())
