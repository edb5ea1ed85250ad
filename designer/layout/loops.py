"""Arrows from a box to itself: round one of its corners."""

from __future__ import annotations

from designer.layout.blocks import Block
from designer.layout.chart import CLEARANCE, STUB
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.model.geometry import Size

_OUT = STUB + 8
_CORNERS = ((True, False), (False, False), (True, True), (False, True))  # (right, below), the most usual first


def loop_path(block: Block, obstacles: Obstacles, number: int, label: Size | None = None) -> Path:
    """The way of the box's loop `number` (from 0): round the first free corner, wide enough for its label.

    Corners are taken in turn by a box's loops; from the fifth on they lie outside one another.
    """
    reach = _OUT + 2 * CLEARANCE * (number // len(_CORNERS))
    across = max(reach, label.width + STUB - (block.r - block.x1)) if label is not None else reach
    order = _CORNERS[number % 4 :] + _CORNERS[: number % 4]
    paths = [_round(block, right, below, across, reach) for right, below in order]
    return next((path for path in paths if _is_free(path, block, obstacles)), paths[0])


def _round(block: Block, right: bool, below: bool, across: float, along: float) -> Path:
    x_side, y_side = (block.r, block.x1) if right else (block.l, block.x0)
    edge, y_port = (block.b, block.y1) if below else (block.t, block.y0)
    return Path(
        True,
        [x_side, y_port, x_side + (across if right else -across), edge + (along if below else -along), y_side, edge],
    )


def _is_free(path: Path, block: Block, obstacles: Obstacles) -> bool:
    _, _, out, over, inner, _ = path.at
    l, r = min(out, inner), max(out, inner)
    t, b = min(over, block.cy), max(over, block.cy)
    return all(k is block or k.l >= r or k.r <= l or k.t >= b or k.b <= t for k in obstacles.near(l, t, r, b))
