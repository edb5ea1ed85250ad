"""The boxes and arrows that are to be routed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from designer.layout.blocks import Block
from designer.layout.chart import SPACING, Arrow
from designer.layout.labels import label_gap
from designer.layout.loops import loop_path
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.pins import pinned_path
from designer.layout.shapes import Beside
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

    def beside(self, key: str) -> Beside:
        """The room that an arrow leaves, where it is straight, to those between the same boxes that come before it.

        Labels lie side by side too, unless the boxes are so far apart that they have room one after another; then
        other arrows that may end on the same sides need their room as well.
        """
        arrow = self.arrows[key]
        both = self._at[arrow.source] & self._at[arrow.target]
        before = [other for other in both if other < key and not self.is_loop(other)]
        if not before:
            return 0.0, 0.0
        (s, t), level, upright = self.blocks_of(key), 0.0, 0.0
        across, along = max(t.l - s.r, s.l - t.r), max(t.t - s.b, s.t - t.b)
        own = arrow.label or Size(0.0, 0.0)
        for other in before:
            label = self.arrows[other].label or Size(0.0, 0.0)
            level += label_gap((own.height, own.width), (label.height, label.width), across)
            upright += label_gap(own, label, along)
        if level > SPACING * len(before):
            level += SPACING * self._rivals(arrow, both, lambda a, b: b.l >= a.r, lambda a, b: b.r <= a.l)
        if upright > SPACING * len(before):
            upright += SPACING * self._rivals(arrow, both, lambda a, b: b.t >= a.b, lambda a, b: b.b <= a.t)
        return level, upright

    def _rivals(self, arrow: Arrow, both: set[str], *beyond: Callable[[Block, Block], bool]) -> int:
        """How many other arrows the busier of the arrow's two boxes has on the side that faces the other box."""
        blocks, most = self.obstacles.blocks, 0
        for here, there in ((arrow.source, arrow.target), (arrow.target, arrow.source)):
            faces = next((is_beyond for is_beyond in beyond if is_beyond(blocks[here], blocks[there])), None)
            if faces is not None:
                others = self.joined(self._at[here] - both)
                ends = [(self.arrows[key].source, self.arrows[key].target) for key in others]
                found = sum(
                    faces(blocks[here], blocks[target if source == here else source]) for source, target in ends
                )
                most = max(most, found)
        return most

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
