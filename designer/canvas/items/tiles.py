"""Rectangles by id in a grid of tiles, so that a layer finds what is in sight without asking everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRectF

from designer.model.geometry import Rect
from designer.model.ids import Id

SIZE = 1500.0
"""Units along the side of a tile: about sixty steps a tile."""

Key = tuple[int, int]
Corners = tuple[float, float, float, float]


class Tiles:
    """Each rectangle is kept in the tile of its top left corner; a tile knows how far its content reaches."""

    def __init__(self) -> None:
        self.rects: dict[Id, Rect] = {}
        self.tiles: dict[Key, dict[Id, Rect]] = {}
        self._reach: dict[Key, Corners] = {}

    def __len__(self) -> int:
        return len(self.rects)

    def __contains__(self, id: object) -> bool:
        return id in self.rects

    def clear(self) -> None:
        self.rects.clear()
        self.tiles.clear()
        self._reach.clear()

    def put(self, id: Id, rect: Rect) -> set[Key]:
        """Put or move a rectangle; the keys of the tiles that changed."""
        new = key_of(rect)
        changed = {new}
        old = self.rects.get(id)
        if old is not None and (key := key_of(old)) != new:
            self._take(id, key)
            changed.add(key)
        self.rects[id] = rect
        self.tiles.setdefault(new, {})[id] = rect
        reach = self._reach.get(new)
        if reach is None:
            self._reach[new] = (rect.x, rect.y, rect.right, rect.bottom)
        else:
            left, top, right, bottom = reach
            self._reach[new] = (
                min(left, rect.x), min(top, rect.y), max(right, rect.right), max(bottom, rect.bottom)
            )  # fmt: skip
        return changed

    def put_all(self, rects: Mapping[Id, Rect]) -> None:
        """Put or move very many: everything is sorted anew."""
        self.rects.update(rects)
        tiles: dict[Key, dict[Id, Rect]] = {}
        for id, rect in self.rects.items():
            key = (int(rect[0] // SIZE), int(rect[1] // SIZE))
            tile = tiles.get(key)
            if tile is None:
                tile = tiles[key] = {}
            tile[id] = rect
        self.tiles = tiles
        self._reach = {
            key: (
                min([x for x, _, _, _ in tile.values()]),
                min([y for _, y, _, _ in tile.values()]),
                max([x + width for x, _, width, _ in tile.values()]),
                max([y + height for _, y, _, height in tile.values()]),
            )
            for key, tile in tiles.items()
        }

    def take(self, id: Id) -> set[Key]:
        """Remove a rectangle if it is there; the keys of the tiles that changed."""
        rect = self.rects.pop(id, None)
        if rect is None:
            return set()
        key = key_of(rect)
        self._take(id, key)
        return {key}

    def _take(self, id: Id, key: Key) -> None:
        tile = self.tiles[key]
        del tile[id]
        if not tile:
            del self.tiles[key], self._reach[key]

    def keys_in(self, area: QRectF) -> list[Key]:
        """The tiles whose content may reach into an area."""
        left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
        return [
            key
            for key, (x0, y0, x1, y1) in self._reach.items()
            if x0 <= right and x1 >= left and y0 <= bottom and y1 >= top
        ]

    def ids_in(self, area: QRectF, margin: float = 0.0, parts: list[QRectF] | None = None) -> Iterator[tuple[Id, Rect]]:
        """What reaches into an area grown by a margin, and into one of its `parts` where those are given."""
        left, top = area.left() - margin, area.top() - margin
        right, bottom = area.right() + margin, area.bottom() + margin
        strips = None if parts is None else [_corners(part, margin) for part in parts]
        for key in self.keys_in(QRectF(left, top, right - left, bottom - top)):
            x0, y0, x1, y1 = self._reach[key]
            if strips is None and x0 >= left and y0 >= top and x1 <= right and y1 <= bottom:
                yield from self.tiles[key].items()
                continue
            for id, rect in self.tiles[key].items():
                x, y, width, height = rect
                inside = x <= right and y <= bottom and x + width >= left and y + height >= top
                if inside and (strips is None or _meets(strips, x, y, x + width, y + height)):
                    yield id, rect


def _corners(part: QRectF, margin: float) -> Corners:
    return part.left() - margin, part.top() - margin, part.right() + margin, part.bottom() + margin


def _meets(strips: list[Corners], left: float, top: float, right: float, bottom: float) -> bool:
    # `any` takes thrice as long, thousands of times a frame.
    for x0, y0, x1, y1 in strips:  # noqa: SIM110
        if left <= x1 and right >= x0 and top <= y1 and bottom >= y0:
            return True
    return False


def key_of(rect: Rect) -> Key:
    """The tile in which a rectangle is kept."""
    return int(rect.x // SIZE), int(rect.y // SIZE)
