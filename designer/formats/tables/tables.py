"""The tables of a sheet: one below the other or side by side, each with its header, rows and the lines above it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from designer.formats.tables.headers import Header, again, first_header
from designer.formats.tables.wording import ADDRESSES, NAMES, say
from designer.formats.tables.workbook import Cell, Merge, Place, Row, Sheet, cell_name, column_name
from designer.formats.values.cells import EMPTY
from designer.formats.values.vocabulary import Vocabulary, shipped

_MOST_STEPS = 2_000_000
_WHO = NAMES | ADDRESSES
"""Fields that make a row somebody to reach."""


_NO_SHEET = Sheet("")


class TableRow(NamedTuple):
    """A row of a table, its cells counted from the table's first column.

    `number` is the row in the sheet. `section` is the line of its own that stands above this row and others
    ("LEVEL 2 · Duty manager"), or "".
    """

    number: int
    texts: tuple[str, ...]
    kinds: str
    section: str = ""

    def cell(self, column: int) -> Cell:
        return Cell(self.texts[column], self.kinds[column]) if column < len(self.texts) else Cell("", EMPTY)


class Line(NamedTuple):
    """A line of text that is no row of the table: a note beneath it."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet.

    `header_row` is the row (from 1) of the header, the lower one of two, or None where there is none; then all
    `headers` are "". `title` is what stands above the table, a line each. `first_column` is the column (from 0) of
    the sheet where the table begins; `source` is the sheet. `places` says where cells stand in the sheet, by row and
    column of the table, where a table was put together from cells that stand otherwise there.
    """

    sheet: str
    header_row: int | None
    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    title: str = ""
    notes: tuple[Line, ...] = ()
    first_column: int = 0
    source: Sheet = _NO_SHEET
    places: Mapping[Place, Place] = field(default_factory=dict)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands in the sheet, for the number of a row and a column of the table.

        What stands nowhere in the sheet is taken to stand where its row begins.
        """
        if not self.places:
            return row, self.first_column + column
        found = self.places.get((row, column))
        return found or min((at for (number, _), at in self.places.items() if number == row), default=(row, column))

    def sheet_row(self, row: int) -> int:
        """The row of the sheet where a row of the table stands, the first of several."""
        return self.place(row, -1)[0] if self.places else row

    def cell_name(self, row: int, column: int) -> str:
        """The cell as people name it, for the number of a row and a column of the table."""
        return cell_name(*self.place(row, column))

    def column_name(self, column: int) -> str:
        """The letters of a column of the table."""
        return column_name(self.first_column + column)

    def link(self, row: int, column: int) -> str:
        """The target of the link on a cell, or ""."""
        return self.source.links.get(self.place(row, column), "")


def tables(sheet: Sheet, vocabulary: Vocabulary | None = None) -> tuple[Table, ...]:
    """The tables of a sheet, from the top and from the left. A sheet with nothing in it has none."""
    words = vocabulary or shipped()
    rows = sheet.rows
    if not rows:
        return ()
    header = first_header(rows, sheet.merges, words)
    area = next((each for each in sheet.areas if header and each.top == header.bottom and len(rows) > 1), None)
    if area is not None:
        end = _end_of(area, rows)
        inside, below = replace(sheet, rows=rows[:end], areas=()), replace(sheet, rows=rows[end:])
        return (*tables(inside, words), *tables(below, words))
    if header is None:
        width = max(len(row.texts) for row in rows)
        whole = _filled_down(rows, sheet.merges)
        unheaded = tuple(TableRow(row.number, row.texts, row.kinds) for row in whole)
        return (Table(sheet.name, None, ("",) * width, unheaded, source=sheet),)
    found: list[Table] = []
    at = 0
    while header is not None:
        start = next(n for n in range(at, len(rows)) if rows[n].number >= header.top)
        above = list(rows[at:start])
        body_at = next((n for n in range(start, len(rows)) if rows[n].number > header.bottom), len(rows))
        following, end = _next_header(rows, body_at, header, sheet.merges, words)
        body = [row for row in rows[body_at:end] if row.texts != header.texts]
        found += _side_by_side(sheet, header, body, _title(above), words)
        header, at = following, end
    return tuple(found)


def _end_of(area: Merge, rows: Sequence[Row]) -> int:
    """The index of the first row that is not part of a table of the workbook: rows typed right beneath it are."""
    bottom = area.bottom
    for at, row in enumerate(rows):
        if row.number <= bottom:
            continue
        if row.number != bottom + 1 or not any(row.texts[area.left : area.right + 1]):
            return at
        bottom = row.number
    return len(rows)


def _next_header(
    rows: Sequence[Row], start: int, header: Header, merges: Sequence[Merge], words: Vocabulary
) -> tuple[Header | None, int]:
    """The next header below, and the index of the first row that is no row of this table any more.

    The same header again with nothing above it (printed on every page) goes on with the same table.
    """
    names = [n for n, text in enumerate(header.texts) if text and set(say(text, words).fields[:1]) & NAMES]
    for at in range(start, len(rows)):
        row = rows[at]
        after_gap = at == start or row.number != rows[at - 1].number + 1 or _alone(rows[at - 1])
        same = row.texts == header.texts
        if not (after_gap or same) or len(row.texts) < 2:
            continue
        if any(row.cell(n).text and not say(row.cell(n).text, words).fields for n in names):
            continue  # somebody is named here: "Bo, Engineer, Service" is no header
        new = again(rows, at, merges, words)
        if new is None or (same and (at == start or not _alone(rows[at - 1]))):
            continue
        lines = at
        while lines > start and _alone(rows[lines - 1]):
            lines -= 1
        while lines < at and lines > start and rows[lines].number == rows[lines - 1].number + 1:
            if not _names_somebody(rows[lines], header, words):
                break
            lines += 1  # the last person of the table above, of whom only the name is known
        return new, lines
    return None, len(rows)


