"""Columns and the order within them: the part of a layout that decides which arrows cross."""

from __future__ import annotations

import random
from collections.abc import Sequence

from designer.layout.chart import Box
from designer.layout.columns import Arc, columns
from designer.layout.members import members_of
from designer.layout.ordering import Ordering, depth_first

_LARGE = 3000  # members of a part from which on no restarts are made
_FIRM = 12  # members of a part up to which entries stand first and ends last as firmly as arrows do not cross

_HEEDED = 0.1  # how firm that must be for the search to start with them in place


class Plan:
    """`layers` are for each of `parts` (what arrows join) its members by column, from the top."""

    def __init__(
        self,
        boxes: Sequence[Box],
        arcs: Sequence[Arc],
        lane_count: int,
        stacking: int,
        restarts: int,
    ) -> None:
        self.grid = columns([box.lane for box in boxes], lane_count, arcs, stacking)
        self.members = members_of(self.grid, arcs)
        self.crossings = 0.0
        self._boxes, self._arcs, self._restarts = boxes, arcs, restarts
        self.parts = self.members.parts
        self.layers = [self._ordered(part) for part in self.parts]
        below = self.grid.below
        self.crossings += sum(
            1 for a in arcs if self.grid.column[a.source] == self.grid.column[a.target] and below[a.source] != a.target
        )

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.grid.first[-1]

    def _ordered(self, part: Sequence[int]) -> list[list[int]]:
        if len(part) == 1:
            return [list(part)]
        units = self._units(part)
        unit_of = {v: u for u, unit in enumerate(units) for v in unit}
        column = self.members.column
        low, high = min(column[v] for v in part), max(column[v] for v in part)
        layer_of = [column[unit[0]] - low for unit in units]
        local = {v: i for i, v in enumerate(part)}
        order = Ordering(
            high - low + 1,
            layer_of,
            [[local[v] for v in unit] for unit in units],
            [[local[w] for w in self.members.before[v]] for v in part],
            [[local[w] for w in self.members.after[v]] for v in part],
            len(part),
            [self._pull(unit) for unit in units],
            min(1.0, _FIRM / len(part)) ** 2,
        )
        before = [list(dict.fromkeys(unit_of[part[w]] for w in near)) for near in order.unit_before]
        after = [list(dict.fromkeys(unit_of[part[w]] for w in near)) for near in order.unit_after]
        tilt = 0.25 if order.strength > _HEEDED else 0.0
        rank = [layer + tilt * order.pull[u] for u, layer in enumerate(layer_of)]
        order.arrange(self._starts(len(part), rank, before, after))
        inside = set(part)
        flow = [(local[a.source], local[a.target]) for a in self._arcs if a.source in inside and not a.back]
        order.upright(lambda o: sum((o.pos[s] > o.pos[t]) - (o.pos[s] < o.pos[t]) for s, t in flow))
        self.crossings += order.cost()
        return [[v for u in layer for v in units[u]] for layer in order.layers]

    def _units(self, part: Sequence[int]) -> list[list[int]]:
        """The members that stay together: stacks from the top, and every other by itself."""
        below, n = self.grid.below, len(self._boxes)
        lower = {below[v] for v in part if v < n}
        units = []
        for v in part:
            if v not in lower:
                units.append([v])
                while units[-1][-1] < n and below[units[-1][-1]] >= 0:
                    units[-1].append(below[units[-1][-1]])
        return units

    def _pull(self, unit: Sequence[int]) -> int:
        n = len(self._boxes)
        if unit[0] < n and self._boxes[unit[0]].kind == "entry":
            return -1
        return int(unit[-1] < n and self._boxes[unit[-1]].kind == "end")

    def _starts(
        self, size: int, rank: Sequence[float], before: Sequence[list[int]], after: Sequence[list[int]]
    ) -> list[list[int]]:
        """Start orders for the search: depth first from either side, and some shuffled from a fixed seed."""
        everything = range(len(rank))
        rng = random.Random(1)
        starts = [
            depth_first(everything, before.__getitem__, after.__getitem__, rank.__getitem__),
            depth_first(everything, before.__getitem__, after.__getitem__, lambda u: -rank[u]),
        ]
        for _ in range(self._restarts if size < _LARGE else 0):
            starts.append(depth_first(everything, after.__getitem__, before.__getitem__, rank.__getitem__, rng))
        return starts
