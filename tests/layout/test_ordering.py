"""The order within columns."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from designer.layout.ordering import Ordering, depth_first


def single(
    layers: list[list[int]], links: list[tuple[int, int]], pull: dict[int, int] | None = None, strength: float = 1.0
) -> Ordering:
    n = sum(map(len, layers))
    layer_of = [next(k for k, layer in enumerate(layers) if v in layer) for v in range(n)]
    before: list[list[int]] = [[] for _ in range(n)]
    after: list[list[int]] = [[] for _ in range(n)]
    for a, b in links:
        after[a].append(b)
        before[b].append(a)
    pulls = [(pull or {}).get(v, 0) for v in range(n)]
    return Ordering(len(layers), layer_of, [[v] for v in range(n)], before, after, n, pulls, strength)


def test_a_crossing_that_can_be_undone_is() -> None:
    order = single([[0, 1], [2, 3]], [(0, 3), (1, 2)])
    order.arrange([[0, 1, 2, 3]])
    assert order.cost() == 0


def test_of_equals_the_first_start_wins_so_documents_keep_their_order() -> None:
    order = single([[0], [1, 2, 3]], [(0, 1), (0, 2), (0, 3)])
    assert order.arrange([[0, 1, 2, 3], [0, 3, 2, 1]]) == [[0], [1, 2, 3]]


def test_entries_come_first_and_ends_last_unless_that_costs_crossings() -> None:
    links = [(0, 3), (1, 4), (2, 5)]
    order = single([[0, 1, 2], [3, 4, 5]], links, {2: -1, 3: 1})
    layers = order.arrange([[0, 1, 2, 3, 4, 5], [2, 5, 1, 4, 0, 3]])
    assert layers[0][0] == 2
    assert layers[1][-1] == 3
    assert order.cost() == 0
    faint = single([[0, 1, 2], [3, 4, 5]], [*links, (0, 4)], {1: -1}, strength=0.1)
    faint.arrange([[0, 1, 2, 3, 4, 5]])
    assert faint.cost() < 1, "no crossing for a faint wish"


def test_stacks_stay_together() -> None:
    members = [[0, 1], [2], [3], [4], [5]]  # 0 above 1, beside 2; then 3, 4, 5
    before: list[list[int]] = [[], [], [], [0], [2], [1]]
    after: list[list[int]] = [[3], [5], [4], [], [], []]
    order = Ordering(2, [0, 0, 1, 1, 1], members, before, after, 6, [0] * 5)
    layers = order.arrange([[0, 1, 2, 3, 4]])
    assert order.cost() == 0
    assert sorted(order.pos[v] for v in (0, 1)) in ([0, 1], [1, 2])
    assert order.pos[1] == order.pos[0] + 1
    assert sorted(layers[0]) == [0, 1]


def test_what_runs_up_is_turned_upside_down() -> None:
    order = single([[0, 1]], [])
    order.arrange([[0, 1]])
    order.upright(lambda o: 1.0 if o.pos[0] < o.pos[1] else -1.0)
    assert order.layers == [[1, 0]]
    order.upright(lambda o: 0.0)
    assert order.layers == [[1, 0]]


def test_strain_is_how_far_apart_ends_are() -> None:
    order = single([[0, 1], [2, 3]], [(0, 3), (1, 2)])
    order.arrange([[0, 1, 3, 2]], sweeps=0)
    assert order.strain() == 0


def test_depth_first_keeps_branches_together() -> None:
    after = {0: [1, 2], 1: [3], 2: [4], 3: [], 4: []}
    before = {0: [], 1: [0], 2: [0], 3: [1], 4: [2]}
    order = depth_first(range(5), before.__getitem__, after.__getitem__, lambda u: float(u > 0))
    assert order == [0, 1, 3, 2, 4]
    shuffled = depth_first(range(5), before.__getitem__, after.__getitem__, lambda u: float(u > 0), random.Random(3))
    assert sorted(shuffled) == [0, 1, 2, 3, 4]
    assert shuffled[0] == 0


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(6, 11)), max_size=20, unique=True))
def test_no_search_makes_it_worse(links: list[tuple[int, int]]) -> None:
    order = single([list(range(6)), list(range(6, 12))], links)
    order.arrange([list(range(12))], sweeps=0, polish=0)
    plain = order.cost()
    order.arrange([list(range(12))])
    assert order.cost() <= plain
    place = order.pos
    crossings = sum(
        (place[a] - place[c]) * (place[b] - place[d]) < 0 for i, (a, b) in enumerate(links) for c, d in links[:i]
    )
    assert order.cost() == crossings
