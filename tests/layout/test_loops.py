"""Arrows from a box to itself."""

from __future__ import annotations

from designer.layout.blocks import ABOVE, LEFT, RIGHT, Block
from designer.layout.loops import loop_path
from designer.layout.obstacles import Obstacles
from designer.model.geometry import Rect, Size


def around(*others: Rect) -> Obstacles:
    obstacles = Obstacles()
    for i, rect in enumerate((Rect(0, 0, 200, 84), *others)):
        obstacles.put(str(i), Block(rect))
    return obstacles


def test_the_first_goes_round_the_upper_right_corner() -> None:
    obstacles = around()
    path = loop_path(obstacles.blocks["0"], obstacles, 0)
    assert (path.leave, path.arrive, path.segments) == (RIGHT, ABOVE, 4)


def test_another_corner_is_taken_where_one_is_blocked() -> None:
    obstacles = around(Rect(210, -60, 100, 90))
    path = loop_path(obstacles.blocks["0"], obstacles, 0)
    assert (path.leave, path.arrive) == (LEFT, ABOVE)


def test_every_loop_of_a_box_has_its_own_corner_then_its_own_ring() -> None:
    obstacles = around()
    paths = [loop_path(obstacles.blocks["0"], obstacles, n) for n in range(5)]
    assert len({(p.leave, p.arrive) for p in paths[:4]}) == 4
    assert paths[4].at[2] > paths[0].at[2]


def test_a_label_widens_the_loop() -> None:
    obstacles = around()
    path = loop_path(obstacles.blocks["0"], obstacles, 0, Size(120, 22))
    assert path.at[2] - path.at[4] >= 120 + 20
