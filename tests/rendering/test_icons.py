"""Icons of widgets: sharp on any screen, in the colour asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from designer.rendering.icons import icon, pixmap


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_as_large_as_asked_and_sharp(qapp: object, ratio: float) -> None:
    made = pixmap("save", "#204080", 16, ratio)
    assert made.width() == 16 * ratio
    assert made.deviceIndependentSize().toSize() == QSize(16, 16)
    image = made.toImage()
    inks = {image.pixelColor(x, y).name() for x in range(made.width()) for y in range(made.height())
            if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert inks == {"#204080"}


def test_no_name_is_no_icon(qapp: object) -> None:
    assert icon("", "#204080").isNull()
    assert not icon("save", "#204080").isNull()
