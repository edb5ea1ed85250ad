"""Segments that a person fixed."""

from __future__ import annotations

import math

import pytest

from designer.layout.blocks import Block
from designer.layout.chart import Pin
from designer.layout.pins import pinned_path
from designer.model.geometry import Rect

S, T = Block(Rect(0, 0, 200, 84)), Block(Rect(400, 300, 200, 84))


def test_an_upright_pin_takes_the_step() -> None:
    path, held = pinned_path(S, T, [Pin(1, 230)]) or pytest.fail("no way")
    assert path.at == [200, 42, 230, 342, 400]
    assert held == (1,)


def test_a_level_pin_leaves_from_below() -> None:
    path, held = pinned_path(S, T, [Pin(2, 200)]) or pytest.fail("no way")
    assert path.at == [84, 100, 200, 500, 300]
    assert held == (1,)


def test_pins_are_passed_in_the_order_of_their_numbers() -> None:
    path, held = pinned_path(S, T, [Pin(3, 700), Pin(1, 250), Pin(2, 500)]) or pytest.fail("no way")
    assert path.at == [200, 42, 250, 500, 700, 342, 600]
    assert held == (1, 2, 3)


def test_two_parallel_pins_are_joined_half_way() -> None:
    path, held = pinned_path(S, T, [Pin(1, 230), Pin(3, 370)]) or pytest.fail("no way")
    assert path.at == [200, 42, 230, 192, 370, 342, 400]
    assert held == (1, 3)


def test_a_pin_over_the_box_is_where_the_arrow_leaves() -> None:
    path, _ = pinned_path(S, T, [Pin(1, 60)]) or pytest.fail("no way")
    assert path.at == [84, 60, 342, 400]
    diamond = Block(Rect(0, 0, 200, 84), "diamond")
    path, held = pinned_path(diamond, T, [Pin(1, 60)]) or pytest.fail("no way")
    assert path.at == [84, 100, 104, 60, 342, 400], "from the tip, then over to the line"
    assert held == (2,)


def test_without_pins_or_with_nonsense_nothing_breaks() -> None:
    assert pinned_path(S, T, []) is None
    for at in (math.nan, math.inf, -math.inf, 42.0, 100.0):
        for index in range(3):
            found = pinned_path(S, T, [Pin(index, at)])
            assert found is None or all(map(math.isfinite, found[0].at))
