"""The themes of the window: the colours that pictures use too, made into a palette and a style sheet.

Qt's own colour schemes do nothing on a bare X server and offscreen, so the program brings its own and only asks the
system which one is wanted.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette

from designer.drawing.style import DARK, HIGH_CONTRAST, LIGHT
from designer.panels.look import Look
from designer.paths import cache_dir, resource

SCREENS = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}
"""The themes of the screen by the words of the setting."""


def wanted(setting: str) -> str:
    """The theme that a setting means now: light, dark or contrast; `system` asks Qt what the system says."""
    if setting in SCREENS:
        return setting
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def palette(look: Look) -> QPalette:
    """Qt's palette for a theme."""
    result = QPalette()
    role = QPalette.ColorRole
    for name, token in (
        (role.Window, "window"), (role.WindowText, "text"), (role.Base, "field"), (role.AlternateBase, "window"),
        (role.Text, "text"), (role.Button, "panel"), (role.ButtonText, "text"), (role.BrightText, "error"),
        (role.Highlight, "accent"), (role.HighlightedText, "on_accent"), (role.Link, "accent"),
        (role.LinkVisited, "accent"), (role.ToolTipBase, "panel"), (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"), (role.Light, "card"), (role.Midlight, "hover"), (role.Mid, "line_strong"),
        (role.Dark, "line_strong"), (role.Shadow, "line"), (role.Accent, "accent"),
    ):  # fmt: skip
        result.setColor(name, look.colour(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, look.colour("disabled"))
    return result


def style_sheet(look: Look) -> str:
    """The shipped style sheet with the colours and icons of a theme in place."""
    text = re.sub(r"/\*.*?\*/", "", resource("themes/window.qss").read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(
        r"\$img\(([a-z0-9-]+), \$(\w+)(?:, (\d+))?\)",
        lambda found: _image(found[1], look.colour(found[2]).name(), int(found[3] or 24)),
        text,
    )
    return re.sub(r"\$(\w+)", lambda found: look.colour(found[1]).name(), text)


def _image(name: str, colour: str, size: int) -> str:
    """A file with an icon in a colour, so many pixels wide: style sheets can only name files."""
    folder = cache_dir() / "icons"
    path = folder / f"{name}-{colour[1:]}-{size}.svg"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        svg = resource(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour)
        svg = svg.replace('width="24"', f'width="{size}"').replace('height="24"', f'height="{size}"')
        path.write_text(svg, "utf-8")
    return path.as_posix()
