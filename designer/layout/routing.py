"""The ways of all arrows of a chart, kept up to date while boxes move.

    router = Router(boxes, arrows)
    router.quick()          obstacle-blind ways at once, for the first paint
    router.route_near(area) proper ways of what is in view
    router.route()          proper ways of everything: the same for the same chart, whatever happened before
    router.put_box(…)       a change; then preview() while the hand moves, settle() when it lets go

What a router is made with is no change: `route` finds its ways, `preview` and `settle` deal with what came later.

A router is for one thread at a time: build it and `route` in a worker, then hand it over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from designer.layout.blocks import Block, block_of
from designer.layout.chart import Arrow, Direction, Placed, Route
from designer.layout.labels import Labels, place_labels
from designer.layout.obstacles import PAD
from designer.layout.paths import quick_path
from designer.layout.scene import Scene
from designer.layout.solution import Solution, route_of, wishes
from designer.layout.spreading import spread
from designer.layout.tangles import Tangles
from designer.layout.turning import turned_arrow, turned_placed, turned_rect, turned_route
from designer.layout.ways import quick_way
from designer.model.geometry import Point, Rect

_ANEW = 120  # arrows up to which every settling routes the whole chart
_FEW = 64  # arrows up to which a preview spreads them and places their labels
_DETOUR = 40.0  # beside a box that has left, arrows may have gone round it


def _never() -> bool:
    return False


class Router:
    """Boxes, the arrows between them, and their routes. An arrow waits without a route while a box of it is missing."""

    def __init__(self, boxes: Mapping[str, Placed], arrows: Iterable[Arrow], direction: Direction = "columns") -> None:
        self._rows = direction == "rows"
        self._scene = Scene()
        self._solution = Solution(self._scene)
        self._changed: set[str] = set()  # arrows
        self._moved: set[str] = set()  # boxes
        self._left: list[Block] = []  # where boxes stood
        self._lost = False  # whether an arrow that others heeded is gone
        for key, placed in boxes.items():
            self.put_box(key, placed)
        for arrow in arrows:
            self.put_arrow(arrow)
        self._forget_changes()

    def put_box(self, key: str, placed: Placed) -> None:
        """Add a box, or move or change the one of this id."""
        old = self._scene.obstacles.blocks.get(key)
        if old is not None and key not in self._moved:
            self._left.append(old)
        self._scene.obstacles.put(key, block_of(turned_placed(placed) if self._rows else placed))
        self._moved.add(key)
        self._changed |= self._scene.arrows_at(key)

    def drop_box(self, key: str) -> None:
        """Remove a box; its arrows lose their routes."""
        old = self._scene.obstacles.blocks.get(key)
        if old is not None:
            self._left.append(old)
            self._scene.obstacles.remove(key)
            self._moved.discard(key)
            for arrow in self._scene.arrows_at(key):
                self._solution.drop(arrow)

    def put_arrow(self, arrow: Arrow) -> None:
        """Add an arrow, or change the one of this id."""
        self.drop_arrow(arrow.id)
        self._scene.put_arrow(turned_arrow(arrow) if self._rows else arrow)
        self._changed.add(arrow.id)

    def drop_arrow(self, key: str) -> None:
        """Remove an arrow and its route."""
        self._lost = self._lost or key in self._solution.final
        self._solution.drop(key)
        self._scene.drop_arrow(key)
        self._changed.discard(key)

    @property
    def routes(self) -> dict[str, Route]:
        """The proper routes found so far, by arrow."""
        return self._out(self._solution.routes)

    def quick(self, keys: Iterable[str] | None = None) -> dict[str, Route]:
        """Tidy ways, blind to boxes between and to other arrows, without labels; a few microseconds each."""
        found = {}
        for key in self._scene.joined(keys):
            found[key] = Route(key, quick_path(*self._scene.blocks_of(key)).points())
        return self._out(found)

    def preview(self, keys: Iterable[str] | None = None) -> dict[str, Route]:
        """Ways of these arrows, or of those that changed since the last settling: past boxes where that is simple.

        Quickly found: other arrows do not give way, and labels heed boxes alone.
        """
        scene, paths, ends = self._scene, {}, {}
        pinned: list[tuple[str, int]] = []
        for key in scene.joined(self._changed if keys is None else keys):
            fixed = scene.fixed_way(key)
            paths[key] = (
                fixed[0] if fixed is not None else quick_way(*scene.blocks_of(key), scene.obstacles, scene.beside(key))
            )
            pinned += ((key, segment) for segment in (fixed[1] if fixed is not None else ()))
            ends[key] = (scene.arrows[key].source, scene.arrows[key].target)
        labels = {}
        if len(paths) <= _FEW:
            spread(paths, ends, scene.obstacles, pinned, scene.labels(paths))
            labels = place_labels(wishes(scene, paths), scene.obstacles, Tangles({}), Labels())
        return self._out({key: route_of(scene, key, path, labels.get(key)) for key, path in paths.items()})

    def draft(self, source: str | Placed, target: str | Placed) -> tuple[Point, ...]:
        """The way of an arrow that is only being drawn; an end is a box's id, or a place where no box is yet."""
        path = quick_way(self._end(source), self._end(target), self._scene.obstacles)
        return self._out({"": Route("", path.points())})[""].points

    def _end(self, end: str | Placed) -> Block:
        if isinstance(end, Placed):
            return block_of(turned_placed(end) if self._rows else end)
        return self._scene.obstacles.blocks[end]

    def settle(self, cancelled: Callable[[], bool] = _never) -> dict[str, Route]:
        """Proper routes for what changed and what stands beside it: those that are different now.

        A chart of up to 120 arrows is routed anew, so that it looks as after opening; in a larger one only the
        surroundings of the change are.
        """
        if not (self._changed or self._moved or self._left or self._lost):
            return {}
        before = dict(self._solution.routes)
        if len(self._scene.arrows) <= _ANEW:
            self.route(cancelled)
            found = self._solution.routes
        else:
            found = self._solution.solve(self._changed | self._disturbed(), cancelled) or {}
            if found:
                self._forget_changes()
        return self._out({key: route for key, route in found.items() if before.get(key) != route})

    def route(self, cancelled: Callable[[], bool] = _never) -> dict[str, Route]:
        """Proper routes of all arrows, from nothing. When `cancelled`, {} is returned and what was known stays."""
        solution = Solution(self._scene)
        found = solution.solve(self._scene.arrows, cancelled)
        if found is None:
            return {}
        self._solution = solution
        self._forget_changes()
        return self._out(found)

    def route_near(self, area: Rect, cancelled: Callable[[], bool] = _never) -> dict[str, Route]:
        """Proper routes of the arrows that have none yet and whose boxes span a part of `area`."""
        if self._rows:
            area = turned_rect(area)
        near = []
        for key in self._scene.joined():
            if key not in self._solution.final:
                s, t = self._scene.blocks_of(key)
                l, b = min(s.l, t.l), max(s.b, t.b)
                if l < area.right and max(s.r, t.r) > area.x and min(s.t, t.t) < area.bottom and b > area.y:
                    near.append(key)
        found = self._solution.solve(near, cancelled) or {}
        self._changed -= found.keys()
        return self._out(found)

    def _disturbed(self) -> set[str]:
        """Arrows in whose way a box was put, or that may have gone round one that left."""
        lines, found = self._solution.lines, set()
        for key in self._moved:
            k = self._scene.obstacles.blocks[key]
            found |= lines.arrows_in(k.l - PAD, k.t - PAD, k.r + PAD, k.b + PAD)
        for k in self._left:
            near = lines.arrows_in(k.l - _DETOUR, k.t - _DETOUR, k.r + _DETOUR, k.b + _DETOUR)
            found |= {key for key in near if self._solution.final[key].segments > 1}
        return found

    def _forget_changes(self) -> None:
        self._changed.clear()
        self._moved.clear()
        self._left.clear()
        self._lost = False

    def _out(self, routes: Mapping[str, Route]) -> dict[str, Route]:
        return {key: turned_route(route) for key, route in routes.items()} if self._rows else dict(routes)
