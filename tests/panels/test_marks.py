"""Marks, circles and patches as icons."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon

from designer.panels.desk import Desk
from designer.panels.marks import level_icon, mark_icon, person_icon
from tests import small


def colours(icon: QIcon, size: int) -> set[str]:
    image = icon.pixmap(size, size).toImage()
    pixels = [QColor(image.pixelColor(x, y)) for x in range(image.width()) for y in range(image.height())]
    return {colour.name() for colour in pixels if colour.alpha() == 255}


def test_a_mark_has_the_colour_of_its_rank(desk: Desk) -> None:
    severity = desk.matrix.severities[small.SEV1]
    assert desk.look.theme.severity(1, "", desk.look.theme.panel) in colours(mark_icon(severity, desk.look), 12)


def test_people_differ(desk: Desk) -> None:
    ana, bo = desk.matrix.contacts[small.ANA], desk.matrix.contacts[small.BO]
    assert colours(person_icon(ana, desk.look), 20) != colours(person_icon(bo, desk.look), 20)


def test_a_level_is_a_patch(desk: Desk) -> None:
    assert desk.look.theme.level(2) in colours(level_icon(desk.matrix.levels[small.L2], desk.look), 16)
