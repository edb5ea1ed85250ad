"""How far down boxes stand."""

from __future__ import annotations

from itertools import pairwise

from designer.layout.rows import Link, place_rows


def rows(
    layers: list[list[int]],
    links: list[tuple[int, int]],
    passing: set[int] | None = None,
    gap: float = 132.0,
    **more: object,
) -> dict[int, float]:
    n = sum(map(len, layers))
    gaps = {(a, b): gap for layer in layers for a, b in pairwise(layer)}
    found = [Link(a, b, 1) for a, b in links]
    return place_rows(layers, found, [84.0] * n, [v in (passing or set()) for v in range(n)], gaps, **more)  # type: ignore[arg-type]


def test_what_one_arrow_joins_is_one_row() -> None:
    assert rows([[0], [1], [2]], [(0, 1), (1, 2)]) == {0: 42, 1: 42, 2: 42}


def test_of_three_the_middle_one_is_straight_and_the_others_stand_round_it() -> None:
    found = rows([[0], [1, 2, 3]], [(0, 1), (0, 2), (0, 3)])
    assert found[0] == found[2]
    assert (found[2] - found[1], found[3] - found[2]) == (132, 132)


def test_straight_lines_never_cross() -> None:
    found = rows([[0, 1], [2, 3]], [(0, 3), (1, 2)])
    assert (found[0] == found[3]) != (found[1] == found[2])
    assert found[1] - found[0] >= 132
    assert found[3] - found[2] >= 132


def test_long_arrows_run_straight_before_short_ones() -> None:
    # 0 leads through 2 and 4 to 6 (passing), and is crossed by the way from 1 to 3
    found = rows([[0, 1], [3, 2], [4], [5]], [(0, 2), (2, 4), (4, 5), (1, 3)], passing={2, 4})
    assert found[2] == found[4]


def test_stacks_hang_together() -> None:
    found = rows([[0, 1, 2], [3]], [(0, 3)], stacked=[(0, 1), (1, 2)])
    assert found == {0: 42, 1: 174, 2: 306, 3: 42}


def test_nearly_one_row_becomes_one() -> None:
    layers, links = [[0, 1], [2, 3], [4]], [(0, 2)]
    gaps = {(0, 1): 132.0, (2, 3): 150.0}
    found = place_rows(layers, [Link(a, b, 1) for a, b in links], [84.0] * 5, [False] * 5, gaps)
    assert found[1] == found[3]


def test_empty_stretches_are_closed() -> None:
    wide = rows([[0, 1], [2, 3]], [(0, 2), (1, 3)])
    assert max(wide.values()) == 42 + 132


def test_wishes_hold_where_nothing_is_in_the_way() -> None:
    found = rows([[0, 1], [2]], [(0, 2)], wishes={0: 100.0, 1: 400.0, 2: 100.0})
    assert found[1] - found[0] == 300
    assert found[2] == found[0]
