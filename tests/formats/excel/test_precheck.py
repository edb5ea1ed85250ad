"""What a file is by its bytes, and what is refused before any reader sees it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from designer.formats.excel import precheck
from designer.formats.excel.precheck import Refused, kind_of
from tests.formats.excel.raw_workbook import make, rows


def packed(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), part)
    return out.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        kind_of(data)
    assert caught.value.message.endswith(".")
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (packed(xl__workbook_xml="<workbook/>"), "xlsx"),
        (packed(xl__workbook_bin=b"\0"), "xlsb"),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<x/>"), "ods"),
        (packed(mimetype="x", content_xml="<x/>", Basic__Module1_xml="<!DOCTYPE script:module><x/>"), "ods"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\0\0", "xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "encrypted"),
        (b"\x09\x08\x10\x00\x00\x06", "xls"),
        (b"Name,Phone\n", "text"),
        ("Name\tTelefon\n".encode("utf-16"), "text"),
        ("Name\tTelefon\n".encode("utf-16-be"), "text"),
        ("Name;Büro\n".encode("cp1252"), "text"),
        (b"  <HTML><table>", "html"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "html"),
        (
            b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">',
            "fods",
        ),
    ],
)
def test_kind(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"PK\x03\x04....", "truncated"),
        (packed(readme="hello"), "not_a_sheet"),
        (packed(word__document_xml="<w/>", **{"[Content_Types]_xml": "<x/>"}), "not_a_sheet"),
        (packed(Index__Tables__DataList_iwa=b"x").replace(b"_iwa", b".iwa"), "not_a_sheet"),
        (b"%PDF-1.4", "not_a_sheet"),
        (b"\x7fELF\0\0\0\x01\x02\x03" * 20, "not_a_sheet"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", "old_format"),
        (b'<?xml version="1.0"?><!DOCTYPE x><office:document m="opendocument.spreadsheet">', "unsafe"),
        (packed(mimetype="x", content_xml="<!DOCTYPE x><x/>"), "unsafe"),
        (packed(xl__workbook_xml="<!DOCTYPE x><workbook/>"), "unsafe"),
        (packed(xl__workbook_xml="<workbook/>", xl__styles_xml="\n <!ENTITY a 'b'>".encode("utf-16")), "unsafe"),
        (packed(xl__workbook_xml="<workbook/>", xl__x_bin=b"\0" * 5_000_000), "too_large"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_too_many_or_too_large_members(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = make(tmp_path / "x.xlsx", rows([("Name",)] * 50)).read_bytes()
    assert kind_of(data) == "xlsx"
    for bound in ("MOST_MEMBERS", "LARGEST_TOTAL", "LARGEST_MEMBER"):
        with monkeypatch.context() as smaller:
            smaller.setattr(precheck, bound, 5)
            assert code_of(data) == "too_large"


def test_a_part_that_cannot_be_unpacked(tmp_path: Path) -> None:
    data = bytearray(make(tmp_path / "x.xlsx", rows([("Name", at) for at in range(3_000)])).read_bytes())
    member = zipfile.ZipFile(io.BytesIO(bytes(data))).getinfo("xl/worksheets/sheet1.xml")
    start = member.header_offset + 30 + len(member.filename)
    data[start : start + 20] = b"\xff" * 20
    assert code_of(bytes(data)) == "damaged"


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be", "utf-8", "cp1251"])
def test_russian_text_is_text_in_every_encoding(name: str) -> None:
    assert kind_of("Кто;Телефон\r\nИванов Иван;+7 495 1234567\r\n".encode(name)) == "text"
