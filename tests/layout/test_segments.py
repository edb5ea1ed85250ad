"""How far segments may move, and where they would like to lie."""

from __future__ import annotations

from designer.layout.blocks import BELOW, RIGHT, Block
from designer.layout.obstacles import Obstacles
from designer.layout.paths import Path
from designer.layout.segments import of_one_path, port_spacing, segments
from designer.model.geometry import Rect

STEP = Path(True, [200.0, 42.0, 250.0, 242.0, 328.0])


def scene(*more: Rect) -> Obstacles:
    obstacles = Obstacles()
    for key, rect in zip("stuvw", (Rect(0, 0, 200, 84), Rect(328, 200, 200, 84), *more), strict=False):
        obstacles.put(key, Block(rect))
    return obstacles


def test_a_step_wants_the_middle_of_its_channel() -> None:
    (middle,) = segments({"a": STEP}, {"a": ("s", "t")}, scene(), (), level=False)
    assert (middle.least, middle.want, middle.most) == (220, 264, 308)
    assert (middle.low, middle.high, middle.turn_low, middle.turn_high) == (42, 242, -1, 1)


def test_other_boxes_narrow_the_channel() -> None:
    (middle,) = segments({"a": STEP}, {"a": ("s", "t")}, scene(Rect(200, 100, 30, 60)), (), level=False)
    assert (middle.least, middle.want, middle.most) == (242, 275, 308)


def test_ends_stay_on_the_middle_of_their_sides() -> None:
    first, last = segments({"a": STEP}, {"a": ("s", "t")}, scene(), (), level=True)
    assert (round(first.least, 3), first.want, round(first.most, 3)) == (8.4, 42, 75.6)
    assert first.sides == (("s", RIGHT),)
    assert last.sides == (("t", 2),)
    straight = Path(True, [200.0, 60.0, 328.0])
    obstacles = Obstacles()
    obstacles.put("s", Block(Rect(0, 0, 200, 84)))
    obstacles.put("t", Block(Rect(328, 36, 200, 84)))
    (only,) = segments({"a": straight}, {"a": ("s", "t")}, obstacles, (), level=True)
    assert len(only.sides) == 2
    assert (round(only.least, 3), round(only.most, 3)) == (44.4, 75.6)


def test_pinned_segments_stay() -> None:
    (middle,) = segments({"a": STEP}, {"a": ("s", "t")}, scene(), {("a", 1)}, level=False)
    assert middle.fixed
    assert (middle.least, middle.most) == (250, 250)


def test_tight_gaps_leave_a_segment_where_it_is() -> None:
    (middle,) = segments(
        {"a": STEP}, {"a": ("s", "t")}, scene(Rect(205, 90, 40, 60), Rect(255, 90, 40, 60)), (), level=False
    )
    assert middle.least <= 250 <= middle.most


def test_ends_on_a_side_share_its_middle() -> None:
    card = Block(Rect(0, 0, 200, 84))
    assert port_spacing(card, RIGHT, 1) == 0
    assert port_spacing(card, RIGHT, 2) == 24
    assert round(port_spacing(card, RIGHT, 5), 3) == 10.08
    assert port_spacing(card, BELOW, 5) == 24
    assert port_spacing(Block(Rect(0, 0, 160, 96), "diamond"), RIGHT, 3) == 0


def test_steps_may_vanish_but_returns_may_not() -> None:
    found = segments({"a": STEP}, {"a": ("s", "t")}, scene(), (), level=True)
    assert list(of_one_path(found, ())) == [(0, 1, 0.0)]
    assert list(of_one_path(found, {("a", 1)})) == [(0, 1, 12.0)]
    back = Path(True, [200.0, 42.0, 250.0, 20.0, 200.0])
    found = segments({"a": back}, {"a": ("s", "s")}, scene(), (), level=True)
    assert list(of_one_path(found, ())) == [(1, 0, 12.0)]
