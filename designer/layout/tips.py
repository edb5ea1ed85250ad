"""Which tip of a diamond an arrow uses: ways in apart from ways out, and each way out by itself if possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from designer.layout.blocks import ABOVE, BELOW, LEFT, RIGHT, Block

End = tuple[str, bool]
"""An arrow's id, and whether this is its source end."""

_SAME_OUT, _SAME_IN, _MIXED = 1.0, 0.35, 3.0  # what it costs that two ends share a tip
_SAME_BOX = 3.0  # and that their other ends are at one box too: they would be one line

Costs = tuple[float, float, float, float]
Wanted = tuple[End, str, Costs]  # an end at a diamond, the box at the other, and what each side costs


def tips(arrows: Iterable[tuple[str, str, str]], blocks: Mapping[str, Block]) -> dict[End, int]:
    """The side for each end at a diamond; `arrows` are (id, source, target). Depends on the boxes joined alone."""
    at: dict[str, list[Wanted]] = {}
    for key, source, target in arrows:
        if source == target:
            continue
        s, t = blocks[source], blocks[target]
        if s.outline == "diamond":
            at.setdefault(source, []).append(((key, True), target, _costs(s, t)))
        if t.outline == "diamond":
            at.setdefault(target, []).append(((key, False), source, _costs(t, s)))
    found: dict[End, int] = {}
    for ends in at.values():
        ends.sort()
        for (end, _, _), side in zip(ends, _shared_out(ends), strict=True):
            found[end] = side
    return found


def _costs(here: Block, there: Block) -> Costs:
    """What it costs to meet `there` at each side of `here`, 0 for the side that faces it."""
    costs = [0.0, 0.0, 0.0, 0.0]
    if there.l >= here.r or there.r <= here.l:
        facing = RIGHT if there.l >= here.r else LEFT
        down = there.cy - here.cy
        costs[BELOW] = 0.5 if down > 0 else 1.1
        costs[ABOVE] = 0.5 if down < 0 else 1.2
    else:
        facing = BELOW if there.cy >= here.cy else ABOVE
        right = there.cx - here.cx
        costs[RIGHT] = 0.7 if right >= 0 else 0.9
        costs[LEFT] = 0.7 if right < 0 else 0.9
    costs[(facing + 2) % 4] = 2.0
    return costs[0], costs[1], costs[2], costs[3]


def _shared_out(ends: Sequence[Wanted]) -> list[int]:
    """A side for each end: the facing ones, then one end moved at a time, the one that saves most."""
    sides = [min(range(4), key=costs.__getitem__) for _, _, costs in ends]
    if len(set(sides)) == len(sides):
        return sides
    for _ in range(2 * len(ends)):
        gain, end, side = max(_gains(ends, sides), key=lambda move: move[0])
        if gain <= 0:
            break
        sides[end] = side
    return sides


def _gains(ends: Sequence[Wanted], sides: Sequence[int]) -> Iterator[tuple[float, int, int]]:
    """What each end would save by the move to its best side."""
    for k, ((_, out), box, costs) in enumerate(ends):
        price = list(costs)
        for j, ((_, other_out), other_box, _) in enumerate(ends):
            if j != k:
                price[sides[j]] += _MIXED if out != other_out else _SAME_OUT if out else _SAME_IN
                price[sides[j]] += _SAME_BOX if box == other_box else 0.0
        best = min(range(4), key=price.__getitem__)
        yield price[sides[k]] - price[best], k, best
