"""How cells look: a look is made into a style of the workbook once, and shared by all cells that have it."""

from __future__ import annotations

from typing import Any

from designer.formats.contacts.sheet_looks import Look

FONT = "Arial"
"""A face every office program has or maps to one of the same widths."""

TEXT_FORMAT = "@"


class Styles:
    """The styles of one workbook; in one whose sheets run from right to left "left" means where a line begins."""

    def __init__(self, workbook: Any, *, mirrored: bool = False) -> None:
        from openpyxl.cell import Cell

        self.cell = Cell
        """What makes a cell; kept here because it is asked for so often."""
        self._workbook = workbook
        self.mirrored = mirrored
        self._made: dict[tuple[Look, bool, bool], Any] = {}

    def of(self, look: Look, quoted: bool = False, from_right: bool = False) -> Any:
        """The style array for a look, not to be changed; `quoted` marks a text that looks like a formula as text.

        `from_right`: the text has words that run from right to left, and so does the sheet.
        """
        key = (look, quoted, from_right)
        style = self._made.get(key)
        if style is None:
            style = self._made[key] = self._make(look, quoted, from_right)
        return style

    def _make(self, look: Look, quoted: bool, from_right: bool) -> Any:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        cell: Any = self.cell(self._workbook.worksheets[0], row=1, column=1)
        cell.font = Font(
            name=FONT,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            color=argb(look.ink),
            underline="single" if look.underlined else None,
        )
        if look.ground:
            cell.fill = PatternFill("solid", fgColor=argb(look.ground))
        if look.edge or look.below:
            side = Side("thin", color=argb(look.edge)) if look.edge else Side()
            below = Side("medium", color=argb(look.below)) if look.below else side
            cell.border = Border(left=side, right=side, top=side, bottom=below)
        cell.alignment = Alignment(
            horizontal=self._across(look),
            vertical=look.upright,
            wrap_text=look.wrap,
            indent=look.indent,
            readingOrder=1 if look.left_to_right else 2 if look.right_to_left or from_right else 0,
        )
        cell.number_format = TEXT_FORMAT
        cell.quotePrefix = quoted
        return cell._style

    def _across(self, look: Look) -> str | None:
        if look.across == "general":
            return None
        if self.mirrored and not look.right_to_left:
            return {"left": "right", "right": "left"}.get(look.across, look.across)
        return look.across


def use_font(book: Any) -> None:
    """Make the face of the cells that of a new workbook too, before anything is written: widths of columns are counted
    in its digits, and the one that comes with the library is not on every computer."""
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    font = Font(name=FONT, size=10, family=2)
    book._fonts = IndexedList([font])
    book._named_styles["Normal"].font = font


def argb(colour: str) -> str:
    """A colour "#rrggbb" as workbooks write it."""
    return "FF" + colour.lstrip("#").upper()
