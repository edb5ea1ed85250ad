"""The paper that sheets are printed on: its sizes and margins, where pages end, and what stands at their foot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal, NamedTuple

from designer.formats.contacts.sheet_language import Words
from designer.formats.values.cell_text import encode
from designer.model.choices import Status
from designer.model.matrix import Matrix

Paper = Literal["A4", "Letter"]

LANDSCAPE: dict[Paper, tuple[float, float]] = {"A4": (841.89, 595.28), "Letter": (792.0, 612.0)}
"""Width and height in points."""

SIDE, TOP, BOTTOM, HEAD, FOOT = 0.4, 0.4, 0.6, 0.2, 0.3
"""Margins in inches: left and right, top, bottom, and of header and footer from the edges of the paper."""

INCH = 72.0
_POINTS_PER_CHARACTER = 7 * 72 / 96

_LONGEST_FOOTER = 55
"""Characters of one third; an office program refuses a file whose footer is longer than 255 in all."""


class Foot(NamedTuple):
    """What stands at the foot of every page: left, in the middle, and before "Page 1 of 2" on the right."""

    left: str
    middle: str
    owner: str


def foot(matrix: Matrix, now: dt.datetime, say: Words) -> Foot:
    """The foot of the pages of a matrix's sheets, as printed at an instant."""
    head = matrix.head
    return Foot(
        _short(f"{validity(matrix, now, say)} · {say('version {}', head.version)}"),
        _short(say("A printed copy may be out of date")),
        _short(say("Owner {}", head.owner)) + " · " if head.owner else "",
    )


def page_of(number: int | str, pages: int | str, say: Words) -> str:
    """ "Page 1 of 2"."""
    return say("Page {} of {}", number, pages)


def titled(matrix: Matrix, say: Words, text: str, alone: str) -> str:
    """The title of a sheet, with that of the matrix in the place of {}; `alone` where it has none."""
    scenario = matrix.head.title.strip()
    return say(text, scenario) if scenario else say(alone)


def version_line(matrix: Matrix, say: Words) -> str:
    """The version and what it is worth: "Version 3.2 · approved", "DRAFT · version 1"."""
    head = matrix.head
    if head.status is Status.DRAFT:
        return say("DRAFT · version {}", head.version)
    return say("Version {} · {}", head.version, say(head.status.value.replace("_", " ")))


def validity(matrix: Matrix, now: dt.datetime, say: Words) -> str:
    """Until when the sheet holds: the next review, if one is set."""
    head = matrix.head
    if head.effective_from and head.next_review:
        return say("Valid from {} until {}", say.date(head.effective_from), say.date(head.next_review))
    if head.next_review:
        return say("Valid until {}", say.date(head.next_review))
    if head.effective_from:
        return say("Valid from {}", say.date(head.effective_from))
    return say("As of {}", say.date(now.date()))


class Pages(NamedTuple):
    """How a sheet falls onto paper: by how much it is made smaller, and the first line of each page."""

    scale: float
    starts: tuple[int, ...]


def pages(heights: Sequence[float], repeated: int, columns: Sequence[float], paper: Paper) -> Pages:
    """The pages of a sheet that is one page wide, whose first lines are repeated on each.

    `heights` are those of its lines in points, `columns` the widths of its columns in characters. Office programs make
    a sheet smaller by whole hundredths, never larger, and part no line.
    """
    width, height = LANDSCAPE[paper]
    wide = sum(columns) * _POINTS_PER_CHARACTER
    scale = min(100, int(100 * (width - 2 * SIDE * INCH) / wide)) / 100
    room = (height - (TOP + BOTTOM) * INCH) / scale
    head = sum(heights[:repeated])
    starts, used = [0], 0.0
    for number, each in enumerate(heights):
        if used + each > room and number > max(starts[-1], repeated):
            starts.append(number)
            used = head
        used += each
    return Pages(scale, tuple(starts))


def in_points(columns: Sequence[float]) -> list[float]:
    """The widths of columns in points."""
    return [each * _POINTS_PER_CHARACTER for each in columns]


def _short(text: str) -> str:
    plain = encode(" ".join(text.split()))
    return plain if len(plain) <= _LONGEST_FOOTER else plain[: _LONGEST_FOOTER - 1].rstrip() + "…"
