"""The start screen asks for what the user wants."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.panels.look import Look
from designer.panels.start_page import PREVIEW, Offer, StartPage, name_of
from tests.panels.conftest import Shown


@pytest.fixture
def page(look: Look, shown: Shown) -> StartPage:
    made = StartPage(look)
    shown(made, 900, 700)
    made.offer_recent([Offer("/a/night.escalation", "Night shift", "/a")])
    made.offer_templates([Offer("/t/noc.escalation", "NOC"), Offer("/t/it.escalation", "IT")])
    return made


def test_ways_in(page: StartPage, qtbot: QtBot) -> None:
    signals = {"Open…": page.wants_open, "Blank matrix": page.wants_blank, "From a spreadsheet…": page.wants_sheet}
    for button in page.findChildren(QPushButton):
        with qtbot.waitSignal(signals[button.text()]):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_keyboard_begins_at_open(page: StartPage) -> None:
    assert isinstance(page.focusWidget(), QPushButton)
    assert page.focusWidget().text() == "Open…"


def test_cards_by_mouse_and_keys(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.wants_file) as heard:
        QTest.mouseClick(page._cards["/a/night.escalation"], Qt.MouseButton.LeftButton)
    assert heard.args == ["/a/night.escalation"]
    with qtbot.waitSignal(page.wants_template) as heard:
        QTest.keyClick(page._cards["/t/it.escalation"], Qt.Key.Key_Space)
    assert heard.args == ["/t/it.escalation"]


def test_words_and_pictures_come_later(page: StartPage) -> None:
    page.tell(Offer("/t/noc.escalation", "Network operations", "6 levels, 13 steps"))
    card = page._cards["/t/noc.escalation"]
    assert card.accessibleName() == "Network operations, 6 levels, 13 steps"
    image = QImage(PREVIEW * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(2)
    page.show_preview("/t/noc.escalation", image)
    assert card._picture.pixmap().toImage().devicePixelRatio() in (1.0, 2.0)
    assert card._picture.pixmap().size().width() >= PREVIEW.width()
    page.show_preview("/gone", image)


def test_a_section_without_offers_is_not_there(page: StartPage) -> None:
    page.offer_recent([])
    assert not page._recent.isVisible()
    assert page._templates.isVisible()


def test_names_of_files() -> None:
    assert name_of("/a/b/night shift.escalation") == "night shift"
