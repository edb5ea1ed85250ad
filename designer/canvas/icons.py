"""Shipped icons for menus and lists, in a colour of the theme."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QPixmap

from designer.rendering.painter import icon_image


def icon(name: str, ink: str, ratio: float = 1.0, size: float = 16.0) -> QIcon:
    """The icon of this name in a colour (#rrggbb), for a screen of that pixel ratio; an empty one for no name."""
    if not name:
        return QIcon()
    pixmap = QPixmap.fromImage(icon_image(name, ink, size, ratio))
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)
