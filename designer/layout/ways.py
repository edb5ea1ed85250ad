"""The way of one arrow among boxes: simple shapes first, then free strips, then a search.

It depends on the boxes alone, not on other arrows, nor on what was drawn before.
"""

from __future__ import annotations

from designer.layout.blocks import ABOVE, ALL_SIDES, BELOW, LEFT, RIGHT, Block
from designer.layout.chart import CLEARANCE, LANE_PADDING, STUB
from designer.layout.obstacles import PAD, Obstacles
from designer.layout.paths import Path, quick_path, straight_at
from designer.layout.search import search
from designer.layout.shapes import BEND, Beside, Candidate, candidates
from designer.layout.strips import ways_along_strips


def find_way(
    source: Block,
    target: Block,
    obstacles: Obstacles,
    leave: int = ALL_SIDES,
    arrive: int = ALL_SIDES,
    beside: Beside = (0.0, 0.0),
) -> Path:
    """The best way from `source` to `target`; `leave` and `arrive` are masks of the sides that should be used.

    Where those sides are walled in others are used, and where there is no way at all the arrow runs through boxes.
    `beside` is the room that a straight arrow must leave to others between the same two boxes.
    """
    return (
        _at_once(source, target, obstacles, leave, arrive, beside)
        or _compared(source, target, obstacles, leave, arrive, beside)
        or search(source, target, obstacles, leave, arrive, BEND)
        or (find_way(source, target, obstacles) if leave != ALL_SIDES or arrive != ALL_SIDES else None)
        or blind_way(source, target)
    )


def quick_way(source: Block, target: Block, obstacles: Obstacles, beside: Beside = (0.0, 0.0)) -> Path:
    """A way in about a tenth of a millisecond, for a box that is being dragged: simple shapes alone."""
    found = _at_once(source, target, obstacles, ALL_SIDES, ALL_SIDES, beside)
    if found is None:
        shapes = candidates(source, target, beside=beside)
        found = next((path for _, _, path in shapes if is_clear(path, obstacles)), None)
        if found is None and shapes:
            found = shapes[0][2]
    return found or quick_path(source, target)


def other_ways(source: Block, target: Block, obstacles: Obstacles, bound: float, beside: Beside) -> list[Candidate]:
    """All ways that cost less than `bound`, cheapest first; not all of them are clear."""
    found = [c for c in candidates(source, target, beside=beside) if c[0] < bound]
    for level in (True, False):
        for cost, path in ways_along_strips(source, target, obstacles, level, [bound]):
            found.append((cost, len(found), path))
    found.sort()
    return found


def blind_way(source: Block, target: Block) -> Path:
    """Where every way is blocked: the cheapest shape, through what is in its way."""
    return next((path for _, _, path in candidates(source, target)), None) or quick_path(source, target)


def is_clear(path: Path, obstacles: Obstacles) -> bool:
    """Whether a path keeps its distance to all boxes; its ends leave their own."""
    at, level = path.at, path.level
    last = len(at) - 3
    for k in range(last + 1):
        a, line, b = at[k], at[k + 1], at[k + 2]
        ahead = CLEARANCE if b > a else -CLEARANCE
        if k == 0:
            a += ahead
        if k == last:
            b -= ahead
        if (k == 0 or k == last) and (b - a) * ahead < 0:
            continue  # nothing is left between the two boxes' own margins
        if a > b:
            a, b = b, a
        if (k % 2 == 0) == level:
            if not obstacles.free(a - PAD, line - PAD, b + PAD, line + PAD):
                return False
        elif not obstacles.free(line - PAD, a - PAD, line + PAD, b + PAD):
            return False
    return True


def _at_once(
    source: Block, target: Block, obstacles: Obstacles, leave: int, arrive: int, beside: Beside
) -> Path | None:
    """The shapes that nothing can beat: straight ahead or down, or one step on the way ahead."""
    path = None
    gap = target.l - source.r
    if gap > 0 and leave & 1 << RIGHT and arrive & 1 << LEFT:
        line = straight_at(source, target, True, beside[0])
        if line is not None:
            path = Path(True, [source.r, line, target.l])
        elif 2 * STUB <= gap <= 4 * LANE_PADDING and source.cy != target.cy:
            path = Path(True, [source.r, source.cy, (source.r + target.l) / 2, target.cy, target.l])
    elif target.t > source.b and leave & 1 << BELOW and arrive & 1 << ABOVE:
        line = straight_at(source, target, False, beside[1])
        if line is not None:
            path = Path(False, [source.b, line, target.t])
    return path if path is not None and is_clear(path, obstacles) else None


def _compared(
    source: Block, target: Block, obstacles: Obstacles, leave: int, arrive: int, beside: Beside
) -> Path | None:
    """The cheapest clear way among simple shapes and free strips."""
    limit, chosen = [float("inf")], None
    for cost, _, path in candidates(source, target, leave, arrive, beside):
        if is_clear(path, obstacles):
            limit[0], chosen = cost, path
            break
    for level in (True, False):
        for cost, path in ways_along_strips(source, target, obstacles, level, limit):
            if leave >> path.leave & 1 and arrive >> path.arrive & 1 and is_clear(path, obstacles):
                limit[0], chosen = cost, path
    return chosen
