"""Shapes are values; lines, corners and dots become commands."""

from __future__ import annotations

from designer.drawing.display import Box, Group, Text, is_dotted, polygon, polyline, rounded
from designer.model.geometry import Point, Rect


def test_shapes_compare_by_content_and_can_be_kept() -> None:
    one = Group((Box(0, 0, 1, 1), Text(0, 0, "a", 13, "#000000")), 3, 4)
    assert one == Group((Box(0, 0, 1, 1), Text(0, 0, "a", 13, "#000000")), 3, 4)
    assert len({one, one._replace(dx=5)}) == 2


def test_a_line_has_its_bends_rounded_no_more_than_fits() -> None:
    sharp = polyline([Point(0, 0), Point(10, 0), Point(10, 10)])
    assert sharp == (("M", 0, 0), ("L", 10, 0), ("L", 10, 10))
    bent = polyline([Point(0, 0), Point(10, 0), Point(10, 2)], 4)
    assert bent[0] == ("M", 0, 0)
    assert bent[1] == ("L", 9, 0), "half of the short segment, not the whole radius"
    assert bent[2][0] == "C"
    assert bent[2][-2:] == (10, 1)
    assert bent[-1] == ("L", 10, 2)
    assert polyline([]) == ()
    assert polyline([Point(1, 1), Point(1, 1), Point(1, 1)], 4)[-1] == ("L", 1, 1)


def test_closed_shapes_close() -> None:
    assert polygon([Point(0, 0), Point(1, 0), Point(0, 1)])[-1] == ("Z",)
    square = rounded(Rect(0, 0, 10, 10), (0, 0, 0, 0))
    assert [command[0] for command in square] == ["M", "L", "L", "L", "L", "Z"]
    assert sum(command[0] == "C" for command in rounded(Rect(0, 0, 10, 10), (1, 2, 3, 4))) == 4


def test_short_strokes_are_dots() -> None:
    assert is_dotted((0.3, 4))
    assert not is_dotted((6, 4))
    assert not is_dotted(())
