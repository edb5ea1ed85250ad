"""Rectangles in a grid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from designer.canvas.items.tiles import Tiles, key_of
from designer.model.geometry import Rect

coordinates = st.integers(-6000, 6000)
rects = st.builds(Rect, coordinates, coordinates, st.integers(1, 2500), st.integers(1, 2500))


@given(st.dictionaries(st.sampled_from("abcdefgh"), rects), st.data())
def test_what_reaches_into_an_area_is_found_and_nothing_else(kept: dict[str, Rect], data: st.DataObject) -> None:
    tiles = Tiles()
    for id, rect in kept.items():
        tiles.put(id, data.draw(rects))
        tiles.put(id, rect)
    for id in list(kept)[::3]:
        tiles.take(id)
        del kept[id]
    area = data.draw(rects)
    found = {id for id, _ in tiles.ids_in(QRectF(*area))}
    wanted = {
        id
        for id, r in kept.items()
        if r.x <= area.right and r.right >= area.x and r.y <= area.bottom and r.bottom >= area.y
    }
    assert found == wanted


def test_changes_name_the_tiles_they_touch() -> None:
    tiles = Tiles()
    first, second = Rect(10, 10, 5, 5), Rect(4000, 10, 5, 5)
    assert tiles.put("a", first) == {key_of(first)}
    assert tiles.put("a", second) == {key_of(first), key_of(second)}
    assert tiles.take("a") == {key_of(second)}
    assert tiles.take("a") == set()
    assert len(tiles) == 0
    assert not tiles.tiles


def test_parts_leave_out_what_lies_between() -> None:
    tiles = Tiles()
    for number in range(10):
        tiles.put(str(number), Rect(number * 100, 0, 50, 50))
    strips = [QRectF(0, 0, 10, 100), QRectF(900, 0, 10, 100)]
    assert {id for id, _ in tiles.ids_in(QRectF(0, 0, 1000, 100), 0.0, strips)} == {"0", "9"}
