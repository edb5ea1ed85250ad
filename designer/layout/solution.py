"""Routes found for the arrows of a scene, with what is needed to change some of them later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from designer.layout.blocks import ALL_SIDES
from designer.layout.chart import Route
from designer.layout.crowding import Crowding
from designer.layout.labels import Labels, Wish, place_labels
from designer.layout.paths import Path
from designer.layout.scene import Scene
from designer.layout.spreading import spread
from designer.layout.tangles import Tangles
from designer.layout.untangling import untangle
from designer.layout.ways import find_way
from designer.model.geometry import Rect

_NEAR = 160.0  # how far from changed arrows others are taken heed of
_BATCH = 64  # arrows between two looks at whether to go on

Cancelled = Callable[[], bool]
Mask = Mapping[tuple[str, bool], int]


class Solution:
    """`coarse` are ways before they are spread, `final` after; `routes` is what is drawn."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.routes: dict[str, Route] = {}
        self.coarse: dict[str, Path] = {}
        self.final: dict[str, Path] = {}
        self.lines = Tangles({})
        self._held: dict[str, tuple[int, ...]] = {}
        self._tangles = Tangles({})
        self._crowding = Crowding(scene.obstacles.blocks)
        self._ends: dict[str, tuple[str, str]] = {}
        self._labels = Labels()

    def drop(self, key: str) -> None:
        """Forget an arrow's route."""
        self._drop_coarse(key)
        self._drop_final(key)

    def solve(self, keys: Iterable[str], cancelled: Cancelled) -> dict[str, Route] | None:
        """Route these arrows anew and move those beside them; all routes found, or None if `cancelled` on the way."""
        fresh = self.scene.joined(keys)
        masks = self.scene.tips_for(fresh)
        for n, key in enumerate(fresh):
            if n % _BATCH == 0 and cancelled():
                return None
            way, held = self.scene.fixed_way(key) or (self._way(key, masks), ())
            self._put_coarse(key, way, held)
        movable = [key for key in fresh if not self._held[key] and not self.scene.is_loop(key)]
        beside = {key: self.scene.beside(key) for key in movable}
        obstacles, tangles, crowding = self.scene.obstacles, self._tangles, self._crowding
        untangle(movable, self.coarse, self._ends, obstacles, tangles, crowding, beside, cancelled)
        if cancelled():
            return None
        free = self._sharing_boxes(fresh)
        paths = {key: Path(self.coarse[key].level, list(self.coarse[key].at)) for key in free}
        fixed = {(key, k) for key in paths for k in self._held[key]}
        for key in self._beside(paths):
            paths[key] = self.final[key]
            fixed.update((key, k) for k in range(paths[key].segments))
        spread(paths, self._ends, self.scene.obstacles, fixed, self.scene.labels(free))
        return self._finished({key: paths[key] for key in free})

    def _way(self, key: str, masks: Mask) -> Path:
        source, target = self.scene.blocks_of(key)
        leave, arrive = masks.get((key, True)), masks.get((key, False))
        return find_way(
            source,
            target,
            self.scene.obstacles,
            ALL_SIDES if leave is None else 1 << leave,
            ALL_SIDES if arrive is None else 1 << arrive,
            self.scene.beside(key),
        )

    def _sharing_boxes(self, keys: Iterable[str]) -> list[str]:
        """These arrows and those that end at the same boxes: sides are shared out among all of them."""
        found: set[str] = set()
        for key in keys:
            for box in self._ends[key]:
                found |= self.scene.arrows_at(box)
        return sorted(found & self.coarse.keys())

    def _beside(self, paths: Mapping[str, Path]) -> list[str]:
        """Other arrows that run near these paths."""
        if len(paths) >= len(self.final):
            return []
        found: set[str] = set()
        for path in paths.values():
            points = path.points()
            for (ax, ay), (bx, by) in pairwise(points):
                found |= self.lines.arrows_in(
                    min(ax, bx) - _NEAR, min(ay, by) - _NEAR, max(ax, bx) + _NEAR, max(ay, by) + _NEAR
                )
        return sorted(found - paths.keys())

    def _finished(self, paths: dict[str, Path]) -> dict[str, Route]:
        """Keep final paths, place their labels; the routes."""
        for key, path in paths.items():
            self._drop_final(key)
            self.final[key] = path
            self.lines.put(key, path)
        labels = place_labels(wishes(self.scene, paths), self.scene.obstacles, self.lines, self._labels)
        found = {key: route_of(self.scene, key, path, labels.get(key)) for key, path in paths.items()}
        self.routes.update(found)
        return found

    def _put_coarse(self, key: str, way: Path, held: tuple[int, ...]) -> None:
        self._drop_coarse(key)
        arrow = self.scene.arrows[key]
        self.coarse[key], self._held[key], self._ends[key] = way, held, (arrow.source, arrow.target)
        self._tangles.put(key, way)
        self._crowding.put(way, arrow.source, arrow.target)

    def _drop_coarse(self, key: str) -> None:
        way = self.coarse.pop(key, None)
        if way is not None:
            self._tangles.remove(key)
            self._crowding.put(way, *self._ends[key], -1)

    def _drop_final(self, key: str) -> None:
        path, route = self.final.pop(key, None), self.routes.pop(key, None)
        if path is not None:
            self.lines.remove(key)
        if route is not None and route.label is not None:
            self._labels.remove(route.label)


def wishes(scene: Scene, paths: Mapping[str, Path]) -> list[Wish]:
    """The labels to place on paths."""
    return [
        Wish(key, path, scene.blocks_of(key)[0], label)
        for key, path in paths.items()
        if (label := scene.arrows[key].label) is not None
    ]


def route_of(scene: Scene, key: str, path: Path, label: Rect | None) -> Route:
    """A path as points that end on the outlines of its boxes."""
    points = list(path.points())
    source, target = scene.blocks_of(key)
    for block, side, k in ((source, path.leave, 0), (target, path.arrive, -1)):
        if block.outline == "pill":
            points[k] = block.on_border(side, points[k].y if side % 2 == 0 else points[k].x)
    return Route(key, tuple(points), label)
