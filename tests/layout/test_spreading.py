"""Arrows side by side, in the order that crosses least."""

from __future__ import annotations

from itertools import pairwise

from designer.layout.blocks import Block
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.spreading import spread
from designer.layout.tangles import Tangles
from designer.model.geometry import Rect, Size


def scene(**rects: Rect) -> Obstacles:
    obstacles = Obstacles()
    for key, rect in rects.items():
        obstacles.put(key, Block(rect))
    return obstacles


def crossings(paths: dict[str, Path]) -> float:
    tangles = Tangles(paths)
    return sum(tangles.count(key, path) for key, path in paths.items()) / 2


def test_a_fan_leaves_in_the_order_of_its_targets() -> None:
    obstacles = scene(
        s=Rect(0, 200, 200, 84), a=Rect(328, 0, 200, 84), b=Rect(328, 200, 200, 84), c=Rect(328, 400, 200, 84)
    )
    paths = {
        "a": Path(True, [200.0, 242.0, 264.0, 42.0, 328.0]),
        "b": Path(True, [200.0, 242.0, 328.0]),
        "c": Path(True, [200.0, 242.0, 264.0, 442.0, 328.0]),
    }
    spread(paths, {key: ("s", key) for key in paths}, obstacles)
    a, b, c = (paths[key].at[1] for key in "abc")
    assert a + 12 <= b <= c - 12
    assert b == 242
    assert crossings(paths) == 0


def test_steps_of_one_channel_do_not_cross_needlessly() -> None:
    obstacles = scene(
        p=Rect(0, 0, 200, 84), q=Rect(0, 132, 200, 84), r=Rect(328, 132, 200, 84), s=Rect(328, 264, 200, 84)
    )
    paths = {
        "ps": Path(True, [200.0, 42.0, 264.0, 306.0, 328.0]),
        "qs": Path(True, [200.0, 174.0, 264.0, 306.0, 328.0]),
        "pr": Path(True, [200.0, 42.0, 264.0, 174.0, 328.0]),
    }
    spread(paths, {key: (key[0], key[1]) for key in paths}, obstacles)
    assert crossings(paths) == 0
    uprights = sorted(path.at[2] for path in paths.values())
    assert min(b - a for a, b in pairwise(uprights)) >= 12


def test_a_jog_goes_where_the_sides_allow_a_straight_line() -> None:
    obstacles = scene(s=Rect(0, 0, 200, 84), t=Rect(328, 20, 200, 84))
    paths = {"a": Path(True, [200.0, 50.0, 264.0, 55.0, 328.0])}
    spread(paths, {"a": ("s", "t")}, obstacles)
    assert paths["a"].segments in (1, 3)
    labelled = {k: Path(True, [200.0, 52.0, 328.0]) for k in "ab"}
    spread(labelled, {"a": ("s", "t"), "b": ("s", "t")}, obstacles, (), {"a": Size(60, 20), "b": Size(60, 20)})
    assert abs(labelled["a"].at[1] - labelled["b"].at[1]) >= 20, "room for both labels"


def test_pinned_segments_stay_and_others_give_way() -> None:
    obstacles = scene(
        s=Rect(0, 0, 200, 84), t=Rect(328, 200, 200, 84), u=Rect(0, 300, 200, 84), v=Rect(328, 400, 200, 84)
    )
    paths = {
        "st": Path(True, [200.0, 42.0, 264.0, 242.0, 328.0]),
        "uv": Path(True, [200.0, 342.0, 264.0, 442.0, 328.0]),
        "sv": Path(True, [200.0, 42.0, 264.0, 442.0, 328.0]),
    }
    spread(paths, {key: (key[0], key[1]) for key in paths}, obstacles, {("sv", 1)})
    assert paths["sv"].at[2] == 264
    assert abs(paths["st"].at[2] - 264) >= 12
    assert abs(paths["uv"].at[2] - 264) >= 12
