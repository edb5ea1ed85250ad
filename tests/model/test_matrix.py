"""A matrix never changes; what it carries over from the one before is what it would build afresh."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings

from designer.model.diff import Diff
from designer.model.matrix import Matrix
from designer.model.records import KINDS, Head, Level, Severity, Step, Transition
from tests.matrices import full_matrix, matrices


def warmed(matrix: Matrix) -> Matrix:
    """The matrix with every table and index built, so that `apply` has to carry them over."""
    matrix.referrers("")
    for kind in KINDS.values():
        matrix.of(kind)
    assert matrix.levels is not None
    assert matrix.severities is not None
    return matrix


def assert_fresh(matrix: Matrix) -> None:
    """What this matrix carried over equals what a new one builds."""
    fresh = Matrix(matrix.records.values())
    for kind in KINDS.values():
        assert matrix.of(kind) == fresh.of(kind)
    assert matrix._index() == fresh._index()
    assert list(matrix.levels) == list(fresh.levels)
    assert list(matrix.severities) == list(fresh.severities)
    assert matrix.head == fresh.head


@settings(max_examples=40)
@given(matrices(), matrices())
def test_what_is_carried_over_equals_what_is_built(one: Matrix, other: Matrix) -> None:
    changed = warmed(one).apply(one.diff(other))
    assert changed == other
    assert_fresh(changed)


@settings(max_examples=40)
@given(matrices(), matrices())
def test_the_one_before_stays_as_it_was(one: Matrix, other: Matrix) -> None:
    records = dict(one.records)
    warmed(one).apply(one.diff(other))
    assert one.records == records
    assert_fresh(one)


@given(matrices())
def test_the_flow_is_the_steps_and_arrows(matrix: Matrix) -> None:
    flow = matrix.flow
    assert set(flow.nodes) == set(matrix.steps)
    assert {id: data["step"] for id, data in flow.nodes(data=True)} == matrix.steps
    arrows = {
        key: (source, target, data["transition"]) for source, target, key, data in flow.edges(keys=True, data=True)
    }
    assert arrows == {arrow.id: (arrow.source, arrow.target, arrow) for arrow in matrix.transitions.values()}
    for step in matrix.steps:
        assert {key for *_, key in flow.out_edges(step, keys=True)} == {arrow.id for arrow in matrix.leaving(step)}
        assert {key for *_, key in flow.in_edges(step, keys=True)} == {arrow.id for arrow in matrix.entering(step)}


def test_the_flow_is_built_once_and_frozen() -> None:
    matrix = full_matrix()
    assert matrix.flow is matrix.flow
    with pytest.raises(nx.NetworkXError):
        matrix.flow.add_node("step:x")


def test_two_arrows_between_the_same_steps_are_two() -> None:
    steps = [Step(id=f"step:{name}", level="level:a") for name in "ab"]
    arrows = [Transition(id=f"transition:{name}", source="step:a", target="step:b") for name in "ab"]
    matrix = Matrix([Head(id="matrix:a"), Level(id="level:a"), *steps, *arrows])
    assert matrix.flow.number_of_edges("step:a", "step:b") == 2
    assert [arrow.id for arrow in matrix.leaving("step:a")] == ["transition:a", "transition:b"]


def test_levels_and_severities_come_in_their_order() -> None:
    matrix = Matrix(
        [
            Level(id="level:a", order=2),
            Level(id="level:b", order=0),
            Level(id="level:c", order=1),
            Severity(id="severity:a", code="SEV2", rank=2),
            Severity(id="severity:b", code="SEV1", rank=1),
        ]
    )
    assert list(matrix.levels) == ["level:b", "level:c", "level:a"]
    assert list(matrix.severities) == ["severity:b", "severity:a"]


def test_arrows_come_in_their_order() -> None:
    arrows = [
        Transition(id="transition:a", source="step:a", target="step:b", order=2),
        Transition(id="transition:b", source="step:a", target="step:b", order=1),
        Transition(id="transition:c", source="step:a", target="step:a", order=1),
    ]
    matrix = Matrix(arrows)
    assert [arrow.id for arrow in matrix.leaving("step:a")] == ["transition:b", "transition:c", "transition:a"]
    assert [arrow.id for arrow in matrix.entering("step:b")] == ["transition:b", "transition:a"]


def test_tables_cannot_be_written() -> None:
    matrix = full_matrix()
    for table in (matrix.records, matrix.steps, matrix.levels):
        with pytest.raises(TypeError):
            table["x"] = None  # type: ignore[index]


@pytest.mark.parametrize(
    "diff",
    [
        Diff({"level:a": (None, Level(id="level:a"))}),
        Diff({"level:a": (Level(id="level:a", label="other"), None)}),
        Diff({"level:b": (Level(id="level:b"), None)}),
    ],
)
def test_a_diff_that_does_not_fit_is_refused(diff: Diff) -> None:
    matrix = Matrix([Level(id="level:a", label="A")])
    with pytest.raises(ValueError, match="not what the diff expects"):
        matrix.apply(diff)
    assert matrix == Matrix([Level(id="level:a", label="A")])


def test_a_matrix_without_a_head_reads_as_an_empty_one() -> None:
    assert Matrix().head.title == ""
    assert len(Matrix()) == 0