def _alone(row: Row) -> bool:
    return len(row.texts) - row.texts.count("") == 1


def _names_somebody(row: Row, header: Header, words: Vocabulary) -> bool:
    filled = {n for n, text in enumerate(row.texts) if text}
    return any(n in filled and set(say(text, words).fields[:1]) & _WHO for n, text in enumerate(header.texts))


def _title(above: Sequence[Row]) -> str:
    return "\n".join(" · ".join(text for text in row.texts if text) for row in above)


def _side_by_side(sheet: Sheet, header: Header, body: list[Row], title: str, words: Vocabulary) -> Iterator[Table]:
    """The tables that share a header row: parted by empty columns where each part names somebody to reach."""
    width = max([len(header.texts), *(len(row.texts) for row in body)])
    texts = [*header.texts, *[""] * (width - len(header.texts))]
    merged = {
        column
        for each in sheet.merges
        if each.right > each.left
        for column in range(each.left, min(each.right + 1, width))
    }
    used = {n for n, text in enumerate(texts) if text} | merged
    for row in body:
        if len(row.texts) > len(used) or len(used) < width:
            used |= {n for n, text in enumerate(row.texts) if text}
    parts: list[list[int]] = []
    for column in sorted(used):
        if parts and column == parts[-1][1]:
            parts[-1][1] = column + 1
        else:
            parts.append([column, column + 1])
    for left, right in _worth_parting(parts, texts, words):
        yield _table(sheet, header, body, title, (left, right), words)


def _worth_parting(parts: list[list[int]], texts: list[str], words: Vocabulary) -> list[tuple[int, int]]:
    """Parts that are tables of their own: a later one repeats a kind of address that an earlier one has."""
    if not parts:
        return [(0, len(texts))]
    done: list[tuple[int, int]] = []
    seen: set[str] = set()
    for left, right in parts:
        fields = {field for text in texts[left:right] if text for field in say(text, words).fields[:1]}
        headed = sum(1 for text in texts[left:right] if text)
        if done and headed >= 2 and fields & _WHO & seen:
            done.append((left, right))
            seen = set(fields)
        elif done:
            done[-1] = (done[-1][0], right)
            seen |= fields
        else:
            done.append((0, right))
            seen = set(fields)
    return done


def _table(
    sheet: Sheet, header: Header, body: list[Row], title: str, span: tuple[int, int], words: Vocabulary
) -> Table:
    left, right = span
    headers = (*header.texts[left:right], *[""] * (right - max(left, len(header.texts))))[: right - left]
    merges = [each for each in sheet.merges if each.left < right and each.right >= left]
    who = {n for n, text in enumerate(headers) if text and set(say(text, words).fields[:1]) & _WHO}
    rows: list[TableRow] = []
    waiting: list[Line] = []
    section = ""
    wide = {
        each.top for each in merges if each.right - each.left >= max(2, (right - left) // 2) and each.bottom == each.top
    }
    for row in _filled_down(body, merges):
        texts, kinds = row.texts[left:right], row.kinds[left:right]
        count = len(texts) - texts.count("")
        if not count:
            continue
        if count == 1 and len(headers) > 1 and who:
            column = next(n for n, text in enumerate(texts) if text)
            if row.number in wide or (column == 0 and column not in who):
                waiting.append(Line(row.number, texts[column]))
                continue
        if waiting:
            section, waiting = "\n".join(line.text for line in waiting), []
        rows.append(TableRow(row.number, texts, kinds, section))
    return Table(sheet.name, header.bottom, headers, tuple(rows), title, tuple(waiting), left, sheet)


def _filled_down(rows: Sequence[Row], merges: Sequence[Merge]) -> Sequence[Row]:
    """The rows with cells that were merged downwards saying in each row what the merged cell says."""
    down = [each for each in merges if each.bottom > each.top]
    if not down:
        return rows
    changed = list(rows)
    numbers = [row.number for row in rows]
    steps = 0
    for each in down:
        first = bisect_left(numbers, each.top)
        if first == len(rows) or numbers[first] != each.top or not rows[first].cell(each.left).text:
            continue
        cell = rows[first].cell(each.left)
        for at in range(first + 1, bisect_right(numbers, each.bottom)):
            steps += 1
            if changed[at].cell(each.left).text:
                continue
            texts, kinds = list(changed[at].texts), list(changed[at].kinds)
            gap = each.left + 1 - len(texts)
            texts += [""] * gap
            kinds += EMPTY * max(gap, 0)
            texts[each.left], kinds[each.left] = cell
            changed[at] = Row(numbers[at], tuple(texts), "".join(kinds))
        if steps > _MOST_STEPS:
            break  # only overlapping merges, which no spreadsheet program makes, come this far
    return changed
