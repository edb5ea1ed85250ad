"""The boxes and arrows that are to be routed."""

from __future__ import annotations

from collections.abc import Iterable

from designer.layout.blocks import Block
from designer.layout.chart import SPACING, Arrow
from designer.layout.loops import loop_path
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.pins import pinned_path
from designer.layout.tips import tips
from designer.model.geometry import Size


class Scene:
    """Boxes by place, arrows by id and by box. An arrow may be there before its boxes."""

    def __init__(self) -> None:
        self.obstacles = Obstacles()
        self.arrows: dict[str, Arrow] = {}
        self._at: dict[str, set[str]] = {}

    def put_arrow(self, arrow: Arrow) -> None:
        self.arrows[arrow.id] = arrow
        for box in (arrow.source, arrow.target):
            self._at.setdefault(box, set()).add(arrow.id)

    def drop_arrow(self, key: str) -> Arrow | None:
        """Forget an arrow; what it was."""
        arrow = self.arrows.pop(key, None)
        if arrow is not None:
            for box in (arrow.source, arrow.target):
                self._at[box].discard(key)
        return arrow

    def arrows_at(self, box: str) -> set[str]:
        """The arrows that begin or end at a box."""
        return self._at.get(box, set())

    def joined(self, keys: Iterable[str] | None = None) -> list[str]:
        """Those of the arrows (of all) whose two boxes are there, by id."""
        blocks, arrows = self.obstacles.blocks, self.arrows
        return sorted(
            key
            for key in (arrows if keys is None else keys)
            if key in arrows and arrows[key].source in blocks and arrows[key].target in blocks
        )

    def blocks_of(self, key: str) -> tuple[Block, Block]:
        arrow, blocks = self.arrows[key], self.obstacles.blocks
        return blocks[arrow.source], blocks[arrow.target]

    def fixed_way(self, key: str) -> tuple[Path, tuple[int, ...]] | None:
        """The way of a loop or of an arrow with pins, and which segments are pinned; None for other arrows."""
        arrow = self.arrows[key]
        source, target = self.blocks_of(key)
        if arrow.source == arrow.target:
            loops = sorted(other for other in self.arrows_at(arrow.source) if self.is_loop(other))
            return loop_path(source, self.obstacles, loops.index(key), arrow.label), ()
        return pinned_path(source, target, arrow.pins) if arrow.pins else None

    def beside(self, key: str) -> float:
        """The room that an arrow leaves, where it is straight, to those between the same boxes that come before it."""
        arrow = self.arrows[key]
        both = self._at[arrow.source] & self._at[arrow.target]
        return SPACING * sum(other < key for other in both if not self.is_loop(other))

    def labels(self, keys: Iterable[str]) -> dict[str, Size]:
        """The sizes of the labels that these arrows have."""
        return {key: label for key in keys if (label := self.arrows[key].label) is not None}

    def is_loop(self, key: str) -> bool:
        return self.arrows[key].source == self.arrows[key].target

    def tips_for(self, keys: Iterable[str]) -> dict[tuple[str, bool], int]:
        """The tips that arrows use at diamonds; those of a diamond are given out together, so all its arrows count."""
        blocks = self.obstacles.blocks
        asked: set[str] = set()
        for key in keys:
            arrow = self.arrows[key]
            asked.add(key)
            for box in (arrow.source, arrow.target):
                if blocks[box].outline == "diamond":
                    asked |= self._at[box]
        return tips(((key, self.arrows[key].source, self.arrows[key].target) for key in self.joined(asked)), blocks)
