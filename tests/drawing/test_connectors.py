"""Arrows: lines in the style of their kind, heads at their end."""

from __future__ import annotations

import math

import pytest

from designer.drawing.connectors import HEAD, connector, head_corners, shortened
from designer.drawing.display import Path
from designer.drawing.style import LIGHT
from designer.model.choices import TransitionKind
from designer.model.geometry import Point

BEND = (Point(0, 0), Point(50, 0), Point(50, 40))


@pytest.mark.parametrize("kind", TransitionKind)
def test_a_head_is_at_the_end(kind: TransitionKind) -> None:
    line, head = connector(BEND, kind, LIGHT)
    assert isinstance(line, Path)
    assert isinstance(head, Path)
    assert head.commands[1][1:] == (50, 40)
    assert bool(head.fill) == (kind is TransitionKind.FUNCTIONAL)
    assert bool(line.dash) == (kind is not TransitionKind.FUNCTIONAL)


def test_kinds_look_different_without_colour() -> None:
    assert len({connector(BEND, kind, LIGHT) for kind in TransitionKind}) == len(TransitionKind)


def test_a_head_points_where_the_line_goes() -> None:
    wing, tip, other = head_corners(BEND, 4)
    assert tip == (50, 40)
    assert {wing, other} == {Point(46, 40 - HEAD), Point(54, 40 - HEAD)}
    assert head_corners((Point(5, 5), Point(5, 5)), 4)[1] == (5, 5)


@pytest.mark.parametrize("by", [1.0, 8.0, 40.0, 100.0])
def test_a_shortened_line_ends_earlier(by: float) -> None:
    end = shortened(BEND, by)[-1]
    assert math.dist(end, BEND[-1]) == pytest.approx(min(by, 40.0))
    assert shortened((Point(0, 0), Point(3, 0)), 8) == [Point(0, 0), Point(0, 0)]


def test_less_than_two_points_draw_nothing() -> None:
    assert connector((Point(0, 0),), TransitionKind.FUNCTIONAL, LIGHT) == ()
