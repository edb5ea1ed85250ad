"""How high rows must be for their text: no office program fits a row that has a height or joined cells by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from designer.drawing.text import BOLD, REGULAR, width, wrap

_PX_PER_POINT = 96 / 72
_PX_PER_CHARACTER = 7.0
_PADDING = 14.0
"""What the edges and an indent of one take."""
_NARROWER, _NARROWER_DIGITS = 1.03, 1.1
"""By how much more text, and more digits, the faces of office programs put into a line than the one measured with."""

LINE = 1.22
"""Line height in ems, of the faces that office programs print with."""

_BREAKS = re.compile(r"(?<=[-–/])|\s+")

HIGHEST = 409.0
"""Points; no row is higher."""


class Written(NamedTuple):
    """A text in a column of so many characters, at a size in points."""

    text: str
    width: float
    size: float = 10
    bold: bool = False


@lru_cache(maxsize=32_768)
def lines(written: Written) -> int:
    """How many lines a text takes in its column."""
    px = written.size * _PX_PER_POINT
    text = written.text
    if len(text) * px * 0.78 < _room(written) and "\n" not in text and text.isascii():
        return 1
    return len(broken(written))


def broken(written: Written) -> tuple[str, ...]:
    """The lines that a text takes in its column."""
    return wrap(written.text, _room(written), written.size * _PX_PER_POINT, BOLD if written.bold else REGULAR)


def _room(written: Written) -> float:
    digits = sum(map(str.isdigit, written.text))
    factor = _NARROWER_DIGITS if 2 * digits > len(written.text) else _NARROWER
    return max(8.0, (written.width * _PX_PER_CHARACTER - _PADDING) * factor)


@lru_cache(maxsize=32_768)
def fitting(written: Written) -> float:
    """The size at which the longest word fits, at least three quarters of its own: nobody breaks a word in print."""
    if len(written.text) < written.width * 0.7:
        return written.size
    weight = BOLD if written.bold else REGULAR
    words = _BREAKS.split(written.text)
    widest = max(width(word, written.size * _PX_PER_POINT, weight) for word in words)
    room = _room(written)
    return written.size if widest <= room else max(0.75 * written.size, int(2 * written.size * room / widest) / 2)


def title_size(text: str, room: float) -> float:
    """The size in points at which a title fits into one line of so many characters, if any does."""
    return next((each for each in (20.0, 16.0, 13.0) if lines(Written(text, room, each, True)) == 1), 13.0)


def height(cells: Iterable[Written], least: float = 15, padding: float = 4) -> float:
    """The height of a row in points that shows all its texts."""
    needed = max((lines(cell) * cell.size * LINE for cell in cells if cell.text), default=0.0)
    return min(HIGHEST, max(least, round(needed + padding, 1)))
