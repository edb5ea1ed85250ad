"""The grid of boxes answers as a look at every box would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.layout.blocks import Block
from designer.layout.obstacles import Obstacles
from designer.model.geometry import Rect

number = st.integers(-900, 900)
extent = st.one_of(st.integers(0, 300), st.integers(5000, 9000))
rects = st.builds(Rect, number, number, extent, extent)
far = st.integers(-20_000, 20_000)


@given(st.lists(rects, max_size=8), st.lists(st.integers(0, 7)), rects, far, far)
def test_the_grid_sees_what_is_there(boxes: list[Rect], removed: list[int], asked: Rect, x: int, y: int) -> None:
    obstacles = Obstacles()
    for i, rect in enumerate(boxes):
        obstacles.put(str(i), Block(Rect(x, y, 50, 50)))
        obstacles.put(str(i), Block(rect))
    for i in removed:
        obstacles.remove(str(i))
    left = {str(i): Block(r) for i, r in enumerate(boxes) if i not in removed}
    assert obstacles.blocks.keys() == left.keys()
    l, t, r, b = asked.x, asked.y, asked.right, asked.bottom
    free = all(k.l >= r or k.r <= l or k.t >= b or k.b <= t for k in left.values())
    assert obstacles.free(l, t, r, b) == free
    assert obstacles.free(r, b, l, t) == free
    met = sorted((k.l, k.t, k.r, k.b) for k in left.values() if k.l <= r and k.r >= l and k.t <= b and k.b >= t)
    assert sorted((k.l, k.t, k.r, k.b) for k in obstacles.near(l, t, r, b)) == met


def test_touching_is_free() -> None:
    obstacles = Obstacles()
    obstacles.put("a", Block(Rect(0, 0, 100, 100)))
    assert obstacles.free(100, 0, 200, 100)
    assert not obstacles.free(99.9, 0, 200, 100)
    assert [k.l for k in obstacles.near(100, 0, 200, 100)] == [0]
