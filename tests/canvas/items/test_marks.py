"""Rings lie round the outline of the card."""

from __future__ import annotations

import pytest

from designer.canvas.items.marks import Ring, ring_radius
from designer.drawing.card_shapes import pill_radius
from designer.drawing.style import RADIUS
from designer.model.geometry import Rect


@pytest.mark.parametrize("height", [40.0, 60.0, 96.0, 180.0])
def test_the_ring_of_a_beginning_or_an_end_is_as_round_as_its_card(height: float) -> None:
    ring = Ring(Rect(0, 0, 200, height), "pill", "selected")
    assert ring_radius(ring, 3.0) == pill_radius(height) + 3.0 <= 33.0


def test_the_ring_of_a_card_too() -> None:
    assert ring_radius(Ring(Rect(0, 0, 200, 96), "card", "selected"), 3.0) == RADIUS + 3.0
