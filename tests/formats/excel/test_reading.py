"""Files are read by a child process that may fail in any way without harm."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from designer.errors import FileProblem
from designer.formats.excel import reading, worker
from designer.formats.excel.precheck import MOST_BYTES
from designer.formats.excel.reading import CannotRead, PasswordNeeded, ReadingCancelled, read
from tests.formats.excel.raw_workbook import cell, make, rows, styled

PEOPLE = rows([("Name", "Phone"), ("Ada", "+44 20 7946 0001"), ("Bo", 447700900001)])


def refused(path: Path, **more: Any) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        read(path, **more)
    return caught.value


def test_a_workbook(tmp_path: Path) -> None:
    path = make(tmp_path / "list.xlsx", PEOPLE, more_sheets=[("Old", "hidden", PEOPLE), ("Empty", "visible", "")])
    told: list[tuple[int, int]] = []
    workbook = read(path, progress=lambda done, of: told.append((done, of)))
    assert (workbook.kind, workbook.path, workbook.encoding) == ("xlsx", str(path), None)
    assert [(sheet.name, sheet.hidden, len(sheet.rows)) for sheet in workbook.sheets] == [
        ("Contacts", False, 3),
        ("Old", True, 3),
        ("Empty", False, 0),
    ]
    assert [(row.number, row.texts, row.kinds) for row in workbook.sheets[0].rows] == [
        (1, ("Name", "Phone"), "tt"),
        (2, ("Ada", "+44 20 7946 0001"), "tt"),
        (3, ("Bo", "447700900001"), "tn"),
    ]
    assert [(problem.sheet, problem.code) for problem in workbook.problems] == [("Old", "hidden_sheet")]
    assert told == [(3, 3), (3, 3)]


def test_one_sheet_only(tmp_path: Path) -> None:
    path = make(tmp_path / "list.xlsx", PEOPLE, more_sheets=[("Old", "hidden", PEOPLE)])
    assert [sheet.name for sheet in read(path, sheet="Old").sheets] == ["Old"]
    missing = refused(path, sheet="New")
    assert missing.code == "no_such_sheet"
    assert "“New”" in missing.message
    assert "“Contacts”, “Old”" in missing.hint


def test_what_openpyxl_writes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Name", "Phone", "Valid until"])
    sheet.append(["Ada", 7700900001, None])
    sheet["B2"].number_format = "00000000000"
    sheet["A2"].hyperlink = "mailto:ada@example.org"
    sheet.merge_cells("A3:B4")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "list.xlsx")
    workbook = read(tmp_path / "list.xlsx")
    (found,) = workbook.sheets
    assert found.rows[1].texts == ("Ada", "07700900001")
    assert found.links == {(2, 0): "mailto:ada@example.org"}
    assert found.merges == ((3, 0, 4, 1),)
    assert [problem.code for problem in workbook.problems] == ["hidden_rows", "hidden_columns"]


def test_text_files(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Name;Straße\nJörg;Große Gasse\n".encode("cp1252"))
    workbook = read(path)
    assert (workbook.kind, workbook.delimiter, workbook.sheets[0].name) == ("csv", ";", "list")
    assert workbook.encoding is not None
    assert (workbook.encoding.name, workbook.encoding.sure) == ("cp1252", False)
    assert workbook.sheets[0].rows[1].texts == ("Jörg", "Große Gasse")
    chosen = read(path, encoding="cp1251", delimiter=",")
    assert chosen.sheets[0].rows[0].texts == ("Name;StraЯe",)
    assert refused(path, encoding="klingon").code == "unknown_encoding"
    assert refused(path, delimiter=";;").code == "unknown_delimiter"


def test_a_web_page_named_xls(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_text("<html><body><table><tr><td>Name</td><td>Phone</td></tr><tr><td>Ada</td><td>112</td></tr></table>")
    workbook = read(path)
    assert workbook.kind == "html"
    assert [row.texts for row in workbook.sheets[0].rows] == [("Name", "Phone"), ("Ada", "112")]
    assert [problem.code for problem in workbook.problems] == ["other_format"]
    path.write_text("<html><p>No table</p></html>")
    assert refused(path).code == "no_sheets"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"PK\x03\x04 and then nothing", "truncated"),
        (b"%PDF-1.7", "not_a_sheet"),
        (b"\x89PNG\r\n", "not_a_sheet"),
        (bytes(range(256)) * 20, "not_a_sheet"),
        (b"<?xml version='1.0'?><svg/>", "not_a_sheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0\0", "not_a_sheet"),
    ],
)
def test_what_is_no_sheet(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    refusal = refused(path)
    assert refusal.code == code
    assert "“list.xlsx”" in refusal.message
    assert "{" not in str(refusal)


def test_files_that_are_not_there_or_no_files(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="There is no file"):
        read(tmp_path / "missing.xlsx")
    with pytest.raises(FileProblem, match="is a folder"):
        read(tmp_path)
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refused(large).code == "too_large"


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "getuid"), reason="needs rights as on POSIX")
def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError

    path = tmp_path / "list.csv"
    path.write_text("Name\n")
    monkeypatch.setattr(Path, "open", deny)
    with pytest.raises(FileProblem, match="cannot be opened"):
        read(path)


def test_error_values_of_newer_programs_do_not_cost_the_sheet(tmp_path: Path) -> None:
    errors = '<row r="2"><c r="A2"><v>7</v></c><c r="B2" t="e"><f>X</f><v>#SPILL!</v></c><c r="C2" t="e"><v>#CALC!</v></c></row>'
    path = make(tmp_path / "list.xlsx", rows([("Name", "Phone", "E-mail")]) + errors + rows([("Bo", "112")], 3))
    workbook = read(path)
    assert [row.texts for row in workbook.sheets[0].rows] == [("Name", "Phone", "E-mail"), ("7",), ("Bo", "112")]
    assert sorted((problem.code, problem.cell) for problem in workbook.problems) == [
        ("error_value", "B2"),
        ("error_value", "C2"),
    ]


def test_cells_scattered_over_a_huge_grid(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    workbook = read(make(tmp_path / "far.xlsx", PEOPLE + far))
    assert [row.number for row in workbook.sheets[0].rows] == [1, 2, 3]
    assert [problem.code for problem in workbook.problems] == ["too_many_columns"]


def test_one_damaged_sheet_among_others_is_told(tmp_path: Path) -> None:
    broken = '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'
    path = make(tmp_path / "list.xlsx", PEOPLE, more_sheets=[("Bad", "visible", broken)], strings="<si><t>x</t></si>")
    workbook = read(path)
    assert [sheet.name for sheet in workbook.sheets] == ["Contacts"]
    assert [(problem.sheet, problem.code) for problem in workbook.problems] == [("Bad", "sheet_unreadable")]
    assert refused(path, sheet="Bad").code == "damaged"


def test_definitions_and_bombs_are_refused(tmp_path: Path) -> None:
    evil = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    path = make(tmp_path / "evil.xlsx", PEOPLE, parts={"xl/sharedStrings.xml": evil + "<sst/>"})
    assert refused(path).code == "unsafe"
    make(tmp_path / "wide.xlsx", PEOPLE, parts={"xl/theme.xml": evil.encode("utf-16")})
    assert refused(tmp_path / "wide.xlsx").code == "unsafe"
    make(tmp_path / "bomb.xlsx", PEOPLE, parts={"xl/theme.bin": b"\0" * 3_000_000})
    assert refused(tmp_path / "bomb.xlsx").code == "too_large"


def test_zip_without_a_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refused(tmp_path / "list.xlsx").code == "not_a_sheet"


def test_cancelling_ends_the_child_at_once(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Phone\n" + "Ada,112\n" * 200_000)
    start = time.monotonic()
    with pytest.raises(ReadingCancelled):
        read(path, cancel=lambda: True)
    assert time.monotonic() - start < 5


def _dies(connection: Any, asked: dict[str, Any]) -> None:
    """A reader that is killed in the middle, as Rust's abort does it."""
    sending = worker.Sender(connection)
    sending.send("started")
    sending.send("kind", "xlsx" if asked["path"].endswith("xlsx") else "xls", None, None)
    if asked["careful"]:
        worker.run(connection, asked)
    else:
        os.abort()


