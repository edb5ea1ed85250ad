"""Ways round what lies between: along a free strip beside a box, then in at whichever side is near."""

from __future__ import annotations

from collections.abc import Iterator

from designer.layout.blocks import Block
from designer.layout.chart import CLEARANCE, LANE_PADDING, STUB
from designer.layout.obstacles import PAD, Obstacles
from designer.layout.paths import Path
from designer.layout.shapes import price

_TRIES = 40  # free strips looked at, either way
_LOOK = 480.0  # how far beside the two boxes they are looked for


def ways_along_strips(
    source: Block, target: Block, obstacles: Obstacles, level: bool, bound: float
) -> Iterator[tuple[float, Path]]:
    """Ways, with their price, along level (or upright) lines; strips in the order of the detour they ask for.

    Only the strip itself is known to be free. Ends when no further strip can give a way under `bound`.
    """
    if level:
        s_low, s_high, s_mid, s_top, s_bottom, s_cross = source.l, source.r, source.cy, source.t, source.b, source.cx
        t_low, t_high, t_mid, t_top, t_bottom, t_cross = target.l, target.r, target.cy, target.t, target.b, target.cx
    else:
        s_low, s_high, s_mid, s_top, s_bottom, s_cross = source.t, source.b, source.cx, source.l, source.r, source.cy
        t_low, t_high, t_mid, t_top, t_bottom, t_cross = target.t, target.b, target.cx, target.l, target.r, target.cy
    run = abs(t_cross - s_cross)
    onwards = t_cross >= s_cross
    begin, end, ahead = (s_high, t_low, 1.0) if onwards else (s_low, t_high, -1.0)
    a = begin + ahead * _channel(source, obstacles, level, onwards)
    b = end - ahead * _channel(target, obstacles, level, not onwards)
    inner = (a, b) if (b - a) * ahead > 0 else (s_cross, t_cross)
    low, high = min(inner) - PAD, max(inner) + PAD
    tries = 0
    for detour, y in _lines(source, target, obstacles, level):
        if detour + run / 2 > bound or tries == _TRIES:
            return
        tries += 1
        if not (obstacles.free(low, y - PAD, high, y + PAD) if level else obstacles.free(y - PAD, low, y + PAD, high)):
            continue
        outside_s = y <= s_top - STUB or y >= s_bottom + STUB
        outside_t = y <= t_top - STUB or y >= t_bottom + STUB
        s_edge = s_bottom if y > s_mid else s_top
        t_edge = t_bottom if y > t_mid else t_top
        ways = []
        if y != s_mid and y != t_mid:
            ways.append(Path(level, [begin, s_mid, a, y, b, t_mid, end]))
        if outside_s and y != t_mid:
            ways.append(Path(not level, [s_edge, s_cross, y, b, t_mid, end]))
        if outside_t and y != s_mid:
            ways.append(Path(level, [begin, s_mid, a, y, t_cross, t_edge]))
        if outside_s and outside_t and (y > s_mid) == (y > t_mid):
            ways.append(Path(not level, [s_edge, s_cross, y, t_cross, t_edge]))
        for path in ways:
            at = path.at
            if all([at[k] != at[k + 2] for k in range(len(at) - 2)]):  # noqa: C419 - a list is faster here
                yield price(path, source, target), path


def _lines(source: Block, target: Block, obstacles: Obstacles, level: bool) -> list[tuple[float, float]]:
    """Lines at the clearance of the boxes between and around the two, each after the detour it asks for."""
    l, r = min(source.l, target.l), max(source.r, target.r)
    t, b = min(source.t, target.t), max(source.b, target.b)
    if level:
        top, bottom, here, there = t - _LOOK, b + _LOOK, source.cy, target.cy
        around = obstacles.near(l, top, r, bottom)
        lines = {y for k in around for y in (k.t - CLEARANCE, k.b + CLEARANCE)}
        lines |= {y for k in (source, target) for y in (k.t - STUB, k.b + STUB)}
    else:
        top, bottom, here, there = l - _LOOK, r + _LOOK, source.cx, target.cx
        around = obstacles.near(top, t, bottom, b)
        lines = {x for k in around for x in (k.l - CLEARANCE, k.r + CLEARANCE)}
        lines |= {x for k in (source, target) for x in (k.l - STUB, k.r + STUB)}
    return sorted([(abs(y - here) + abs(y - there), y) for y in lines if top <= y <= bottom])


def _channel(block: Block, obstacles: Obstacles, level: bool, onwards: bool) -> float:
    """How far from a side the middle of the channel beside it is."""
    reach = 2 * LANE_PADDING
    if level:
        edge = block.r if onwards else block.l
        near = obstacles.near(edge if onwards else edge - reach, block.t, edge + reach if onwards else edge, block.b)
        gaps = [k.l - edge if onwards else edge - k.r for k in near if k is not block]
    else:
        edge = block.b if onwards else block.t
        near = obstacles.near(block.l, edge if onwards else edge - reach, block.r, edge + reach if onwards else edge)
        gaps = [k.t - edge if onwards else edge - k.b for k in near if k is not block]
    return max(STUB + 4, min([gap for gap in gaps if gap > 0] + [reach]) / 2)
