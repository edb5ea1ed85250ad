"""A frame paints what is exposed, and no more than is in sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from designer.canvas.exposure import exposed, parts_of


def of(region: QRegion) -> tuple[QRectF, list[QRectF] | None]:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setClipRegion(region)
        painter.scale(0.5, 0.5)
        painter.translate(-1000, -2000)
        return exposed(painter)


def test_a_strip_reaches_no_farther_than_the_view(qapp: QApplication) -> None:
    area, parts = of(QRegion(QRect(100, -50_000, 20, 100_000)))
    assert area == QRectF(1200, 2000, 40, 600)
    assert parts is None


def test_two_strips_are_told_apart(qapp: QApplication) -> None:
    area, parts = of(QRegion(0, 0, 400, 7).united(QRegion(0, 0, 9, 300)))
    assert area == QRectF(1000, 2000, 800, 600)
    assert parts == [QRectF(1000, 2000, 800, 14), QRectF(1000, 2014, 18, 586)]


def test_many_places_are_painted_as_one(qapp: QApplication) -> None:
    region = QRegion()
    for place in range(5):
        region += QRegion(place * 20, place * 20, 10, 10)
    assert of(region) == (QRectF(1000, 2000, 180, 180), None)
    assert len(parts_of(region, lambda part: part) or []) == 5
