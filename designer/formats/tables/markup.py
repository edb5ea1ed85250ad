"""Rows of the tables in a page of HTML: what many ticket systems and directories export as "Excel"."""

from __future__ import annotations

from html.parser import HTMLParser

_MOST_CELLS = 2_000_000
_WIDEST_SPAN = 500
_APART = frozenset({"br", "p", "div", "li", "tr"})
_UNREAD = frozenset({"script", "style", "head", "title"})

Merged = tuple[int, int, int, int]
"""Top row, left column, bottom row, right column: rows from 1, columns from 0, both ends within."""


class _Page(HTMLParser):
    """Collects (rows, merged cells, links) of each outermost table; a table within a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[tuple[list[list[str]], list[Merged], dict[tuple[int, int], str]]] = []
        self._depth = 0
        self._unread = 0
        self._taken: set[tuple[int, int]] = set()
        self._place: tuple[int, int] | None = None
        self._text: list[str] = []
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _UNREAD:
            self._unread += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(([], [], {}))
                self._taken = set()
        elif self._depth != 1:
            if self._depth and tag in _APART:
                self._text.append("\n")
        elif tag == "tr":
            self._close_cell()
            self.tables[-1][0].append([])
        elif tag in ("td", "th"):
            self._close_cell()
            self._open_cell(values)
        elif tag == "a" and self._place and values.get("href"):
            self.tables[-1][2].setdefault(self._place, values["href"])
        elif tag in _APART and self._place:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._close_cell()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._place and not self._unread:
            self._text.append(data)

    def _open_cell(self, values: dict[str, str]) -> None:
        rows, merges, _ = self.tables[-1]
        if not rows:
            rows.append([])
        at, column = len(rows), len(rows[-1])
        while (at, column) in self._taken:
            rows[-1].append("")
            column += 1
        across, down = _span(values.get("colspan")), _span(values.get("rowspan"))
        self._cells += across * down
        if self._cells > _MOST_CELLS:
            raise ValueError("more cells than a table of people can have")
        if across * down > 1:
            merges.append((at, column, at + down - 1, column + across - 1))
            self._taken |= {(at + y, column + x) for y in range(down) for x in range(across)}
        self._place = (at, column)
        self._text = []

    def _close_cell(self) -> None:
        if self._place is None:
            return
        rows = self.tables[-1][0]
        column = self._place[1]
        row = rows[self._place[0] - 1]
        row += [""] * (column + 1 - len(row))
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        row[column] = "\n".join(line for line in lines if line)
        self._place = None


def _span(text: str | None) -> int:
    return min(max(int(text), 1), _WIDEST_SPAN) if text and text.isdigit() else 1


def read(page: str) -> list[tuple[list[list[str]], list[Merged], dict[tuple[int, int], str]]]:
    """The tables of a page that hold any text. Raises ValueError for one that claims to be impossibly large."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    reader._close_cell()
    return [table for table in reader.tables if any(any(row) for row in table[0])]
