"""Saves a workbook with its rows written as text: the library makes an element of each cell, at ten times the cost."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

_EMPTY = (b"<sheetData />", b"<sheetData/>", b"<sheetData></sheetData>")


class _Height:
    """All that is said of a row."""

    __slots__ = ("height",)

    def __init__(self) -> None:
        self.height: float | None = None


class Heights(dict[int, _Height]):
    """The heights of the rows of a sheet in points, by their numbers; the library's own cost ten times as much."""

    def __missing__(self, row: int) -> _Height:
        return self.setdefault(row, _Height())


def save(book: Any, archive: Any) -> None:
    """Save a workbook into a zip file. Its cells hold texts alone, plain or rich, made by `safe_text.put`."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class SheetWriter(WorksheetWriter):
        """Leaves the rows out, and room for them."""

        def write_rows(self) -> None:
            stream: Any = self.xf.send(True)
            with stream.element("sheetData"):
                pass
            self.xf.send(None)

    class BookWriter(ExcelWriter):
        """Puts the rows into their room."""

        def write_worksheet(self, sheet: Any) -> None:
            sheet._drawing = SpreadsheetDrawing()
            sheet._drawing.charts, sheet._drawing.images = sheet._charts, sheet._images
            writer = SheetWriter(sheet)  # which forgets the links of the sheet, so the rows come after
            rows = _rows(sheet)
            writer.write()
            sheet._rels = cast(Any, writer)._rels
            around = Path(str(writer.out)).read_bytes()
            writer.cleanup()
            room = next(each for each in _EMPTY if each in around)
            before, _, behind = around.partition(room)
            cast(Any, self)._archive.writestr(
                sheet.path[1:], b"".join((before, b"<sheetData>", rows.encode(), b"</sheetData>", behind))
            )
            self.manifest.append(sheet)

    BookWriter(book, archive).save()


def _rows(sheet: Any) -> str:
    """The rows of a sheet, as they stand in its part; the links of its cells are handed to the sheet."""
    from openpyxl.utils import get_column_letter

    letters: dict[int, str] = {}
    styles: dict[int, int] = {}
    heights = {number: each.height for number, each in sheet.row_dimensions.items()}
    lines: list[str] = []
    current = 0
    for (row, column), cell in sorted(sheet._cells.items()):
        if row != current:
            if current:
                lines.append("</row>")
            current = row
            height = heights.get(row)
            size = "" if height is None else f' ht="{height:g}" customHeight="1"'
            lines.append(f'<row r="{row}"{size}>')
        letter = letters.get(column) or letters.setdefault(column, get_column_letter(column))
        look = cell._style
        style = styles.get(id(look))
        if style is None:
            style = styles[id(look)] = cell.style_id
        value = cell._value
        if value is None:
            lines.append(f'<c r="{letter}{row}" s="{style}" />')
            continue
        if cell._hyperlink is not None:
            sheet._hyperlinks.append(cell._hyperlink)
        said = _text(value) if type(value) is str else _rich(value)
        lines.append(f'<c r="{letter}{row}" s="{style}" t="inlineStr">{said}</c>')
    if current:
        lines.append("</row>")
    return "".join(lines)


def _text(value: str) -> str:
    if "&" in value or "<" in value or ">" in value:
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kept = ' xml:space="preserve"' if "\n" in value or value != value.strip() else ""
    return f"<is><t{kept}>{value}</t></is>"


def _rich(value: Any) -> str:
    return ElementTree.tostring(value.to_tree(), encoding="unicode")
