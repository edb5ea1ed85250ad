"""Workbooks made part by part, as programs other than this one write them: the cells are given as XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(reference: str, value: object, style: int | None = None) -> str:
    """A cell of text or of a number."""
    styled = f' s="{style}"' if style is not None else ""
    if isinstance(value, int | float):
        return f'<c r="{reference}"{styled}><v>{value}</v></c>'
    return f'<c r="{reference}"{styled} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def rows(values: Sequence[Sequence[object]], first: int = 1) -> str:
    """Rows of cells from column A; None leaves a cell out."""
    return "".join(
        f'<row r="{at}">'
        + "".join(cell(f"{chr(65 + column)}{at}", value) for column, value in enumerate(row) if value is not None)
        + "</row>"
        for at, row in enumerate(values, first)
    )


def make(
    path: Path,
    sheet: str,
    *,
    after: str = "",
    before: str = "",
    styles: str = "",
    strings: str = "",
    links: Mapping[str, str] | None = None,
    more_sheets: Sequence[tuple[str, str, str]] = (),
    parts: Mapping[str, str | bytes] | None = None,
) -> Path:
    """A workbook of one sheet "Contacts" whose rows are `sheet`, and further ones (name, state, rows).

    `before` and `after` stand around the rows (columns; merges, links); `links` is relation → target.
    """
    sheets = [("Contacts", "visible", sheet), *more_sheets]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" state="{state}" r:id="rId{at}"/>'
        for at, (name, state, _) in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    related += f'<Relationship Id="rId90" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
    if strings:
        related += f'<Relationship Id="rId91" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    written: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles or _PLAIN}</styleSheet>',
    }
    for at, (_, _, cells) in enumerate(sheets, 1):
        around = (before, after) if at == 1 else ("", "")
        written[f"xl/worksheets/sheet{at}.xml"] = (
            f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{around[0]}<sheetData>{cells}</sheetData>{around[1]}'
            "</worksheet>"
        )
    if strings:
        written["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{strings}</sst>'
    if links:
        targets = "".join(
            f'<Relationship Id="{name}" Type="{_RELATIONS}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
            for name, target in links.items()
        )
        written["xl/worksheets/_rels/sheet1.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{targets}</Relationships>'
    written.update(parts or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in written.items():
            archive.writestr(name, part)
    return path


def styled(*formats: str, struck: bool = False) -> str:
    """The styles of a sheet: style n + 1 has the n-th number format; the last one strikes out if `struck`."""
    codes = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for at, code in enumerate(formats)
    )
    used = "".join(f'<xf numFmtId="{164 + at}" applyNumberFormat="1"/>' for at in range(len(formats)))
    return (
        f'<numFmts count="{len(formats)}">{codes}</numFmts><fonts count="2"><font/><font><strike/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs><xf/>{used}{"<xf fontId=" + chr(34) + "1" + chr(34) + "/>" if struck else ""}</cellXfs>'
    )


_PLAIN = styled()
