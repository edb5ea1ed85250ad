"""The one measurer of text: cards, chips and lanes have the same size on screen, on paper and in the browser.

Widths come from the advance widths of the shipped font, rounded as the screen's text engine rounds them; kerning and
contextual forms are switched off wherever the text is drawn. Letters that the font lacks are estimated, on the wide
side, from their script. Nothing here raises for any text.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from designer.drawing.advances import Advances, advances

REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700
ELLIPSIS = "…"

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]+"
)
_PIECE = re.compile(r"[^\s\u200b]+?(?:[-‐–—/](?=\w)|$|(?=[\s\u200b]))[\s\u200b]*|[\s\u200b]+")
_WIDE = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
_NOT_FIRST = set("、。，．・：；？！゛゜ーぁぃぅぇぉっゃゅょァィゥェォッャュョ」』】）］｝〉》”’々")
_NOT_LAST = set("「『【（［｛〈《“‘")
_JOINER = "\u200d"


def clean(text: str) -> str:
    """The text as it is drawn: composed, white space single, without control characters and direction overrides.

    Line breaks stay.
    """
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (" ".join(_CONTROL.sub(" ", line).split()) for line in composed.split("\n"))
    return "\n".join(lines).strip("\n")


@lru_cache(maxsize=65_536)
def width(text: str, px: float, weight: int = REGULAR) -> float:
    """How wide one line of text is, in chart units."""
    return advances(weight, px).of(text)


def line_height(px: float) -> float:
    """From baseline to baseline: the tight line of cards and chips."""
    return round(px * 1.36)


@lru_cache(maxsize=16_384)
def wrap(text: str, room: float, px: float, weight: int = REGULAR) -> tuple[str, ...]:
    """The lines of a text in so much room; at least one. A word longer than the room is broken, nothing is left out.

    In `clean` text: breaks at spaces, after hyphens and slashes, and between the letters of scripts without spaces.
    """
    return _wrapped(text, room, px, weight)[0]


def breaks(text: str, rooms: Iterable[float], px: float, weight: int = REGULAR) -> Iterator[tuple[str, ...]]:
    """What `wrap` makes of a text in one room after another, each larger than the one before, where it is something
    else than in the room before; up to the first in which the text is one line."""
    lines: tuple[str, ...] = ()
    enough = 0.0
    for room in rooms:
        if room < enough:
            continue
        before, (lines, enough) = lines, _wrapped(text, room, px, weight)
        if lines != before:
            yield lines
        if len(lines) == 1:
            return


def _wrapped(text: str, room: float, px: float, weight: int) -> tuple[tuple[str, ...], float]:
    """The lines of a text in so much room, and the least room in which they may be others."""
    whole, paragraphs = _measured(text, px, weight)
    if whole is not None and whole[1] <= room:
        return (whole[0],), math.inf
    enough = whole[1] if whole is not None else math.inf
    lines: list[str] = []
    for pieces in paragraphs:
        line, used = "", 0.0
        for bare, space, size, gap in pieces:
            if line and used + size > room:
                enough = min(enough, used + size)
                lines.append(line.rstrip())
                line, used = "", 0.0
            if size > room:
                enough = room
                table = advances(weight, px)
                *full, bare = _broken(bare, room, table)
                lines.extend(full)
                size = table.of(bare)
            line += bare + space
            used += size + gap
        lines.append(line.rstrip())
    return tuple(lines), enough


_Piece = tuple[str, str, float, float]
"""A part of a line and the white space after it, and how wide both are."""


@lru_cache(maxsize=4096)
def _measured(text: str, px: float, weight: int) -> tuple[tuple[str, float] | None, tuple[tuple[_Piece, ...], ...]]:
    """What of wrapping does not depend on the room: the text as one line with its width, unless it has line breaks;
    and its paragraphs in pieces."""
    table = advances(weight, px)
    text = clean(text)
    paragraphs = []
    for paragraph in text.split("\n"):
        pieces: list[_Piece] = []
        for piece in _pieces(paragraph):
            bare = piece.rstrip()
            space = piece[len(bare) :]
            pieces.append((bare, space, table.of(bare), table.of(space) if space else 0.0))
        paragraphs.append(tuple(pieces))
    return ((text, table.of(text)) if len(paragraphs) == 1 else None), tuple(paragraphs)


@lru_cache(maxsize=16_384)
def elide(text: str, room: float, px: float, weight: int = REGULAR) -> str:
    """One line of the text, cut with an ellipsis where it does not fit; "" where not even that does."""
    text = clean(text).replace("\n", " ")
    table = advances(weight, px)
    if table.of(text) <= room:
        return text
    room -= table.of(ELLIPSIS)
    if room < 0:
        return ""
    kept, used = "", 0.0
    for cluster in clusters(text):
        used += table.of(cluster)
        if used > room:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS


def clusters(text: str) -> list[str]:
    """What a reader takes for letters: a letter with its accents, an emoji with what is joined to it, a flag."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for letter in text:
        if found and (_continues(letter) or found[-1].endswith(_JOINER) or _half_flag(found[-1], letter)):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _continues(letter: str) -> bool:
    return (
        letter == _JOINER
        or unicodedata.category(letter) in ("Mn", "Me", "Mc")
        or 0xFE00 <= ord(letter) <= 0xFE0F
        or 0x1F3FB <= ord(letter) <= 0x1F3FF
    )


