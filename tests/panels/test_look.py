"""Icons and colours follow the theme."""

from __future__ import annotations

import gc

import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QIcon, QImage
from pytestqt.qtbot import QtBot

from designer.drawing.style import DARK, LIGHT
from designer.panels import look as looks
from designer.panels.look import Look, weighted


def ink(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> str:
    image: QImage = icon.pixmap(QSize(32, 32), mode).toImage()
    found = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
    return max((colour for colour in found if colour.alpha() == 255), key=lambda c: c.alpha()).name()


def test_an_icon_is_drawn_in_the_theme_of_the_moment(look: Look, qtbot: QtBot) -> None:
    icon = look.icon("square", "text")
    assert ink(icon) == LIGHT.text
    with qtbot.waitSignal(look.changed):
        look.become(DARK)
    assert ink(icon) == DARK.text
    assert ink(icon, QIcon.Mode.Disabled) == look.hex("disabled")


def test_icons_of_no_size_are_no_trouble(look: Look) -> None:
    assert look.icon("square").pixmap(QSize(0, 0)).width() <= 1
    assert look.pixmap("save", "accent", 24, 2.0).width() == 48


def test_colours_of_controls_are_derived(look: Look) -> None:
    assert look.colour("panel").name() == LIGHT.panel
    assert look.colour("hover") != look.colour("panel")


def test_weights(qapp: object) -> None:
    font = QFont("Inter")
    font.setPixelSize(13)
    heavier = weighted(font, QFont.Weight.DemiBold, 2)
    assert (heavier.pixelSize(), heavier.weight()) == (15, QFont.Weight.DemiBold)
    assert font.pixelSize() == 13


def test_a_copy_of_an_icon_that_goes_its_own_way_keeps_its_engine(look: Look) -> None:
    copies = []
    for _ in range(50):
        copy = QIcon(look.icon("square", "text"))
        copy.setIsMask(True)  # Qt makes another engine for it, which Python must not take away
        gc.collect(0)
        copies.append(copy)
    assert [ink(copy) for copy in copies] == [LIGHT.text] * 50
    del copy, copies
    look.icon("square").pixmap(QSize(8, 8))
    other = QIcon(look.icon("square"))
    other.setIsMask(True)
    assert sum(1 for each in looks._clones if shiboken6.isValid(each)) < 50, "engines go with their icons"
