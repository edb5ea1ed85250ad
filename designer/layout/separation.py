"""Places on a line: everything as near to where it wants to be as "at least this far after" allows.

Used for the rows of boxes and for the tracks of arrows. Two greedy answers, one from the low side and one from the high
side, both keep every constraint; so does their mean, and it centres groups that want the same place.
"""

from __future__ import annotations

from collections.abc import Sequence

Constraint = tuple[int, int, float]
"""(a, b, distance): b lies at least `distance` after a."""

_ROUNDS = 40


def separate(
    wants: Sequence[float],
    least: Sequence[float],
    most: Sequence[float],
    constraints: Sequence[Constraint],
    lean: float = 0.5,
) -> list[float]:
    """A place for each item within its `least` and `most`.

    `lean` says who gives way where two want one place: 0 the one before, 1 the one after, 0.5 both.
    The constraints must form no cycle. Where they ask for more room than there is, the distances along the tightest
    chain shrink in equal parts; limits that contradict each other lose to the nearest place inside the item's own.
    """
    n = len(wants)
    after: list[list[int]] = [[] for _ in range(n)]
    before: list[list[int]] = [[] for _ in range(n)]
    gaps = [c[2] for c in constraints]
    heads, tails = [c[0] for c in constraints], [c[1] for c in constraints]
    for e, (a, b, _) in enumerate(constraints):
        after[a].append(e)
        before[b].append(e)
    order = _ordered(n, after, before, tails)
    for _ in range(_ROUNDS):
        low = _earliest(order, least, before, heads, gaps)
        high = _latest(order, most, after, tails, gaps)
        if not _shrunk(order, low, high, least, most, before, after, heads, tails, gaps):
            break
    forth, back = list(low), list(high)
    for v in order:
        x = min(max(wants[v], low[v]), high[v])
        for e in before[v]:
            reach = forth[heads[e]] + gaps[e]
            if reach > x:
                x = reach
        forth[v] = x
    for v in reversed(order):
        x = min(max(wants[v], low[v]), high[v])
        for e in after[v]:
            reach = back[tails[e]] - gaps[e]
            if reach < x:
                x = reach
        back[v] = x
    return [
        min(max(lean * f + (1 - lean) * b, lo), max(hi, lo))
        for f, b, lo, hi in zip(forth, back, least, most, strict=True)
    ]


def _ordered(n: int, after: list[list[int]], before: list[list[int]], tails: list[int]) -> list[int]:
    waiting = [len(b) for b in before]
    order = [v for v in range(n) if not waiting[v]]
    for v in order:
        for e in after[v]:
            w = tails[e]
            waiting[w] -= 1
            if not waiting[w]:
                order.append(w)
    if len(order) != n:
        raise ValueError("The constraints form a cycle.")
    return order


def _earliest(
    order: list[int], least: Sequence[float], before: list[list[int]], heads: list[int], gaps: list[float]
) -> list[float]:
    low = list(least)
    for v in order:
        x = low[v]
        for e in before[v]:
            reach = low[heads[e]] + gaps[e]
            if reach > x:
                x = reach
        low[v] = x
    return low


def _latest(
    order: list[int], most: Sequence[float], after: list[list[int]], tails: list[int], gaps: list[float]
) -> list[float]:
    high = list(most)
    for v in reversed(order):
        x = high[v]
        for e in after[v]:
            reach = high[tails[e]] - gaps[e]
            if reach < x:
                x = reach
        high[v] = x
    return high


def _shrunk(
    order: list[int],
    low: list[float],
    high: list[float],
    least: Sequence[float],
    most: Sequence[float],
    before: list[list[int]],
    after: list[list[int]],
    heads: list[int],
    tails: list[int],
    gaps: list[float],
) -> bool:
    """Whether some chain had no room and its gaps were made smaller."""
    done: set[int] = set()
    changed = False
    for v in order:
        if low[v] <= high[v] + 1e-9 or v in done:
            continue
        chain: list[int] = []
        a = v
        while low[a] > least[a]:
            e = next((e for e in before[a] if low[heads[e]] + gaps[e] == low[a]), None)
            if e is None:
                break
            chain.append(e)
            a = heads[e]
        b = v
        while high[b] < most[b]:
            e = next((e for e in after[b] if high[tails[e]] - gaps[e] == high[b]), None)
            if e is None:
                break
            chain.append(e)
            b = tails[e]
        needed = sum(gaps[e] for e in chain)
        room = max(0.0, most[b] - least[a])
        if needed <= room:
            continue
        share = room / needed * (1 - 1e-9)
        for e in chain:
            done.update((heads[e], tails[e]))
            gaps[e] *= share
            if gaps[e] < 1e-3:
                gaps[e] = 0.0
        changed = True
    return changed