def _sleeps(connection: Any, _: dict[str, Any]) -> None:
    worker.Sender(connection).send("started")
    time.sleep(60)


def _never_starts(connection: Any, _: dict[str, Any]) -> None:
    connection.close()


def test_a_reader_that_dies_is_followed_by_the_careful_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.worker, "run", _dies)
    path = make(tmp_path / "list.xlsx", PEOPLE)
    assert len(read(path).sheets[0].rows) == 3


def test_a_reader_that_dies_for_good_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.worker, "run", _dies)
    path = tmp_path / "list.xls"
    path.write_bytes(b"anything")
    refusal = refused(path)
    assert refusal.code == "reader_failed"
    assert "“list.xls”" in refusal.message


def test_a_reader_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.worker, "run", _sleeps)
    monkeypatch.setattr(reading.worker, "SECONDS", 1)
    path = tmp_path / "list.csv"
    path.write_text("Name\n")
    start = time.monotonic()
    assert refused(path).code == "too_slow"
    assert time.monotonic() - start < 10


def test_a_child_that_never_starts_is_the_programs_own_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.worker, "run", _never_starts)
    path = tmp_path / "list.csv"
    path.write_text("Name\n")
    with pytest.raises(RuntimeError, match="did not start"):
        read(path)


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    # The library encrypts nothing smaller than this so that it can decrypt it.
    plain = make(tmp_path / "plain.xlsx", PEOPLE, parts={"xl/media/image1.png": random.Random(1).randbytes(9_000)})
    locked = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, locked.open("wb") as out:
        OOXMLFile(source).encrypt("open sesame", out)
    with pytest.raises(PasswordNeeded) as missing:
        read(locked)
    assert missing.value.code == "password"
    with pytest.raises(PasswordNeeded) as wrong:
        read(locked, password="guess")
    assert wrong.value.code == "wrong_password"
    assert len(read(locked, password="open sesame").sheets[0].rows) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_the_child_may_not_take_all_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.worker, "run", _greedy)
    path = tmp_path / "list.csv"
    path.write_text("Name\n")
    assert refused(path).code == "too_large"


