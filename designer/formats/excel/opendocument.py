"""OpenDocument sheets: merged, hidden and linked cells, which the fast reader leaves out, and the flat form."""

from __future__ import annotations

import io
import re
import zipfile
from xml.parsers import expat

from designer.formats.excel.precheck import Refused
from designer.formats.excel.side_information import Facts
from designer.formats.values.links import KEPT

Merged = tuple[int, int, int, int]
"""Top row, left column, bottom row, right column: rows from 1, columns from 0, both ends within."""

_INDENT = re.compile(rb"(?<=>)\s+(?=</?(?:table:|text:p))")
_MOST = 20_000
_MOST_ROWS = 1_048_576


class _Content:
    """Walks through the content once, counting rows and columns as they repeat."""

    def __init__(self, most_columns: int) -> None:
        self.sheets: dict[str, tuple[Facts, list[Merged]]] = {}
        self._most_columns = most_columns
        self._facts = Facts()
        self._merges: list[Merged] = []
        self._row = self._column = self._columns = 0
        self._place = (0, 0)
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._facts, self._merges = Facts(), []
                self.sheets[attributes.get("table:name", "")] = (self._facts, self._merges)
                self._row = self._columns = 0
        elif self._depth != 1:
            return
        elif tag == "table-column":
            count = _count(attributes, "columns-repeated")
            if attributes.get("table:visibility") in ("collapse", "filter"):
                self._facts.hidden_columns.update(range(self._columns, min(self._columns + count, self._most_columns)))
            self._columns += count
        elif tag == "table-row":
            count = _count(attributes, "rows-repeated")
            if attributes.get("table:visibility") in ("collapse", "filter"):
                last = min(self._row + count, self._row + _MOST)
                self._facts.hidden_rows.update(range(self._row + 1, last + 1))
            self._place = (self._row + 1, 0)
            self._row, self._column = self._row + count, 0
        elif tag in ("table-cell", "covered-table-cell"):
            self._place = (self._place[0], self._column)
            self._column += _count(attributes, "columns-repeated")
            across, down = _count(attributes, "columns-spanned"), _count(attributes, "rows-spanned")
            if (across > 1 or down > 1) and len(self._merges) < _MOST:
                row, column = self._place
                self._merges.append((row, column, min(row + down - 1, _MOST_ROWS), column + across - 1))
        elif tag == "a":
            target = attributes.get("xlink:href", "")
            if target.lower().startswith(KEPT) and len(self._facts.links) < _MOST:
                self._facts.links.setdefault(self._place, target)

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table":
            self._depth -= 1

    def refuse(self, *_: object) -> None:
        raise Refused("unsafe", "“{name}” is not read: it holds definitions that can make a reader burst (<!DOCTYPE).")


def _count(attributes: dict[str, str], what: str) -> int:
    text = attributes.get(f"table:number-{what}", "1")
    return int(text) if text.isdigit() and len(text) < 9 else 1


def facts(content: bytes, most_columns: int) -> dict[str, tuple[Facts, list[Merged]]]:
    """By name of sheet: what is known beside the values, and the merged cells; {} where the XML is broken."""
    walk = _Content(most_columns)
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.StartDoctypeDeclHandler = walk.refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return {}
    return walk.sheets


def packed(flat: bytes) -> bytes:
    """A flat OpenDocument sheet (.fods) as the zip (.ods) that readers know."""
    content = _INDENT.sub(b"", flat)  # the fast reader trips over white space between rows and cells
    content = content.replace(b"<office:document ", b"<office:document-content ", 1)
    content = content.replace(b"</office:document>", b"</office:document-content>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?>'
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>',
        )
    return out.getvalue()
