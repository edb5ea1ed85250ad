"""Contrast as WCAG defines it, and colours mended until they can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.colours import contrast, ink_on, luminance, mixed, parts, readable

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_known_contrasts() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1
    assert luminance("#ffffff") == pytest.approx(1)


@given(colours, colours, st.sampled_from((3.0, 4.5)))
def test_a_mended_colour_can_be_read(colour: str, ground: str, least: float) -> None:
    new = readable(colour, ground, least)
    assert contrast(new, ground) >= least
    if contrast(colour, ground) >= least:
        assert new == colour


@given(colours)
def test_some_ink_reads_on_any_ground(ground: str) -> None:
    assert contrast(ink_on(ground), ground) >= 4.0


def test_mixing_goes_from_one_to_the_other() -> None:
    assert mixed("#000000", "#ffffff", 0) == "#000000"
    assert mixed("#000000", "#ffffff", 1) == "#ffffff"
    assert mixed("#102030", "#304050", 0.5) == "#203040"


def test_parts_of_a_colour() -> None:
    assert parts("#01020380") == (1, 2, 3, 128)
    with pytest.raises(ValueError, match="no colour"):
        parts("red")
