"""Where arrows run and where their chips lie: derived, kept up to date by diffs, never stored unless pinned.

A quick way is shown at once; the proper one, which heeds the other arrows, comes from `Routing` a moment later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject

from designer.canvas.geometry import Geometry, Moves
from designer.canvas.live import Live
from designer.canvas.routing import SMALL, Change, Chart, Routing
from designer.drawing.chart import arrow_of, pins_of
from designer.drawing.chips import Chip, chip
from designer.layout.blocks import Block, block_of
from designer.layout.chart import Arrow, Direction, Placed, Route
from designer.layout.paths import quick_path
from designer.layout.turning import turned_placed, turned_route
from designer.model.diff import Diff
from designer.model.geometry import Point, Rect
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Step, Transition

MOST_LIVE = 60
"""Arrows that are routed afresh in each frame of a drag; of the others only those that fit are shown."""

MANY = 400
"""Moved steps from which the whole chart is routed anew, as when a lane grows and all after it shift."""


class Arrows:
    """The routes of one matrix after another."""

    def __init__(self, geometry: Geometry, parent: QObject) -> None:
        self._geometry = geometry
        self.routes: dict[Id, Route] = {}
        self.at: dict[Id, set[Id]] = {}
        """The arrows that touch a step."""
        self.said: set[Id] = set()
        """The arrows whose chips the last change made say something else."""
        self.routing = Routing(parent)
        self._live = Live(parent, self._placed, self._seen)
        self._chips: dict[Id, Chip | None] = {}
        self._ends: dict[Id, tuple[Id, Id]] = {}
        self._direction: Direction = "columns"
        self._batch: dict[Id, int] = {}

    def reset(self, matrix: Matrix) -> None:
        """Begin anew with another matrix that the geometry has taken over."""
        self.at.clear()
        self._batch.clear()
        self._chips.clear()
        arrows = matrix.transitions
        self._ends = {id: (arrow.source, arrow.target) for id, arrow in arrows.items()}
        for id, ends in self._ends.items():
            for end in ends:
                self.at.setdefault(end, set()).add(id)
        self.said = set(arrows)
        self._direction = self._geometry.direction
        self._live.reset(self._direction, self._geometry.rects, arrows)
        small = len(arrows) <= SMALL
        self.routes = self._live.router.route() if small else self._quick(arrows)
        self.routing.reset(self._snapshot(), routed=small)

    def follow(self, diff: Diff, moves: Moves) -> tuple[set[Id], set[Id]]:
        """Take over a change that the geometry has taken over: the arrows that run otherwise, and those gone."""
        matrix = self._geometry.matrix
        if self._geometry.direction != self._direction:
            before = set(self.routes)
            self.reset(matrix)
            return set(self.routes), before - self.routes.keys()
        gone: set[Id] = set()
        todo: set[Id] = set()
        for id, (_, after) in diff.pairs.items():
            if kind_of(id) != "transition":
                continue
            self._unlink(id)
            if isinstance(after, Transition):
                self._link(id, after)
                todo.add(id)
            elif self.routes.pop(id, None) is not None:
                self._chips.pop(id, None)
                gone.add(id)
        self._say(diff)
        todo |= self.said
        for step in moves.gone:
            self.at.pop(step, None)
        touching = {id for step in moves.moved for id in self.at.get(step, ())}
        self._live.spoil(moves.gone | moves.moved, gone | touching | todo)
        if len(moves.moved) > MANY:
            return self._follow_many(touching, todo, moves), gone
        todo |= touching
        self.routes.update(self._live.router.preview(todo) if self._live.is_ready else self._quick(todo))
        changes: list[Change] = [_drop_arrow(id) for id in sorted(gone)]
        changes += [_drop_box(step) for step in sorted(moves.gone)]
        changes += [_put_box(step, self._geometry.placed(step)) for step in sorted(moves.moved)]
        changes += [_put_arrow(self._arrow(id)) for id in sorted(todo)]
        if changes:
            number = self.routing.change(changes, todo)
            self._batch.update(dict.fromkeys(todo, number))
        return todo, gone

    def _follow_many(self, touching: set[Id], todo: set[Id], moves: Moves) -> set[Id]:
        """Where whole lanes move on, their arrows go along; the others have quick ways until all are routed."""
        shifts, routes = moves.shifts, self.routes
        for id in touching - todo:
            source, target = self._ends[id]
            by = shifts.get(source)
            if by is not None and by == shifts.get(target) and id in routes:
                routes[id] = _moved(routes[id], *by)
            else:
                todo.add(id)
        routes.update(self._quick(todo))
        self._batch.clear()
        self.routing.reset(self._snapshot(), routed=False)
        return touching | todo

    def _quick(self, ids: Iterable[Id], moved: Mapping[Id, Placed] | None = None) -> dict[Id, Route]:
        """Tidy ways at once, blind to steps between and to other arrows, some steps standing elsewhere."""
        blocks = {step: self._block(placed) for step, placed in (moved or {}).items()}
        found = {}
        for id in ids:
            source, target = self._ends[id]
            for end in (source, target):
                if end not in blocks:
                    blocks[end] = self._block(self._geometry.placed(end))
            found[id] = self._joined(id, blocks[source], blocks[target])
        return found

    def _block(self, placed: Placed) -> Block:
        return block_of(turned_placed(placed) if self._direction == "rows" else placed)

    def _joined(self, id: Id, source: Block, target: Block) -> Route:
        route = Route(id, quick_path(source, target).points())
        return turned_route(route) if self._direction == "rows" else route

    def _snapshot(self) -> Callable[[], Chart]:
        """The chart as it is now, to be put together elsewhere: it takes a while."""
        geometry, matrix, direction = self._geometry, self._geometry.matrix, self._direction
        rects, cards, lanes = dict(geometry.rects), dict(geometry.cards), geometry.lanes
        lane_of = {level: lanes[index] for index, level in enumerate(geometry.levels)}

        def chart() -> Chart:
            placed = {id: Placed(rect, cards[id].outline) for id, rect in rects.items()}
            steps = matrix.steps
            arrows = [
                arrow_of(arrow, chip(matrix, arrow), pins_of(arrow, lane_of[steps[arrow.source].level], direction))
                for arrow in matrix.transitions.values()
            ]
            return Chart(placed, arrows, direction)

        return chart

    def take(self, most: int | None = None) -> set[Id]:
        """Take over proper routes that have been found, `most` of them; the arrows that run otherwise now."""
        changed = set()
        for number, routes in self.routing.take(most):
            for id, route in routes.items():
                if id in self._ends and self._batch.get(id, 0) <= number and self.routes.get(id) != route:
                    self.routes[id] = route
                    changed.add(id)
        return changed

    def chip(self, id: Id) -> Chip | None:
        """What an arrow says; None where it says nothing."""
        if id not in self._chips:
            matrix = self._geometry.matrix
            self._chips[id] = chip(matrix, matrix.transitions[id])
        return self._chips[id]

    def _placed(self, id: Id) -> Placed | None:
        return self._geometry.placed(id) if id in self._geometry.rects else None

    def _seen(self, id: Id) -> Arrow | None:
        return self._arrow(id) if id in self._ends else None

    def _arrow(self, id: Id) -> Arrow:
        """The arrow as the layout sees it."""
        geometry = self._geometry
        arrow = geometry.matrix.transitions[id]
        lane = geometry.lanes[geometry.lane_of(geometry.matrix.steps[arrow.source].level)]
        return arrow_of(arrow, self.chip(id), pins_of(arrow, lane, self._direction))

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
            if id in self._chips and found == self._chips[id]:
                continue
            self.said.add(id)
            self._chips[id] = found

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
        shown, cards = list(arrows)[:MOST_LIVE], self._geometry.cards
        placed = {id: Placed(rect, cards[id].outline) for id, rect in moved.items()}
        if not self._live.is_ready:
            return self._quick(shown, placed)
        router = self._live.router
        for id, box in placed.items():
            router.put_box(id, box)
        return router.preview(shown)

    def put_back(self, steps: Iterable[Id]) -> None:
        """After `while_moved`: the steps stand where they stand."""
        self._live.spoil(steps)

    def draft(self, source: Id | Point, target: Id | Point) -> tuple[Point, ...]:
        """The way of an arrow that is being drawn; an end that is no step yet is a point."""
        if self._live.is_ready:
            return self._live.router.draft(_end(source), _end(target))
        ends = (self._geometry.placed(end) if isinstance(end, str) else end for end in (_end(source), _end(target)))
        return self._joined("", *(self._block(end) for end in ends)).points


def _moved(route: Route, dx: float, dy: float) -> Route:
    label = route.label.moved(dx, dy) if route.label is not None else None
    return Route(route.id, tuple([Point(x + dx, y + dy) for x, y in route.points]), label)


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
