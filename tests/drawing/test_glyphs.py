"""Icons as strokes: all that are shipped are read, and look as Qt's own reader draws them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from designer.drawing.display import Icon
from designer.drawing.glyphs import glyph, path_commands
from designer.paths import resource
from designer.rendering.painter import paint

NAMES = sorted(path.stem for path in Path(resource("icons")).glob("*.svg"))
SIDE = 96
FILLED = {"palette", "tag", "tags", "key-round"}
"""Icons with dots that are filled as well as stroked; the strokes alone cover them but for a few pixels."""


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_looks_as_its_file_says(qapp: object, name: str) -> None:
    def blank() -> QImage:
        image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))
        return image

    mine, theirs = blank(), blank()
    painter = QPainter(mine)
    paint(painter, (Icon(0, 0, SIDE, name, "#000000"),))
    painter.end()
    source = resource(f"icons/{name}.svg").read_bytes().replace(b"currentColor", b"black")
    painter = QPainter(theirs)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    far = sum(
        abs(a - b) > 64 for a, b in zip(bytes(mine.constBits())[::4], bytes(theirs.constBits())[::4], strict=True)
    )
    assert far <= (60 if name in FILLED else 0)


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        glyph("no-such-icon")


def test_short_forms_of_paths() -> None:
    assert list(path_commands("M1 2 3 4h2v-1.5.5z")) == [
        ("M", 1, 2),
        ("L", 3, 4),
        ("L", 5, 4),
        ("L", 5, 2.5),
        ("L", 5, 3.0),
        ("Z",),
    ]
    assert list(path_commands("m1,1 l1-1m2 2")) == [("M", 1, 1), ("L", 2, 0), ("M", 4, 2)]
    (_, first, second) = path_commands("M0 0c0 1 1 1 1 0s1-1 1 0")
    assert second[1:3] == (1, -1), "the first handle mirrors the one before"
    assert first[-2:] == (1, 0)


def test_arcs_end_where_they_should_and_keep_their_radius() -> None:
    (_, *curves) = path_commands("M10 0A10 10 0 1110 .001")
    assert curves[-1][-2:] == (10, 0.001)
    assert len(curves) == 4
    for curve in curves:
        assert math.dist(curve[-2:], (20, 0)) == pytest.approx(10, abs=0.01)


def test_flags_of_arcs_need_no_space() -> None:
    spaced = list(path_commands("M2 2a1 1 0 0 1 1 1"))
    assert list(path_commands("M2 2a1 1 0 011 1")) == spaced
