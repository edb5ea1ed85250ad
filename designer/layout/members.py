"""Boxes in their columns, and the places that long arrows need in the columns they pass."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from designer.layout.columns import Arc, Columns
from designer.layout.rows import Link


class Members:
    """Numbers 0 .. boxes - 1 are boxes, higher ones passing arrows. `before` and `after` list each member's
    neighbours in the columns on either side."""

    def __init__(self, column: list[int], links: list[Link], joined: Sequence[tuple[int, int]]) -> None:
        self.column, self.links, self.count = column, links, len(column)
        self.before: list[list[int]] = [[] for _ in column]
        self.after: list[list[int]] = [[] for _ in column]
        for link in links:
            self.after[link.before].append(link.after)
            self.before[link.after].append(link.before)
        self._joined: list[list[int]] = [[] for _ in column]
        for a, b in joined:
            self._joined[a].append(b)
            self._joined[b].append(a)

    def near(self, v: int) -> list[int]:
        return self.before[v] + self.after[v] + self._joined[v]

    @cached_property
    def parts(self) -> list[list[int]]:
        """What arrows join, each part in the order of a depth-first search from its first box."""
        part = [-1] * self.count
        found: list[list[int]] = []
        for root in sorted(range(self.count), key=lambda v: self.column[v]):
            if part[root] >= 0:
                continue
            part[root] = len(found)
            order, stack = [], [root]
            while stack:
                v = stack.pop()
                order.append(v)
                for w in self.near(v)[::-1]:
                    if part[w] < 0:
                        part[w] = part[root]
                        stack.append(w)
            found.append(order)
        return found

    def links_of(self, part: Sequence[int]) -> list[Link]:
        inside = set(part)
        if len(inside) == self.count:
            return self.links
        return [link for v in part for link in self._links_after.get(v, ())]

    @cached_property
    def _links_after(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.before, []).append(link)
        return found


def members_of(grid: Columns, arcs: Sequence[Arc]) -> Members:
    """One chain of members for all arrows between the same two boxes."""
    column = list(grid.column)
    weights: dict[tuple[int, int], int] = {}
    joined = []
    for a in arcs:
        if column[a.source] == column[a.target]:
            joined.append((a.source, a.target))
            continue
        pair = (a.source, a.target) if column[a.source] < column[a.target] else (a.target, a.source)
        weights[pair] = weights.get(pair, 0) + a.weight
    links = []
    for (s, t), weight in weights.items():
        at = s
        for c in range(column[s] + 1, column[t]):
            column.append(c)
            links.append(Link(at, len(column) - 1, weight))
            at = len(column) - 1
        links.append(Link(at, t, weight))
    return Members(column, links, joined)
