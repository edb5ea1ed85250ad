"""Which parts of the scene a frame paints anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QRegion, QTransform

STRIPS = 3
"""Rectangles of the ground that are painted by themselves, as when scrolling lays strips bare. Through more of them a
line takes Qt many times as long as through the one around them."""

PARTS = 64
"""Rectangles of a frame that are told apart."""


def parts_of(region: QRegion, to_scene: Callable[[QRectF], QRectF]) -> list[QRectF] | None:
    """The rectangles of the scene that a region of the view shows, None where they are one or very many."""
    if not 1 < region.rectCount() <= PARTS:
        return None
    return [to_scene(QRectF(part)) for part in region]  # type: ignore[attr-defined]


def exposed(painter: QPainter) -> tuple[QRectF, list[QRectF] | None]:
    """What the painter of a view's ground is to paint: the rectangle of the scene, and its parts as `parts_of`.

    Where these are many, the painter is let paint all of the rectangle.
    """
    transform = painter.worldTransform()
    to_scene = transform.inverted()[0].mapRect
    painter.setWorldTransform(QTransform())
    region = painter.clipRegion().intersected(painter.viewport())  # what was spoiled may reach far out of sight
    if region.rectCount() > STRIPS:
        region = QRegion(region.boundingRect())
        painter.setClipRegion(region)
    painter.setWorldTransform(transform)
    return to_scene(QRectF(region.boundingRect())), parts_of(region, to_scene)
