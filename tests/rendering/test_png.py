"""Pictures as PNG: the size asked for, true to paper, and never too large to open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from designer.drawing.display import Box, Picture
from designer.drawing.picture import picture
from designer.model.geometry import Rect
from designer.model.matrix import Matrix
from designer.rendering import png as module
from designer.rendering.png import image, png, png_of
from tests.golden.sample import sample


def read(data: bytes) -> QImage:
    return QImage.fromData(QByteArray(data))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_png_has_the_size_asked_for(qapp: object, scale: float) -> None:
    bounds = picture(sample()).bounds
    found = read(png(sample(), scale))
    assert (found.width(), found.height()) == (round(bounds.width * scale), round(bounds.height * scale))
    assert abs(found.dotsPerMeterX() - 96 * scale / 0.0254) <= 1
    assert found.pixelColor(0, 0).name() == "#ffffff"


def test_the_same_matrix_gives_the_same_bytes(qapp: object) -> None:
    assert png(sample(), 1) == png(sample(), 1)


def test_a_huge_picture_is_drawn_smaller(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 10_000)
    shown = Picture((Box(0, 0, 4000, 1000, fill="#000000"),), Rect(0, 0, 4000, 1000))
    found = image(shown, 2)
    assert 9_000 <= found.width() * found.height() <= 10_200
    assert found.width() == pytest.approx(4 * found.height(), rel=0.05)


def test_a_picture_without_ground_is_clear(qapp: object) -> None:
    found = read(png_of(Picture((), Rect(0, 0, 10, 10)), 1))
    assert found.pixelColor(5, 5).alpha() == 0


def test_an_empty_matrix_can_be_pictured(qapp: object) -> None:
    assert not read(png(Matrix(), 1)).isNull()
