"""Whole charts laid out: what must hold for any chart, and what the pictures people draw should look like."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.layout.chart import LANE_HEADER, LANE_PADDING, Arrangement, Arrow, Box, Lane
from designer.layout.lanes import lanes, place
from designer.layout.layered import arrange
from designer.model.geometry import Point, Rect, Size
from tests.layout.flows import FLOWS, flow
from tests.layout.graphs import Chart, generated, study
from tests.layout.quality import crossings


def rects(found: Arrangement, boxes: Sequence[Box], direction: str = "columns") -> dict[str, Rect]:
    return {b.id: Rect(*place(found.positions[b.id], found.lanes[b.lane], direction), b.width, b.height) for b in boxes}  # type: ignore[arg-type]


def assert_tidy(found: Arrangement, boxes: Sequence[Box], lane_count: int, direction: str = "columns") -> None:
    """Everything in its lane, clear of the header, nothing on anything."""
    assert found.positions.keys() == {b.id for b in boxes}
    assert len(found.lanes) == lane_count
    extent = [(b.lane, found.positions[b.id][0], b.width if direction == "columns" else b.height) for b in boxes]
    assert found.lanes == lanes(extent, lane_count)
    for (across, along), (_, _, size), box in (
        (found.positions[b.id], e, b) for b, e in zip(boxes, extent, strict=True)
    ):
        lane = found.lanes[box.lane]
        assert across >= LANE_PADDING - 1
        assert across + size <= lane.size - LANE_PADDING + 1
        assert along >= LANE_HEADER
    placed = sorted(rects(found, boxes, direction).values(), key=lambda r: r.x)
    for i, a in enumerate(placed):
        for b in placed[i + 1 :]:
            if b.x >= a.right:
                break
            assert not a.meets(b)


box = st.builds(
    lambda lane, w, h, kind: (lane, w, h, kind),
    st.integers(0, 4), st.integers(1, 400), st.integers(1, 300), st.sampled_from(["entry", "action", "decision", "end", "note"]),
)  # fmt: skip
ends = st.tuples(st.integers(0, 15), st.integers(0, 15), st.integers(1, 3), st.booleans(), st.booleans())


@settings(deadline=None)
@given(st.lists(box, max_size=16), st.lists(ends, max_size=30), st.sampled_from(["columns", "rows"]), st.booleans())
def test_any_chart_is_laid_out_tidily(
    drawn: list[tuple[int, int, int, str]], joined: list[tuple[int, int, int, bool, bool]], direction: str, again: bool
) -> None:
    boxes = [Box(f"b{i}", lane, w, h, kind) for i, (lane, w, h, kind) in enumerate(drawn)]
    arrows = [
        Arrow(f"a{k}", f"b{s}", f"b{t}", Size(108, 38) if label else None, weight, back)
        for k, (s, t, weight, back, label) in enumerate(joined)
    ]
    found = arrange(boxes, arrows, 5, direction)  # type: ignore[arg-type]
    assert_tidy(found, boxes, 5, direction)
    assert arrange(boxes, arrows, 5, direction) == found  # type: ignore[arg-type]
    if again:
        rng = random.Random(1)
        keep = {b.id: (0.0, float(rng.randint(-500, 1500))) for b in boxes if rng.random() < 0.7}
        assert_tidy(arrange(boxes, arrows, 5, direction, keep), boxes, 5, direction)  # type: ignore[arg-type]


def test_rows_are_columns_turned() -> None:
    chart = study("small12")
    across = arrange(chart.boxes, chart.arrows, chart.lane_count)
    turned = [b._replace(width=b.height, height=b.width) for b in chart.boxes]
    labels = [
        Arrow(a.id, a.source, a.target, Size(a.label.height, a.label.width) if a.label else None, a.weight, a.back)
        for a in chart.arrows
    ]
    assert arrange(turned, labels, chart.lane_count, "rows") == across


def test_nothing_and_little() -> None:
    assert arrange([], [], 3) == Arrangement({}, lanes((), 3))
    assert arrange([], [], 0) == Arrangement({}, ())
    one = arrange([Box("a", 7, 200, 84)], [Arrow("x", "a", "gone"), Arrow("y", "a", "a")], 2)
    assert one.lanes[1] == Lane(240, 328)
    assert one.positions == {"a": (64, 92)}


def test_one_flow_inside_a_lane_is_one_column() -> None:
    boxes = [Box(f"b{i}", 0, 200, 84) for i in range(4)]
    found = arrange(boxes, [Arrow(f"a{i}", f"b{i}", f"b{i + 1}") for i in range(3)], 1)
    assert {across for across, _ in found.positions.values()} == {64}
    assert [along for _, along in found.positions.values()] == [92, 224, 356, 488]


def test_an_arrow_s_label_has_room_between_boxes() -> None:
    boxes = [Box("a", 0, 200, 84), Box("b", 0, 200, 84), Box("c", 1, 200, 84)]
    arrows = [Arrow("ab", "a", "b", Size(90, 60)), Arrow("ac", "a", "c", Size(190, 22))]
    found = rects(arrange(boxes, arrows, 2), boxes)
    assert found["b"].y - found["a"].bottom >= 60 + 40
    assert found["c"].x - found["a"].right >= 190 + 40


@pytest.mark.parametrize("name", sorted(FLOWS))
def test_the_main_flow_runs_straight(name: str) -> None:
    chart, _ = flow(name)
    found = rects(arrange(chart.boxes, chart.arrows, chart.lane_count), chart.boxes)
    lane = {b.id: b.lane for b in chart.boxes}
    for a in chart.arrows:
        if a.weight == 3 and lane[a.source] < lane[a.target]:
            assert abs(found[a.source].centre.y - found[a.target].centre.y) <= 1, a.id
        if a.weight == 3 and lane[a.source] == lane[a.target]:
            assert found[a.source].centre.x == found[a.target].centre.x, a.id
            assert found[a.source].bottom < found[a.target].y, a.id


@pytest.mark.parametrize("name", sorted(FLOWS))
def test_entries_are_high_and_ends_low(name: str) -> None:
    chart, _ = flow(name)
    found = rects(arrange(chart.boxes, chart.arrows, chart.lane_count), chart.boxes)
    for here in chart.boxes:
        for other in chart.boxes:
            if here.lane == other.lane and abs(found[here.id].centre.x - found[other.id].centre.x) < 10:
                if here.kind == "entry" and other.kind != "entry":
                    assert found[here.id].y < found[other.id].y, (here, other)
                if here.kind == "end" and other.kind not in ("end", "entry"):
                    assert found[here.id].y > found[other.id].y, (here, other)


def test_the_complaints_chart_looks_as_drawn() -> None:
    """Four levels of three or four steps: a column each, and rows shared across them."""
    chart, _ = flow("complaints")
    found = rects(arrange(chart.boxes, chart.arrows, chart.lane_count), chart.boxes)
    columns = {(b.lane, round(found[b.id].centre.x)) for b in chart.boxes}
    assert len(columns) == chart.lane_count
    rows = sorted(round(r.centre.y) for r in found.values())
    apart = [b - a for a, b in pairwise(sorted(set(rows)))]
    assert len(set(rows)) <= 5
    assert min(apart) > 40, "no two rows that nearly are one"
    assert max(r.bottom for r in found.values()) < 700


def straight_crossings(chart: Chart) -> int:
    """Crossings of straight lines between the middles of boxes, a little jittered: a figure free of any routing."""
    found = rects(arrange(chart.boxes, chart.arrows, chart.lane_count), chart.boxes)
    lines = [(found[a.source].centre, found[a.target].centre, a) for a in chart.arrows if a.source != a.target]
    total = 0
    for i, (p, q, a) in enumerate(lines):
        for r, s, b in lines[:i]:
            if (
                {a.source, a.target} & {b.source, b.target}
                or max(p.x, q.x) < min(r.x, s.x)
                or max(r.x, s.x) < min(p.x, q.x)
            ):
                continue

            def side(u: tuple[float, float], v: tuple[float, float], w: tuple[float, float]) -> float:
                return (v[0] - u[0]) * (w[1] - u[1]) - (v[1] - u[1]) * (w[0] - u[0])

            total += side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0
    return total


@pytest.mark.parametrize(("name", "most"), [("small12", 4), ("mid60", 16), ("big500", 200)])
def test_the_order_of_the_study_s_charts_stays_as_good(name: str, most: int) -> None:
    assert straight_crossings(study(name)) <= most


@pytest.mark.parametrize("seed", range(6))
def test_a_small_change_moves_little(seed: int) -> None:
    chart = generated(60, 5, 20, seed)
    before = arrange(chart.boxes, chart.arrows, chart.lane_count).positions
    again = arrange(chart.boxes, chart.arrows, chart.lane_count, keep=before).positions
    assert max(abs(again[key][1] - before[key][1]) for key in before) <= 60, "nothing new, so nearly nothing moves"
    source = chart.boxes[17]
    boxes = [*chart.boxes, Box("new", source.lane, 200, 84)]
    arrows = [*chart.arrows, Arrow("to new", source.id, "new"), Arrow("across", chart.boxes[3].id, chart.boxes[40].id)]
    after = arrange(boxes, arrows, chart.lane_count, keep=before).positions
    moved = [after[key][1] - before[key][1] for key in before]
    assert min(moved) >= -60, "room is made downwards"
    assert max(moved) <= 2 * 160
    assert all(
        abs(m) <= 60 for key, m in zip(before, moved, strict=True) if before[key][1] < before[source.id][1] - 400
    )
    joined = {chart.boxes[3].lane, source.lane}  # a new arrow inside a lane may open a column
    apart = [b.id for b in chart.boxes if b.lane not in joined]
    assert all(abs(after[key][0] - before[key][0]) <= 64 for key in apart), "columns stay"


def test_parts_without_arrows_between_them_follow_one_another() -> None:
    boxes = [Box(f"b{i}", i % 2, 200, 84) for i in range(6)]
    found = rects(arrange(boxes, [Arrow("x", "b0", "b1"), Arrow("y", "b2", "b3"), Arrow("z", "b4", "b5")], 2), boxes)
    assert found["b0"].y == found["b1"].y < found["b2"].y == found["b3"].y < found["b4"].y
    loose = arrange([Box(f"b{i}", 0, 200, 84) for i in range(3)], [], 1)
    assert [along for _, along in loose.positions.values()] == [92, 224, 356]


def test_the_judge_counts_crossings() -> None:
    none: frozenset[str] = frozenset()
    cross = [(Point(0, 5), Point(10, 5), 0, none), (Point(5, 0), Point(5, 10), 1, none)]
    assert crossings(cross) == 1
    assert crossings([cross[0], (Point(5, 0), Point(5, 5), 1, none)]) == 0
    assert crossings([(*cross[0][:3], frozenset("a")), (*cross[1][:3], frozenset("a"))]) == 0
