"""Which rows of a sheet are headers: found by the words in them, or by what stands beneath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from designer.formats.tables.wording import say
from designer.formats.tables.workbook import Merge, Row
from designer.formats.values.cells import TEXT
from designer.formats.values.evidence import has_mail, looks_like_phone, says_something
from designer.formats.values.vocabulary import IGNORED, Vocabulary

LOOKED_AT = 25
"""Among how many filled rows, from the top, the first header is looked for."""

_MANY = 4
_LONGEST = 60
"""Letters; what is longer is no header but a sentence."""


class Header(NamedTuple):
    """A header: the rows it takes, its last row among them being `bottom`, and the text above each column."""

    top: int
    bottom: int
    texts: tuple[str, ...]


def first_header(rows: Sequence[Row], merges: Iterable[Merge], vocabulary: Vocabulary) -> Header | None:
    """The header nearest the top that says most about its columns; None where the sheet has none."""
    seen = rows[:LOOKED_AT]
    if not seen:
        return None
    scores = [score(row, vocabulary) + _typed_beneath(row, seen[at + 1 :]) for at, row in enumerate(seen)]
    best = max(scores)
    at = scores.index(best)
    first_of_many = next((n for n, row in enumerate(seen) if _filled(row) > 1), 0)
    if best < 1 or (best < 2 and at != first_of_many) or _knows_one_of_many(seen[at], best, vocabulary):
        return None
    return _whole(seen, at, list(merges), vocabulary)


def _knows_one_of_many(row: Row, best: float, vocabulary: Vocabulary) -> bool:
    """Whether one word amid many cells is all that speaks for a row: the settings of something, no header."""
    known = [bool(vocabulary.meaning(text)) for text in row.texts if text]
    return best <= 2 and sum(known) == 1 and not known[0] and len(known) > _MANY


def again(rows: Sequence[Row], at: int, merges: Iterable[Merge], vocabulary: Vocabulary) -> Header | None:
    """The header that begins at `rows[at]`, further down in the sheet: only one that is certain."""
    if score(rows[at], vocabulary) < 4:
        return None
    return _whole(rows, at, list(merges), vocabulary)


def score(row: Row, vocabulary: Vocabulary) -> float:
    """How much the words of a row speak for a header: 2 for a known one, 1 for a likely one, less than 0 for values."""
    total = 0.0
    said = set()
    for text, kind in zip(row.texts, row.kinds, strict=True):
        if not text:
            continue
        if kind != TEXT:
            continue
        if len(text) > _LONGEST or has_mail(text) or looks_like_phone(text):
            total -= 2
        elif text not in said:
            said.add(text)
            fields = vocabulary.meaning(text)
            if fields:
                total += 1 if fields[0] == IGNORED else 2
            elif any(field != IGNORED for field in say(text, vocabulary).fields):
                total += 1
    return total


def _filled(row: Row) -> int:
    return sum(1 for text in row.texts if text)


def _typed_beneath(row: Row, beneath: Sequence[Row]) -> float:
    """One for each column that holds addresses or numbers beneath a word: a header in words nobody taught us."""
    if len(beneath) < 1 or any(kind not in (TEXT, "-") for kind in row.kinds) or _filled(row) < 2:
        return 0
    found = 0.0
    for column, text in enumerate(row.texts):
        if not text or has_mail(text) or looks_like_phone(text) or len(text) > _LONGEST or any(map(str.isdigit, text)):
            continue
        cells = [each.cell(column) for each in beneath]
        values = [cell for cell in cells if says_something(cell.text)]
        typed = sum(
            1 for cell in values if has_mail(cell.text) or looks_like_phone(cell.text) or cell.kind not in (TEXT, "-")
        )
        if values and typed >= 0.6 * len(values):
            found += 1
    return min(found, 1.5)


def _whole(rows: Sequence[Row], at: int, merges: list[Merge], vocabulary: Vocabulary) -> Header:
    """The header of which `rows[at]` is a row, with the row of groups above it or the row of details beneath."""
    for upper, lower in ((at, at + 1), (at - 1, at)):
        if upper >= 0 and lower < len(rows) and _is_pair(rows[upper], rows[lower], merges, vocabulary):
            return _joined(rows[upper], rows[lower], merges)
    return Header(rows[at].number, rows[at].number, rows[at].texts)


def _is_pair(top: Row, bottom: Row, merges: list[Merge], vocabulary: Vocabulary) -> bool:
    """Whether two rows are one header: the lower one splits what the upper one groups, or fills its gaps."""
    if bottom.number != top.number + 1:
        return False
    groups = [each for each in merges if each.top == top.number == each.bottom and each.right > each.left]
    grouped = {column for each in groups for column in range(each.left, each.right + 1)}
    known = 0
    for column, (text, kind) in enumerate(zip(bottom.texts, bottom.kinds, strict=True)):
        if not text:
            continue
        beside_a_gap = not top.cell(column + 1).text or not top.cell(column).text
        if kind != TEXT or len(text) > _LONGEST or has_mail(text) or looks_like_phone(text):
            return False
        if not (column in grouped if grouped else beside_a_gap):
            return False
        known += bool(vocabulary.meaning(text))
    return known >= 2 and (
        bool(grouped) or any(top.cell(n).text and not bottom.cell(n).text for n in range(len(top.texts)))
    )


def _joined(top: Row, bottom: Row, merges: list[Merge]) -> Header:
    width = max(len(top.texts), len(bottom.texts))
    upper = [top.cell(column).text for column in range(width)]
    lower = [bottom.cell(column).text for column in range(width)]
    groups = [each for each in merges if each.top == top.number == each.bottom]
    for each in groups:
        for column in range(each.left, min(each.right + 1, width)):
            upper[column] = upper[each.left]
    if not groups:
        for column in range(1, width):
            if lower[column] and not upper[column] and lower[column - 1]:
                upper[column] = upper[column - 1]
    texts = tuple(
        f"{above}: {below}" if above and below and above != below else above or below
        for above, below in zip(upper, lower, strict=True)
    )
    return Header(top.number, bottom.number, texts)
