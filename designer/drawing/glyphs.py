"""The shipped icons as strokes: read once from their SVG files into the commands of a path on a 24 × 24 square.

Drawn as strokes they are sharp at every zoom, are vectors in PDF and SVG alike, and take any colour.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

from designer.drawing.display import CLOSE, CURVE, LINE, MOVE, Command
from designer.paths import resource

SQUARE = 24.0
STROKE = 2.0

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FLAG = re.compile(r"\s*,?\s*([01])")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_ROUND = 0.5522847498


@cache
def glyph(name: str) -> tuple[Command, ...]:
    """The strokes of the icon of this name, each `STROKE` wide with round ends and joins.

    Raises FileNotFoundError for a name that is not shipped.
    """
    root = ElementTree.parse(resource(f"icons/{name}.svg")).getroot()
    return tuple(command for element in root.iter() for command in _element(element))


def _element(element: ElementTree.Element) -> Iterator[Command]:
    tag = element.tag.rpartition("}")[2]

    def number(key: str, default: float = 0.0) -> float:
        return float(element.get(key, default))

    if tag == "path":
        yield from path_commands(element.get("d", ""))
    elif tag == "circle":
        yield from _ellipse(number("cx"), number("cy"), number("r"), number("r"))
    elif tag == "ellipse":
        yield from _ellipse(number("cx"), number("cy"), number("rx"), number("ry"))
    elif tag == "line":
        yield from ((MOVE, number("x1"), number("y1")), (LINE, number("x2"), number("y2")))
    elif tag in ("polyline", "polygon"):
        values = [float(each) for each in re.split(r"[\s,]+", element.get("points", "").strip())]
        for index in range(0, len(values), 2):
            yield (LINE if index else MOVE, values[index], values[index + 1])
        if tag == "polygon":
            yield (CLOSE,)
    elif tag == "rect":
        rx = number("rx", number("ry"))
        yield from _rect(number("x"), number("y"), number("width"), number("height"), rx, number("ry", rx))


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> Iterator[Command]:
    kx, ky = rx * _ROUND, ry * _ROUND
    yield (MOVE, cx + rx, cy)
    yield (CURVE, cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)
    yield (CURVE, cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)
    yield (CURVE, cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)
    yield (CURVE, cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)
    yield (CLOSE,)


def _rect(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Iterator[Command]:
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    yield (MOVE, x + rx, y)
    corners = (
        (x + width, y, 1, 0, 0, 1),
        (x + width, y + height, 0, 1, -1, 0),
        (x, y + height, -1, 0, 0, -1),
        (x, y, 0, -1, 1, 0),
    )
    for cx, cy, inx, iny, outx, outy in corners:
        yield (LINE, cx - inx * rx, cy - iny * ry)
        if rx and ry:
            k = 1 - _ROUND
            first = (cx - inx * rx * k, cy - iny * ry * k)
            yield (CURVE, *first, cx + outx * rx * k, cy + outy * ry * k, cx + outx * rx, cy + outy * ry)
    yield (CLOSE,)


def path_commands(data: str) -> Iterator[Command]:
    """The absolute lines and curves of an SVG path's `d`."""
    x = y = startx = starty = 0.0
    before, control = "", (0.0, 0.0)
    for letter, values in _operations(data):
        upper, relative = letter.upper(), letter.islower()
        dx, dy = (x, y) if relative else (0.0, 0.0)
        if upper == "Z":
            yield (CLOSE,)
            x, y = startx, starty
        elif upper in "ML":
            x, y = values[0] + dx, values[1] + dy
            if upper == "M":
                startx, starty = x, y
            yield (MOVE if upper == "M" else LINE, x, y)
        elif upper in "HV":
            x, y = (values[0] + dx, y) if upper == "H" else (x, values[0] + dy)
            yield (LINE, x, y)
        elif upper in "CS":
            ends = [v + (dy if i % 2 else dx) for i, v in enumerate(values)]
            first = (2 * x - control[0], 2 * y - control[1]) if before in "CS" and before else (x, y)
            x1, y1 = (ends[0], ends[1]) if upper == "C" else first
            x2, y2, x, y = ends[-4:]
            control = (x2, y2)
            yield (CURVE, x1, y1, x2, y2, x, y)
        elif upper in "QT":
            ends = [v + (dy if i % 2 else dx) for i, v in enumerate(values)]
            turn = (2 * x - control[0], 2 * y - control[1]) if before in "QT" and before else (x, y)
            qx, qy = (ends[0], ends[1]) if upper == "Q" else turn
            ex, ey = ends[-2:]
            near, far = (
                (px + (q - px) * 2 / 3 for px, q in ends_) for ends_ in (((x, qx), (y, qy)), ((ex, qx), (ey, qy)))
            )
            yield (CURVE, *near, *far, ex, ey)
            x, y, control = ex, ey, (qx, qy)
        else:
            ex, ey = values[5] + dx, values[6] + dy
            yield from _arc(x, y, values[0], values[1], values[2], bool(values[3]), bool(values[4]), ex, ey)
            x, y = ex, ey
        before = upper


def _operations(data: str) -> Iterator[tuple[str, list[float]]]:
    """The operations one by one: a letter that is left out is the one before; the flags of arcs need no space."""
    at, letter = 0, ""
    while match := _TOKEN.search(data, at):
        if match[0].isalpha():
            letter, at = match[0], match.end()
        elif not letter:
            return
        values: list[float] = []
        for index in range(_NUMBERS[letter.upper()]):
            found = (_FLAG.match(data, at) if letter in "Aa" and index in (3, 4) else None) or _TOKEN.search(data, at)
            if found is None:
                return
            values.append(float(found[found.lastindex or 0]))
            at = found.end()
        yield letter, values
        letter = {"M": "L", "m": "l", "Z": "", "z": ""}.get(letter, letter)


def _arc(
    x: float, y: float, rx: float, ry: float, tilt: float, large: bool, sweep: bool, ex: float, ey: float
) -> Iterator[Command]:
    """An elliptical arc as curves of at most a quarter each (SVG 1.1, implementation notes F.6)."""
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or (x, y) == (ex, ey):
        yield (LINE, ex, ey)
        return
    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    mx, my = (x - ex) / 2, (y - ey) / 2
    ax, ay = cos * mx + sin * my, -sin * mx + cos * my
    grow = math.sqrt(max(1.0, (ax / rx) ** 2 + (ay / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * ay) ** 2 + (ry * ax) ** 2
    root = math.sqrt(max(0.0, ((rx * ry) ** 2 - under) / under)) * (-1 if large == sweep else 1)
    cxr, cyr = root * rx * ay / ry, -root * ry * ax / rx
    cx, cy = cos * cxr - sin * cyr + (x + ex) / 2, sin * cxr + cos * cyr + (y + ey) / 2
    begin = math.atan2((ay - cyr) / ry, (ax - cxr) / rx)
    turn = math.atan2((-ay - cyr) / ry, (-ax - cxr) / rx) - begin
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / count
    k = 4 / 3 * math.tan(step / 4)

    def at(px: float, py: float) -> tuple[float, float]:
        return cx + cos * rx * px - sin * ry * py, cy + sin * rx * px + cos * ry * py

    for index in range(count):
        a, b = begin + index * step, begin + (index + 1) * step
        first = at(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a))
        second = at(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b))
        end = (ex, ey) if index == count - 1 else at(math.cos(b), math.sin(b))
        yield (CURVE, *first, *second, *end)
