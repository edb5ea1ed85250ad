"""The palette: dragged, or inserted by keys and double-clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.canvas.mime import step_kind_of
from designer.model.choices import StepKind
from designer.panels.desk import Desk
from designer.panels.palette import ON_PALETTE, Palette
from tests.panels.conftest import Shown


@pytest.fixture
def palette(desk: Desk, shown: Shown) -> Palette:
    made = Palette(desk)
    shown(made, 256, 300)
    return made


def test_the_kinds_people_need_are_there(palette: Palette) -> None:
    assert tuple(palette.buttons) == ON_PALETTE
    assert [button.text() for button in palette.buttons.values()][:3] == ["First contact", "Step", "Decision"]
    widths = {button.width() for button in palette.buttons.values()}
    assert len(widths) == 1


@pytest.mark.parametrize("kind", ON_PALETTE)
def test_what_is_dragged_is_understood_by_the_canvas(palette: Palette, kind: StepKind) -> None:
    assert step_kind_of(palette.buttons[kind].mime()) is kind


def test_keys_and_double_clicks_insert(palette: Palette, qtbot: QtBot) -> None:
    button = palette.buttons[StepKind.WAIT]
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(palette.inserted) as heard:
            QTest.keyClick(button, key)
        assert heard.args == ["wait"]
    with qtbot.waitSignal(palette.inserted):
        QTest.mouseDClick(button, Qt.MouseButton.LeftButton)


def test_a_click_picks_and_inserts_nothing(palette: Palette, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(palette.inserted), qtbot.waitSignal(palette.picked) as heard:
        QTest.mouseClick(palette.buttons[StepKind.END], Qt.MouseButton.LeftButton)
    assert heard.args == ["end"]


def test_a_press_that_is_let_go_elsewhere_picks_nothing(palette: Palette, qtbot: QtBot) -> None:
    button = palette.buttons[StepKind.END]
    with qtbot.assertNotEmitted(palette.picked):
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight() + QPoint(30, 30))


@pytest.mark.parametrize("width", [140, 180, 200, 229, 256, 320])
def test_no_name_is_cut_at_any_width(palette: Palette, qtbot: QtBot, width: int) -> None:
    palette.resize(width, 500)
    qtbot.waitUntil(
        lambda: palette.buttons[StepKind.ENTRY].x() == palette.buttons[StepKind.DECISION].x() or width < 200
    )
    for button in palette.buttons.values():
        assert button.width() >= button.sizeHint().width(), button.text()
        assert button.geometry().right() < palette.width()
