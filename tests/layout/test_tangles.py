"""Crossings are counted as a look at every pair would count them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.layout.paths import Path
from designer.layout.tangles import Tangles

coordinate = st.one_of(st.integers(-800, 800), st.integers(-90_000, 90_000)).map(float)
paths = st.builds(Path, st.booleans(), st.lists(coordinate, min_size=3, max_size=7))
straight = st.builds(Path, st.booleans(), st.lists(coordinate, min_size=3, max_size=3))


@given(st.dictionaries(st.sampled_from("abcdefgh"), straight, max_size=6), straight)
def test_straight_arrows_cross_where_they_meet(known: dict[str, Path], path: Path) -> None:
    low, line, high = min(path.at[0], path.at[2]) + 1, path.at[1], max(path.at[0], path.at[2]) - 1
    expected = sum(
        low < other.at[1] < high and min(other.at[0], other.at[2]) + 1 < line < max(other.at[0], other.at[2]) - 1
        for other in known.values()
        if other.level != path.level
    )
    assert Tangles(known).count("x", path) == expected


@given(st.dictionaries(st.sampled_from("abcdefgh"), paths, max_size=6), paths)
def test_many_are_as_many_as_each_by_itself(known: dict[str, Path], path: Path) -> None:
    tangles = Tangles(known)
    each = {key: Tangles({key: other}).count("x", path) for key, other in known.items()}
    assert tangles.count("x", path) == sum(each.values())
    for key, other in known.items():
        assert Tangles({"x": path}).count(key, other) == each[key], "whoever asks"
        tangles.remove(key)
    assert tangles.count("x", path) == 0


@given(st.dictionaries(st.sampled_from("abcdefgh"), paths, min_size=1, max_size=6), st.integers(-5000, 5000))
def test_where_the_grid_lies_makes_no_difference(known: dict[str, Path], shift: int) -> None:
    moved = {key: Path(path.level, [v + shift for v in path.at]) for key, path in known.items()}
    here, there = Tangles(known), Tangles(moved)
    for key in known:
        assert here.count(key, known[key]) == there.count(key, moved[key])
    assert here.arrows_in(-300, -300, 300, 300) == there.arrows_in(shift - 300, shift - 300, shift + 300, shift + 300)
    assert here.lines_in(-300, -300, 300, 300, "a") == there.lines_in(
        shift - 300, shift - 300, shift + 300, shift + 300, "a"
    )


def test_ways_that_must_swap_in_a_channel_cross() -> None:
    down, up = Path(True, [0.0, 0.0, 64.0, 100.0, 128.0]), Path(True, [0.0, 100.0, 64.0, 0.0, 128.0])
    also = Path(True, [0.0, 50.0, 66.0, 150.0, 128.0])
    assert Tangles({"a": down}).count("b", up) == 1
    assert Tangles({"a": down}).count("b", also) == 0, "they need not, and will be put in order"
    assert Tangles({"a": down}).count("a", up) == 0, "an arrow does not cross itself"


def test_counting_stops_when_it_is_too_much() -> None:
    many = {f"{i}": Path(False, [0.0, 10.0 * i, 100.0]) for i in range(1, 60)}
    assert Tangles(many).count("x", Path(True, [0.0, 50.0, 600.0])) == 59
    assert 4 < Tangles(many).count("x", Path(True, [0.0, 50.0, 600.0]), 3) < 59
