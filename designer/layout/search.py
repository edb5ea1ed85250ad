"""The way out where no simple shape fits: A* on the lines beside the boxes in a window that grows.

Cost is length plus a fee for every bend. States are a crossing of two lines and the axis of travel.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import product

from designer.layout.blocks import ABOVE, BELOW, LEFT, RIGHT, Block
from designer.layout.chart import CLEARANCE, STUB
from designer.layout.obstacles import PAD, Obstacles
from designer.layout.paths import Path

_WINDOWS = (120.0, 400.0, 1600.0)
_MOST_LINES = 400  # lines an axis; a window with more is not searched
_OUT = {RIGHT: (1, 0), BELOW: (0, 1), LEFT: (-1, 0), ABOVE: (0, -1)}

End = tuple[float, float, int, float, float]  # the crossing just outside, the axis there (0 level, 1 upright), the port


def search(source: Block, target: Block, obstacles: Obstacles, leave: int, arrive: int, bend: float) -> Path | None:
    """The cheapest way between allowed sides that keeps the clearance, or None."""
    for grow, stub in product(_WINDOWS, (STUB, CLEARANCE)):
        l, t = min(source.l, target.l) - grow, min(source.t, target.t) - grow
        r, b = max(source.r, target.r) + grow, max(source.b, target.b) + grow
        around = obstacles.near(l, t, r, b)
        if len(around) * 2 > _MOST_LINES:
            return None
        starts, goals = list(_ends(source, leave, stub)), list(_ends(target, arrive, stub))
        beside = {id(source): stub, id(target): stub}
        found = _Grid(around, starts, goals, beside).search(starts, goals, bend)
        if found is not None:
            return found
    return None


def _ends(block: Block, sides: int, stub: float) -> Iterable[End]:
    for side, (dx, dy) in _OUT.items():
        if sides >> side & 1:
            x, y = (block.edge(side), block.cy) if dx else (block.cx, block.edge(side))
            yield x + dx * stub, y + dy * stub, int(dx == 0), x, y


class _Grid:
    """The crossings of all lines beside boxes, with the stretches between neighbours that are blocked."""

    def __init__(self, around: list[Block], starts: list[End], goals: list[End], beside: dict[int, float]) -> None:
        """`beside` says for blocks by their identity how far from them lines run, if not at the clearance."""
        xs, ys = {e[0] for e in starts + goals}, {e[1] for e in starts + goals}
        for k in around:
            away = beside.get(id(k), CLEARANCE)
            xs.update((k.l - away, k.r + away))
            ys.update((k.t - away, k.b + away))
        self.xs, self.ys = sorted(xs), sorted(ys)
        w, h = len(self.xs), len(self.ys)
        self.level_blocked, self.upright_blocked = bytearray(w * h), bytearray(w * h)
        for k in around:
            i0, i1 = bisect_right(self.xs, k.l - PAD), bisect_left(self.xs, k.r + PAD)
            j0, j1 = bisect_right(self.ys, k.t - PAD), bisect_left(self.ys, k.b + PAD)
            before = max(i0 - 1, 0)
            level, upright = b"\1" * (i1 - before), b"\1" * (i1 - i0)
            for j in range(j0, j1):
                self.level_blocked[j * w + before : j * w + i1] = level
            for j in range(max(j0 - 1, 0), j1):
                self.upright_blocked[j * w + i0 : j * w + i1] = upright

    def search(self, starts: list[End], goals: list[End], bend: float) -> Path | None:
        xs, ys = self.xs, self.ys
        w, h = len(xs), len(ys)
        blocked_level, blocked_upright = self.level_blocked, self.upright_blocked

        def crossing(end: End) -> int:
            return bisect_left(ys, end[1]) * w + bisect_left(xs, end[0])

        goal = {crossing(e) * 2 + e[2]: e for e in goals}
        places = {k >> 1 for k in goal}
        gl, gr = min(e[0] for e in goals), max(e[0] for e in goals)
        gt, gb = min(e[1] for e in goals), max(e[1] for e in goals)
        heap: list[tuple[float, float, int]] = []
        best: dict[int, float] = {}
        came: dict[int, int] = {}
        begun: dict[int, End] = {}
        for end in starts:
            state = crossing(end) * 2 + end[2]
            best[state], came[state], begun[state] = 0.0, -1, end
            heappush(heap, (0.0, 0.0, state))
        while heap:
            _, cost, state = heappop(heap)
            if cost > best[state]:
                continue
            if state in goal:
                return self._path(came, begun, state, goal[state])
            at, axis = state >> 1, state & 1
            j, i = divmod(at, w)
            x, y = xs[i], ys[j]
            steps = []
            if i + 1 < w and not blocked_level[at]:
                steps.append((0, at + 1, xs[i + 1] - x))
            if i and not blocked_level[at - 1]:
                steps.append((0, at - 1, x - xs[i - 1]))
            if j + 1 < h and not blocked_upright[at]:
                steps.append((1, at + w, ys[j + 1] - y))
            if j and not blocked_upright[at - w]:
                steps.append((1, at - w, y - ys[j - 1]))
            if at in places:  # reached on the wrong axis: turn in place
                steps.append((1 - axis, at, 0.0))
            for new_axis, to, length in steps:
                new_cost = cost + length + (bend if new_axis != axis else 0.0)
                new_state = to * 2 + new_axis
                if new_cost < best.get(new_state, 1e18):
                    best[new_state], came[new_state] = new_cost, state
                    nx, ny = xs[to % w], ys[to // w]
                    dx = gl - nx if nx < gl else nx - gr if nx > gr else 0.0
                    dy = gt - ny if ny < gt else ny - gb if ny > gb else 0.0
                    turn = bend if (dx and new_axis) or (dy and not new_axis) else 0.0
                    heappush(heap, (new_cost + dx + dy + turn, new_cost, new_state))
        return None

    def _path(self, came: dict[int, int], begun: dict[int, End], state: int, end: End) -> Path:
        w = len(self.xs)
        points = [(end[3], end[4])]
        while True:
            points.append((self.xs[(state >> 1) % w], self.ys[(state >> 1) // w]))
            if came[state] < 0:
                break
            state = came[state]
        points.append((begun[state][3], begun[state][4]))
        points.reverse()
        return path_through(points)


def path_through(points: list[tuple[float, float]]) -> Path:
    """The path along axis-parallel steps between points, without repeated points and needless stops."""
    kept: list[tuple[float, float]] = []
    for p in points:
        if kept and p == kept[-1]:
            continue
        if len(kept) > 1 and ((kept[-2][0] == kept[-1][0] == p[0]) or (kept[-2][1] == kept[-1][1] == p[1])):
            kept[-1] = p
        else:
            kept.append(p)
    level = len(kept) > 1 and kept[0][1] == kept[1][1]
    at = list(kept[0]) if level else [kept[0][1], kept[0][0]]
    for k, p in enumerate(kept[1:]):
        at.append(p[0] if (k % 2 == 0) == level else p[1])
    return Path(level, at)
