"""What one more end on a side costs."""

from __future__ import annotations

from designer.layout.blocks import Block
from designer.layout.crowding import Crowding
from designer.layout.paths import Path
from designer.model.geometry import Rect

BLOCKS = {
    "d": Block(Rect(0, 0, 160, 96), "diamond"),
    "left": Block(Rect(-328, 6, 200, 84)),
    "right": Block(Rect(300, 6, 200, 84)),
    "end": Block(Rect(600, 26, 150, 44), "pill"),
}
OUT, BACK, INTO = Path(True, [160.0, 48.0, 300.0]), Path(True, [300.0, 48.0, 160.0]), Path(True, [-128.0, 48.0, 0.0])


def test_at_a_diamond_in_and_out_keep_apart_and_ways_out_share_least() -> None:
    crowding = Crowding(BLOCKS)
    assert crowding.price(OUT, "d", "right") == 0
    crowding.put(OUT, "d", "right")
    assert crowding.price(BACK, "right", "d") > crowding.price(OUT, "d", "right") > 0
    crowding.put(OUT, "d", "right", -1)
    assert crowding.price(BACK, "right", "d") == 0
    crowding.put(INTO, "left", "d")
    assert 0 < crowding.price(INTO, "left", "d") < 60, "ways in may share"


def test_a_side_takes_what_fits_and_no_more() -> None:
    crowding = Crowding(BLOCKS)
    onto_end = Path(True, [500.0, 48.0, 600.0])
    for _ in range(3):
        assert crowding.price(onto_end, "right", "end") == 0
        crowding.put(onto_end, "right", "end")
        assert not crowding.is_crowded(onto_end, "right", "end")
    first = crowding.price(onto_end, "right", "end")
    crowding.put(onto_end, "right", "end")
    assert crowding.is_crowded(onto_end, "right", "end")
    assert crowding.price(onto_end, "right", "end") > first > 0
    from_above = Path(False, [-100.0, 675.0, 26.0])
    assert crowding.price(from_above, "left", "end") == 0
