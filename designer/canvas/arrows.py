"""Where arrows run and where their chips lie: derived, kept up to date by diffs, never stored unless pinned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from designer.canvas.geometry import Geometry, Moves
from designer.drawing.chips import Chip, chip
from designer.layout.blocks import Block, block_of
from designer.layout.chart import Placed, Route
from designer.layout.paths import quick_path
from designer.model.diff import Diff
from designer.model.geometry import Point, Rect
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Step, Transition

MOST_LIVE = 60
"""Arrows that are routed afresh in each frame of a drag; of the others only those that fit are shown."""


class Arrows:
    """The routes of one matrix after another."""

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry
        self.routes: dict[Id, Route] = {}
        self.chips: dict[Id, Chip] = {}
        self.at: dict[Id, set[Id]] = {}
        """The arrows that touch a step."""
        self.said: set[Id] = set()
        self._ends: dict[Id, tuple[Id, Id]] = {}
        self._blocks: dict[Id, Block] = {}

    def reset(self, matrix: Matrix) -> None:
        self.routes.clear()
        self.chips.clear()
        self.at.clear()
        self._ends.clear()
        self._blocks.clear()
        moves = Moves(frozenset(), frozenset(), frozenset(self._geometry.rects), True)
        self.follow(Matrix().diff(matrix), moves)

    def follow(self, diff: Diff, moves: Moves) -> tuple[set[Id], set[Id]]:
        """Take over a change that the geometry has taken over: the arrows that run otherwise, and those gone.

        Afterwards `said` holds the arrows whose chips say something else.
        """
        matrix = self._geometry.matrix
        gone: set[Id] = set()
        todo: set[Id] = set()
        for id, (_, after) in diff.pairs.items():
            if kind_of(id) != "transition":
                continue
            self._unlink(id)
            if isinstance(after, Transition):
                self._ends[id] = (after.source, after.target)
                for end in self._ends[id]:
                    self.at.setdefault(end, set()).add(id)
                todo.add(id)
            elif self.routes.pop(id, None) is not None:
                self.chips.pop(id, None)
                gone.add(id)
        self.said = set()
        for id in self._concerned(diff):
            found = chip(matrix, matrix.transitions[id])
            if found != self.chips.get(id) or id not in self.routes:
                self._say(id, found)
                todo.add(id)
        for step in moves.gone:
            self._blocks.pop(step, None)
            self.at.pop(step, None)
        for step in moves.moved:
            self._blocks[step] = block_of(self._geometry.placed(step))
            todo.update(self.at.get(step, ()))
        changed = set()
        for id in todo:
            route = self._route(id)
            if self.routes.get(id) != route:
                self.routes[id] = route
                changed.add(id)
        return changed, gone

    def _unlink(self, id: Id) -> None:
        for end in self._ends.pop(id, ()):
            if end in self.at:
                self.at[end].discard(id)

    def _say(self, id: Id, found: Chip | None) -> None:
        self.said.add(id)
        if found is None:
            self.chips.pop(id, None)
        else:
            self.chips[id] = found

    def _concerned(self, diff: Diff) -> set[Id]:
        """The arrows whose chips may say something else after a diff."""
        matrix = self._geometry.matrix
        kinds = {kind_of(id) for id in diff.pairs}
        if "severity" in kinds:
            return set(matrix.transitions)
        found = {id for id, (_, after) in diff.pairs.items() if isinstance(after, Transition)}
        for id, (before, after) in diff.pairs.items():
            if kind_of(id) in ("category", "calendar"):
                found.update(other for other in matrix.referrers(id) if kind_of(other) == "transition")
            elif isinstance(before, Step) and isinstance(after, Step) and before.kind is not after.kind:
                found.update(arrow.id for arrow in matrix.leaving(id))
        return found

    def _route(self, id: Id) -> Route:
        source, target = self._ends[id]
        return self._labelled(id, quick_path(self._blocks[source], self._blocks[target]).points())

    def _labelled(self, id: Id, points: tuple[Point, ...]) -> Route:
        found = self.chips.get(id)
        if found is None:
            return Route(id, points, None)
        middle = _middle(points)
        wide, high = found.size
        return Route(id, points, Rect(middle.x - wide / 2, middle.y - high / 2, wide, high))

    def ends(self, id: Id) -> tuple[Id, Id]:
        """The ids of the steps that an arrow leaves and enters."""
        return self._ends[id]

    def touching(self, steps: Iterable[Id]) -> tuple[set[Id], set[Id]]:
        """The arrows with both ends among the steps, and those with one."""
        wanted = set(steps)
        found = {arrow for step in wanted for arrow in self.at.get(step, ())}
        inner = {arrow for arrow in found if wanted.issuperset(self._ends[arrow])}
        return inner, found - inner

    def while_moved(self, moved: Mapping[Id, Rect], arrows: Iterable[Id]) -> dict[Id, Route]:
        """Where arrows would run if steps stood elsewhere; at most `MOST_LIVE` of them."""
        geometry = self._geometry
        blocks = {id: block_of(Placed(rect, geometry.cards[id].outline)) for id, rect in moved.items()}
        routes = {}
        for id in list(arrows)[:MOST_LIVE]:
            source, target = self._ends[id]
            path = quick_path(blocks.get(source) or self._blocks[source], blocks.get(target) or self._blocks[target])
            routes[id] = self._labelled(id, path.points())
        return routes

    def draft(self, source: Id | Point, target: Id | Point) -> tuple[Point, ...]:
        """The way of an arrow that is being drawn; an end that is no step yet is a point."""
        return quick_path(self._block(source), self._block(target)).points()

    def _block(self, end: Id | Point) -> Block:
        if isinstance(end, Point):
            return block_of(Placed(Rect(end.x, end.y, 0, 0)))
        return self._blocks[end]


def _middle(points: tuple[Point, ...]) -> Point:
    half = sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(points)) / 2
    for a, b in pairwise(points):
        length = abs(a.x - b.x) + abs(a.y - b.y)
        if length >= half and length:
            return Point(a.x + (b.x - a.x) * half / length, a.y + (b.y - a.y) * half / length)
        half -= length
    return points[-1]
