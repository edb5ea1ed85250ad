"""The chart put together: every step in its lane, every arrow from border to border, bounds that hold it all."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings

from designer.drawing.cards import card
from designer.drawing.chart import boxes_and_arrows, chart, tidy
from designer.model.choices import LaneDirection, TransitionKind
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Head, Level
from tests.bench.matrices import matrix as escalation
from tests.golden.sample import sample
from tests.matrices import matrices
from tests.small import FRONT, FRONT_SPECIALIST, SPECIALIST, small


@given(matrices())
@settings(max_examples=60)
def test_any_matrix_has_a_chart_with_all_its_steps_and_arrows(matrix: Matrix) -> None:
    drawn = chart(matrix)
    assert set(drawn.boxes) == set(drawn.cards) == set(matrix.steps)
    assert set(drawn.routes) == set(matrix.transitions)
    labels = [route.label for route in drawn.routes.values() if route.label is not None]
    for rect in (*drawn.boxes.values(), *labels):
        assert drawn.bounds.x <= rect.x
        assert drawn.bounds.y <= rect.y
        assert rect.right <= drawn.bounds.right
        assert rect.bottom <= drawn.bounds.bottom
    for route in drawn.routes.values():
        assert all(drawn.bounds.grown(1e-6).holds(point) for point in route.points)
        assert (route.label is not None) == (route.id in drawn.chips)


@pytest.mark.parametrize("direction", LaneDirection)
def test_steps_stand_in_the_lane_of_their_level(direction: LaneDirection) -> None:
    matrix = small(lambda edit: edit.change("matrix:aaaaaaa2", lanes=direction))
    drawn = chart(matrix)
    for id, rect in drawn.boxes.items():
        lane = drawn.lane_rect(list(matrix.levels).index(matrix.steps[id].level))
        assert lane.holds(rect.centre)


def test_what_the_layout_is_told() -> None:
    boxes, arrows = boxes_and_arrows(sample())
    matrix = sample()
    by_id = {box.id: box for box in boxes}
    for step in matrix.steps.values():
        assert (by_id[step.id].width, by_id[step.id].height) == card(matrix, step).size
    kinds = {arrow.id: arrow for arrow in arrows}
    for id, transition in matrix.transitions.items():
        assert kinds[id].back == (transition.kind is TransitionKind.RETURN)
    assert kinds["transition:a2aaaaaa"].label is None
    assert kinds["transition:a6aaaaaa"].label is not None


def test_tidying_separates_what_lay_on_one_place() -> None:
    matrix = small()
    places = tidy(matrix)
    assert set(places) == set(matrix.steps)
    edit = Edit(matrix)
    for id, place in places.items():
        edit.change(id, position=place)
    boxes = list(chart(matrix.apply(edit.diff())).boxes.values())
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[:i])
    tidied = matrix.apply(edit.diff())
    kept = tidy(tidied, keep=True)
    assert all(abs(kept[id].along - places[id].along) < 200 for id in places)


def test_an_empty_matrix_has_a_chart_too() -> None:
    assert chart(Matrix()).bounds.width > 0
    only = chart(Matrix([Head(id="matrix:aaaaaaa2"), Level(id="level:aaaaaaa2")]))
    assert len(only.lanes) == 1
    assert only.bounds.height > 100


def test_five_thousand_cards_are_measured_at_once() -> None:
    matrix = escalation(5000)
    matrix.leaving(next(iter(matrix.steps)))
    start = time.process_time()
    cards = [card(matrix, step) for step in matrix.steps.values()]
    taken = time.process_time() - start
    assert len(cards) == 5000
    # No timing of a machine: measured about 0.3 s; something quadratic would take minutes.
    assert taken < 10


def test_routes_found_already_are_taken_over() -> None:
    matrix = small()
    found = chart(matrix).routes
    bent = {id: route._replace(points=(*route.points[:1], *route.points)) for id, route in found.items()}
    assert chart(matrix, bent).routes == bent
    del bent[FRONT_SPECIALIST]
    assert chart(matrix, bent).routes == found, "not those of another matrix"


def test_an_arrow_runs_from_border_to_border() -> None:
    drawn = chart(small())
    points = drawn.routes[FRONT_SPECIALIST].points
    source, target = drawn.boxes[FRONT], drawn.boxes[SPECIALIST]
    assert source.grown(0.5).holds(points[0])
    assert not source.grown(-1).holds(points[0])
    assert target.grown(0.5).holds(points[-1])
    assert all(a.x == b.x or a.y == b.y for a, b in pairwise(points))
