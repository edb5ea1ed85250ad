"""Where boxes are: a uniform grid that answers "is this strip free" in about a microsecond."""

from __future__ import annotations

from collections.abc import Iterator

from designer.layout.blocks import Block
from designer.layout.chart import CLEARANCE

PAD = CLEARANCE - 0.5
"""How far around a line is looked for boxes; a line exactly at the clearance is free."""

_CELL = 160.0
_WIDE = 400  # boxes that cover more cells are kept in one list instead

Cell = tuple[int, int]


class Obstacles:
    """Boxes by id, looked up by place."""

    def __init__(self) -> None:
        self.blocks: dict[str, Block] = {}
        self._cells: dict[Cell, list[Block]] = {}
        self._wide: list[Block] = []

    def put(self, key: str, block: Block) -> None:
        """Add a box, or move the one of this id."""
        self.remove(key)
        self.blocks[key] = block
        if _cell_count(block.l, block.t, block.r, block.b) > _WIDE:
            self._wide.append(block)
            return
        for cell in _cells(block.l, block.t, block.r, block.b):
            self._cells.setdefault(cell, []).append(block)

    def remove(self, key: str) -> None:
        """Forget a box; nothing happens if there is none of this id."""
        block = self.blocks.pop(key, None)
        if block is None:
            return
        if _cell_count(block.l, block.t, block.r, block.b) > _WIDE:
            self._wide.remove(block)
            return
        for cell in _cells(block.l, block.t, block.r, block.b):
            found = self._cells[cell]
            found.remove(block)
            if not found:
                del self._cells[cell]

    def free(self, l: float, t: float, r: float, b: float) -> bool:
        """Whether no box lies in the rectangle (edges may touch). Order of the corners does not matter."""
        if l > r:
            l, r = r, l
        if t > b:
            t, b = b, t
        for block in self._wide:
            if block.l < r and block.r > l and block.t < b and block.b > t:
                return False
        i0, i1, j0, j1 = int(l // _CELL), int(r // _CELL), int(t // _CELL), int(b // _CELL)
        if (i1 - i0 + 1) * (j1 - j0 + 1) > len(self.blocks) + 16:
            return all(k.l >= r or k.r <= l or k.t >= b or k.b <= t for k in self.blocks.values())
        cells = self._cells
        for i in range(i0, i1 + 1):
            for j in range(j0, j1 + 1):
                found = cells.get((i, j))
                if found:
                    for block in found:
                        if block.l < r and block.r > l and block.t < b and block.b > t:
                            return False
        return True

    def near(self, l: float, t: float, r: float, b: float) -> list[Block]:
        """The boxes that meet or touch the rectangle, each once, in no particular order."""
        i0, i1, j0, j1 = int(l // _CELL), int(r // _CELL), int(t // _CELL), int(b // _CELL)
        if (i1 - i0 + 1) * (j1 - j0 + 1) > len(self.blocks) + 16:
            return [k for k in self.blocks.values() if k.l <= r and k.r >= l and k.t <= b and k.b >= t]
        cells = self._cells
        found = {id(k): k for k in self._wide}
        for i in range(i0, i1 + 1):
            for j in range(j0, j1 + 1):
                here = cells.get((i, j))
                if here:
                    for block in here:
                        found[id(block)] = block
        return [k for k in found.values() if k.l <= r and k.r >= l and k.t <= b and k.b >= t]


def _cell_count(l: float, t: float, r: float, b: float) -> float:
    return (r // _CELL - l // _CELL + 1) * (b // _CELL - t // _CELL + 1)


def _cells(l: float, t: float, r: float, b: float) -> Iterator[Cell]:
    for i in range(int(l // _CELL), int(r // _CELL) + 1):
        for j in range(int(t // _CELL), int(b // _CELL) + 1):
            yield i, j
