"""The simple shapes an arrow can have: straight, one step, one corner, or out and in on the same side.

What a way costs decides between shapes: its length, BEND for every bend, and AGAINST for each end that does not follow
the direction of the chart where the target lies ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from designer.layout.blocks import ALL_SIDES, LEFT, RIGHT, Block
from designer.layout.chart import LANE_PADDING, STUB
from designer.layout.paths import Path, straight_at

BEND = 60.0
"""What a bend costs, in units of length."""

AGAINST = 45.0
"""What it costs to leave another side than the right, or to come in at another than the left, on the way ahead."""

_NARROW = 4 * LANE_PADDING  # a gap up to this is one channel
_REACHES = (STUB + 4, LANE_PADDING / 2)  # how far out a way on one side goes

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
    source: Block, target: Block, leave: int = ALL_SIDES, arrive: int = ALL_SIDES, beside: float = 0.0
) -> list[Candidate]:
    """The simple shapes between allowed sides (bit masks), cheapest first; straight with room for `beside` others."""
    found: list[Candidate] = []
    for path in _shapes(source, target, beside):
        if leave >> path.leave & 1 and arrive >> path.arrive & 1:
            found.append((price(path, source, target), len(found), path))
    found.sort()
    return found


def _shapes(s: Block, t: Block, beside: float) -> Iterator[Path]:
    for level in (True, False):
        yield from _facing(s, t, level, beside)
    yield from _corners(s, t)
    if s.cy != t.cy:
        for reach in _REACHES:
            yield Path(True, [s.r, s.cy, max(s.r, t.r) + reach, t.cy, t.r])
            yield Path(True, [s.l, s.cy, min(s.l, t.l) - reach, t.cy, t.l])
    if s.cx != t.cx:
        for reach in _REACHES:
            yield Path(False, [s.t, s.cx, min(s.t, t.t) - reach, t.cx, t.t])
            yield Path(False, [s.b, s.cx, max(s.b, t.b) + reach, t.cx, t.b])


def _facing(s: Block, t: Block, level: bool, beside: float) -> Iterator[Path]:
    """Between facing sides: straight, or with one step in the middle or in the channel beside either box."""
    if level:
        s_near, t_near, s_far, t_far, here, there = s.r, t.l, s.l, t.r, s.cy, t.cy
    else:
        s_near, t_near, s_far, t_far, here, there = s.b, t.t, s.t, t.b, s.cx, t.cx
    if t_near > s_near:
        begin, end, ahead = s_near, t_near, 1
    elif s_far > t_far:
        begin, end, ahead = s_far, t_far, -1
    else:
        return
    line = straight_at(s, t, level, beside)
    if line is not None:
        yield Path(level, [begin, line, end])
    gap = abs(end - begin)
    if gap < 2 * STUB or here == there:
        return
    if gap <= _NARROW:
        yield Path(level, [begin, here, (begin + end) / 2, there, end])
    reach = LANE_PADDING if gap > 2 * LANE_PADDING else STUB
    yield Path(level, [begin, here, begin + ahead * reach, there, end])
    yield Path(level, [begin, here, end - ahead * reach, there, end])
    if gap > _NARROW:
        yield Path(level, [begin, here, (begin + end) / 2, there, end])


def _corners(s: Block, t: Block) -> Iterator[Path]:
    """With one bend: out of a side and in at one across it."""
    out = s.r if t.cx >= s.r + STUB else s.l if t.cx <= s.l - STUB else None
    into = t.t if s.cy <= t.t - STUB else t.b if s.cy >= t.b + STUB else None
    if out is not None and into is not None:
        yield Path(True, [out, s.cy, t.cx, into])
    out = s.b if t.cy >= s.b + STUB else s.t if t.cy <= s.t - STUB else None
    into = t.l if s.cx <= t.l - STUB else t.r if s.cx >= t.r + STUB else None
    if out is not None and into is not None:
        yield Path(False, [out, s.cx, t.cy, into])
