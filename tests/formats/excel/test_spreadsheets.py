"""Workbooks read fast, mended or carefully: the same rows come out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from designer.formats.excel import spreadsheets
from designer.formats.excel.precheck import Refused
from designer.formats.excel.sending import Request, Sender
from designer.formats.excel.side_information import Package
from tests.formats.excel.raw_workbook import make, rows

PEOPLE = [("Name", "Phone", "Since"), ("Ada", "+44 20 7946 0001", 45672), ("", "", ""), ("Bo", 447700900001, None)]


class Collected(Sender):
    """Keeps what would be sent."""

    def __init__(self) -> None:
        self.messages: list[tuple[Any, ...]] = []

    def send(self, *message: object) -> None:
        self.messages.append(message)

    def rows(self) -> list[Any]:
        return [row for message in self.messages if message[0] == "rows" for row in message[1]]


def test_both_readers_say_the_same(tmp_path: Path) -> None:
    path = make(tmp_path / "list.xlsx", rows(PEOPLE), after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')
    data = path.read_bytes()
    package = Package(zipfile.ZipFile(io.BytesIO(data)))
    fast, careful = Collected(), Collected()
    spreadsheets.read_fast(Request(str(path)), "xlsx", data, None, package, fast)
    spreadsheets.read_carefully(Request(str(path)), data, package, careful)
    assert fast.rows() == careful.rows()
    assert careful.messages[0] == ("again",)
    merges = [message[1] for message in (*fast.messages, *careful.messages) if message[0] == "facts"]
    assert merges == [[(2, 0, 3, 0)], [(2, 0, 3, 0)]]


def test_what_neither_reads_is_damaged(tmp_path: Path) -> None:
    path = make(tmp_path / "list.xlsx", rows(PEOPLE), parts={"xl/workbook.xml": "<workbook"})
    data = path.read_bytes()
    package = Package(zipfile.ZipFile(io.BytesIO(data)))
    with pytest.raises(Refused, match="damaged"):
        spreadsheets.read_fast(Request(str(path)), "xlsx", data, None, package, Collected())
    with pytest.raises(Refused, match="damaged"):
        spreadsheets.read_carefully(Request(str(path)), data, None, Collected())


def test_what_is_not_encrypted_needs_no_password() -> None:
    with pytest.raises(Refused, match="password"):
        spreadsheets.decrypted(b"plain", None)
    with pytest.raises(Refused, match="wrong_password"):
        spreadsheets.decrypted(b"plain", "guess")
