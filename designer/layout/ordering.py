"""The order of boxes within columns so that few arrows cross: layer sweeps from several starts, best kept.

Boxes of one stack stay together in their order. Besides crossings, an entry that is not first in its column and an end
that is not last cost a little.
"""

from __future__ import annotations

import random
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence

Layers = list[list[int]]
Neighbours = Sequence[Sequence[int]]


class Ordering:
    """Columns of units; a unit is a stack of members, mostly one. `pos` is a member's place in its column."""

    def __init__(
        self,
        layers: int,
        layer_of: Sequence[int],
        members: Sequence[Sequence[int]],
        before: Neighbours,
        after: Neighbours,
        member_count: int,
        pull: Sequence[int],
        strength: float = 1.0,
    ) -> None:
        """`before` and `after` list for each member its neighbours in the columns on either side; `pull` is for each
        unit -1 where it should come first (entries), 1 where last (ends); `strength` is what a place too far costs,
        in crossings."""
        self.layer_of, self.members, self.pull = layer_of, members, pull
        self.before, self.after, self.strength = before, after, strength
        self.unit_before = [[w for v in m for w in before[v]] for m in members]
        self.unit_after = [[w for v in m for w in after[v]] for m in members]
        self.pos = [0] * member_count
        self.layers: Layers = [[] for _ in range(layers)]

    def arrange(self, starts: Iterable[Sequence[int]], sweeps: int = 16, polish: int = 10) -> Layers:
        """The best order found, as units by column; each start is a sequence of all units."""
        best: tuple[float, int] | None = None
        kept: Layers = []

        def keep(cost: float) -> None:
            nonlocal best, kept
            if best is None or cost <= best[0]:
                found = cost, self.strain()
                if best is None or found < best:
                    best, kept = found, [layer[:] for layer in self.layers]

        for start in starts:
            for layer in self.layers:
                layer.clear()
            for u in start:
                self.layers[self.layer_of[u]].append(u)
            for layer in self.layers:
                self._number(layer)
            self._exchange(1, False)
            cost = self.cost()
            keep(cost)
            mine, stale = cost, 0
            for turn in range(sweeps):
                self._sweep(turn)
                self._exchange(2, turn % 4 == 3)
                cost = self.cost()
                if cost < mine:
                    mine, stale = cost, 0
                else:
                    stale += 1
                keep(cost)
                if stale >= 4:
                    break
        self._take(kept)
        if best and best[0]:
            self._exchange(polish, False)
        return self.layers

    def upright(self, flow: Callable[[Ordering], float]) -> Layers:
        """Turn the order upside down if that costs no more and `flow`, which says how much runs upwards, gets less."""
        cost, up, kept = self.cost(), flow(self), [layer[:] for layer in self.layers]
        self._take([layer[::-1] for layer in kept])
        if (self.cost(), flow(self)) >= (cost, up):
            self._take(kept)
        return self.layers

    def _take(self, layers: Layers) -> None:
        self.layers = layers
        for layer in layers:
            self._number(layer)

    def cost(self) -> float:
        """Crossings, and how far entries are from the first and ends from the last place."""
        total = misplaced = 0
        pos, after, members, pull = self.pos, self.after, self.members, self.pull
        for layer in self.layers:
            seen: list[int] = []
            plain = 0  # units without a wish so far: an entry regrets each
            ends = 0
            for u in layer:
                if pull[u] < 0:
                    misplaced += plain + 2 * ends
                elif pull[u] > 0:
                    ends += 1
                else:
                    plain += 1
                    misplaced += ends
                for v in members[u]:
                    a = after[v]
                    if len(a) == 1:
                        p = pos[a[0]]
                        total += len(seen) - bisect_right(seen, p)
                        insort(seen, p)
                    elif a:
                        ps = sorted([pos[w] for w in a])
                        for p in ps:
                            total += len(seen) - bisect_right(seen, p)
                        for p in ps:
                            insort(seen, p)
        return total + self.strength * misplaced

    def strain(self) -> int:
        """How far apart the ends of arrows are: of orders that cross as little, the one that gets shorter arrows."""
        pos = self.pos
        return sum([abs(pos[v] - pos[w]) for v, near in enumerate(self.after) for w in near])

    def _number(self, layer: Sequence[int]) -> None:
        pos, i = self.pos, 0
        for u in layer:
            for v in self.members[u]:
                pos[v] = i
                i += 1

    def _sweep(self, turn: int) -> None:
        """Order each column by its neighbours in the one before (or after, in turn): means and medians alternate."""
        forth = turn % 2 == 0
        near = self.unit_before if forth else self.unit_after
        median = turn % 4 < 2
        pos = self.pos
        for layer in self.layers if forth else reversed(self.layers):
            if len(layer) < 2:
                continue
            key: dict[int, float] = {}
            for u in layer:
                a = near[u]
                if not a:
                    continue
                if len(a) == 1:
                    key[u] = pos[a[0]]
                elif median and len(a) > 2:
                    q = sorted([pos[w] for w in a])
                    m = len(q)
                    key[u] = q[m // 2] if m % 2 else (q[m // 2 - 1] + q[m // 2]) / 2
                else:
                    key[u] = sum([pos[w] for w in a]) / len(a)
            ranked = iter(sorted([u for u in layer if u in key], key=key.__getitem__))
            layer[:] = [next(ranked) if u in key else u for u in layer]  # the others keep their places
            self._number(layer)

    def _exchange(self, rounds: int, ties: bool) -> None:
        """Exchange neighbours where that costs less, until nothing changes."""
        pos, members, pull = self.pos, self.members, self.pull
        active = set(range(len(self.layers)))
        for _ in range(rounds):
            again: set[int] = set()
            for k in sorted(active):
                layer = self.layers[k]
                for i in range(len(layer) - 1):
                    a, b = layer[i], layer[i + 1]
                    gain: float = (pull[a] - pull[b]) * self.strength
                    for near in (self.unit_before, self.unit_after):
                        first, then = near[a], near[b]
                        if first and then:
                            if len(first) == 1 and len(then) == 1:
                                x, y = pos[first[0]], pos[then[0]]
                                gain += (x > y) - (y > x)
                            else:
                                for v in first:
                                    x = pos[v]
                                    for w in then:
                                        y = pos[w]
                                        gain += (x > y) - (y > x)
                    if gain > 0 or (ties and gain == 0 and pull[a] == pull[b]):
                        layer[i], layer[i + 1] = b, a
                        p = pos[members[a][0]]
                        for u in (b, a):
                            for v in members[u]:
                                pos[v] = p
                                p += 1
                        if gain:
                            again.update((k - 1, k, k + 1))
            active = again.intersection(range(len(self.layers)))
            if not active:
                break


def depth_first(
    units: Sequence[int],
    first: Callable[[int], Iterable[int]],
    then: Callable[[int], Iterable[int]],
    rank: Callable[[int], float],
    rng: random.Random | None = None,
) -> list[int]:
    """A start order: depth first from the units of least `rank`; `rng` shuffles."""
    dice = {u: rng.random() for u in units} if rng else {}
    roots = sorted(units, key=lambda u: (rank(u), dice.get(u, 0.0)))
    seen: set[int] = set()
    order: list[int] = []
    for root in roots:
        if root in seen:
            continue
        seen.add(root)
        stack = [root]
        while stack:
            u = stack.pop()
            order.append(u)
            for near in (then(u), first(u)):
                fresh = [w for w in dict.fromkeys(near) if w not in seen]
                if dice and len(fresh) > 1:
                    fresh.sort(key=dice.__getitem__)
                seen.update(fresh)
                stack += reversed(fresh)
    return order
