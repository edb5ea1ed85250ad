"""Rectangles: moved, grown, what lies in them, what they share."""

from __future__ import annotations

from designer.model.geometry import Point, Rect, around

BOX = Rect(10, 20, 30, 40)


def test_edges_and_the_middle() -> None:
    assert (BOX.right, BOX.bottom, BOX.centre) == (40, 60, Point(25, 40))


def test_moved_and_grown() -> None:
    assert BOX.moved(1, 2) == Rect(11, 22, 30, 40)
    assert BOX.moved(-1, -2) == Rect(9, 18, 30, 40)
    assert BOX.grown(5) == Rect(5, 15, 40, 50)


def test_of_its_edges_the_left_and_the_upper_are_inside() -> None:
    assert [BOX.holds(Point(x, 40)) for x in (9.9, 10, 39.9, 40)] == [False, True, True, False]
    assert [BOX.holds(Point(25, y)) for y in (19.9, 20, 59.9, 60)] == [False, True, True, False]


def test_sharing_an_edge_is_not_meeting() -> None:
    for neighbour in (Rect(40, 20, 30, 40), Rect(-20, 20, 30, 40), Rect(10, 60, 30, 40), Rect(10, -20, 30, 40)):
        assert not BOX.meets(neighbour)
        assert BOX.meets(neighbour.grown(0.1))


def test_the_smallest_around_all() -> None:
    assert around([]) is None
    assert around([BOX, Rect(0, 50, 5, 30)]) == Rect(0, 20, 40, 60)
