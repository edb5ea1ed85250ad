"""What panels look like: colours of the theme in use, icons that follow it, spacing and type.

One `Look` is made at the start and handed to every panel; when the theme changes it says so (`changed`), and icons
made by it repaint themselves.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QIconEngine, QPainter, QPixmap

from designer.drawing.colours import ink_on, mixed
from designer.drawing.style import Theme
from designer.rendering import icons

GRID = 4
"""Pixels: every distance in the window is a multiple of it."""

ICON = 16
"""Pixels: width and height of an icon beside text."""


class Look(QObject):
    """The theme in use, and what follows from it."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._own = _derived(theme)
        self.still = False
        """Whether motion is unwelcome."""

    def become(self, theme: Theme) -> None:
        """Take another theme; whoever listens repaints."""
        self.theme = theme
        self._own = _derived(theme)
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """The colour of a token: a field of the theme, or one of the controls' own (field, hover, disabled …)."""
        return QColor(self.hex(token))

    def hex(self, token: str) -> str:
        """The same as #rrggbb."""
        return self._own.get(token) or str(getattr(self.theme, token))

    def icon(self, name: str, token: str = "text") -> QIcon:
        """A shipped icon in a colour of the theme, now and after every change of theme."""
        return QIcon(_Engine(self, name, token))

    def pixmap(self, name: str, token: str = "text", size: int = ICON, ratio: float = 1.0) -> QPixmap:
        """The same as a picture, `size` pixels wide on a screen of that ratio."""
        return icons.pixmap(name, self.hex(token), size, ratio)

    def bold(self, font: QFont, by: int = 0) -> QFont:
        """A semibold copy of a font, larger by so many pixels."""
        return weighted(font, QFont.Weight.DemiBold, by)


def weighted(font: QFont, weight: QFont.Weight, by: int = 0) -> QFont:
    """A copy of a font with a weight, larger by so many pixels."""
    new = QFont(font)
    new.setWeight(weight)
    if by:
        new.setPixelSize(max(8, QFontInfo(font).pixelSize() + by))
    return new


def _derived(theme: Theme) -> dict[str, str]:
    """Colours that only controls need."""
    return {
        "field": theme.card,
        "hover": mixed(theme.panel, theme.text, 0.06),
        "disabled": mixed(theme.panel, theme.text, 0.4),
        "on_accent": ink_on(theme.accent),
        "accent_strong": mixed(theme.accent, theme.text, 0.2),
    }


class _Engine(QIconEngine):
    """Draws an icon at the moment it is needed, in the colour that the theme has then."""

    def __init__(self, look: Look, name: str, token: str) -> None:
        super().__init__()
        self.look, self.name, self.token = look, name, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        side = min(rect.width(), rect.height())
        pixmap = self._drawn(side, ratio, mode)
        place = QRect(QPoint(0, 0), QSize(side, side))
        place.moveCenter(rect.center())
        painter.drawPixmap(place, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawn(min(size.width(), size.height()), 1.0, mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(self._drawn(min(size.width(), size.height()), 1.0, mode))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def clone(self) -> QIconEngine:
        made = _Engine(self.look, self.name, self.token)
        # The icon that asked becomes its owner without Python's knowing: nobody else would hold it a moment longer.
        _clones[:] = [each for each in _clones if shiboken6.isValid(each)]
        _clones.append(made)
        return made

    def _drawn(self, side: int, ratio: float, mode: QIcon.Mode) -> QPixmap:
        side = max(1, side)  # Qt asks for icons of no size too
        token = "disabled" if mode == QIcon.Mode.Disabled else self.token
        return icons.pixmap(self.name, self.look.hex(token), side, ratio)


_clones: list[_Engine] = []
"""Engines that an icon of Qt owns; it deletes them, so those that are valid are in use."""
