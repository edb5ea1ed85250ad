"""How many arrows end on each side of each box, and what one more costs.

A diamond's side is one point: ways in and ways out should not meet there. Other sides take as many ends as lie a
spacing apart on their middle, and beyond that a further one had better go elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from designer.layout.blocks import BELOW, Block
from designer.layout.chart import SPACING
from designer.layout.paths import Path

_SAME_OUT, _SAME_IN, _MIXED = 60.0, 20.0, 180.0  # for each other way out, for other ways in, for the two at one tip
_CROWDED = 150.0  # for each end too many on a side


class Crowding:
    """The ends on sides, kept while paths are changed."""

    def __init__(self, blocks: Mapping[str, Block]) -> None:
        self._blocks = blocks
        self._use: dict[tuple[str, int, bool], int] = {}

    def put(self, path: Path, source: str, target: str, by: int = 1) -> None:
        """Count a path's ends (`by` -1: no longer)."""
        for box, side, out in ((source, path.leave, True), (target, path.arrive, False)):
            self._use[box, side, out] = self._use.get((box, side, out), 0) + by

    def price(self, path: Path, source: str, target: str) -> float:
        """What the company at its ends costs a path that is not counted itself."""
        return self._end(source, path.leave, True) + self._end(target, path.arrive, False)

    def is_crowded(self, path: Path, source: str, target: str) -> bool:
        """Whether a path that is counted ends on a side that has too many ends."""
        return self._over(source, path.leave) > 0 or self._over(target, path.arrive) > 0

    def _end(self, box: str, side: int, out: bool) -> float:
        use = self._use
        if self._blocks[box].outline == "diamond":
            same, other = use.get((box, side, out), 0), use.get((box, side, not out), 0)
            if out:
                return _SAME_OUT * same + _MIXED * (other > 0)
            return _MIXED * other + _SAME_IN * (same > 0)
        return _CROWDED * max(0, self._over(box, side) + 1)

    def _over(self, box: str, side: int) -> int:
        """How many ends more than it takes a side has (less than 0: how many it could still take)."""
        block = self._blocks[box]
        if block.outline == "diamond":
            return 0
        span = block.x1 - block.x0 if side % 2 == BELOW else block.y1 - block.y0
        taken = self._use.get((box, side, True), 0) + self._use.get((box, side, False), 0)
        return taken - 1 - int(span // SPACING)