def _greedy(connection: Any, asked: dict[str, Any]) -> None:
    worker._read = lambda *_: bytearray(2 * worker.MEMORY)  # type: ignore[assignment,func-returns-value]
    worker.run(connection, asked)


def test_the_child_loads_little() -> None:
    heavy = (
        "PySide6",
        "networkx",
        "msgspec",
        "openpyxl",
        "phonenumbers",
        "python_calamine",
        "typing_extensions",
        "designer.model",
    )
    code = f"import sys, designer.formats.excel.worker; print([each for each in {heavy} if each in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_numbers_and_links_arrive_and_struck_text_is_told(tmp_path: Path) -> None:
    cells = (
        rows([("Name", "Phone", "Mail")])
        + f'<row r="2">{cell("A2", "Ada", 2)}{cell("B2", 7700900001, 1)}{cell("C2", "Mail Ada")}</row>'
        + f'<row r="3">{cell("A3", "Bo")}{cell("B3", 7700900002, 1)}{cell("C3", "Mail Bo", 2)}</row>'
    )
    path = make(
        tmp_path / "list.xlsx",
        cells,
        styles=styled("00000000000", struck=True),
        after='<hyperlinks><hyperlink ref="C2:C3" r:id="rId7"/></hyperlinks>',
        links={"rId7": "mailto:ada@example.org"},
    )
    workbook = read(path)
    (sheet,) = workbook.sheets
    assert sheet.rows[1].texts == ("", "07700900001", "Mail Ada")
    assert sheet.rows[2].texts == ("Bo", "07700900002")
    assert (3, 2) not in sheet.links
    assert sheet.links == {(2, 2): "mailto:ada@example.org"}
    assert [(problem.code, problem.cell) for problem in workbook.problems] == [("struck_out", "A2"), ("struck_out", "C3")]
