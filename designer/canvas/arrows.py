"""Where arrows run and where their chips lie: derived, kept up to date by diffs, never stored unless pinned.

A quick way is shown at once; the proper one, which heeds the other arrows, comes from `Routing` a moment later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject

from designer.canvas.geometry import Geometry, Moves
from designer.canvas.routing import SMALL, Change, Routing
from designer.drawing.chart import arrow_of, pins_of
from designer.drawing.chips import Chip, chip
from designer.layout.chart import Arrow, Direction, Placed, Route
from designer.layout.routing import Router
from designer.model.diff import Diff
from designer.model.geometry import Point, Rect
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Step, Transition

MOST_LIVE = 60
"""Arrows that are routed afresh in each frame of a drag; of the others only those that fit are shown."""

MANY = 400
"""Moved steps from which a change counts as another chart, as when a lane grows and all after it shift."""


class Arrows:
    """The routes of one matrix after another."""

    def __init__(self, geometry: Geometry, parent: QObject) -> None:
        self._geometry = geometry
        self.routes: dict[Id, Route] = {}
        self.chips: dict[Id, Chip] = {}
        self.at: dict[Id, set[Id]] = {}
        """The arrows that touch a step."""
        self.said: set[Id] = set()
        """The arrows whose chips the last change made say something else."""
        self.routing = Routing(parent)
        self._ends: dict[Id, tuple[Id, Id]] = {}
        self._router = Router({}, ())
        self._direction: Direction = "columns"
        self._batch: dict[Id, int] = {}

    def reset(self, matrix: Matrix) -> None:
        """Begin anew with another matrix that the geometry has taken over."""
        geometry = self._geometry
        self.at.clear()
        self._batch.clear()
        arrows = matrix.transitions
        self._ends = {id: (arrow.source, arrow.target) for id, arrow in arrows.items()}
        for id, ends in self._ends.items():
            for end in ends:
                self.at.setdefault(end, set()).add(id)
        self.chips = {id: said for id, arrow in arrows.items() if (said := chip(matrix, arrow)) is not None}
        self.said = set(arrows)
        self._direction = geometry.direction
        seen = [self._seen(id) for id in arrows]
        placed = {id: geometry.placed(id) for id in geometry.rects}
        self._router = Router(placed, seen, self._direction)
        small = len(seen) <= SMALL
        self.routes = self._router.route() if small else self._router.quick()
        self.routing.reset(placed, seen, self._direction, routed=small)

    def follow(self, diff: Diff, moves: Moves) -> tuple[set[Id], set[Id]]:
        """Take over a change that the geometry has taken over: the arrows that run otherwise, and those gone."""
        matrix = self._geometry.matrix
        if self._geometry.direction != self._direction or len(moves.moved) > MANY:
            before = set(self.routes)
            self.reset(matrix)
            return set(self.routes), before - self.routes.keys()
        gone: set[Id] = set()
        todo: set[Id] = set()
        changes: list[Change] = []
        for id, (_, after) in diff.pairs.items():
            if kind_of(id) != "transition":
                continue
            self._unlink(id)
            if isinstance(after, Transition):
                self._link(id, after)
                todo.add(id)
            elif self.routes.pop(id, None) is not None:
                self.chips.pop(id, None)
                gone.add(id)
                changes.append(_drop_arrow(id))
        self._say(diff)
        todo |= self.said
        for step in moves.gone:
            self.at.pop(step, None)
            changes.append(_drop_box(step))
        for step in moves.moved:
            changes.append(_put_box(step, self._geometry.placed(step)))
            touching = self.at.get(step, set())
            todo |= touching
        for id in sorted(todo):
            changes.append(_put_arrow(self._seen(id)))
        for change in changes:
            change(self._router)
        quick = self._router.preview(todo)
        for id in todo:
            self.routes[id] = quick[id]
        if changes:
            number = self.routing.change(changes, todo)
            self._batch.update(dict.fromkeys(todo, number))
        return todo, gone

    def take(self, most: int | None = None) -> set[Id]:
        """Take over proper routes that have been found, `most` of them; the arrows that run otherwise now."""
        changed = set()
        for number, routes in self.routing.take(most):
            for id, route in routes.items():
                if id in self._ends and self._batch.get(id, 0) <= number and self.routes.get(id) != route:
                    self.routes[id] = route
                    changed.add(id)
        return changed

    def _seen(self, id: Id) -> Arrow:
        """The arrow as the layout sees it."""
        geometry = self._geometry
        arrow = geometry.matrix.transitions[id]
        lane = geometry.lanes[geometry.lane_of(geometry.matrix.steps[arrow.source].level)]
        return arrow_of(arrow, self.chips.get(id), pins_of(arrow, lane, self._direction))

    def _link(self, id: Id, arrow: Transition) -> None:
        self._ends[id] = (arrow.source, arrow.target)
        for end in self._ends[id]:
            self.at.setdefault(end, set()).add(id)

    def _unlink(self, id: Id) -> None:
        for end in self._ends.pop(id, ()):
            if end in self.at:
                self.at[end].discard(id)

    def _say(self, diff: Diff) -> None:
        """Measure the chips that a diff may have changed."""
        matrix = self._geometry.matrix
        self.said = set()
        for id in self._concerned(diff):
            found = chip(matrix, matrix.transitions[id])
            if found == self.chips.get(id):
                continue
            self.said.add(id)
            if found is None:
                self.chips.pop(id, None)
            else:
                self.chips[id] = found

    def _concerned(self, diff: Diff) -> set[Id]:
        matrix = self._geometry.matrix
        if any(kind_of(id) == "severity" for id in diff.pairs):
            return set(matrix.transitions)
        found = {id for id, (_, after) in diff.pairs.items() if isinstance(after, Transition)}
        for id, (before, after) in diff.pairs.items():
            if kind_of(id) in ("category", "calendar"):
                found.update(other for other in matrix.referrers(id) if kind_of(other) == "transition")
            elif isinstance(before, Step) and isinstance(after, Step) and before.kind is not after.kind:
                found.update(arrow.id for arrow in matrix.leaving(id))
        return found

    # --- questions

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
        cards = self._geometry.cards
        for id, rect in moved.items():
            self._router.put_box(id, Placed(rect, cards[id].outline))
        return self._router.preview(list(arrows)[:MOST_LIVE])

    def put_back(self, steps: Iterable[Id]) -> None:
        """After `while_moved`: the steps stand where they stand."""
        for id in steps:
            if id in self._geometry.rects:
                self._router.put_box(id, self._geometry.placed(id))

    def draft(self, source: Id | Point, target: Id | Point) -> tuple[Point, ...]:
        """The way of an arrow that is being drawn; an end that is no step yet is a point."""
        return self._router.draft(_end(source), _end(target))


def _end(end: Id | Point) -> Id | Placed:
    return Placed(Rect(end.x, end.y, 0.0, 0.0)) if isinstance(end, Point) else end


def _put_arrow(arrow: Arrow) -> Change:
    return lambda router: router.put_arrow(arrow)


def _drop_arrow(id: Id) -> Change:
    return lambda router: router.drop_arrow(id)


def _put_box(id: Id, placed: Placed) -> Change:
    return lambda router: router.put_box(id, placed)


def _drop_box(id: Id) -> Change:
    return lambda router: router.drop_box(id)
