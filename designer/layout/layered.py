"""Places for all steps: columns from the lanes, an order within them, rows across them, and room for arrows between.

The result depends on the chart alone (no chance, no clock). `keep` makes it start from where steps stand, so that a
small change moves little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from designer.layout.chart import LANE_HEADER, Arrangement, Arrow, Box, Direction
from designer.layout.columns import EAGER, FREE, PLAIN, Arc
from designer.layout.lanes import lanes
from designer.layout.plan import Plan
from designer.layout.rows import place_rows
from designer.layout.spacing import ROW_GAP, channel_width, middle_gap, offsets_across

_FIRST_ROW = 40.0  # below the lane's header
_APART = 96.0  # between parts of the chart that no arrow joins
_RESTARTS = 4
_SMALL = 150  # boxes up to which several ways to stack are compared
_COLUMN = 0.75  # what one more column costs, in crossings

Kept = Mapping[str, tuple[float, float]]
Labels = dict[tuple[int, int], tuple[float, float]]


def arrange(
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    lane_count: int,
    direction: Direction = "columns",
    keep: Kept | None = None,
    restarts: int = _RESTARTS,
) -> Arrangement:
    """Places for `boxes`, and the lanes that result.

    Boxes whose lane is outside `range(lane_count)` go to the nearest; arrows that name no box are left out. `keep` maps
    ids to the (across, along) they have now. More `restarts` make fewer crossings and take more time.
    """
    if not boxes or lane_count < 1:
        return Arrangement({}, lanes((), max(lane_count, 0)))
    if direction == "rows":
        boxes = [box._replace(width=box.height, height=box.width) for box in boxes]
    boxes = [box._replace(lane=min(max(box.lane, 0), lane_count - 1)) for box in boxes]
    number = {box.id: i for i, box in enumerate(boxes)}
    known = [a for a in arrows if a.source in number and a.target in number and a.source != a.target]
    arcs = [Arc(number[a.source], number[a.target], max(1, a.weight), a.back) for a in known]
    labels = _labels(known, arcs, direction)
    tops = {number[key]: place[1] for key, place in (keep or {}).items() if key in number}
    wishes = {i: top + boxes[i].height / 2 for i, top in tops.items()}
    plan = _planned(boxes, arcs, lane_count, wishes, restarts)
    middles = _middles(boxes, plan, labels, wishes)
    across = _across(boxes, plan, labels, middles)
    positions = {
        box.id: (
            float(round(across[plan.grid.column[i]] - box.width / 2)),
            float(round(middles[i] - box.height / 2)),
        )
        for i, box in enumerate(boxes)
    }
    return Arrangement(positions, lanes(((b.lane, positions[b.id][0], b.width) for b in boxes), lane_count))


def _labels(arrows: Sequence[Arrow], arcs: Sequence[Arc], direction: Direction) -> Labels:
    """The largest label on the arrows from one box to another: (extent across, extent along)."""
    found: Labels = {}
    for arrow, arc in zip(arrows, arcs, strict=True):
        if arrow.label is not None:
            width, height = arrow.label if direction == "columns" else (arrow.label.height, arrow.label.width)
            before = found.get((arc.source, arc.target), (0.0, 0.0))
            found[arc.source, arc.target] = max(before[0], width), max(before[1], height)
    return found


def _planned(
    boxes: Sequence[Box], arcs: Sequence[Arc], lane_count: int, wishes: Mapping[int, float], restarts: int
) -> Plan:
    """The plan that costs least in crossings and columns; large charts are only made with few crossings."""
    small = len(boxes) <= _SMALL
    best = Plan(boxes, arcs, lane_count, EAGER if small else PLAIN, wishes, restarts)
    if small and best.crossings > _COLUMN:
        for stacking in (FREE, PLAIN):
            other = Plan(boxes, arcs, lane_count, stacking, wishes, restarts)
            if other.crossings + _COLUMN * other.width < best.crossings + _COLUMN * best.width:
                best = other
    return best


def _middles(boxes: Sequence[Box], plan: Plan, labels: Labels, wishes: Mapping[int, float]) -> list[float]:
    """The middle of every member along the lanes; parts that no arrow joins follow one another."""
    members, below = plan.members, plan.grid.below
    n = len(boxes)
    heights = [box.height for box in boxes] + [0.0] * (members.count - n)
    passing = [False] * n + [True] * (members.count - n)
    found = [0.0] * members.count
    floor: list[float | None] = [None] * plan.width
    for part, layers in zip(plan.parts, plan.layers, strict=True):
        gaps, stacked = {}, []
        for layer in layers:
            for a, b in pairwise(layer):
                label = 0.0
                if not passing[a] and below[a] == b:
                    stacked.append((a, b))
                    label = labels.get((a, b), (0.0, 0.0))[1]
                gaps[a, b] = middle_gap(None if passing[a] else heights[a], None if passing[b] else heights[b], label)
        mine = {v: wishes[v] for v in part if v in wishes}
        rows = place_rows(layers, members.links_of(part), heights, passing, gaps, stacked, mine)
        begin = LANE_HEADER + _FIRST_ROW
        if mine:
            shifts = sorted(mine[v] - rows[v] for v in mine)
            begin = max(begin, shifts[len(shifts) // 2])
        apart = _APART if len(part) > 1 else ROW_GAP
        for layer in layers:
            over = floor[members.column[layer[0]]] if layer else None
            if over is not None:
                begin = max(begin, over + apart - rows[layer[0]] + heights[layer[0]] / 2)
        for layer in layers:
            for v in layer:
                found[v] = rows[v] + begin
            if layer:
                floor[members.column[layer[-1]]] = found[layer[-1]] + heights[layer[-1]] / 2
    return found


def _across(boxes: Sequence[Box], plan: Plan, labels: Labels, middles: Sequence[float]) -> list[float]:
    """The middle of each column from its lane's start, with room for what runs in the channels beside it."""
    column, members = plan.grid.column, plan.members
    widths = [0.0] * plan.width
    for i, box in enumerate(boxes):
        widths[column[i]] = max(widths[column[i]], box.width)
    spans: list[list[tuple[float, float]]] = [[] for _ in widths]
    for link in members.links:
        a, b = middles[link.before], middles[link.after]
        if abs(a - b) > 1:
            spans[members.column[link.before]].append((min(a, b), max(a, b)))
    widest = [0.0] * plan.width
    for (s, t), (width, _) in labels.items():
        if column[s] != column[t]:
            beside = column[s] if column[s] < column[t] else column[s] - 1
            widest[beside] = max(widest[beside], width)
    return offsets_across(plan.grid.first, widths, [channel_width(s, w) for s, w in zip(spans, widest, strict=True)])
