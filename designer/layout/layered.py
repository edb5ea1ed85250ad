"""Places for all steps: columns from the lanes, an order within them, rows across them, and room for arrows between.

The result depends on the chart alone (no chance, no clock). `keep` makes it start from where steps stand, so that a
small change moves little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from designer.layout.chart import LANE_HEADER, Arrangement, Arrow, Box, Direction
from designer.layout.columns import EAGER, FREE, PLAIN, Arc, Columns
from designer.layout.keeping import kept_columns, kept_middles
from designer.layout.lanes import lanes
from designer.layout.plan import Plan
from designer.layout.rows import place_rows
from designer.layout.spacing import ROW_GAP, Labels, channel_width, middle_gap, offsets_across

_FIRST_ROW = 40.0  # below the lane's header
_APART = 96.0  # between parts of the chart that no arrow joins
_RESTARTS = 4
_SMALL = 150  # boxes up to which several ways to stack are compared
_COLUMN = 2.0  # what one more column costs, in crossings: a chart should fit its window before it is free of them

Kept = Mapping[str, tuple[float, float]]
Span = tuple[int, float, float]  # the channel an upright stretch runs in, counted by the column before it; from, to


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
    old = {number[key]: place for key, place in (keep or {}).items() if key in number}
    if old:
        grid = kept_columns(boxes, arcs, lane_count, old)
        middles = kept_middles(boxes, arcs, grid, labels, old)
        spans = [
            (min(grid.column[a.source], grid.column[a.target]), middles[a.source], middles[a.target]) for a in arcs
        ]
    else:
        plan = _planned(boxes, arcs, lane_count, restarts)
        grid, middles = plan.grid, _middles(boxes, plan, labels)
        spans = [(plan.members.column[k.before], middles[k.before], middles[k.after]) for k in plan.members.links]
    tops = [middle - box.height / 2 for middle, box in zip(middles, boxes, strict=False)]
    lift = max(0.0, LANE_HEADER + _FIRST_ROW - min(tops))
    across = _across(boxes, grid, spans, labels)
    positions = {
        box.id: (float(round(across[grid.column[i]] - box.width / 2)), float(round(tops[i] + lift)))
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


def _planned(boxes: Sequence[Box], arcs: Sequence[Arc], lane_count: int, restarts: int) -> Plan:
    """The plan that costs least in crossings and columns; large charts are only made with few crossings."""
    small = len(boxes) <= _SMALL
    best = Plan(boxes, arcs, lane_count, EAGER if small else PLAIN, restarts)
    if small and best.crossings > _COLUMN:
        for stacking in (FREE, PLAIN):
            other = Plan(boxes, arcs, lane_count, stacking, restarts)
            if other.crossings + _COLUMN * other.width < best.crossings + _COLUMN * best.width:
                best = other
    return best


def _middles(boxes: Sequence[Box], plan: Plan, labels: Labels) -> list[float]:
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
        rows = place_rows(layers, members.links_of(part), heights, passing, gaps, stacked)
        begin = LANE_HEADER + _FIRST_ROW
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


def _across(boxes: Sequence[Box], grid: Columns, spans: Sequence[Span], labels: Labels) -> list[float]:
    """The middle of each column from its lane's start, with room for what runs in the channels beside it."""
    count = grid.first[-1]
    widths = [0.0] * count
    for i, box in enumerate(boxes):
        widths[grid.column[i]] = max(widths[grid.column[i]], box.width)
    uprights: list[list[tuple[float, float]]] = [[] for _ in widths]
    for channel, a, b in spans:
        if abs(a - b) > 1:
            uprights[channel].append((min(a, b), max(a, b)))
    widest = [0.0] * count
    for (s, t), (width, _) in labels.items():
        c, d = grid.column[s], grid.column[t]
        if c != d:
            beside = c if c < d else c - 1
            widest[beside] = max(widest[beside], width)
    channels = [channel_width(found, label) for found, label in zip(uprights, widest, strict=True)]
    return offsets_across(grid.first, widths, channels)
