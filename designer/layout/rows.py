"""How far down each box stands: arrows straight where that can be, rows shared across columns, the rest balanced.

Boxes (and the bends of long arrows) that a straight line joins become one row, chosen greedily so that the arrows that
gain most are straight and no two of them cross. Rows then settle between the rows that they are linked to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from designer.layout.separation import Constraint, separate

_ROUNDS = 10
_SLIDES = 8
_STACK = 0.4  # how strongly a stack draws together, beside the weight of an arrow to the next column
_SAME_ROW = 40.0  # rows that differ by less are meant to be one


class Link(NamedTuple):
    """A piece of an arrow from a member of one column to a member of the next."""

    before: int
    after: int
    weight: int


def place_rows(
    layers: Sequence[Sequence[int]],
    links: Sequence[Link],
    heights: Sequence[float],
    passing: Sequence[bool],
    gaps: dict[tuple[int, int], float],
    stacked: Collection[tuple[int, int]] = (),
    wishes: Mapping[int, float] | None = None,
    lean: float = 0.5,
) -> dict[int, float]:
    """The middle of each member along the lanes, 0 or more from the top.

    `layers` are the members of each column from the top, `passing` those that are no box but an arrow on its way.
    `gaps` are the distances from the middle of a member to that of the next in its column, `stacked` those pairs of
    which one leads down to the other. `wishes` are places that members had before and should stay near to; `lean`
    says whether upper (0) or lower (1) rows give way.
    """
    pos = {v: i for layer in layers for i, v in enumerate(layer)}
    row_of = _joined(layers, links, passing, pos)
    rows = sorted(set(row_of.values()))
    number = {row: i for i, row in enumerate(rows)}
    members: list[list[int]] = [[] for _ in rows]
    for layer in layers:
        for v in layer:
            members[number[row_of[v]]].append(v)
    least_gap: dict[tuple[int, int], float] = {}
    for (a, b), gap in gaps.items():
        pair = number[row_of[a]], number[row_of[b]]
        least_gap[pair] = max(least_gap.get(pair, 0.0), gap)
    constraints: list[Constraint] = [(a, b, gap) for (a, b), gap in least_gap.items()]
    places = _settled(
        len(rows), constraints, _pulls(links, row_of, number, gaps, passing, stacked), _kept(members, wishes), lean
    )
    weight = [sum(not passing[v] for v in row) for row in members]
    if not wishes:
        places = _closed(places, constraints)
    places = _snapped(places, constraints, weight)
    top = min((y - heights[v] / 2 for y, row in zip(places, members, strict=True) for v in row), default=0.0)
    return {v: places[number[row_of[v]]] - top for layer in layers for v in layer}


def _joined(
    layers: Sequence[Sequence[int]], links: Sequence[Link], passing: Sequence[bool], pos: dict[int, int]
) -> dict[int, int]:
    """The row (named by one of its members) that each member belongs to."""
    out: dict[int, list[int]] = {}
    into: dict[int, list[int]] = {}
    for k, link in enumerate(links):
        out.setdefault(link.before, []).append(k)
        into.setdefault(link.after, []).append(k)
    off = [0.0] * len(links)
    for groups, other in ((out, 1), (into, 0)):
        for group in groups.values():
            group.sort(key=lambda k: pos[links[k][other]])
            for i, k in enumerate(group):
                off[k] += abs(i - (len(group) - 1) / 2)

    def gain(k: int) -> float:
        link = links[k]
        if passing[link.before] and passing[link.after]:
            return 8.0 + link.weight
        alone = len(out[link.before]) == 1 and len(into[link.after]) == 1
        half = passing[link.before] or passing[link.after]
        return (2.0 if half else 4.0) * link.weight + alone - 0.5 * off[k]

    taken_after: dict[int, int] = {}
    taken_before: dict[int, int] = {}
    layer_of = {v: i for i, layer in enumerate(layers) for v in layer}
    chosen: list[list[tuple[int, int]]] = [[] for _ in layers]
    row = {v: v for layer in layers for v in layer}

    def root(v: int) -> int:
        while row[v] != v:
            row[v] = row[row[v]]
            v = row[v]
        return v

    for k in sorted(range(len(links)), key=lambda k: (-gain(k), layer_of[links[k].before], pos[links[k].before], k)):
        a, b, _ = links[k]
        if a in taken_after or b in taken_before:
            continue
        here = chosen[layer_of[a]]
        i = bisect_left(here, (pos[a], pos[b]))
        if (i and here[i - 1][1] >= pos[b]) or (i < len(here) and here[i][1] <= pos[b]):
            continue
        here.insert(i, (pos[a], pos[b]))
        taken_after[a], taken_before[b] = b, a
        row[root(b)] = root(a)
    return {v: root(v) for v in row}


Pull = tuple[int, float, float]  # to be this far after that row, and how strongly


def _pulls(
    links: Sequence[Link],
    row_of: dict[int, int],
    number: dict[int, int],
    gaps: dict[tuple[int, int], float],
    passing: Sequence[bool],
    stacked: Collection[tuple[int, int]],
) -> list[list[Pull]]:
    """For each row the places it is drawn to by other rows; rows that nothing draws hang below the one above."""
    pulls: list[list[Pull]] = [[] for _ in number]
    for link in links:
        a, b = number[row_of[link.before]], number[row_of[link.after]]
        if a != b:
            weight = link.weight * (0.5 if passing[link.before] or passing[link.after] else 1.0)
            pulls[a].append((b, 0.0, weight))
            pulls[b].append((a, 0.0, weight))
    for v, w in stacked:
        a, b, gap = number[row_of[v]], number[row_of[w]], gaps[v, w]
        pulls[a].append((b, -gap, _STACK))
        pulls[b].append((a, gap, _STACK))
    for (v, w), gap in gaps.items():
        b = number[row_of[w]]
        if not pulls[b]:
            pulls[b].append((number[row_of[v]], gap, _STACK))
    return pulls


def _kept(members: list[list[int]], wishes: Mapping[int, float] | None) -> list[float | None]:
    """Where each row was: the middle of the places its members had."""
    if not wishes:
        return [None] * len(members)
    kept: list[float | None] = []
    for row in members:
        found = sorted(wishes[v] for v in row if v in wishes)
        kept.append(found[len(found) // 2] if found else None)
    return kept


def _settled(
    count: int, constraints: list[Constraint], pulls: list[list[Pull]], kept: list[float | None], lean: float
) -> list[float]:
    least, most = [-1e12] * count, [1e12] * count
    places = separate([k if k is not None else 0.0 for k in kept], least, most, constraints, lean)
    for turn in range(_ROUNDS):
        wants = _wants(places, pulls, kept)
        if turn < _ROUNDS - 1:  # all move at once: half way, or two rows that want each other's place swing for ever
            wants = [(want + place) / 2 for want, place in zip(wants, places, strict=True)]
        places = separate(wants, least, most, constraints, lean)
    return _slid(places, constraints, pulls, kept)


def _wants(places: list[float], pulls: list[list[Pull]], kept: list[float | None]) -> list[float]:
    wants = list(places)
    for row, pull in enumerate(pulls):
        before = kept[row]
        if before is not None:
            wants[row] = before
        elif pull:
            wants[row] = _middle([(places[other] + offset, weight) for other, offset, weight in pull])
    return wants


def _slid(
    places: list[float], constraints: list[Constraint], pulls: list[list[Pull]], kept: list[float | None]
) -> list[float]:
    """Move each row by itself to its best place between its neighbours, in turn from either end."""
    above: list[list[tuple[int, float]]] = [[] for _ in places]
    under: list[list[tuple[int, float]]] = [[] for _ in places]
    for a, b, gap in constraints:
        above[b].append((a, gap))
        under[a].append((b, gap))
    order = sorted(range(len(places)), key=lambda row: (places[row], row))
    for turn in range(_SLIDES):
        for row in order if turn % 2 else reversed(order):
            before = kept[row]
            if before is None and not pulls[row]:
                continue
            want = before if before is not None else _middle([(places[o] + d, w) for o, d, w in pulls[row]])
            low = max([places[a] + gap for a, gap in above[row]], default=want)
            high = min([places[b] - gap for b, gap in under[row]], default=want)
            if low <= high:
                places[row] = min(max(want, low), high)
    return places


def _closed(places: list[float], constraints: list[Constraint]) -> list[float]:
    """Close empty stretches: wherever everything further down can move up as one, it does."""
    under: list[list[tuple[int, float]]] = [[] for _ in places]
    for a, b, gap in constraints:
        under[a].append((b, gap))
    closed = list(places)
    done = [False] * len(places)
    room: list[tuple[float, int]] = []  # how far each row could move up at most, all told, for one above it
    shift = 0.0
    for row in sorted(range(len(places)), key=lambda row: (places[row], row)):
        while room and done[room[0][1]]:
            heappop(room)
        if room:
            shift = max(shift, room[0][0])
        closed[row] = places[row] - shift
        done[row] = True
        for other, gap in under[row]:
            heappush(room, (places[other] - closed[row] - gap, other))
    return closed


def _snapped(places: list[float], constraints: list[Constraint], weight: list[int]) -> list[float]:
    """Make one of rows that nearly are one: the row with fewer boxes moves, if its neighbours leave it the room."""
    above: list[list[tuple[int, float]]] = [[] for _ in places]
    under: list[list[tuple[int, float]]] = [[] for _ in places]
    for a, b, gap in constraints:
        above[b].append((a, gap))
        under[a].append((b, gap))
    order = sorted((row for row in range(len(places)) if weight[row]), key=lambda row: (places[row], row))
    held = [False] * len(places)
    for i, row in enumerate(order):
        near = [
            (abs(places[other] - places[row]), -weight[other], other)
            for j in (*range(i - 1, -1, -1), *range(i + 1, len(order)))
            if (other := order[j]) != row and 0 < abs(places[other] - places[row]) <= _SAME_ROW
        ]
        for _, _, other in sorted(near):
            if weight[row] > weight[other] or held[row]:
                continue
            low = max([places[a] + gap for a, gap in above[row]], default=places[other])
            high = min([places[b] - gap for b, gap in under[row]], default=places[other])
            if low <= places[other] <= high:
                places[row] = places[other]
                held[row] = held[other] = True
                break
    return places


def _middle(found: list[tuple[float, float]]) -> float:
    """The weighted median; between the two middle ones where both are as good."""
    found.sort()
    half = sum(weight for _, weight in found) / 2
    passed = 0.0
    for i, (value, weight) in enumerate(found):
        passed += weight
        if passed > half:
            return value
        if passed == half:
            return (value + found[min(i + 1, len(found) - 1)][0]) / 2
    return found[-1][0]
