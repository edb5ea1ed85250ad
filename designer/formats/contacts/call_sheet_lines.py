"""The call sheet line by line as it is printed: which cell says what, how it looks, how high each line is.

The workbook is written from these lines and the screen shows them, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from designer.drawing.directions import is_rtl
from designer.formats.contacts import sheet_paper
from designer.formats.contacts.call_sheet_text import COLUMNS, SHOWN, Row, Section, in_one
from designer.formats.contacts.customers import CUSTOMERS_ID
from designer.formats.contacts.row_heights import Written, fitting, height, title_size
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_looks import BAR, EDGE, HEADER, HIDDEN, Look, tint, title_look
from designer.formats.contacts.sheet_words import marked
from designer.formats.values.links import mailto
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Severity

INSTRUCTION = (
    "Start at the top. No answer? Call the next line. The time in “Then after” is up? Go on to the next level."
)
NOBODY = "Nobody is on this sheet yet: put a contact on a step."
REPEATED = 3
"""So many lines stand at the top of every page: the bar with the title, the instruction, the headers."""

WIDTHS = tuple(each.width for each in COLUMNS[:SHOWN])
"""Of the columns that are shown, in characters."""

_ASIDE = 5
"""The column, from 0, from which a band's right part is written."""

_SIZES = {"name": 12.0, "phone": 14.0, "mobile": 14.0, "number": 10.0}
_BOLD = frozenset({"name", "phone", "mobile"})
_DIALLED = frozenset({"phone", "mobile", "email"})
_ROW, _BAND = 27.0, 19.0
"""Least heights in points: eighteen people in four bands fill a page."""

Kind = Literal["title", "instruction", "headers", "band", "row", "note"]


class Part(NamedTuple):
    """A cell, or several joined into one: columns from 0, both ends within. `key` is that of its column, or what it
    is: title, version, instruction, band, aside, note."""

    first: int
    last: int
    key: str
    text: str
    look: Look


class Line(NamedTuple):
    """A line of the sheet: how high in points, its parts from the first column, and the row that it prints, if one.

    `level` is the level whose band or row it is; `ground` fills what its parts leave.
    """

    kind: Kind
    height: float
    parts: tuple[Part, ...]
    level: Id = ""
    row: Row | None = None
    ground: str = ""


def call_sheet_lines(
    matrix: Matrix, sections: Sequence[Section], severities: Sequence[Severity], say: Words, *, customers: bool = False
) -> list[Line]:
    """All lines of a call sheet. `severities` are those it is for, where not for all; `customers`: it is for them."""
    found = [_title(matrix, severities, say), _instruction(say), _headers(say, customers)]
    for section in sections:
        found.append(_band(section))
        found += (row_line(row, section.order, section.level) for row in section.rows)
        if section.note:
            found.append(_note(section.note, section.level))
    if not sections:
        found.append(_note(say(NOBODY)))
    return found


def title_of(matrix: Matrix, severities: Iterable[Severity], say: Words) -> str:
    """The title: whose call sheet it is, and the severities it is for."""
    title = sheet_paper.titled(matrix, say, "{}: who to call", "Who to call")
    named = ", ".join(f"{marked(each)} {each.name if each.code else ''}".strip() for each in severities)
    return f"{named}  ·  {title}" if named else title


def row_line(row: Row, order: int, level: Id) -> Line:
    """The line of somebody to call, on a level of that order."""
    *_, ground = tint(order)
    parts, written = [], []
    for column, each in enumerate(COLUMNS):
        text = row.get(each.key, "")
        if column >= SHOWN:
            parts.append(Part(column, column, each.key, text, HIDDEN))
            continue
        bold = each.key in _BOLD
        size = fitting(Written(text, each.width, _SIZES.get(each.key, 10.0), bold))
        linked = each.key == "email" and mailto(in_one(text)) is not None
        parts.append(Part(column, column, each.key, text, _look(each.key, size, ground, is_rtl(text), linked)))
        written.append(Written(text, each.width, size, bold))
    return Line("row", height(written, least=_ROW, padding=3), tuple(parts), level, row)


def _title(matrix: Matrix, severities: Sequence[Severity], say: Words) -> Line:
    split = SHOWN - 2
    text = title_of(matrix, severities, say)
    room = sum(WIDTHS[:split])
    size = title_size(text, room)
    look = title_look(size, text, say.right_to_left)
    aside = Look(size=10, ink="#c7cdda", ground=BAR, across="right", indent=1)
    parts = (
        Part(0, split - 1, "title", text, look),
        Part(split, SHOWN - 1, "version", sheet_paper.version_line(matrix, say), aside),
    )
    return Line("title", height([Written(text, room, size, True)], least=34), parts, ground=BAR)


def _instruction(say: Words) -> Line:
    look = Look(size=12, italic=True, ink="#475467", wrap=False, across="left", indent=1)
    return Line("instruction", 21, (Part(0, SHOWN - 1, "instruction", say(INSTRUCTION), look),))


def _headers(say: Words, customers: bool) -> Line:
    parts = tuple(
        Part(
            column,
            column,
            each.key,
            say(CUSTOMERS_ID if each.key == "id" and customers else each.header),
            HEADER if column else HEADER._replace(across="center", indent=0),
        )
        for column, each in enumerate(COLUMNS)
    )
    written = [Written(part.text, width, 10, True) for part, width in zip(parts, WIDTHS, strict=False)]
    return Line("headers", height(written, least=18), parts)


def _band(section: Section) -> Line:
    ground, ink, _ = tint(section.order)
    title = Look(13, bold=True, ink=ink, ground=ground, wrap=False, across="left", indent=1)
    aside = Look(11, ink=ink, ground=ground, wrap=False, across="right", indent=1)
    parts = (
        Part(0, _ASIDE - 1, "band", section.title, title),
        Part(_ASIDE, SHOWN - 1, "aside", section.aside, aside),
    )
    return Line("band", _BAND, parts, section.level, ground=ground)


def _note(text: str, level: Id = "") -> Line:
    look = Look(size=12, wrap=False, across="left", indent=1)
    return Line("note", _ROW, (Part(0, SHOWN - 1, "note", text, look),), level)


@lru_cache(maxsize=1024)
def _look(key: str, size: float, ground: str, rtl: bool, linked: bool) -> Look:
    if key == "number":
        return Look(size, ground=ground, edge=EDGE, right_to_left=rtl, across="center", ink="#475467")
    return Look(
        size,
        key in _BOLD,
        ground=ground,
        edge=EDGE,
        right_to_left=rtl,
        left_to_right=key in _DIALLED and not rtl,
        across="right" if rtl else "left",
        indent=1,
        ink="#175cd3" if linked else Look().ink,
    )
