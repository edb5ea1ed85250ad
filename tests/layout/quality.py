"""How good a picture is, in numbers: crossings, lines on lines, lines through boxes, bends, labels in the way."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from designer.layout.chart import Arrow, Placed, Route
from designer.model.geometry import Point, Rect


class Quality(NamedTuple):
    crossings: int  # of segments of different arrows; near a common box they do not count
    hits: int  # (arrow, box) pairs where the arrow runs through a box that it does not belong to
    overlaps: int  # pairs of boxes that overlap
    shared: float  # length over which two arrows lie on one line, leaving out the common tips of diamonds
    bends: int
    length: float
    labels_on_boxes: int
    labels_on_labels: int
    labels_on_lines: int  # labels that cover a foreign arrow


Line = tuple[Point, Point, int, frozenset[str]]  # ends, number of the arrow, boxes that it is attached to


def quality(boxes: Mapping[str, Placed], arrows: Sequence[Arrow], routes: Mapping[str, Route]) -> Quality:
    lines: list[Line] = []
    for n, arrow in enumerate(arrows):
        points = routes[arrow.id].points
        for k in range(len(points) - 1):
            ends = [arrow.source] * (k == 0) + [arrow.target] * (k == len(points) - 2)
            lines.append((points[k], points[k + 1], n, frozenset(ends)))
    rects = sorted(((p.rect, key) for key, p in boxes.items()), key=lambda item: item[0].x)
    labels = [(r.label, n) for n, r in enumerate(routes[a.id] for a in arrows) if r.label is not None]
    return Quality(
        crossings(lines),
        len({(n, key) for n, key in _hits(lines, rects) if key not in (arrows[n].source, arrows[n].target)}),
        sum(1 for _ in _meeting([r for r, _ in rects])),
        _shared(lines, boxes),
        sum(len(r.points) - 2 for r in routes.values()),
        sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b, _, _ in lines),
        sum(1 for label, _ in labels for rect, _ in rects if label.meets(rect)) if len(labels) < 800 else -1,
        sum(1 for _ in _meeting(sorted((label for label, _ in labels), key=lambda r: r.x))),
        sum(1 for label, n in labels if any(m != n and _through(a, b, label) for a, b, m, _ in lines))
        if len(labels) < 800
        else -1,
    )


def crossings(lines: Sequence[Line]) -> int:
    """Proper crossings of level with upright lines of different arrows, unless both are attached to one box.

    A sweep from left to right over the level lines that are alive, sorted by height.
    """
    events: list[tuple[float, int, int]] = []  # where; 0 ends, 1 asks, 2 begins, so that touching is no crossing
    for k, (a, b, _, _) in enumerate(lines):
        if a.y == b.y and a.x != b.x:
            events += [(min(a.x, b.x), 2, k), (max(a.x, b.x), 0, k)]
        elif a.x == b.x and a.y != b.y:
            events.append((a.x, 1, k))
    alive: list[tuple[float, int]] = []
    found = 0
    for _, what, k in sorted(events):
        a, b, n, ends = lines[k]
        if what == 2:
            insort(alive, (a.y, k))
        elif what == 0:
            del alive[bisect_left(alive, (a.y, k))]
        else:
            low, high = bisect_right(alive, (min(a.y, b.y), len(lines))), bisect_left(alive, (max(a.y, b.y), -1))
            found += sum(1 for _, other in alive[low:high] if lines[other][2] != n and not lines[other][3] & ends)
    return found


def _through(a: Point, b: Point, rect: Rect, shrink: float = 1.0) -> bool:
    return (
        min(a.x, b.x) < rect.right - shrink
        and max(a.x, b.x) > rect.x + shrink
        and min(a.y, b.y) < rect.bottom - shrink
        and max(a.y, b.y) > rect.y + shrink
    )


def _hits(lines: Sequence[Line], rects: list[tuple[Rect, str]]) -> list[tuple[int, str]]:
    lefts = [r.x for r, _ in rects]
    widest = max((r.width for r, _ in rects), default=0)
    return [
        (n, key)
        for a, b, n, _ in lines
        for rect, key in rects[bisect_left(lefts, min(a.x, b.x) - widest) : bisect_right(lefts, max(a.x, b.x))]
        if _through(a, b, rect)
    ]


def _meeting(rects: list[Rect]) -> list[tuple[Rect, Rect]]:
    """Overlapping pairs of rectangles sorted by x."""
    found = []
    for i, r in enumerate(rects):
        for other in rects[i + 1 :]:
            if other.x >= r.right - 0.5:
                break
            if r.y < other.bottom - 0.5 and other.y < r.bottom - 0.5:
                found.append((r, other))
    return found


def _shared(lines: Sequence[Line], boxes: Mapping[str, Placed]) -> float:
    total = 0.0
    for level in (True, False):
        spans = sorted(
            (a.y, min(a.x, b.x), max(a.x, b.x), n, sorted(ends))
            if level
            else (a.x, min(a.y, b.y), max(a.y, b.y), n, sorted(ends))
            for a, b, n, ends in lines
            if (a.y == b.y if level else a.x == b.x)
        )
        for i, (at, low, high, n, ends) in enumerate(spans):
            for other in spans[i + 1 :]:
                if other[0] - at >= 0.5:
                    break
                if other[3] == n or any(boxes[box].outline == "diamond" for box in ends if box in other[4]):
                    continue
                total += max(0.0, min(high, other[2]) - max(low, other[1]) - 2)
    return total
