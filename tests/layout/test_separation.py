"""Places on a line that keep their distances."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.layout.separation import separate

FREE = 1e9


def apart(
    wants: list[float], *constraints: tuple[int, int, float], low: float = -FREE, high: float = FREE
) -> list[float]:
    return separate(wants, [low] * len(wants), [high] * len(wants), constraints)


def test_those_who_want_one_place_lie_round_it() -> None:
    assert apart([50, 50, 50], (0, 1, 12), (1, 2, 12)) == [38, 50, 62]


def test_those_who_are_apart_stay() -> None:
    assert apart([0, 30, 90], (0, 1, 12), (1, 2, 12)) == [0, 30, 90]


def test_limits_hold_and_push_the_others() -> None:
    assert separate([50, 50], [50, -FREE], [50, FREE], [(0, 1, 12)]) == [50, 62]
    assert apart([0, 0, 0], (0, 1, 12), (1, 2, 12), low=0, high=100) == [0, 12, 24]


def test_where_room_is_short_the_tight_chain_shrinks_evenly() -> None:
    places = apart([5, 5, 5, 80], (0, 1, 12), (1, 2, 12), (2, 3, 12), low=0, high=18)
    assert places == pytest.approx([0, 6, 12, 18], abs=1e-6)


def test_contradicting_limits_lose_to_the_item_s_own() -> None:
    assert separate([0, 0], [10, -5], [20, 5], [(0, 1, 12)]) == [10, 5]


def test_a_cycle_is_refused() -> None:
    with pytest.raises(ValueError, match="cycle"):
        apart([0, 0], (0, 1, 1), (1, 0, 1))


@given(
    st.lists(st.integers(-200, 200), min_size=1, max_size=10),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 40)), max_size=20),
)
def test_without_limits_every_distance_is_kept(wants: list[int], pairs: list[tuple[int, int, int]]) -> None:
    constraints = [(a, b, float(gap)) for a, b, gap in pairs if a < b < len(wants)]
    places = apart([float(w) for w in wants], *constraints)
    assert all(places[b] - places[a] >= gap - 1e-9 for a, b, gap in constraints)
    if not constraints:
        assert places == wants
