"""Ways along free strips beside boxes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.layout.blocks import Block
from designer.layout.chart import CLEARANCE
from designer.layout.obstacles import Obstacles
from designer.layout.shapes import price
from designer.layout.strips import ways_along_strips
from designer.model.geometry import Rect
from tests.layout.test_paths import boxes


def placed(*blocks: Block) -> Obstacles:
    obstacles = Obstacles()
    for i, block in enumerate(blocks):
        obstacles.put(str(i), block)
    return obstacles


@given(st.lists(boxes, min_size=2, max_size=5), st.booleans(), st.integers(100, 3000))
def test_the_price_told_is_the_price(blocks: list[Block], level: bool, bound: int) -> None:
    s, t = blocks[:2]
    for cost, path in ways_along_strips(s, t, placed(*blocks), level, [float(bound)]):
        assert abs(cost - price(path, s, t)) < 1e-6
        assert cost < bound
        assert all(path.at[k] != path.at[k + 2] for k in range(len(path.at) - 2))


def test_a_lowered_limit_is_heeded() -> None:
    s, wall, t = Block(Rect(0, 0, 200, 84)), Block(Rect(328, -40, 200, 164)), Block(Rect(656, 0, 200, 84))
    limit = [1e9]
    costs = []
    for cost, _ in ways_along_strips(s, t, placed(s, wall, t), True, limit):
        costs.append(cost)
        limit[0] = cost
    assert costs == sorted(costs, reverse=True)
    assert 0 < len(costs) < len(list(ways_along_strips(s, t, placed(s, wall, t), True, [1e9])))


def test_a_wall_is_passed_at_its_clearance() -> None:
    s, wall, t = Block(Rect(0, 0, 200, 84)), Block(Rect(328, -60, 200, 164)), Block(Rect(656, 0, 200, 84))
    _, path = min(ways_along_strips(s, t, placed(s, wall, t), True, [1e9]), key=lambda way: way[0])
    assert wall.b + CLEARANCE in path.at
