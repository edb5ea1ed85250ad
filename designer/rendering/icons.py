"""Shipped icons for widgets, in a colour of the theme."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QPixmap

from designer.rendering.strokes import icon_image


def pixmap(name: str, ink: str, size: float = 16.0, ratio: float = 1.0) -> QPixmap:
    """The icon of this name in a colour (#rrggbb), `size` wide on a screen of that pixel ratio."""
    made = QPixmap.fromImage(icon_image(name, ink, size, ratio))
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, ink: str, ratio: float = 1.0, size: float = 16.0) -> QIcon:
    """The same for menus and lists; an empty one for no name."""
    return QIcon(pixmap(name, ink, size, ratio)) if name else QIcon()
