"""The generated matrices are sound, the same every time, and look like the real thing."""

from __future__ import annotations

import networkx as nx
import pytest

from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Step
from tests.bench.matrices import STEP_ACROSS, STEP_ALONG, matrix, numbered


@pytest.mark.parametrize("size", [12, 60, 500])
def test_what_always_holds_holds(size: int) -> None:
    made = matrix(size)
    edit = Edit(Matrix())
    for record in made.records.values():
        edit.put(record)
    assert Matrix().apply(edit.diff()) == made, "settling changes nothing"
    assert len(made.steps) == size


def test_the_same_every_time() -> None:
    assert matrix.__wrapped__(60) == matrix(60)
    assert matrix(60, seed=1) != matrix(60)


def test_shaped_like_an_escalation() -> None:
    made = matrix(500)
    back = [arrow for arrow in made.transitions.values() if _order(made, arrow.target) < _order(made, arrow.source)]
    assert 1.1 < len(made.transitions) / 500 < 1.5
    assert 0.02 < len(back) / len(made.transitions) < 0.15
    assert nx.number_weakly_connected_components(made.flow) < 10
    assert {step.kind.value for step in made.steps.values()} >= {"entry", "decision", "action", "end", "wait", "inform"}


def test_no_two_steps_overlap() -> None:
    for size in (60, 500):
        places = {(step.level, step.position.across, step.position.along) for step in matrix(size).steps.values()}
        assert len(places) == size
        assert all((across - 64) % STEP_ACROSS == 0 and (along - 80) % STEP_ALONG == 0 for _, across, along in places)


def test_ids_are_numbered() -> None:
    assert numbered("step", 0) == "step:22222222"
    assert isinstance(matrix(60).get(numbered("step", 59)), Step)


def _order(made: Matrix, step: str) -> int:
    return made.levels[made.steps[step].level].order
