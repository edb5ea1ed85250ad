"""Segments that a person fixed: ways that keep them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from designer.layout.blocks import ABOVE, BELOW, LEFT, RIGHT, Block
from designer.layout.chart import STUB, Pin
from designer.layout.paths import Path
from designer.layout.shapes import price

_JOG = 120.0  # what it costs to step aside before the first fixed line, beside its bends


class _Begin(NamedTuple):
    """One way from a box to its first fixed line: the edge left, its side, and the lines before the fixed one."""

    edge: float
    side: int
    lines: tuple[float, ...]


def pinned_path(source: Block, target: Block, pins: Sequence[Pin]) -> tuple[Path, tuple[int, ...]] | None:
    """The cheapest way along all pins in their order, and which of its segments are the pinned ones.

    None where there is no such way: a pin inside a box cannot always be kept.
    """
    ordered = sorted(pins, key=lambda pin: pin.index)
    lines: list[tuple[bool, float, bool]] = []  # upright, where, fixed
    for pin in ordered:
        at = min(max(pin.at, -1e7), 1e7) if pin.at == pin.at else 0.0
        if lines and lines[-1][0] == pin.upright:
            if lines[-1][1] == at:
                continue
            between = (source.cy + target.cy) / 2 if pin.upright else (source.cx + target.cx) / 2
            lines.append((not pin.upright, between, False))
        lines.append((pin.upright, at, True))
    if not lines:
        return None
    best: tuple[float, Path, tuple[int, ...]] | None = None
    first, last = lines[0], lines[-1]
    for begin, end in product(_begins(source, first[0], first[1]), _begins(target, last[0], last[1])):
        run = [*begin.lines, *(line for _, line, _ in lines), *reversed(end.lines)]
        path = Path(first[0] == (len(begin.lines) % 2 == 1), [begin.edge, *run, end.edge])
        if not _is_sound(path, begin.side, end.side):
            continue
        cost = price(path, source, target) + _JOG * (len(begin.lines) // 2 + len(end.lines) // 2)
        if best is None or cost < best[0]:
            held = tuple(len(begin.lines) + i for i, line in enumerate(lines) if line[2])
            best = cost, path, held
    return best[1:] if best is not None else None


def _begins(block: Block, upright: bool, at: float) -> Iterator[_Begin]:
    """The ways from a box to an upright (or level) line."""
    if upright:
        low, high, low_side, high_side, middle = block.l, block.r, LEFT, RIGHT, block.cy
        ends, centre = ((block.t, ABOVE, -1.0), (block.b, BELOW, 1.0)), block.cx
    else:
        low, high, low_side, high_side, middle = block.t, block.b, ABOVE, BELOW, block.cx
        ends, centre = ((block.l, LEFT, -1.0), (block.r, RIGHT, 1.0)), block.cy
    if at > high:
        yield _Begin(high, high_side, (middle,))
    elif at < low:
        yield _Begin(low, low_side, (middle,))
    for edge, side, out in ends:
        if low <= at <= high and (block.outline == "card" or at == centre):
            yield _Begin(edge, side, ())  # the line itself leaves the box
        if at != centre:
            yield _Begin(edge, side, (centre, edge + out * STUB))


def _is_sound(path: Path, leave: int, arrive: int) -> bool:
    """Whether every segment has a length and the ends go out of and come in at the sides they touch."""
    at = path.at
    return all(at[k] != at[k + 2] for k in range(len(at) - 2)) and path.leave == leave and path.arrive == arrive