def _half_flag(cluster: str, letter: str) -> bool:
    return len(cluster) == 1 and 0x1F1E6 <= ord(cluster) <= 0x1F1FF and 0x1F1E6 <= ord(letter) <= 0x1F1FF


def _is_wide(letter: str) -> bool:
    code = ord(letter)
    return code >= 0x2E80 and any(first <= code <= last for first, last in _WIDE)


def is_whole(text: str, room: float, px: float, weight: int = REGULAR) -> bool:
    """Whether `wrap` would break no word of the text."""
    table = advances(weight, px)
    return all(table.of(piece.rstrip()) <= room for line in clean(text).split("\n") for piece in _pieces(line))


@lru_cache(maxsize=16_384)
def elide_words(text: str, room: float, px: float, weight: int = REGULAR) -> str:
    """One line of the text, cut with an ellipsis after the last word that fits; "" where not even one does."""
    text = clean(text).replace("\n", " ")
    table = advances(weight, px)
    if table.of(text) <= room:
        return text
    kept = ""
    for piece in _pieces(text):
        if table.of((kept + piece).rstrip() + ELLIPSIS) > room:
            break
        kept += piece
    return kept.rstrip() + ELLIPSIS if kept.strip() else ""


def _pieces(paragraph: str) -> list[str]:
    """The paragraph in the parts between which a line may break."""
    words = _PIECE.findall(paragraph)
    if paragraph.isascii() or not any(map(_is_wide, paragraph)):
        return words
    pieces: list[str] = []
    for word in words:
        for letter in clusters(word):
            last = pieces[-1] if pieces else ""
            breaks = _is_wide(letter[0]) or (last and _is_wide(last[-1]))
            stays = letter[0] in _NOT_FIRST or (last and last[-1] in _NOT_LAST) or letter.isspace()
            if pieces and (stays or not breaks) and not (last[-1:].isspace() and not letter.isspace()):
                pieces[-1] += letter
            else:
                pieces.append(letter)
    return pieces


def _broken(word: str, room: float, table: Advances) -> list[str]:
    """A word longer than the room in parts that fit, at least a letter each; the last is what is left."""
    parts, used = [""], 0.0
    for cluster in clusters(word):
        size = table.of(cluster)
        if parts[-1] and used + size > room:
            parts.append("")
            used = 0.0
        parts[-1] += cluster
        used += size
    return parts
