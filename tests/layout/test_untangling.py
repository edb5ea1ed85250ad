"""Crossings are bought off by detours that are worth it."""

from __future__ import annotations

from designer.layout.blocks import Block
from designer.layout.crowding import Crowding
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.tangles import Tangles
from designer.layout.untangling import untangle
from designer.model.geometry import Rect


def untangled(obstacles: Obstacles, paths: dict[str, Path], movable: list[str], cancelled: bool = False) -> Tangles:
    ends = {key: (key[0], key[1]) for key in paths}
    tangles, use = Tangles(paths), Crowding(obstacles.blocks)
    for key, path in paths.items():
        use.put(path, *ends[key])
    untangle(movable, paths, ends, obstacles, tangles, use, dict.fromkeys(paths, (0.0, 0.0)), lambda: cancelled)
    return tangles


def scene() -> tuple[Obstacles, dict[str, Path]]:
    """An upright arrow from u to d, and s to t beneath which there is a way round."""
    obstacles = Obstacles()
    for key, rect in {"s": (0, 100), "t": (656, 100), "u": (328, -100), "d": (328, 220)}.items():
        obstacles.put(key, Block(Rect(*rect, 200, 84)))
    return obstacles, {"ud": Path(False, [-16.0, 428.0, 220.0]), "st": Path(True, [200.0, 142.0, 656.0])}


def test_a_crossing_goes_where_a_short_detour_helps() -> None:
    obstacles, paths = scene()
    tangles = untangled(obstacles, paths, ["ud", "st"])
    assert tangles.count("st", paths["st"]) == 0 or paths["st"].segments == 1
    again = Tangles(paths)
    assert [tangles.count(key, paths[key]) for key in paths] == [again.count(key, paths[key]) for key in paths]


def test_those_that_may_not_move_stay() -> None:
    obstacles, paths = scene()
    before = dict(paths)
    untangled(obstacles, paths, [])
    assert paths == before
    untangled(obstacles, paths, ["ud", "st"], cancelled=True)
    assert paths == before


def test_a_tip_that_is_in_the_way_is_given_up() -> None:
    obstacles = Obstacles()
    for key, rect in {"d": (0, 0, 160, 96), "a": (328, -200, 200, 84), "b": (328, 200, 200, 84)}.items():
        obstacles.put(key, Block(Rect(*rect), "diamond" if key == "d" else "card"))
    paths = {  # both leave to the right in the wrong order
        "da": Path(False, [96.0, 80.0, 120.0, 264.0, -158.0, 328.0]),
        "db": Path(True, [160.0, 48.0, 244.0, 242.0, 328.0]),
    }
    tangles = untangled(obstacles, paths, ["da", "db"])
    assert sum(tangles.count(key, path) for key, path in paths.items()) == 0
