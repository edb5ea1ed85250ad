"""Columns inside lanes: stacks where the flow runs on, further columns where it branches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.layout.columns import EAGER, FREE, PLAIN, Arc, columns


def test_a_line_of_steps_is_one_stack() -> None:
    found = columns([0, 0, 0, 1], 2, [Arc(0, 1), Arc(1, 2), Arc(2, 3)])
    assert found.column == [0, 0, 0, 1]
    assert found.below == [1, 2, -1, -1]
    assert found.first == [0, 1, 2]


def test_a_branch_goes_across() -> None:
    found = columns([0, 0, 0], 1, [Arc(0, 1), Arc(0, 2)])
    assert found.column == [0, 0, 1]
    assert found.first == [0, 2]


def test_the_main_flow_is_what_goes_down() -> None:
    assert columns([0, 0, 0], 1, [Arc(0, 1), Arc(0, 2, weight=3)]).column == [0, 1, 0]


def test_how_gladly_is_a_matter_of_choice() -> None:
    arcs = [Arc(0, 1), Arc(0, 2), Arc(3, 1)]  # 0 branches to another lane, 1 is reached from another
    lane = [0, 0, 1, 1]
    assert columns(lane, 2, arcs, EAGER).below[0] == 1
    assert columns(lane, 2, arcs, FREE).below[0] == -1
    joins = [Arc(0, 1), Arc(3, 1)]
    assert columns(lane, 2, joins, FREE).below[0] == 1
    assert columns(lane, 2, joins, PLAIN).below[0] == -1
    assert columns(lane, 2, [Arc(0, 1)], PLAIN).below[0] == 1


def test_arrows_that_go_back_stack_nothing() -> None:
    found = columns([0, 0], 1, [Arc(0, 1, back=True)])
    assert found.below == [-1, -1]
    assert found.column == [1, 0]


def test_steps_that_lead_on_stand_near_the_next_lane() -> None:
    found = columns([0, 0, 0, 1, 1], 2, [Arc(0, 1), Arc(0, 2), Arc(3, 4), Arc(2, 3)])
    alone = columns([0, 0, 0, 0, 1, 1], 2, [Arc(0, 1), Arc(0, 2), Arc(3, 4), Arc(3, 5)])
    assert found.column[2] == 1
    assert alone.column[3] == 1, "all its arrows go to the next lane"


def test_empty_lanes_have_a_column() -> None:
    assert columns([2], 4, []).first == [0, 1, 2, 3, 4]


arcs = st.lists(st.builds(Arc, st.integers(0, 11), st.integers(0, 11), st.integers(1, 3), st.booleans()), max_size=30)


@given(st.lists(st.integers(0, 3), min_size=12, max_size=12), arcs, st.sampled_from([EAGER, FREE, PLAIN]))
def test_every_box_stands_in_its_lane_and_under_at_most_one(lane: list[int], given_arcs: list[Arc], how: int) -> None:
    found = columns(lane, 4, given_arcs, how)
    for v, c in enumerate(found.column):
        assert found.first[lane[v]] <= c < found.first[lane[v] + 1]
    lower = [w for w in found.below if w >= 0]
    assert len(lower) == len(set(lower))
    for v, w in enumerate(found.below):
        if w >= 0:
            assert found.column[v] == found.column[w]
            assert any((a.source, a.target) == (v, w) and not a.back for a in given_arcs)
    for v in range(12):  # no stack bites its tail
        seen = set()
        while v >= 0 and v not in seen:
            seen.add(v)
            v = found.below[v]
        assert v < 0
