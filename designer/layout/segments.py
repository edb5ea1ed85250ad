"""The stretches of arrows that may move sideways: how far, and where they would like to lie."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from designer.layout.blocks import BELOW, Block
from designer.layout.chart import CLEARANCE, SPACING, STUB
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path

REACH = 160.0
"""How far a segment looks for the walls of its channel."""

_PORT_SPACING = 24.0  # ends on one side lie no farther apart than this

Side = tuple[str, int]


class Segment:
    """Stretch k of the path of arrow `key`, from `low` to `high` along its own axis.

    It lies at `want` if it can, between `least` and `most`. `turn_low` and `turn_high` say to which side the path goes
    on at either end (-1, 1, or 0 where it ends at a box). `sides` are the sides of boxes it ends on; `onwards` says
    whether the path runs from low to high.
    """

    __slots__ = (
        "fixed", "high", "k", "key", "least", "line", "low", "most", "onwards", "sides", "turn_high", "turn_low", "want"
    )  # fmt: skip

    def __init__(self, key: str, path: Path, k: int) -> None:
        at = path.at
        self.key, self.k = key, k
        a, line, b = at[k], at[k + 1], at[k + 2]
        turn_a = 0 if k == 0 else 1 if at[k - 1] > line else -1
        turn_b = 0 if k == len(at) - 3 else 1 if at[k + 3] > line else -1
        if a <= b:
            self.low, self.high, self.turn_low, self.turn_high = a, b, turn_a, turn_b
        else:
            self.low, self.high, self.turn_low, self.turn_high = b, a, turn_b, turn_a
        self.line = self.want = self.least = self.most = line
        self.onwards = b > a
        self.fixed = True
        self.sides: tuple[Side, ...] = ()

    @property
    def room(self) -> float:
        return self.most - self.least


def segments(
    paths: Mapping[str, Path],
    ends: Mapping[str, tuple[str, str]],
    obstacles: Obstacles,
    pinned: Collection[tuple[str, int]],
    level: bool,
) -> list[Segment]:
    """All level (or all upright) segments of `paths`; `ends` are the boxes' ids, `pinned` the (arrow, k) that stay."""
    found = []
    for key, path in paths.items():
        source, target = (obstacles.blocks[box] for box in ends[key])
        last = len(path.at) - 3
        for k in range(0 if path.level == level else 1, last + 1, 2):
            segment = Segment(key, path, k)
            if k == 0:
                segment.sides += ((ends[key][0], path.leave),)
            if k == last:
                segment.sides += ((ends[key][1], path.arrive),)
            if (key, k) not in pinned:
                segment.fixed = False
                _bound(segment, path, source, target, obstacles, level)
            found.append(segment)
    return found


def _bound(s: Segment, path: Path, source: Block, target: Block, obstacles: Obstacles, level: bool) -> None:
    """Find how far the segment may go, and the middle of that."""
    at, k = path.at, s.k
    last = len(at) - 3
    line = at[k + 1]
    least, most = line - REACH, line + REACH
    if level:
        walls = [(w.t - CLEARANCE, w.b + CLEARANCE, w) for w in obstacles.near(s.low, least, s.high, most)]
    else:
        walls = [(w.l - CLEARANCE, w.r + CLEARANCE, w) for w in obstacles.near(least, s.low, most, s.high)]
    for near, far, wall in walls:
        if (k == 0 and wall is source) or (k == last and wall is target):
            continue
        if far - CLEARANCE <= line:
            least = max(least, min(far, line))
        elif near + CLEARANCE >= line:
            most = min(most, max(near, line))
    if k == 0 or k == last:
        low, high = _port_span(path, k, source, target, level)
        s.least, s.most = max(least, low), min(most, high)
        if s.least > s.most or not s.least <= line <= s.most:
            s.least, s.most = (
                (line, line) if not low <= line <= high else (max(low, min(least, line)), min(high, max(most, line)))
            )
        return
    if k == 1:
        least, most = _keep_stub(line, at[0], least, most)
    if k == last - 1:
        least, most = _keep_stub(line, at[-1], least, most)
    s.least, s.most = least, most
    if least <= line - REACH or most >= line + REACH:  # open on a side: keep to what it has, off the wall
        s.want = min(max(line, least + SPACING), most - SPACING) if most - least > 2 * SPACING else (least + most) / 2
    else:
        s.want = (least + most) / 2


def _keep_stub(line: float, edge: float, least: float, most: float) -> tuple[float, float]:
    """Leave the last bit of the neighbouring segment, at the box's edge, at least a stub long."""
    if line >= edge:
        return max(least, min(line, edge + STUB)), most
    return least, min(most, max(line, edge - STUB))


def _port_span(path: Path, k: int, source: Block, target: Block, level: bool) -> tuple[float, float]:
    """Between which coordinates an end segment may lie on its side, or on both sides if it is straight.

    That is a little more than the middle where ends are spread: what is wanted there may be pushed a little further.
    """
    spans = []
    if k == 0:
        spans.append(source)
    if k == len(path.at) - 3:
        spans.append(target)
    low = max((b.cy - b.wy if level else b.cx - b.wx) for b in spans)
    high = min((b.cy + b.wy if level else b.cx + b.wx) for b in spans)
    return low, high


def port_spacing(block: Block, side: int, count: int) -> float:
    """How far apart `count` ends lie on a side: evenly over its middle, but never strewn."""
    span = block.x1 - block.x0 if side % 2 == BELOW else block.y1 - block.y0
    return min(_PORT_SPACING, span / count) if count > 1 else 0.0


def of_one_path(found: list[Segment], pinned: Collection[tuple[str, int]]) -> Iterator[tuple[int, int, float]]:
    """Pairs (by index, in their order) of segments of one path that one other joins, and their least distance.

    A step may vanish, unless it is pinned; a way that turns back must not fall on itself.
    """
    for i in range(1, len(found)):
        a, b = found[i - 1], found[i]
        if a.key == b.key:
            first, then = (i - 1, i) if a.line < b.line else (i, i - 1)
            may_vanish = a.onwards == b.onwards and (a.key, a.k + 1) not in pinned
            yield first, then, 0.0 if may_vanish else SPACING
