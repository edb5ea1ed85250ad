"""Fewer crossings: arrows that cross others try other ways, the most entangled first, until nothing gets better."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.shapes import price
from designer.layout.tangles import Tangles
from designer.layout.tips import TipUse
from designer.layout.ways import is_clear, other_ways

CROSSING = 160.0
"""What a crossing costs, in units of length: nearly three bends, or a detour of that length."""

_ROUNDS = 3


def untangle(
    movable: Collection[str],
    paths: dict[str, Path],
    ends: Mapping[str, tuple[str, str]],
    obstacles: Obstacles,
    tangles: Tangles,
    use: TipUse,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Replace `paths` of `movable` arrows, in place, as well as what `tangles` and `use` know of them.

    The outcome depends on ids and places, not on any order given. Stops where it is when `cancelled`.
    """
    blocks = obstacles.blocks
    for _ in range(_ROUNDS):
        counts = {key: tangles.count(key, paths[key]) for key in movable}
        changed = False
        for key in sorted((key for key, n in counts.items() if n), key=lambda key: (-counts[key], key)):
            if cancelled():
                return
            path, (source, target) = paths[key], ends[key]
            now = tangles.count(key, path)
            if not now:
                continue
            s, t = blocks[source], blocks[target]
            use.put(path, source, target, -1)
            best, chosen = price(path, s, t) + CROSSING * now + use.price(path, source, target), path
            for cost, _, way in other_ways(s, t, obstacles, best):
                if cost >= best - 1:
                    break
                cost += use.price(way, source, target)
                room = (best - 1 - cost) / CROSSING
                if room > 0:
                    crossed = tangles.count(key, way, room)
                    if crossed < room and is_clear(way, obstacles):
                        best, chosen = cost + CROSSING * crossed, way
            use.put(chosen, source, target)
            if chosen is not path:
                tangles.remove(key)
                tangles.put(key, chosen)
                paths[key] = chosen
                changed = True
        if not changed:
            break
