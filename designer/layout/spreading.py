"""Arrows side by side: ends spread over the sides of boxes, parallel segments apart, in the order that crosses least.

First all upright segments are placed, then all level ones. Of two segments that run side by side, each end that lies
beside the other says which way it turns off, and so on which side it should lie; the orders found become constraints.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Mapping
from heapq import heapify, heappop, heappush

from designer.layout.chart import SPACING
from designer.layout.labels import label_gap
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.segments import Segment, Side, of_one_path, port_spacing, segments
from designer.layout.separation import Constraint, separate
from designer.model.geometry import Size

_NEAR = 140.0  # segments farther apart than this are in order already
_TOUCH = SPACING / 2  # ends nearer than this look joined
_FINE = 64  # places are whole multiples of 1 / 64, so that sums of them are exact

Pair = tuple[int, int, float]


def spread(
    paths: Mapping[str, Path],
    ends: Mapping[str, tuple[str, str]],
    obstacles: Obstacles,
    pinned: Collection[tuple[str, int]] = (),
    labels: Mapping[str, Size] | None = None,
) -> None:
    """Move the segments of `paths` in place; those that lie straight between two boxes leave room for their `labels`.

    `ends` are the boxes of each arrow, `pinned` the segments (arrow, number) that stay.
    """
    before = {key: list(path.at) for key, path in paths.items()}
    for level in (False, True):
        found = segments(paths, ends, obstacles, pinned, level)
        chips = {key: (h, w) if level else (w, h) for key, (w, h) in (labels or {}).items()}
        places = _places(found, obstacles, chips, pinned)
        for s, place in zip(found, places, strict=True):
            paths[s.key].at[s.k + 1] = min(max(round(place * _FINE) / _FINE, s.least), max(s.least, s.most))
    for key, path in paths.items():
        _mend(path, before[key])


def _mend(path: Path, before: list[float]) -> None:
    """Make one of two segments between which the step has gone; undo what would turn a path back on itself."""
    at = path.at
    if any(at[k] == at[k + 2] and (at[k + 1] > at[k - 1]) != (at[k + 3] > at[k + 1]) for k in range(1, len(at) - 3)):
        at[:] = before
    for k in range(len(at) - 4, 0, -1):
        if at[k] == at[k + 2]:
            del at[k + 1 : k + 3]


def _places(
    found: list[Segment],
    obstacles: Obstacles,
    labels: Mapping[str, tuple[float, float]],
    pinned: Collection[tuple[str, int]],
) -> list[float]:
    taken = Counter(side for s in found for side in s.sides)
    room: dict[Side, float] = {side: port_spacing(obstacles.blocks[side[0]], side[1], n) for side, n in taken.items()}
    pairs: dict[tuple[int, int], float] = {}
    for i, j in _beside(found):
        a, b = found[i], found[j]
        if a.key == b.key or (a.fixed and b.fixed):
            continue
        gap = SPACING
        for side in a.sides:
            if side in b.sides:
                gap = min(gap, room[side]) if room[side] < SPACING else room[side]
        if len(a.sides) == len(b.sides) == 2 and set(a.sides) == set(b.sides) and {a.key, b.key} <= labels.keys():
            room_for_all = min(a.most, b.most) - max(a.least, b.least)
            others = max(taken[side] for side in a.sides + b.sides) - 1
            wished = label_gap(labels[a.key], labels[b.key], a.high - a.low)
            gap = max(gap, min(wished, room_for_all - SPACING * (others - 1)))
        if _before(a, b, i < j):
            pairs[i, j] = gap
        else:
            pairs[j, i] = gap
    for i, j, gap in of_one_path(found, pinned):
        pairs[i, j] = gap
    place = _ranked(found, pairs)
    constraints: list[Constraint] = [
        (i, j, gap) if place[i] < place[j] else (j, i, gap) for (i, j), gap in pairs.items()
    ]
    return separate([s.want for s in found], [s.least for s in found], [s.most for s in found], constraints)


def _beside(found: list[Segment]) -> list[tuple[int, int]]:
    """Pairs that run side by side for some way and lie near each other: a sweep along their common axis."""
    pairs: list[tuple[int, int]] = []
    alive: list[tuple[float, int]] = []
    ending: list[tuple[float, int]] = []
    for i in sorted(range(len(found)), key=lambda i: (found[i].low, found[i].want, i)):
        s = found[i]
        while ending and ending[0][0] < s.low - _TOUCH:
            _, j = heappop(ending)
            del alive[bisect_left(alive, (found[j].want, j))]
        k = bisect_left(alive, (s.want - _NEAR, -1))
        while k < len(alive) and alive[k][0] <= s.want + _NEAR:
            pairs.append((alive[k][1], i))
            k += 1
        insort(alive, (s.want, i))
        heappush(ending, (s.high, i))
    return pairs


def _before(a: Segment, b: Segment, first: bool) -> bool:
    """Whether a should lie before b (left of it, above it)."""
    if a.most - 1 < b.least:
        return True
    if b.most - 1 < a.least:
        return False
    vote = 0
    if a.low > b.low:
        vote += a.turn_low
    elif b.low > a.low:
        vote -= b.turn_low
    elif a.turn_low != b.turn_low:
        vote += a.turn_low - b.turn_low
    if a.high < b.high:
        vote += a.turn_high
    elif b.high < a.high:
        vote -= b.turn_high
    elif a.turn_high != b.turn_high:
        vote += a.turn_high - b.turn_high
    if vote:
        return vote < 0
    if a.want != b.want:
        return a.want < b.want
    return first


def _ranked(found: list[Segment], pairs: Mapping[tuple[int, int], float]) -> list[int]:
    """The rank of each segment in one order that keeps the wished pairs, all of them if they contain no cycle."""
    n = len(found)
    after: list[list[int]] = [[] for _ in range(n)]
    waiting = [0] * n
    for i, j in pairs:
        after[i].append(j)
        waiting[j] += 1
    rank = [-1] * n
    ready = [(found[i].want, i) for i in range(n) if not waiting[i]]
    heapify(ready)
    stuck = sorted((found[i].want, i) for i in range(n) if waiting[i])
    stuck_from = 0
    for place in range(n):
        if ready:
            _, i = heappop(ready)
        else:  # a cycle of wishes: the one that lies first goes first
            while rank[stuck[stuck_from][1]] >= 0:
                stuck_from += 1
            i = stuck[stuck_from][1]
        rank[i] = place
        for j in after[i]:
            waiting[j] -= 1
            if not waiting[j] and rank[j] < 0:
                heappush(ready, (found[j].want, j))
    return rank
