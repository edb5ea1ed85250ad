"""The search finds a way wherever there is one."""

from __future__ import annotations

from designer.layout.blocks import ALL_SIDES, LEFT, RIGHT, Block
from designer.layout.chart import CLEARANCE
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.search import path_through, search
from designer.layout.ways import is_clear
from designer.model.geometry import Rect


def maze(*rects: Rect) -> Obstacles:
    obstacles = Obstacles()
    for i, rect in enumerate(rects):
        obstacles.put(str(i), Block(rect))
    return obstacles


def test_it_leaves_a_pen_by_its_one_gate() -> None:
    walls = [
        Rect(-60, -80, 320, 30),
        Rect(-60, 140, 320, 30),
        Rect(-90, -80, 30, 250),
        Rect(240, -80, 30, 100),
        Rect(240, 90, 30, 80),
    ]
    obstacles = maze(Rect(0, 0, 150, 60), Rect(600, 0, 150, 60), *walls)
    s, t = obstacles.blocks["0"], obstacles.blocks["1"]
    path = search(s, t, obstacles, ALL_SIDES, ALL_SIDES, 60)
    assert path is not None
    assert is_clear(path, obstacles)
    gate = [p for p in path.points() if 20 < p.y < 90]
    assert gate


def test_walled_in_means_none() -> None:
    walls = [Rect(-60, -80, 320, 30), Rect(-60, 140, 320, 30), Rect(-90, -80, 30, 250), Rect(240, -80, 30, 250)]
    obstacles = maze(Rect(0, 0, 150, 60), Rect(600, 0, 150, 60), *walls)
    assert search(obstacles.blocks["0"], obstacles.blocks["1"], obstacles, ALL_SIDES, ALL_SIDES, 60) is None


def test_it_keeps_to_the_sides_allowed_and_spares_bends() -> None:
    obstacles = maze(Rect(0, 0, 150, 60), Rect(600, 100, 150, 60))
    s, t = obstacles.blocks["0"], obstacles.blocks["1"]
    path = search(s, t, obstacles, 1 << LEFT, 1 << RIGHT, 60)
    assert path is not None
    assert (path.leave, path.arrive) == (LEFT, RIGHT)
    assert path.segments == 5
    path = search(s, t, obstacles, 1 << RIGHT, 1 << LEFT, 60)
    assert path is not None
    assert path.segments == 3
    assert abs(path.at[2] - path.at[0]) >= CLEARANCE


def test_points_become_a_path_without_needless_stops() -> None:
    points = [(0.0, 0.0), (5.0, 0.0), (5.0, 0.0), (9.0, 0.0), (9.0, 4.0), (9.0, 8.0)]
    assert path_through(points) == Path(True, [0.0, 0.0, 9.0, 8.0])
    assert path_through([(3.0, 1.0), (3.0, 9.0)]) == Path(False, [1.0, 3.0, 9.0])
