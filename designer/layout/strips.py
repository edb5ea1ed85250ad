"""Ways round what lies between: along a free strip beside a box, then in at whichever side is near."""

from __future__ import annotations

from collections.abc import Iterator

from designer.layout.blocks import Block
from designer.layout.chart import CLEARANCE, LANE_PADDING, STUB
from designer.layout.obstacles import PAD, Obstacles
from designer.layout.paths import Path
from designer.layout.shapes import AGAINST, BEND

_TRIES = 40  # free strips looked at, either way
_LOOK = 480.0  # how far beside the two boxes they are looked for


def ways_along_strips(
    source: Block, target: Block, obstacles: Obstacles, level: bool, limit: list[float]
) -> Iterator[tuple[float, Path]]:
    """Ways that cost less than `limit[0]`, with their price, along level (or upright) lines.

    Strips come in the order of the detour they ask for. Only the strip itself is known to be free. The limit may be
    lowered on the way.
    """
    if level:
        s_low, s_high, s_mid, s_top, s_bottom, s_cross = source.l, source.r, source.cy, source.t, source.b, source.cx
        t_low, t_high, t_mid, t_top, t_bottom, t_cross = target.l, target.r, target.cy, target.t, target.b, target.cx
    else:
        s_low, s_high, s_mid, s_top, s_bottom, s_cross = source.t, source.b, source.cx, source.l, source.r, source.cy
        t_low, t_high, t_mid, t_top, t_bottom, t_cross = target.t, target.b, target.cx, target.l, target.r, target.cy
    onwards = t_cross >= s_cross
    begin, end, ahead = (s_high, t_low, 1.0) if onwards else (s_low, t_high, -1.0)
    a = begin + ahead * _channel(source, obstacles, level, onwards)
    b = end - ahead * _channel(target, obstacles, level, not onwards)
    inner = (a, b) if (b - a) * ahead > 0 else (s_cross, t_cross)
    low, high = min(inner) - PAD, max(inner) + PAD
    run, bulk = abs(t_cross - s_cross), (s_bottom - s_top + t_bottom - t_top + s_high - s_low + t_high - t_low) / 2
    # What ends against the chart's direction cost: those along the strip, and those across it.
    flows = target.l - source.r >= 2 * STUB
    along = AGAINST if flows and not level else 0.0
    aside_s = aside_t = AGAINST if flows and level else 0.0
    tries = 0
    for detour, y in _lines(source, target, obstacles, level):
        if detour + run - bulk + 2 * BEND > limit[0] or tries == _TRIES:
            return
        tries += 1
        if not (obstacles.free(low, y - PAD, high, y + PAD) if level else obstacles.free(y - PAD, low, y + PAD, high)):
            continue
        s_edge = s_bottom if y > s_mid else s_top
        t_edge = t_bottom if y > t_mid else t_top
        over_s, over_t = abs(y - s_mid), abs(y - t_mid)
        out_s, out_t = over_s - abs(s_edge - s_mid), over_t - abs(t_edge - t_mid)
        outside_s, outside_t = out_s >= STUB, out_t >= STUB
        if not flows or level:
            against_s, against_t = aside_s, aside_t
        else:  # an upright strip is used from the right of the source, to the left of the target, or not
            against_s, against_t = AGAINST * (y < s_mid), AGAINST * (y > t_mid)
        if over_s and over_t and a != b:
            cost = abs(a - begin) + over_s + abs(b - a) + over_t + abs(end - b) + 4 * BEND + 2 * along
            if cost < limit[0]:
                yield cost, Path(level, [begin, s_mid, a, y, b, t_mid, end])
        if outside_s and over_t and b != s_cross:
            cost = out_s + abs(b - s_cross) + over_t + abs(end - b) + 3 * BEND + against_s + along
            if cost < limit[0]:
                yield cost, Path(not level, [s_edge, s_cross, y, b, t_mid, end])
        if outside_t and over_s and a != t_cross:
            cost = abs(a - begin) + over_s + abs(t_cross - a) + out_t + 3 * BEND + along + against_t
            if cost < limit[0]:
                yield cost, Path(level, [begin, s_mid, a, y, t_cross, t_edge])
        if outside_s and outside_t and (y > s_mid) == (y > t_mid) and run:
            cost = out_s + run + out_t + 2 * BEND + against_s + against_t
            if cost < limit[0]:
                yield cost, Path(not level, [s_edge, s_cross, y, t_cross, t_edge])


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
