"""The advance widths of the shipped font, and estimates for the letters that it lacks."""

from __future__ import annotations

import unicodedata
from functools import cache

import msgspec

from designer.paths import resource


class _Weight(msgspec.Struct):
    advances: dict[str, list[int]]


class _Table(msgspec.Struct):
    family: str
    units_per_em: int
    weights: dict[str, _Weight]


@cache
def _table() -> _Table:
    return msgspec.json.decode(resource("fonts/advances.json").read_bytes(), type=_Table)


@cache
def _units(weight: int) -> dict[str, int]:
    """Letter -> advance in font units, of the nearest weight that is shipped."""
    weights = _table().weights
    nearest = min(weights, key=lambda each: abs(int(each) - weight))
    return {
        chr(int(first, 16) + index): advance
        for first, run in weights[nearest].advances.items()
        for index, advance in enumerate(run)
    }


class Advances(dict[str, float]):
    """Letter -> width in chart units at one size and weight; unknown letters are worked out at first use."""

    def __init__(self, weight: int, px: float) -> None:
        super().__init__()
        self.weight, self.px = weight, px
        self._scale = round(px * 64 * 65536 / _table().units_per_em)

    def __missing__(self, letter: str) -> float:
        units = _units(self.weight).get(letter)
        if units is not None and not _draws_nothing(letter):
            # The text engine scales in 16.16 fixed point and cuts to 1/64 of a pixel.
            size = ((units * self._scale) >> 16) / 64
        else:
            size = estimated(letter) * self.px
        self[letter] = size
        return size

    def of(self, text: str) -> float:
        """The width of a line."""
        if text.isascii():
            return sum(map(self.__getitem__, text))
        total, joined = 0.0, False
        for letter in text:
            if not joined:
                total += self[letter]
            joined = letter == "\u200d"
        return total


@cache
def advances(weight: int, px: float) -> Advances:
    return Advances(weight, px)


def knows(text: str) -> bool:
    """Whether the shipped font has every letter of the text, so that its width is no estimate."""
    return text.isascii() or all(letter in _units(400) for letter in text)


def _draws_nothing(letter: str) -> bool:
    return not letter.isascii() and unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc")


def estimated(letter: str) -> float:
    """About how wide a letter of another font is, in ems; on the wide side of the usual fonts."""
    code = ord(letter)
    if _draws_nothing(letter) or 0x1F3FB <= code <= 0x1F3FF:
        return 0.0
    if 0x1F1E6 <= code <= 0x1F1FF:
        return 0.69
    if 0x1F300 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF:
        return 1.37
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.0
    if 0x0590 <= code <= 0x05FF:
        return 0.68
    if 0x0600 <= code <= 0x08FF or 0xFB50 <= code <= 0xFEFC:
        return 0.72
    return 0.75
