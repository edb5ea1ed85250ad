"""The chart of a matrix put together: where cards, lanes, arrows and chips lie, from the records alone.

Pictures and the layout command use it whole. The canvas keeps the same parts up to date step by step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from designer.drawing.cards import Card, card
from designer.drawing.chips import Chip, chip
from designer.layout import chart as layout
from designer.layout.lanes import lanes, place
from designer.layout.layered import arrange
from designer.layout.routing import Router
from designer.model.choices import LaneDirection, TransitionKind
from designer.model.geometry import Rect, Size, around
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Level, Transition
from designer.model.values import Position

HEAD_ROOM = 16.0
"""The least distance of a step from the head of its lane."""
FOOT_ROOM = 40.0
"""From the last step to the end of the lanes."""
EMPTY = 240.0
"""How long lanes are in which nothing stands."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A matrix drawn, in chart units. `cards`, `boxes` are by step; `chips`, `routes` by arrow."""

    direction: layout.Direction
    levels: tuple[Level, ...]
    lanes: tuple[layout.Lane, ...]
    cards: dict[Id, Card]
    boxes: dict[Id, Rect]
    chips: dict[Id, Chip]
    routes: Mapping[Id, layout.Route]
    bounds: Rect

    def lane_rect(self, index: int) -> Rect:
        """The whole strip of a lane, its head included."""
        lane, bounds = self.lanes[index], self.bounds
        if self.direction == "columns":
            return Rect(lane.start, bounds.y, lane.size, bounds.height)
        return Rect(bounds.x, lane.start, bounds.width, lane.size)


def chart(matrix: Matrix, routes: Mapping[Id, layout.Route] | None = None) -> Chart:
    """The chart of a matrix as its steps stand.

    `routes` are those that somebody has found already for this very matrix; finding them takes most of the time of a
    large chart (seconds for thousands of arrows).
    """
    direction = direction_of(matrix)
    order = {level: index for index, level in enumerate(matrix.levels)}
    steps = [step for step in matrix.steps.values() if step.level in order]
    cards = {step.id: card(matrix, step) for step in steps}
    strips = lanes(
        ((order[s.level], s.position.across, _across(cards[s.id].size, direction)) for s in steps), len(order)
    )
    boxes = {
        step.id: Rect(
            *place((step.position.across, step.position.along), strips[order[step.level]], direction),
            *cards[step.id].size,
        )
        for step in steps
    }
    arrows = [each for each in matrix.transitions.values() if each.source in boxes and each.target in boxes]
    chips = {each.id: found for each in arrows if (found := chip(matrix, each))}
    placed = {id: layout.Placed(rect, cards[id].outline) for id, rect in boxes.items()}
    if routes is None or not routes.keys() >= {each.id for each in arrows}:
        lane_of = {step.id: strips[order[step.level]] for step in steps}
        wanted = [arrow_of(each, chips.get(each.id), pins_of(each, lane_of[each.source], direction)) for each in arrows]
        routes = Router(placed, wanted, direction).route()
    bounds = _bounds(strips, direction, boxes, routes)
    return Chart(direction, tuple(matrix.levels.values()), strips, cards, boxes, chips, routes, bounds)


def direction_of(matrix: Matrix) -> layout.Direction:
    """How the lanes of a matrix lie, in the layout's words."""
    return "columns" if matrix.head.lanes is LaneDirection.COLUMNS else "rows"


def boxes_and_arrows(matrix: Matrix) -> tuple[list[layout.Box], list[layout.Arrow]]:
    """What the layout needs to know: every step with its size and lane, every arrow with its chip's size."""
    order = {level: index for index, level in enumerate(matrix.levels)}
    boxes = [
        layout.Box(step.id, order[step.level], *card(matrix, step).size, step.kind.value)
        for step in matrix.steps.values()
        if step.level in order
    ]
    return boxes, [arrow_of(each, chip(matrix, each)) for each in matrix.transitions.values()]


def arrow_of(arrow: Transition, label: Chip | None, pins: tuple[layout.Pin, ...] = ()) -> layout.Arrow:
    """An arrow as the layout sees it."""
    back = arrow.kind is TransitionKind.RETURN
    weight = 3 if arrow.kind is TransitionKind.FUNCTIONAL and arrow.moves is not False else 1
    return layout.Arrow(arrow.id, arrow.source, arrow.target, label.size if label else None, weight, back, pins)


def pins_of(arrow: Transition, lane: layout.Lane, direction: layout.Direction) -> tuple[layout.Pin, ...]:
    """The pinned segments of an arrow where they lie on the chart.

    They are kept relative to the lane of the step that the arrow leaves where they are measured across the lanes:
    upright segments of columns, level ones of rows.
    """
    pins = (layout.Pin(each.index, each.at) for each in arrow.pinned)
    return tuple(
        layout.Pin(pin.index, pin.at + lane.start) if pin.upright == (direction == "columns") else pin for pin in pins
    )


def tidy(matrix: Matrix, keep: bool = False) -> dict[Id, Position]:
    """Where the steps would stand if somebody tidied up; `keep`: from where they are now, moving little.

    Notes stay with what they stand beside only by chance: the layout places them like any step without arrows.
    """
    boxes, arrows = boxes_and_arrows(matrix)
    now = {step.id: (step.position.across, step.position.along) for step in matrix.steps.values()} if keep else None
    found = arrange(boxes, arrows, len(matrix.levels), direction_of(matrix), now)
    return {id: Position(across=across, along=along) for id, (across, along) in found.positions.items()}


def _across(size: Size, direction: layout.Direction) -> float:
    return size.width if direction == "columns" else size.height


def _bounds(
    strips: tuple[layout.Lane, ...],
    direction: layout.Direction,
    boxes: dict[Id, Rect],
    routes: Mapping[Id, layout.Route],
) -> Rect:
    """The lanes with their heads, and whatever reaches out of them."""
    rects = [*boxes.values(), *(route.label for route in routes.values() if route.label)]
    rects += [Rect(point.x, point.y, 0.0, 0.0).grown(6) for route in routes.values() for point in route.points]
    found = around(rects)
    end = strips[-1].end if strips else EMPTY
    columns = direction == "columns"
    head = layout.LANE_HEADER
    if found is None:
        length = head + EMPTY
        return Rect(0, 0, end, length) if columns else Rect(0, 0, length, end)
    left, top, right, bottom = found.x, found.y, found.right, found.bottom
    if columns:
        top = min(0.0, top - head - HEAD_ROOM)
        return Rect(min(0.0, left), top, max(end, right) - min(0.0, left), bottom + FOOT_ROOM - top)
    left = min(0.0, left - head - HEAD_ROOM)
    return Rect(left, min(0.0, top), right + FOOT_ROOM - left, max(end, bottom) - min(0.0, top))
