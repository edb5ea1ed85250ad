"""Pens, brushes, paths and icons: what they are made of, and that each is made once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from designer.drawing.display import polyline
from designer.model.geometry import Point
from designer.rendering.strokes import NO_BRUSH, NO_PEN, brush, colour, extend, icon_image, path, pen


def test_colours_with_opacity() -> None:
    assert colour("#01020380").alpha() == 128
    assert colour("#010203").alpha() == 255


def test_each_is_made_once(qapp: object) -> None:
    assert pen("#010203", 2.0, (1.0, 2.0)) is pen("#010203", 2.0, (1.0, 2.0))
    assert brush("#010203") is brush("#010203")
    assert icon_image("phone", "#010203", 16, 1.5) is icon_image("phone", "#010203", 16, 1.5)


def test_no_colour_draws_nothing() -> None:
    assert (pen(""), brush("")) == (NO_PEN, NO_BRUSH)


def test_dashes_are_as_long_whatever_the_width_of_the_line() -> None:
    assert pen("#010203", 2.0, (4.0, 6.0)).dashPattern() == [2.0, 3.0]


def test_dots_are_round_and_dashes_are_not() -> None:
    assert pen("#010203", 2.0, (0.0, 4.0)).capStyle() == Qt.PenCapStyle.RoundCap
    assert pen("#010203", 2.0, (4.0, 4.0)).capStyle() == Qt.PenCapStyle.FlatCap


def test_an_icon_is_as_large_as_the_screen_needs(qapp: object) -> None:
    made = icon_image("phone", "#010203", 16, 1.5)
    assert (made.width(), made.devicePixelRatio()) == (24, 1.5)


def test_batches_are_moved_paths(qapp: object) -> None:
    commands = polyline([Point(0, 0), Point(10, 0), Point(10, 10)], 4)
    batch = QPainterPath()
    extend(batch, commands, 5, 7)
    assert batch == path(commands).translated(QPointF(5, 7))
