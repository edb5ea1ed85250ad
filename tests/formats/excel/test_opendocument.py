"""OpenDocument sheets: what stands beside the values, and the flat form."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from designer.formats.excel.opendocument import facts, packed
from designer.formats.excel.precheck import Refused
from designer.formats.excel.reading import read

_SPACES = (
    " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)

_BODY = """<office:body><office:spreadsheet>
 <table:table table:name="Contacts">
  <table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>
  <table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>
   <table:table-cell office:value-type="string"><text:p>Phone</text:p></table:table-cell></table:table-row>
  <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
  <table:table-row table:visibility="filter">
   <table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1" office:value-type="string">
    <text:p><text:a xlink:href="mailto:a@example.org">Ada</text:a></text:p></table:table-cell>
   <table:table-cell office:value-type="float" office:value="7700900001"><text:p>07700900001</text:p></table:table-cell>
  </table:table-row>
  <table:table-row><table:covered-table-cell/>
   <table:table-cell office:value-type="time" office:time-value="PT30H00M00S"><text:p>30:00</text:p></table:table-cell>
  </table:table-row>
 </table:table>
</office:spreadsheet></office:body>"""

FLAT = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_SPACES} '
    f'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">{_BODY}</office:document>'
)


def test_facts() -> None:
    found, merges = facts(FLAT.encode(), 512)["Contacts"]
    assert found.hidden_columns == {1, 2}
    assert found.hidden_rows == {4}
    assert merges == [(4, 0, 5, 0)]
    assert found.links == {(4, 0): "mailto:a@example.org"}


def test_broken_xml_tells_nothing() -> None:
    assert facts(b"<office:document", 512) == {}


def test_definitions_are_refused() -> None:
    with pytest.raises(Refused):
        facts(b"<!DOCTYPE x><x/>", 512)


def _indented() -> bytes:
    """A file whose rows and cells are set apart by white space, over which the fast reader trips."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", FLAT.replace("office:document", "office:document-content"))
        archive.writestr("Basic/Standard/Module1.xml", '<!DOCTYPE script:module PUBLIC "x" "module.dtd"><x/>')
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.fods", FLAT.encode()),
        ("list.ods", packed(FLAT.encode())),
        ("indented.ods", _indented()),
        ("named.xlsx", _indented()),
    ],
)
def test_all_forms_are_read(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    workbook = read(path)
    (sheet,) = workbook.sheets
    assert [(row.number, row.texts) for row in sheet.rows] == [
        (1, ("Name", "Phone")),
        (4, ("Ada", "7700900001")),
        (5, ("", "30:00")),
    ]
    assert sheet.rows[2].kinds == "-s"
    assert "hidden_rows" in [problem.code for problem in workbook.problems]
    assert sheet.merges == ((4, 0, 5, 0),)
