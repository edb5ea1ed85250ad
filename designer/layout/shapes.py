"""The simple shapes an arrow can have: straight, one step, one corner, or out and in on the same side.

What a way costs decides between shapes: its length, BEND for every bend, and AGAINST for each end that does not follow
the direction of the chart where the target lies ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from designer.layout.blocks import ABOVE, ALL_SIDES, BELOW, LEFT, RIGHT, Block
from designer.layout.chart import LANE_PADDING, STUB
from designer.layout.paths import Path, straight_at

BEND = 60.0
"""What a bend costs, in units of length."""

AGAINST = 45.0
"""What it costs to leave another side than the right, or to come in at another than the left, on the way ahead."""

_NARROW = 4 * LANE_PADDING  # a gap up to this is one channel
_REACHES = (STUB + 4, LANE_PADDING / 2)  # how far out a way on one side goes

Beside = tuple[float, float]
"""The room that an arrow leaves, where it is straight, to others between the same boxes: if level, and if upright."""

Shape = tuple[int, int, list[float]]  # the sides of a path, and its coordinates
Candidate = tuple[float, int, Path]
"""What a path costs, its number among the candidates (so that equals keep their order), and the path."""


def price(path: Path, source: Block, target: Block) -> float:
    """What a way costs by itself."""
    at = path.at
    cost = sum([abs(at[k + 2] - at[k]) for k in range(len(at) - 2)]) + BEND * (len(at) - 3)
    if target.l - source.r >= 2 * STUB:
        cost += AGAINST * ((path.leave != RIGHT) + (path.arrive != LEFT))
    return cost


def candidates(
    source: Block, target: Block, leave: int = ALL_SIDES, arrive: int = ALL_SIDES, beside: Beside = (0.0, 0.0)
) -> list[Candidate]:
    """The simple shapes between allowed sides (bit masks), cheapest first."""
    flows = target.l - source.r >= 2 * STUB
    found: list[Candidate] = []
    for a, b, at in _shapes(source, target, beside):
        if leave >> a & 1 and arrive >> b & 1:
            cost = BEND * (len(at) - 3)
            for k in range(len(at) - 2):
                cost += abs(at[k + 2] - at[k])
            if flows:
                cost += AGAINST * ((a != RIGHT) + (b != LEFT))
            found.append((cost, len(found), Path(a % 2 == 0, at)))
    found.sort()
    return found


def _shapes(s: Block, t: Block, beside: Beside) -> Iterator[Shape]:
    yield from _facing(s, t, True, beside[0])
    yield from _facing(s, t, False, beside[1])
    yield from _corners(s, t)
    if s.cy != t.cy:
        for reach in _REACHES:
            yield RIGHT, RIGHT, [s.r, s.cy, max(s.r, t.r) + reach, t.cy, t.r]
            yield LEFT, LEFT, [s.l, s.cy, min(s.l, t.l) - reach, t.cy, t.l]
    if s.cx != t.cx:
        for reach in _REACHES:
            yield ABOVE, ABOVE, [s.t, s.cx, min(s.t, t.t) - reach, t.cx, t.t]
            yield BELOW, BELOW, [s.b, s.cx, max(s.b, t.b) + reach, t.cx, t.b]


def _facing(s: Block, t: Block, level: bool, beside: float) -> Iterator[Shape]:
    """Between facing sides: straight, or with one step in the middle or in the channel beside either box."""
    if level:
        s_near, t_near, s_far, t_far, here, there = s.r, t.l, s.l, t.r, s.cy, t.cy
    else:
        s_near, t_near, s_far, t_far, here, there = s.b, t.t, s.t, t.b, s.cx, t.cx
    if t_near > s_near:
        begin, end, ahead, leave, arrive = s_near, t_near, 1, RIGHT, LEFT
    elif s_far > t_far:
        begin, end, ahead, leave, arrive = s_far, t_far, -1, LEFT, RIGHT
    else:
        return
    if not level:
        leave, arrive = (BELOW, ABOVE) if ahead > 0 else (ABOVE, BELOW)
    line = straight_at(s, t, level, beside)
    if line is not None:
        yield leave, arrive, [begin, line, end]
    gap = abs(end - begin)
    if gap < 2 * STUB or here == there:
        return
    if gap <= _NARROW:
        yield leave, arrive, [begin, here, (begin + end) / 2, there, end]
    reach = LANE_PADDING if gap > 2 * LANE_PADDING else STUB
    yield leave, arrive, [begin, here, begin + ahead * reach, there, end]
    yield leave, arrive, [begin, here, end - ahead * reach, there, end]
    if gap > _NARROW:
        yield leave, arrive, [begin, here, (begin + end) / 2, there, end]


def _corners(s: Block, t: Block) -> Iterator[Shape]:
    """With one bend: out of a side and in at one across it."""
    right, left = t.cx >= s.r + STUB, t.cx <= s.l - STUB
    if right or left:
        if s.cy <= t.t - STUB:
            yield (RIGHT if right else LEFT), ABOVE, [s.r if right else s.l, s.cy, t.cx, t.t]
        elif s.cy >= t.b + STUB:
            yield (RIGHT if right else LEFT), BELOW, [s.r if right else s.l, s.cy, t.cx, t.b]
    down, up = t.cy >= s.b + STUB, t.cy <= s.t - STUB
    if down or up:
        if s.cx <= t.l - STUB:
            yield (BELOW if down else ABOVE), LEFT, [s.b if down else s.t, s.cx, t.cy, t.l]
        elif s.cx >= t.r + STUB:
            yield (BELOW if down else ABOVE), RIGHT, [s.b if down else s.t, s.cx, t.cy, t.r]
