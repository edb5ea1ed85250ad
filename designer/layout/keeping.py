"""Tidying up without moving much: every box keeps its column and its place among the others, rows are put straight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from designer.layout.chart import Box
from designer.layout.columns import EAGER, Arc, Columns, columns
from designer.layout.rows import Link, place_rows
from designer.layout.spacing import Labels, middle_gap

_ASKEW = 40.0  # boxes whose middles differ by more stand in different columns, or rows

Places = Mapping[int, tuple[float, float]]
"""(across, along) of boxes that stood somewhere, by number."""


def kept_columns(boxes: Sequence[Box], arcs: Sequence[Arc], lane_count: int, old: Places) -> Columns:
    """Columns in which those stand above one another that did before."""
    apart = set()
    for a in arcs:
        if a.source in old and a.target in old:
            (across, along), (other, further) = old[a.source], old[a.target]
            shift = across + boxes[a.source].width / 2 - other - boxes[a.target].width / 2
            if abs(shift) > _ASKEW or further < along:
                apart.add((a.source, a.target))
    return columns([box.lane for box in boxes], lane_count, arcs, EAGER, apart)


def kept_middles(boxes: Sequence[Box], arcs: Sequence[Arc], grid: Columns, labels: Labels, old: Places) -> list[float]:
    """The middle of every box along the lanes: where it was, or further down to make room for boxes that are new."""
    wishes = {v: along + boxes[v].height / 2 for v, (_, along) in old.items()}
    place = _guessed(boxes, arcs, grid, wishes)
    layers: list[list[int]] = [[] for _ in range(grid.first[-1])]
    for v in sorted(range(len(boxes)), key=lambda v: (place[v], v)):
        layers[grid.column[v]].append(v)
    gaps, stacked = {}, []
    for layer in layers:
        for a, b in pairwise(layer):
            below = grid.below[a] == b
            if below:
                stacked.append((a, b))
            gaps[a, b] = middle_gap(boxes[a].height, boxes[b].height, labels.get((a, b), (0, 0))[1] if below else 0.0)
    links = []
    for arc in arcs:
        s, t = sorted((arc.source, arc.target), key=grid.column.__getitem__)
        far = s in wishes and t in wishes and abs(wishes[s] - wishes[t]) > _ASKEW
        if grid.column[t] == grid.column[s] + 1 and not far:
            links.append(Link(s, t, arc.weight))
    heights = [box.height for box in boxes]
    rows = place_rows(layers, links, heights, [False] * len(boxes), gaps, stacked, wishes, lean=1.0)
    shift = median(wishes[v] - rows[v] for v in wishes if v == layers[grid.column[v]][0])  # what is topmost stays
    return [rows[v] + shift for v in range(len(boxes))]


def _guessed(boxes: Sequence[Box], arcs: Sequence[Arc], grid: Columns, wishes: Mapping[int, float]) -> list[float]:
    """Where each box goes among the others of its column: new ones below what leads to them, or beside it."""
    place = dict(wishes)
    for _ in range(len(boxes) - len(wishes)):
        fresh = [v for v in range(len(boxes)) if v not in place]
        for v in fresh:
            near = [a.source if a.target == v else a.target for a in arcs if v in (a.source, a.target)]
            known = [w for w in near if w in place]
            if known:
                under = [place[w] + 1 for w in known if grid.below[w] == v]
                place[v] = under[0] if under else sum(place[w] for w in known) / len(known)
                break
        else:
            break
    lowest = max(place.values())
    return [place.get(v, lowest + 1 + v) for v in range(len(boxes))]
