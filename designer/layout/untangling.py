"""Fewer crossings: arrows that cross others, or end on crowded sides, try other ways, the most entangled first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from designer.layout.crowding import Crowding
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.shapes import Beside, price
from designer.layout.tangles import Tangles
from designer.layout.ways import is_clear, other_ways

CROSSING = 160.0
"""What a crossing costs, in units of length: nearly three bends, or a detour of that length."""

_ROUNDS = 3
_FEW = 500


def untangle(
    movable: Collection[str],
    paths: dict[str, Path],
    ends: Mapping[str, tuple[str, str]],
    obstacles: Obstacles,
    tangles: Tangles,
    crowding: Crowding,
    beside: Mapping[str, Beside],
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Replace `paths` of `movable` arrows, in place, as well as what `tangles` and `crowding` know of them.

    `beside` is the room that each must leave to others between its two boxes. The outcome depends on ids and places,
    not on any order given. Stops where it is when `cancelled`.
    """
    blocks = obstacles.blocks
    few = len(movable) <= _FEW
    settled: dict[str, int] = {}  # how often those that were asked cross others: in large charts not asked twice
    for _ in range(_ROUNDS):
        counts = {key: tangles.count(key, paths[key]) for key in movable}
        crowded = {key for key in movable if crowding.is_crowded(paths[key], *ends[key])}
        asked = [key for key, n in counts.items() if (n or key in crowded) and (few or settled.get(key) != n)]
        changed = False
        for key in sorted(asked, key=lambda key: (-counts[key], key)):
            if cancelled():
                return
            path, (source, target) = paths[key], ends[key]
            now = tangles.count(key, path)
            if not now and not crowding.is_crowded(path, source, target):
                continue
            s, t = blocks[source], blocks[target]
            crowding.put(path, source, target, -1)
            best, chosen = price(path, s, t) + CROSSING * now + crowding.price(path, source, target), path
            for cost, _, way in other_ways(s, t, obstacles, best, beside[key]):
                if cost >= best - 1:
                    break
                cost += crowding.price(way, source, target)
                room = (best - 1 - cost) / CROSSING
                if room > 0:
                    crossed = tangles.count(key, way, room)
                    if crossed < room and is_clear(way, obstacles):
                        best, chosen = cost + CROSSING * crossed, way
            crowding.put(chosen, source, target)
            if chosen is not path:
                tangles.remove(key)
                tangles.put(key, chosen)
                paths[key] = chosen
                changed = True
            settled[key] = tangles.count(key, chosen)
        if not changed:
            break
