"""Painting a display list: nothing is left behind, icons from the store look like strokes, anchors hold."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from designer.drawing.card_shapes import shapes
from designer.drawing.cards import card
from designer.drawing.display import Box, Group, Icon, Shape, Text
from designer.drawing.style import THEMES
from designer.rendering import painter as module
from designer.rendering.painter import paint, paint_prepared, prepared
from tests.golden.sample import sample


def drawn(found: tuple[Shape, ...], scale: float = 1.0, icon_scale: float | None = None, size: int = 240) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    before = painter.transform()
    paint(painter, found, icon_scale)
    assert painter.transform() == before
    painter.end()
    return image


def ink(image: QImage) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of what is not white."""
    dark = [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).lightness() < 200
    ]
    if not dark:
        return None
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.37, 2.0])
def test_icons_from_the_store_lie_where_strokes_do(qapp: object, scale: float) -> None:
    icon = (Icon(20.3, 31.7, 16, "phone", "#000000"),)
    stroked, copied = ink(drawn(icon, scale)), ink(drawn(icon, scale, scale))
    assert stroked is not None
    assert copied is not None
    assert all(abs(a - b) <= 1 for a, b in zip(stroked, copied, strict=True))


def test_turned_icons_are_stroked(qapp: object) -> None:
    turned = (Group((Icon(0, 0, 24, "arrow-right", "#000000"),), 50, 50, angle=-90.0),)
    assert drawn(turned, 1, 1) == drawn(turned, 1, None)


@pytest.mark.parametrize("text", ["Duty manager", "דנה לוי"])
def test_anchors_hold_in_both_directions(qapp: object, text: str) -> None:
    def edges(anchor: str) -> tuple[int, int]:
        found = ink(drawn((Text(120, 50, text, 14, "#000000", 400, anchor),)))  # type: ignore[arg-type]
        assert found is not None
        return found[0], found[2]

    assert 118 <= edges("start")[0] <= 124
    if text.isascii():
        assert 116 <= edges("end")[1] <= 121
        assert abs(sum(edges("middle")) / 2 - 120) <= 2


def test_the_order_of_mixed_text_follows_its_first_letter(qapp: object) -> None:
    # Read from right to left, the first is the second read from left to right.
    assert drawn((Text(20, 50, "דנה 12 abc", 14, "#000000"),)) == drawn((Text(20, 50, "abc 12 דנה", 14, "#000000"),))


def test_groups_move_and_come_back(qapp: object) -> None:
    box = Box(0, 0, 10, 10, fill="#000000")
    nested = (Group((Group((box,), 20, 0),), 0, 30), box)
    assert ink(drawn(nested)) == (0, 0, 29, 39)


def test_colours_with_opacity(qapp: object) -> None:
    image = drawn((Box(0, 0, 50, 50, fill="#00000080"),))
    assert 120 <= image.pixelColor(20, 20).red() <= 135


def test_nothing_is_drawn_without_a_colour(qapp: object) -> None:
    assert ink(drawn((Box(10, 10, 50, 50), Box(0, 0, 5, 5, 2)))) is None


def test_what_is_prepared_is_kept_and_shared(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = sample()
    found = shapes(card(matrix, next(iter(matrix.steps.values()))), "light")
    first = drawn(found)
    monkeypatch.setattr(module, "prepared", None)
    assert drawn(found) == first, "the second time nothing is prepared"


def test_the_store_does_not_grow_for_ever(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_KEPT", 8)
    for number in range(30):
        drawn((Box(number, 0, 1, 1, fill="#000000"),), size=16)
    assert len(module._kept) <= 8


def test_prepared_shapes_paint_the_same(qapp: object) -> None:
    matrix = sample()
    for step in matrix.steps.values():
        found = shapes(card(matrix, step), "dark")
        image = QImage(240, 240, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_prepared(painter, prepared(found))
        painter.end()
        assert image == drawn(found)


@pytest.mark.parametrize("theme", THEMES)
def test_every_card_paints_in_every_theme(qapp: object, theme: str) -> None:
    matrix = sample()
    for step in matrix.steps.values():
        assert drawn(shapes(card(matrix, step), theme)) != drawn(())
