"""Where steps stand and how large they are: derived from the matrix, kept up to date by diffs, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from designer.drawing.cards import Card, card
from designer.layout.chart import LANE_HEADER, Direction, Lane, Placed
from designer.layout.lanes import lane_at, lane_size, place, position_at, stacked
from designer.model.diff import Diff
from designer.model.geometry import Point, Rect, Size
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Level, Record, Step, Transition
from designer.model.values import Position

HEAD_ROOM = LANE_HEADER + 16.0
"""The least place of a step along the lanes."""

SIDE_ROOM = 16.0
"""The least place of a step across its lane."""

_NAMED_ON_CARDS = frozenset({"contact", "team", "rota", "channel", "calendar", "category"})


class Moves(NamedTuple):
    """What a diff does to the steps: gone, said otherwise, or standing elsewhere (new ones among both)."""

    gone: frozenset[Id]
    said: frozenset[Id]
    moved: frozenset[Id]
    lanes: bool
    shifts: Mapping[Id, Point] = {}
    """How far those moved that only stand elsewhere."""


class Geometry:
    """Cards, rectangles and lanes of one matrix after another."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self.matrix = Matrix()
        self.cards: dict[Id, Card] = {}
        self.rects: dict[Id, Rect] = {}
        self.lanes: tuple[Lane, ...] = ()
        self.levels: tuple[Id, ...] = ()
        self.direction: Direction = "columns"
        self._lane_of: dict[Id, int] = {}
        self._extents: dict[Id, dict[Id, tuple[float, float]]] = {}
        self._sizes: dict[Id, float] = {}
        self._bounds: Rect | None = None

    def reset(self, matrix: Matrix) -> None:
        """Begin anew with another matrix."""
        self._forget()
        self.follow(Matrix().diff(matrix), matrix)

    def follow(self, diff: Diff, matrix: Matrix) -> Moves:
        """Take over a change. `diff` leads from the matrix followed so far to this one."""
        self.matrix = matrix
        bounds, self._bounds = self._bounds, None
        gone = frozenset(id for id, (_, after) in diff.pairs.items() if after is None and id in self.rects)
        lanes_before, direction_before = self.lanes, self.direction
        changed_levels: set[Id] = set()
        stood = [self.rects[id] for id in gone]
        for id in gone:
            del self.cards[id], self.rects[id]
            step = diff.pairs[id][0]
            if isinstance(step, Step):
                self._extents.get(step.level, {}).pop(id, None)
                changed_levels.add(step.level)
        said = set()
        touched = {id for id, (_, after) in diff.pairs.items() if isinstance(after, Step)}
        steps = matrix.steps
        for id in concerned(diff, matrix):
            step_card = card(matrix, steps[id])
            if self.cards.get(id) != step_card:
                self.cards[id] = step_card
                said.add(id)
        if levels_changed := any(kind_of(id) == "level" for id in diff.pairs) or not self.levels:
            self.levels = tuple(matrix.levels)
            self._lane_of = {level: index for index, level in enumerate(self.levels)}
        self.direction = matrix.head.lanes.value
        for id in touched:
            before = diff.pairs[id][0]
            if isinstance(before, Step) and before.level != steps[id].level:
                self._extents.get(before.level, {}).pop(id, None)
                changed_levels.add(before.level)
        everything = self.direction != direction_before
        for id in steps if everything else touched | said:
            step, size = steps[id], self.cards[id].size
            extent = size.width if self.direction == "columns" else size.height
            self._extents.setdefault(step.level, {})[id] = (step.position.across, extent)
            changed_levels.add(step.level)
        if changed_levels or levels_changed or everything:
            self._stack(changed_levels if not everything else set(self.levels))
        if everything or levels_changed:
            moved, shifts = self._place(steps)
        elif self.lanes != lanes_before:
            starts = zip(self.levels, self.lanes, lanes_before, strict=True)
            elsewhere = {level for level, now, was in starts if now.start != was.start}
            touched |= said
            moved, shifts = self._place(id for id in steps if steps[id].level in elsewhere or id in touched)
        else:
            stood += [rect for id in touched | said if (rect := self.rects.get(id)) is not None]
            moved, shifts = self._place(touched | said)
            if bounds is not None and _same_around(bounds, stood, [self.rects[id] for id in moved]):
                self._bounds = bounds
        return Moves(gone, frozenset(said), moved, self.lanes != lanes_before or levels_changed or everything, shifts)

    def _stack(self, changed: set[Id]) -> None:
        for level in self.levels:
            if level in changed or level not in self._sizes:
                self._sizes[level] = lane_size(self._extents.get(level, {}).values())
        self.lanes = stacked(self._sizes[level] for level in self.levels)

    def _place(self, ids: Iterable[Id]) -> tuple[frozenset[Id], dict[Id, Point]]:
        moved, shifts = set(), {}
        steps, rects, cards, direction = self.matrix.steps, self.rects, self.cards, self.direction
        for id in ids:
            step, (width, height) = steps[id], cards[id].size
            x, y = place((step.position.across, step.position.along), self.lanes[self._lane_of[step.level]], direction)
            rect, before = Rect(x, y, width, height), rects.get(id)
            if before != rect:
                rects[id] = rect
                moved.add(id)
                if before is not None and before[2:] == rect[2:]:
                    shifts[id] = Point(x - before.x, y - before.y)
        return frozenset(moved), shifts

    # --- questions

    def placed(self, id: Id) -> Placed:
        """The step as arrows see it."""
        return Placed(self.rects[id], self.cards[id].outline)

    def lane_of(self, level: Id) -> int:
        return self._lane_of[level]

    def level_at(self, centre: Point) -> Id | None:
        """The level whose lane holds a point; the nearest for one outside; None where there are no levels."""
        if not self.lanes:
            return None
        return self.levels[lane_at(self.lanes, centre.x if self.direction == "columns" else centre.y)]

    def position(self, corner: Point, size: Size) -> tuple[Id, Position]:
        """The level and position of a step whose top left corner is put at a point: its centre says which lane."""
        lane, across, along = position_at(corner, size, self.lanes, self.direction)
        place = Position(across=_tidy(max(across, SIDE_ROOM)), along=_tidy(max(along, HEAD_ROOM)))
        return self.levels[lane], place

    def corner(self, level: Id, position: Position) -> Point:
        """The top left corner of a step at a position of a level."""
        return place((position.across, position.along), self.lanes[self._lane_of[level]], self.direction)

    def to_lane(self, step: Id, at: float, upright: bool) -> float:
        """A coordinate as pins keep it: relative to the lane of the step where it is measured across the lanes."""
        return at - self._lane_start(step) if upright == (self.direction == "columns") else at

    def _lane_start(self, step: Id) -> float:
        return self.lanes[self._lane_of[self.matrix.steps[step].level]].start

    def rect_of(self, matrix: Matrix, step: Step) -> Rect:
        """Where a step of a draft would stand, by the lanes of now."""
        size = card(matrix, step).size
        corner = self.corner(step.level, step.position)
        return Rect(corner.x, corner.y, size.width, size.height)

    def bounds(self) -> Rect:
        """All there is to see: the steps, and the lanes across."""
        if self._bounds is None:
            self._bounds = self._found_bounds()
        return self._bounds

    def _found_bounds(self) -> Rect:
        steps = _around(list(self.rects.values()))
        across = self.lanes[-1].end if self.lanes else 400.0
        begin = LANE_HEADER
        if steps is None:
            return Rect(0, begin, across, 400) if self.direction == "columns" else Rect(begin, 0, 400, across)
        if self.direction == "columns":
            top = min(begin, steps.y)
            return Rect(min(0.0, steps.x), top, max(across, steps.right) - min(0.0, steps.x), steps.bottom - top)
        left = min(begin, steps.x)
        return Rect(left, min(0.0, steps.y), steps.right - left, max(across, steps.bottom) - min(0.0, steps.y))


