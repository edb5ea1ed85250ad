"""Which column each box stands in: its lane, and inside the lane a column below which its flow runs down.

Arrows inside a lane make stacks: a step and the one that follows it stand above one another, so a lane whose flow is
one line is one column. Only where the flow inside a lane branches does it go across, into a further column.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Arc(NamedTuple):
    """An arrow between box numbers."""

    source: int
    target: int
    weight: int = 1
    back: bool = False


class Columns(NamedTuple):
    """`column` of each box, counted over all lanes; `first[lane]` its first column (one past the last at the end);
    `below` the box right under each (-1 for none)."""

    column: list[int]
    first: list[int]
    below: list[int]


PLAIN, FREE, EAGER = range(3)
"""How gladly boxes are stacked: only where the one arrow out of a step is the one into the next, where it is the one
out, or wherever the flow stays in the lane. Stacks make narrow lanes and, where the flow branches, crossings."""


def columns(
    lane: Sequence[int],
    lane_count: int,
    arcs: Sequence[Arc],
    stacking: int = EAGER,
    apart: Collection[tuple[int, int]] = (),
) -> Columns:
    """Columns for boxes in these lanes. Every lane has at least one column; pairs that are `apart` are not stacked."""
    n = len(lane)
    inside = [a for a in arcs if lane[a.source] == lane[a.target] and a.source != a.target]
    turned = _against(n, inside)
    below = _stacks(n, arcs, inside, turned, stacking, apart)
    stack = _stack_of(n, below)
    between = [
        (stack[a.target], stack[a.source]) if back else (stack[a.source], stack[a.target])
        for a, back in zip(inside, turned, strict=True)
        if stack[a.source] != stack[a.target]
    ]
    links = [Arc(s, t) for s, t in dict.fromkeys(between)]
    pairs = [
        (a.target, a.source) if back else (a.source, a.target)
        for a, back in zip(links, _against(n, links), strict=True)
    ]
    depth, order, onwards = _longest(n, pairs)
    _pull(depth, order, onwards, lane, stack, arcs)
    width = [1] * lane_count
    for v in range(n):
        width[lane[v]] = max(width[lane[v]], depth[stack[v]] + 1)
    first = [0]
    for w in width:
        first.append(first[-1] + w)
    return Columns([first[lane[v]] + depth[stack[v]] for v in range(n)], first, below)


def _against(n: int, arcs: Sequence[Arc]) -> list[bool]:
    """Which arcs to turn round so that no cycle remains: those marked as going back first, then as a search finds."""
    out: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    for k, a in enumerate(arcs):
        s, t = (a.target, a.source) if a.back else (a.source, a.target)
        out[s].append((t, k))
    turned = [a.back for a in arcs]
    state = [0] * n
    into = [0] * n
    for a in arcs:
        into[a.source if a.back else a.target] += 1
    for root in sorted(range(n), key=lambda v: (into[v] > 0, v)):
        if state[root]:
            continue
        state[root] = 1
        path = [(root, iter(out[root]))]
        while path:
            v, rest = path[-1]
            for w, k in rest:
                if state[w] == 1:
                    turned[k] = not turned[k]
                elif not state[w]:
                    state[w] = 1
                    path.append((w, iter(out[w])))
                    break
            else:
                state[v] = 2
                path.pop()
    return turned


def _stacks(
    n: int,
    arcs: Sequence[Arc],
    inside: Sequence[Arc],
    turned: Sequence[bool],
    stacking: int,
    apart: Collection[tuple[int, int]],
) -> list[int]:
    """For each box the one that its flow runs down to; the main flow first, then lines without branches."""
    out, into = [0] * n, [0] * n
    for s, t in {(a.source, a.target) for a in arcs}:
        out[s] += 1
        into[t] += 1
    order = sorted(
        (
            k
            for k, a in enumerate(inside)
            if not (turned[k] or a.back)
            and (a.source, a.target) not in apart
            and (stacking == EAGER or out[a.source] == 1)
            and (stacking > PLAIN or into[a.target] == 1)
        ),
        key=lambda k: (-inside[k].weight, out[inside[k].source] + into[inside[k].target], k),
    )
    below, has_above = [-1] * n, [False] * n
    for k in order:
        a = inside[k]
        if below[a.source] < 0 and not has_above[a.target]:
            below[a.source], has_above[a.target] = a.target, True
    return below


def _stack_of(n: int, below: Sequence[int]) -> list[int]:
    """The topmost box of each box's stack."""
    top = list(range(n))
    has_above = [False] * n
    for w in below:
        if w >= 0:
            has_above[w] = True
    for v in range(n):
        if not has_above[v]:
            w = below[v]
            while w >= 0:
                top[w] = v
                w = below[w]
    return top


def _longest(n: int, pairs: Sequence[tuple[int, int]]) -> tuple[list[int], list[int], list[list[int]]]:
    """Longest-path depth of each, an order that follows the pairs, and the pairs as lists."""
    onwards: list[list[int]] = [[] for _ in range(n)]
    waiting = [0] * n
    for s, t in pairs:
        onwards[s].append(t)
        waiting[t] += 1
    order = [v for v in range(n) if not waiting[v]]
    depth = [0] * n
    for v in order:
        for t in onwards[v]:
            depth[t] = max(depth[t], depth[v] + 1)
            waiting[t] -= 1
            if not waiting[t]:
                order.append(t)
    return depth, order, onwards


def _pull(
    depth: list[int],
    order: list[int],
    onwards: list[list[int]],
    lane: Sequence[int],
    stack: list[int],
    arcs: Sequence[Arc],
) -> None:
    """Move stacks towards the later lanes where most of their arrows go there."""
    deepest: dict[int, int] = {}
    for v in order:
        deepest[lane[v]] = max(deepest.get(lane[v], 0), depth[v])
    later, earlier = [0] * len(lane), [0] * len(lane)
    for a in arcs:
        s, t = stack[a.source], stack[a.target]
        if s == t:
            continue
        ahead = lane[s] < lane[t] or (lane[s] == lane[t] and depth[s] < depth[t])
        later[s if ahead else t] += 1
        earlier[t if ahead else s] += 1
    for v in reversed(order):
        if later[v] > earlier[v]:
            depth[v] = max(depth[v], min((depth[t] - 1 for t in onwards[v]), default=deepest[lane[v]]))
