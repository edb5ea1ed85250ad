"""Themes as palettes and style sheets: nothing unset, text readable."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from designer.app import theme
from designer.drawing.colours import contrast
from designer.panels.look import Look

NAMES = list(theme.SCREENS)


@pytest.mark.parametrize("name", NAMES)
def test_the_style_sheet_is_whole(name: str, qapp: QApplication) -> None:
    sheet = theme.style_sheet(Look(theme.SCREENS[name]))
    assert "$" not in sheet
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert path.endswith(".svg")
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            assert "currentColor" not in file.read()


@pytest.mark.parametrize("name", NAMES)
def test_words_can_be_read(name: str, qapp: QApplication) -> None:
    look = Look(theme.SCREENS[name])
    for ink, grounds in (
        ("text", ("window", "panel", "field", "hover", "accent_ground")),
        ("muted", ("window", "panel", "field")),
        ("on_accent", ("accent",)),
        ("accent_text", ("panel", "accent_ground")),
        ("error_text", ("panel", "error_ground")),
        ("warning_text", ("panel", "warning_ground")),
    ):
        for ground in grounds:
            assert contrast(look.hex(ink), look.hex(ground)) >= 4.5, (ink, ground)


def test_the_palette_follows(qapp: QApplication) -> None:
    palette = theme.palette(Look(theme.SCREENS["dark"]))
    assert palette.color(QPalette.ColorRole.Window).name() == theme.SCREENS["dark"].window
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) != palette.text().color()


def test_a_setting_names_its_theme(qapp: QApplication) -> None:
    assert [theme.wanted(name) for name in NAMES] == NAMES
    assert theme.wanted("system") in NAMES