def _around(rects: list[Rect]) -> Rect | None:
    """What holds thousands of rectangles: their numbers are compared by themselves, which takes a fifth of the time."""
    if not rects:
        return None
    left, top = min([rect[0] for rect in rects]), min([rect[1] for rect in rects])
    right = max([x + width for x, _, width, _ in rects])
    return Rect(left, top, right - left, max([y + height for _, y, _, height in rects]) - top)


def concerned(diff: Diff, matrix: Matrix) -> set[Id]:
    """The steps whose cards may say something else after a diff."""
    if any(kind_of(id) == "severity" for id in diff.pairs):
        return set(matrix.steps)
    found: set[Id] = set()
    pending: list[Id] = []
    for id, (before, after) in diff.pairs.items():
        if isinstance(after, Step):
            found.add(id)
        elif kind_of(id) == "transition":
            found.update(end for arrow in (before, after) if isinstance(arrow, Transition) for end in _ends(arrow))
        elif kind_of(id) == "level":
            if _says_otherwise(before, after):
                found.update(other for other in matrix.referrers(id) if kind_of(other) == "step")
        elif kind_of(id) in _NAMED_ON_CARDS:
            pending.append(id)
    asked: set[Id] = set()
    while pending:
        id = pending.pop()
        if id not in asked:
            asked.add(id)
            for other in matrix.referrers(id):
                if kind_of(other) == "step":
                    found.add(other)
                elif kind_of(other) in _NAMED_ON_CARDS:
                    pending.append(other)
    steps = matrix.steps
    return {id for id in found if id in steps}


def _ends(arrow: Transition) -> tuple[Id, Id]:
    return arrow.source, arrow.target


def _says_otherwise(before: Record | None, after: Record | None) -> bool:
    """Whether the cards on a level show the change: they have its colour and, where they set none, its channels."""
    if not isinstance(before, Level) or not isinstance(after, Level):
        return True
    return (before.order, before.channels) != (after.order, after.channels)


def _same_around(bounds: Rect, before: list[Rect], after: list[Rect]) -> bool:
    """Whether rectangles came and went only inside of what surrounds them all, touching no edge of it."""
    inside = bounds.grown(-0.5)
    return all(
        rect.x > inside.x and rect.y > inside.y and rect.right < inside.right and rect.bottom < inside.bottom
        for rect in (*before, *after)
    )


def _tidy(value: float) -> float:
    """Whole units keep files and differences readable."""
    return float(round(value))
