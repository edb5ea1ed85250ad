"""Rings lie round the outline of the card; what an arrow is grabbed by lies off its words."""

from __future__ import annotations

import pytest

from designer.canvas.items.marks import Ring, handles_of, ring_radius
from designer.drawing.card_shapes import pill_radius
from designer.drawing.style import RADIUS
from designer.model.geometry import Point, Rect


@pytest.mark.parametrize("height", [40.0, 60.0, 96.0, 180.0])
def test_the_ring_of_a_beginning_or_an_end_is_as_round_as_its_card(height: float) -> None:
    ring = Ring(Rect(0, 0, 200, height), "pill", "selected")
    assert ring_radius(ring, 3.0) == pill_radius(height) + 3.0 <= 33.0


def test_the_ring_of_a_card_too() -> None:
    assert ring_radius(Ring(Rect(0, 0, 200, 96), "card", "selected"), 3.0) == RADIUS + 3.0


WAY = (Point(0, 0), Point(0, 50), Point(300, 50), Point(300, 100))


def test_the_bend_handle_lies_beside_the_words_of_the_arrow() -> None:
    assert [handle.at for handle in handles_of(WAY, 1.0)][2:] == [Point(150, 50)]
    words = Rect(110, 40, 80, 20)
    (bend,) = handles_of(WAY, 1.0, words)[2:]
    assert bend.kind == "level" and bend.at.y == 50
    assert not words.grown(10).holds(bend.at)


def test_words_that_fill_the_segment_leave_no_handle_on_them() -> None:
    assert len(handles_of(WAY, 1.0, Rect(10, 40, 280, 20))) == 2
    assert len(handles_of(WAY, 1.0, Rect(110, 80, 80, 20))) == 3
