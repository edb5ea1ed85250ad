"""How a picture is wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.drawing.picture import picture
from designer.panels.look import Look
from designer.panels.picture_dialog import PictureDialog, Wish
from designer.rendering.pdf import FIT
from tests.panels.conftest import Shown
from tests.small import small


@pytest.fixture
def dialog(look: Look, shown: Shown) -> PictureDialog:
    made = PictureDialog(look, picture(small()), Wish("png", 2.0, "A4"))
    shown(made, 520, 460)
    return made


def test_pixels_are_told(dialog: PictureDialog) -> None:
    bounds = picture(small()).bounds
    assert f"{round(bounds.width * 2):,} × {round(bounds.height * 2):,} pixels" in dialog.about.text()
    assert dialog.scale.isVisible()
    assert not dialog.paper.isVisible()


def test_pages_are_told(dialog: PictureDialog) -> None:
    QTest.mouseClick(dialog.chips.button(2), Qt.MouseButton.LeftButton)
    assert "page" in dialog.about.text()
    dialog.paper.setCurrentIndex(dialog.paper.findData(FIT))
    dialog.paper.activated.emit(0)
    assert dialog.wish() == Wish("pdf", 2.0, FIT)


def test_the_wish_is_told(dialog: PictureDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.chips.button(1), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.wished) as heard:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert heard.args[0].format == "svg"


def test_the_preview_is_a_picture(dialog: PictureDialog) -> None:
    assert dialog.preview.pixmap().width() > 200
