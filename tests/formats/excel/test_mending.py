"""What is mended in a workbook, and what is left alone."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from designer.formats.excel.mending import mended
from tests.formats.excel.raw_workbook import make, rows


def test_nothing_to_mend(tmp_path: Path) -> None:
    known = '<row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>'
    assert mended(make(tmp_path / "x.xlsx", rows([("Name",)]) + known).read_bytes()) is None


def test_unknown_errors_become_known_ones(tmp_path: Path) -> None:
    cells = (
        '<row r="2"><c r="A2" t="e"><f>A1#</f><v>#SPILL!</v></c><c r="B2" t="e"><f t="array"/><v>#CALC!</v></c></row>'
    )
    text = rows([("#SPILL! is text",)], 3)
    better = mended(make(tmp_path / "x.xlsx", cells + text).read_bytes())
    assert better is not None
    sheet = zipfile.ZipFile(io.BytesIO(better)).read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<v>#N/A</v>") == 2
    assert "#SPILL! is text" in sheet
    assert "<f>A1#</f>" in sheet


def test_parts_in_utf_16_become_utf_8(tmp_path: Path) -> None:
    strings = '<?xml version="1.0" encoding="UTF-16"?><sst><si><t>Jörg</t></si></sst>'
    path = make(tmp_path / "x.xlsx", "", parts={"xl/sharedStrings.xml": strings.encode("utf-16")})
    better = mended(path.read_bytes())
    assert better is not None
    part = zipfile.ZipFile(io.BytesIO(better)).read("xl/sharedStrings.xml").decode("utf-8")
    assert 'encoding="UTF-8"' in part
    assert "Jörg" in part
